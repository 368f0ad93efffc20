"""Since a meeting: new figures, revisions and what was taken away are told apart, and only a new figure is a signal."""

from tests.sql_spec import expect

QUESTION = "questions.changed_since"
KEY = "recycling | E08000009"
THEN = f"indicator_id | area_code | value | period_start | period_end\n{KEY} | 40.0 | 2023-04-01 | 2024-04-01"
# A card also has the change itself, as a number.
CARD = "indicator_id | area_code | value | period_start | period_end | change | change_verdict"
FIGURES = "indicator_id | area_code | period_start | period_end | value"
NEW = f"{CARD}\n{KEY} | 42.0 | 2024-04-01 | 2025-04-01 | 2.0 | better"
OLD = f"{CARD}\n{KEY} | 40.5 | 2023-04-01 | 2024-04-01 | 0.5 | better"


def given(card: str, of_then: float | None) -> dict[str, str]:
    held = "" if of_then is None else f"\n{KEY} | 2023-04-01 | 2024-04-01 | {of_then}"
    other = "\nrecycling | E08000001 | 2023-04-01 | 2024-04-01 | 30.0"
    return {"ledger.figure_then": THEN, "marts.card": card, "core.observation": f"{FIGURES}{held}{other}"}


def test_a_new_figure_is_a_signal_of_its_own_kind():
    expect(
        QUESTION,
        given(NEW, 40.0),
        """
            value_then | value_now | change     | is_revised | verdict
            -----------+-----------+------------+------------+--------
            40.0       | 42.0      | new_figure | false      | better
        """,
    )


def test_a_revision_of_the_past_is_told_beside_a_new_figure():
    expect(
        QUESTION,
        given(NEW, 41.0),
        "change | is_revised | value_of_then_now | verdict\nnew_figure | true | 41.0 | better",
    )


def test_a_revision_is_no_change_in_the_place():
    expect(QUESTION, given(OLD, 40.5), "change | is_revised | verdict\nrevised | true |")


def test_what_a_publisher_took_away_is_said_so():
    expect(QUESTION, given(OLD, None), "change | is_revised | verdict\ntaken_away | false |")


def test_the_same_figure_is_nothing_new():
    expect(QUESTION, given(OLD, 40.0), "change | is_revised | verdict\nnothing_new | false |")


def test_an_indicator_that_was_dropped_leaves_its_figure_of_then():
    nothing = f"{CARD}\nrecycling | E08000001 | 30.0 | 2023-04-01 | 2024-04-01 | 0.5 | better"
    expect(QUESTION, given(nothing, None), "value_then | value_now | change\n40.0 | | taken_away")
