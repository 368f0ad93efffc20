"""What pages say of wards: short, plain, without causes or certainty, and "too few to tell" where that is so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.rows import WardFigure
from dashboard.words import joined
from dashboard.words import wards as words
from tests.dashboard.example_rows import a_council, a_ward, an_indicator, some_wards
from tests.dashboard.reading_age import grade
from tests.dashboard.test_words_for_anything import CAUSES, CERTAINTY, JARGON, too_long

TODAY = date(2026, 11, 1)
COUNCIL = a_council()
LEVELS = ["higher", "lower", "similar", "too_few_to_tell", "not_compared"]
CHANGES = ["better", "worse", "higher", "lower", "moved_with_the_borough", "too_few_to_tell", "too_little_history"]


def a_figure(**changes: object) -> WardFigure:
    known = {"lower": 3.5, "upper": 4.9, "interval_basis": "share", "council_value": 3.0, "verdict": "higher"}
    return replace(some_wards([4.2])[0], **{**known, **changes})


def everything(ward: WardFigure) -> str:
    indicator, place = an_indicator(), a_ward()
    return joined(
        words.level(indicator, place, COUNCIL, ward),
        words.changed(COUNCIL, ward),
        words.all_changed(COUNCIL, [ward]),
        words.likely(indicator, ward, TODAY),
        words.note(indicator, COUNCIL.name, ward),
    )


@st.composite
def wards(draw: Callable[..., object]) -> WardFigure:
    value = draw(st.floats(0, 99))
    low, high = sorted((draw(st.floats(0, 99)), draw(st.floats(0, 99))))
    basis = draw(st.sampled_from(["share", "rate", "published", None]))
    ahead = draw(st.booleans())
    return a_figure(
        value=value,
        lower=low if basis else None,
        upper=high if basis else None,
        interval_basis=basis,
        council_value=draw(st.none() | st.floats(0, 99)),
        verdict=draw(st.sampled_from(LEVELS)) if basis else "not_compared",
        change=draw(st.sampled_from(CHANGES)),
        likely_low=low if ahead else None,
        likely_high=high if ahead else None,
        likely_by=date(2029, 4, 1) if ahead else None,
    )


@given(wards())
def test_every_sentence_is_short_and_says_nothing_of_causes_or_certainty(ward: WardFigure):
    said = everything(ward)

    assert too_long(said) == []
    assert CAUSES.findall(said.lower()) + CERTAINTY.findall(said.lower()) + JARGON.findall(said.lower()) == []
    assert not re.search(r"None|  |\.\.", said)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("change", CHANGES)
def test_it_can_be_read_at_eleven(level: str, change: str):
    assert grade(everything(a_figure(verdict=level, change=change)).replace("Northsea", "Kent")) <= 6


def test_a_level_comes_with_its_interval_and_its_council_s():
    said = words.level(an_indicator(), a_ward(), COUNCIL, a_figure())
    assert said == "Harbour ward is at 4.2%. Allowing for luck: 3.5% to 4.9%. That is higher than Northsea (3.0%)."


def test_too_few_to_tell_is_an_answer():
    said = words.level(an_indicator(), a_ward(), COUNCIL, a_figure(verdict="too_few_to_tell"))
    assert said.endswith("Too few to tell whether it differs from Northsea (3.0%).")
    assert words.changed(COUNCIL, a_figure(change="too_few_to_tell")) == "Too few to tell how it has changed."


def test_of_a_ward_that_is_held_back_no_number_is_said():
    ward = some_wards([None])[0]
    said = joined(
        words.level(an_indicator(), a_ward(), COUNCIL, replace(ward, verdict="withheld", council_value=3.0)),
        words.note(an_indicator(), COUNCIL.name, ward),
        words.interval(an_indicator(), ward),
    )
    assert said == "Too few to tell. The figure of Harbour ward is held back to protect people."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("moved_with_the_borough", "In its last year it moved much as Northsea did."),
        ("better", "In its last year it did better than Northsea, by more than luck often makes."),
        ("higher", "In its last year it went up more, or down less, than Northsea, by more than luck often makes."),
        ("too_little_history", "There is too little history of these wards to say how they have changed."),
    ],
)
def test_a_change_is_told_beside_the_council_s(change: str, said: str):
    assert words.changed(COUNCIL, a_figure(change=change)) == said


def test_of_many_wards_it_is_told_how_many_would_stand_out_by_luck():
    wards = [a_figure(change="worse"), *[a_figure(change="moved_with_the_borough")] * 19]
    assert words.all_changed(COUNCIL, wards) == (
        "In the last year 1 ward of 20 moved apart from Northsea by more than luck often makes. "
        "About 1 in 20 would do so by luck alone."
    )
    assert words.all_changed(COUNCIL, wards[1:]).startswith("In the last year no ward of 19 moved apart")


def test_a_range_whose_year_has_passed_is_not_told():
    ahead = a_figure(likely_low=3.0, likely_high=5.0, likely_by=date(2029, 4, 1))
    assert "3.0% to 5.0% is realistic by March 2029" in words.likely(an_indicator(), ahead, TODAY)
    assert words.likely(an_indicator(), ahead, date(2029, 4, 1)) == words.TOO_LITTLE_AHEAD


def test_intervals_are_headed_by_what_they_are():
    assert words.interval_title([a_figure(interval_basis="published")]) == "Margin of error"
    assert words.interval_title([a_figure()]) == "Allowing for luck"
    assert words.interval_title(some_wards([1.0])) == ""
