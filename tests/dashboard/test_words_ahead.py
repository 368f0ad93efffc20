"""What is said of the years ahead: by examples, and by what holds for any figures."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import figures
from dashboard.expected import PhraseRecord, headline, to_come
from dashboard.words import chances, outlook
from tests.dashboard.example_expectations import a_base_rate, a_chance, a_range, some_ranges
from tests.dashboard.example_rows import an_indicator
from tests.dashboard.reading_age import grade
from tests.dashboard.test_words_for_anything import CAUSES, CERTAINTY, JARGON, NUMBER, UNITS, sentences, too_long

INDICATOR, TODAY = an_indicator(), date(2026, 11, 23)
TOO_NARROW = "So the range is too narrow: expect more surprises than we say."
OF_WORDS = {"1", "2", "3", "4", "5", "8", "10", "20", "50", "100"}  # "8 in 10", "about 1 in 5", "10% or more"


def test_a_range_is_told_with_its_day():
    assert outlook.realistic(INDICATOR, a_range()) == "Going by the past, 1.5% to 4.5% is realistic by December 2027."


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (116.2, 127.4, "16% to 27% above the middle council"),
        (81.0, 93.5, "7% to 19% below the middle council"),
        (95.0, 112.0, "5% below to 12% above the middle council"),
    ],
)
def test_money_is_told_against_the_middle_council(low, high, said):
    pay = a_range(range_of="percent_of_the_middle", q100=low, q900=high)
    assert outlook.realistic(INDICATOR, pay) == f"Going by the past, {said} is realistic by December 2027."


def test_it_is_said_what_a_range_stands_on():
    assert outlook.how_sure(a_range()) == (
        "We expect about 8 in 10 such ranges to hold. "
        "That is so only if the years to come are like the 13 past years behind it. Those have the pandemic in them."
    )
    assert "pandemic" not in outlook.how_sure(a_range(last_end=2019))


@pytest.mark.parametrize(
    ("trust", "share", "said"),
    [
        ("holds", 0.81, "Of those ranges 81 in 100 held."),
        ("too_narrow", 0.64, "Of those ranges 64 in 100 held. " + TOO_NARROW),
        ("too_wide", 1.0, "Of those ranges all held. So the range is wider than it need be."),
    ],
)
def test_a_range_has_its_own_record(trust, share, said):
    told = outlook.record(a_range(trust=trust, share_in_80=share))
    assert told == f"We tried it on 11 past years, looking 3 years ahead. {said}"


def test_what_was_hardly_tried_claims_no_record():
    assert outlook.record(a_range(trust="not_tried", share_in_80=0.92, record_years=2)).startswith("Too few years")


def test_a_page_speaks_of_three_years_on_or_of_what_is_still_to_come():
    ranges = some_ranges()
    assert headline(ranges, date(2025, 3, 1)) == ranges[2]
    assert headline(ranges, date(2028, 3, 1)) == ranges[3]
    assert headline(ranges[:2], date(2025, 3, 1)) == ranges[1]
    assert headline(ranges, date(2030, 3, 1)) is None
    assert to_come(ranges, date(2028, 1, 1)) == list(ranges[3:])
    assert headline([a_range(q500=None)], date(2025, 3, 1)) is None


def test_no_range_has_a_reason():
    assert outlook.why_none([], TODAY) == "There is too little history to say what is realistic."
    assert "did not hold" in outlook.why_none([a_range(q500=None, trust="does_not_hold")], TODAY)
    assert outlook.why_none(some_ranges(1), TODAY) == "The latest figure is too old to look ahead from."


def test_a_chance_is_one_of_seven_phrases_with_what_became_of_it():
    assert chances.said(INDICATOR, 2.8, a_chance()) == "Chance of 2.8% or better by December 2027: about 1 in 3."
    assert chances.stands_on(a_chance()) == (
        "That goes by 13 past years, and only holds if the next ones are like them. "
        "Of 90,150 past targets we would have said that of, 33 in 100 were met."
    )


@pytest.mark.parametrize("why", chances.ABSENCES)
def test_no_chance_has_a_reason(why):
    said = chances.said(INDICATOR, 2.8, a_chance(chance=None, phrase=None, why_none=why, judged_at=None))
    assert said.endswith(".")
    assert chances.stands_on(a_chance(chance=None, phrase=None, why_none=why)) == ""


def test_dots_never_say_never_nor_surely():
    assert list(chances.DOTS.values()) == sorted(chances.DOTS.values())
    assert min(chances.DOTS.values()) == 1
    assert max(chances.DOTS.values()) == 9


def test_similar_starts_are_counted():
    assert chances.improved(a_base_rate(), 10) == (
        "Of 412 similar starts since 2004, 57 improved by 10% or more in three years."
    )
    assert chances.came_as_far(a_base_rate(met=0, ambition="not_seen", horizon=1)) == (
        "Of 412 similar starts since 2004, none came as far in one year. Not seen: none of them came as far."
    )
    assert chances.from_year_to_year(a_base_rate()) == (
        "Some starting years were better than others: from none to 45 in 100."
    )


def test_the_whole_record_is_summed_up_by_what_it_shows():
    held = [PhraseRecord(phrase="about_half", least=0.4, most=0.6, targets=9, share_met=share) for share in (0.5, 0.3)]
    assert chances.all_records(held[:1]) == "For every phrase, about as many came true as it says."
    assert "“about half”, fewer came true" in chances.all_records(held)


@st.composite
def expectations(draw: Callable[..., object]) -> tuple[object, ...]:
    unit, place = draw(st.sampled_from(UNITS))
    indicator = an_indicator(unit=unit, unit_place=place, decimals=draw(st.integers(0, 2)))
    values = sorted(draw(st.lists(st.floats(-1e6, 1e6), min_size=5, max_size=5)))  # type: ignore[type-var, arg-type]
    names = ("q100", "q250", "q500", "q750", "q900")
    likely = a_range(
        draw(st.integers(1, 5)),
        **dict(zip(names, values, strict=True)),
        years_behind=draw(st.integers(1, 40)),
        trust=draw(st.sampled_from(["holds", "too_narrow", "too_wide", "not_tried"])),
        share_in_80=draw(st.floats(0, 1)),
        record_years=draw(st.integers(1, 30)),
    )
    chance = a_chance(phrase=draw(st.sampled_from(list(chances.PHRASES))), past_share_met=draw(st.floats(0, 1)))
    rate = a_base_rate(
        horizon=draw(st.integers(1, 5)),
        met=draw(st.integers(0, 412)),
        one_in_four_reached=draw(st.floats(-1e6, 1e6)),
        best_reached=draw(st.floats(-1e6, 1e6)),
        ambition=draw(st.sampled_from(list(chances.AMBITIONS))),
    )
    return indicator, likely, chance, rate, draw(st.floats(-1e6, 1e6))


def everything_said(drawn: tuple) -> str:  # type: ignore[type-arg]
    indicator, likely, chance, rate, value = drawn
    return " ".join(
        [
            outlook.realistic(indicator, likely), outlook.how_sure(likely), outlook.record(likely),
            chances.said(indicator, value, chance), chances.stands_on(chance), chances.came_as_far(rate),
            chances.improved(rate, 10), chances.improved(rate, None), chances.from_year_to_year(rate),
            chances.reached(indicator, rate),
        ]
    )  # fmt: skip


def numbers_given(drawn: tuple) -> set[str]:  # type: ignore[type-arg]
    indicator, *rows, value = drawn
    given_values = [getattr(row, field.name) for row in rows for field in fields(row)] + [value]
    numbers = [it for it in given_values if isinstance(it, int | float) and not isinstance(it, bool)]
    texts = [figures.amount(indicator, number) for number in numbers]
    texts += [figures.in_a_hundred(number) for number in numbers if 0 <= number <= 1]
    texts += [f"{number:,}" for number in numbers if isinstance(number, int)] + [str(it) for it in numbers]
    texts += [figures.by(it) for it in given_values if isinstance(it, date)]
    return OF_WORDS | {number for text in texts for number in NUMBER.findall(text)}


@given(expectations())
@settings(max_examples=300)
def test_every_number_was_given(drawn):
    assert set(NUMBER.findall(everything_said(drawn))) - numbers_given(drawn) == set()


@given(expectations())
@settings(max_examples=300)
def test_sentences_are_short_and_claim_neither_causes_nor_certainty(drawn):
    said = everything_said(drawn)
    assert too_long(said) == []
    assert CAUSES.findall(said.lower()) + CERTAINTY.findall(said.lower()) + JARGON.findall(said.lower()) == []
    assert "None" not in said
    assert [it for it in sentences(said) if not it.endswith(".")] == []


def test_a_typical_answer_can_be_read_at_eleven():
    assert grade(everything_said((INDICATOR, a_range(), a_chance(), a_base_rate(), 2.8))) <= 6
