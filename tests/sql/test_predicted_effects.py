"""What an action predicted is held against the figure that ends nearest to its day, as both are printed."""

import pytest

from tests.sql_spec import expect

QUESTION = "questions.predicted_effects"
HEAD = (
    "action_id | action_ref | council_code | predicted_indicator_id | predicted_area_code | predicted_value"
    " | predicted_by"
)
BINS = "1 | bins | E08000009 | recycling | E08000009 | 58.0 | 2027-04-01"


def given(value: float, better: str = "higher", actions: str = BINS, end: str = "2027-04-01") -> dict[str, str]:
    return {
        "ledger.action": f"{HEAD}\n{actions}",
        "core.indicator": f"indicator_id | better | decimals\nrecycling | {better} | 1",
        "core.rhythm": "indicator_id | step_months\nrecycling | 12",
        "core.figure": (
            "indicator_id | area_code | period_start | period_end | value\n"
            f"recycling | E08000009 | 2026-04-01 | {end} | {value}"
        ),
    }


@pytest.mark.parametrize(
    ("value", "better", "is_reached"),
    [
        (58.0, "higher", "true"),
        (57.96, "higher", "true"),
        (57.94, "higher", "false"),
        (58.04, "lower", "true"),
        (58.06, "lower", "false"),
        (58.0, "neither", ""),
    ],
)
def test_a_figure_is_held_against_what_was_predicted(value: float, better: str, is_reached: str):
    expect(
        QUESTION,
        given(value, better),
        f"action_ref | value | is_reached\nbins | {value} | {is_reached}",
        council_code="E08000009",
    )


def test_the_figure_of_another_year_does_not_tell():
    expect(QUESTION, given(58.0, end="2026-04-01"), "action_ref | value", council_code="E08000009")


def test_what_is_predicted_is_the_last_version_of_it():
    corrected = f"{BINS}\n2 | bins | E08000009 | recycling | E08000009 | 60.0 | 2027-04-01"
    expect(
        QUESTION,
        given(59.0, actions=corrected),
        "action_ref | is_reached\nbins | false",
        council_code="E08000009",
    )


def test_an_action_that_predicts_nothing_has_no_row():
    expect(
        QUESTION, given(58.0, actions="1 | talk | E08000009 | | | |"), "action_ref | value", council_code="E08000009"
    )
