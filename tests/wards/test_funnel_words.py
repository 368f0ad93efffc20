"""What the page says of the funnel: what the shaded part means, how many lie outside, and which have no dot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.rows import FunnelPoint, WardFigure
from dashboard.words import funnel as words
from dashboard.words import joined
from tests.dashboard.example_rows import a_council, an_indicator, some_wards
from tests.dashboard.reading_age import grade
from tests.dashboard.test_words_for_anything import CAUSES, CERTAINTY, JARGON, too_long

INDICATOR, COUNCIL = an_indicator(), a_council()


def a_dot(number: int = 0, verdict: str = "similar") -> FunnelPoint:
    return FunnelPoint(
        people=8131,
        council_value=4.0,
        lower95_0=3.6,
        upper95_0=4.4,
        lower99_8=3.4,
        upper99_8=4.7,
        ward_code=f"E05{number:06d}",
        value=4.2,
        verdict=verdict,
    )


def everything(dots: list[FunnelPoint], wards: list[WardFigure]) -> str:
    names = {ward.ward_code: ward.ward_name for ward in wards}
    own = dots[0].ward_code
    return joined(
        words.meaning(COUNCIL),
        words.counted(dots),
        words.absent(dots, wards),
        words.picture(INDICATOR, COUNCIL, dots, names, own),
    )


@pytest.mark.parametrize("verdict", ["higher", "lower", "similar", "too_few_to_tell"])
def test_every_sentence_is_short_plain_and_says_nothing_of_causes_or_certainty(verdict: str):
    unknown = replace(some_wards([1.0, 2.0, 3.0, 4.0])[3], status="published")
    said = everything([a_dot(0, verdict), a_dot(1)], [*some_wards([4.2, 4.2, None]), unknown])

    assert too_long(said) == []
    assert CAUSES.findall(said.lower()) + CERTAINTY.findall(said.lower()) + JARGON.findall(said.lower()) == []
    assert grade(said.replace("Northsea", "Kent")) <= 6


def test_the_shaded_part_is_told_in_whole_wards_and_with_what_it_does_not_mean():
    said = words.meaning(COUNCIL)
    assert "If all wards were alike, luck alone would put 998 in 1,000 of them in the shaded part." in said
    assert said.endswith("But wards do differ, so many may lie outside. Outside does not mean well or badly run.")


def test_those_outside_are_counted():
    assert words.counted([a_dot(0, "higher"), a_dot(1), a_dot(2, "lower")]) == "Here 2 wards of 3 lie outside."
    assert words.counted([a_dot(0, "higher"), a_dot(1)]) == "Here 1 ward of 2 lies outside."
    assert words.counted([a_dot(0, "too_few_to_tell")]) == "Here no ward of 1 lies outside."


def test_a_ward_without_a_dot_is_told_with_its_reason():
    wards = some_wards([4.2, None, None, 5.0])
    assert words.absent([a_dot(0), a_dot(3)], wards) == (
        "2 wards have no dot: their figures are held back to protect people."
    )
    assert words.absent([a_dot(0)], some_wards([4.2, 5.0])) == (
        "1 ward has no dot: the counts behind its figure are not known."
    )
    not_published = replace(some_wards([4.2, None])[1], status="not_available")
    assert words.absent([a_dot(0)], [*some_wards([4.2]), not_published]) == "1 ward has no dot: it has no figure."
    assert words.absent([a_dot(0)], some_wards([4.2])) == ""


def test_a_dot_says_its_ward_its_people_and_its_side():
    assert words.at(INDICATOR, "Hale", a_dot()) == "Hale: 4.2%, 8,131 people"
    assert words.at(INDICATOR, "Hale", a_dot(0, "lower")) == "Hale: 4.2%, 8,131 people, below the shaded part"
