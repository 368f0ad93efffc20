"""What was expected and what came is said whichever way it went, and counted whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from dashboard.expected import Prediction
from dashboard.promised import Effect
from dashboard.words import predictions
from tests.dashboard import small_ledger
from tests.dashboard.example_rows import an_indicator
from tests.dashboard.reading_age import grade
from tests.dashboard.test_words_for_anything import CAUSES, CERTAINTY, JARGON, sentences, too_long

INDICATOR = an_indicator()
KEY = INDICATOR.indicator_id
WAITING = Prediction(
    indicator_id=KEY, area_code="E08000009", horizon=1, judged_at=date(2026, 1, 1), frozen_at=datetime(2025, 2, 1),
    range_of="value", q100=1.5, q900=4.5, value=None, is_inside_80=None,
)  # fmt: skip
HELD = replace(WAITING, value=3.2, is_inside_80=True)
MISSED = replace(WAITING, value=5.1, is_inside_80=False, judged_at=date(2027, 1, 1), horizon=2)
LATER = replace(WAITING, judged_at=date(2028, 1, 1), horizon=3)


def told(*said: Prediction) -> tuple[str, ...]:
    return predictions.told({KEY: INDICATOR}, said)


def test_where_nothing_was_expected_nothing_is_said():
    assert told() == ()


def test_while_nothing_has_come_it_is_said_when_it_can():
    assert told(WAITING, LATER) == (
        "No range that we gave for these figures has met its figure yet. The first can be December 2025.",
    )


def test_one_that_held_and_one_that_did_not_are_told_alike():
    assert told(HELD) == (
        "One range that we gave has met its figure. It held it.",
        f"{INDICATOR.title}: on 1 February 2025 we said 1.5% to 4.5% by December 2025. "
        "It came to 3.2%, inside the range.",
    )
    assert told(MISSED)[0] == "One range that we gave has met its figure. It did not hold it."
    assert told(MISSED)[1].endswith("It came to 5.1%, outside the range.")


def test_all_are_counted_and_the_newest_of_each_figure_is_shown():
    said = told(HELD, MISSED, WAITING)
    assert said[0] == "2 ranges that we gave have met their figure. 1 held it; 8 in 10 should."
    assert len(said) == 2
    assert "by December 2026" in said[1]


def test_of_one_year_the_range_that_was_given_last_is_shown():
    early = replace(HELD, horizon=3, q100=0.0)
    assert "1.5% to 4.5%" in told(HELD, early)[1]
    assert "1.5% to 4.5%" in told(early, HELD)[1]


def test_money_is_told_against_the_middle_council():
    pay = replace(HELD, range_of="percent_of_the_middle", q100=95.0, q900=112.0, value=94.0, is_inside_80=False)
    assert told(pay)[1].endswith(
        "we said 5% below to 12% above the middle council by December 2025. "
        "It came to 6% below the middle council, outside the range."
    )


def test_what_an_action_predicted_is_held_to_it():
    action = next(each for each in small_ledger.SAID if each.ref == "action-1")
    came = Effect(
        action_ref="action-1",
        period_start=date(2026, 1, 1),
        period_end=date(2027, 1, 1),
        value=3.2,
        is_reached=False,
    )
    said = predictions.effect(action, INDICATOR, came)  # type: ignore[arg-type]  # it has the fields that are read
    assert said == "Write to every landlord. Predicted: 45.0% or better. It was 3.2% in 2026. It was not reached."
    unjudged = predictions.effect(action, INDICATOR, replace(came, is_reached=None))  # type: ignore[arg-type]
    assert unjudged.endswith("It was 3.2% in 2026.")


@given(st.lists(st.tuples(st.floats(0, 100), st.booleans(), st.integers(1, 5)), min_size=1, max_size=6))
def test_whatever_came_is_said_plainly(drawn: list[tuple[float, bool, int]]):
    said = told(*(replace(HELD, value=value, is_inside_80=inside, horizon=horizon) for value, inside, horizon in drawn))
    text = " ".join(said).replace(INDICATOR.title, "This")
    assert not CAUSES.search(text)
    assert not CERTAINTY.search(text)
    assert not JARGON.search(text)
    assert not [each for each in sentences(text) if too_long(each)]
    assert grade(text) <= 6
