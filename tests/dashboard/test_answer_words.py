"""An answer says what is, what is realistic and what nobody knows, and asks only what the figures bear out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.answered import Answered, Demand, DemandBeside, WhyAsked
from dashboard.rows import Figure
from dashboard.words import asked, doorstep
from tests.dashboard.example_expectations import a_base_rate, a_range, some_ranges
from tests.dashboard.example_rows import a_card, a_council, a_source, a_spark, a_ward, an_indicator, some_wards

INDICATOR = an_indicator()
WHY = WhyAsked(INDICATOR.indicator_id, "Why do more people claim?", "Why do fewer people claim?")
UP = {"then_value": 2.0, "now_value": 3.1, "then_change": 1.1, "then_verdict": "worse"}


def a_figure(breaks: tuple[date, ...] = (), **changes: object) -> Figure:
    ranges = some_ranges()
    return Figure(INDICATOR, a_card(**changes), a_spark([2.0, 3.0], breaks=breaks), a_council(), ranges, ranges[2])


def an_answer(**changes: object) -> Answered:
    given = {"reader_place": a_council(), "figure": a_figure(**UP), "today": date(2026, 11, 1), "why": WHY,
             "source": a_source(), "rate": a_base_rate()}  # fmt: skip
    return Answered(**(given | changes))  # type: ignore[arg-type]


def said(answered: Answered, title: str) -> str:
    return next(part.said for part in doorstep.tell(answered).parts if part.title == title)


# What is asked


def test_why_more_is_asked_where_it_went_up():
    assert asked.question(a_figure(**UP), WHY) == "Why do more people claim?"


def test_why_fewer_is_asked_where_it_went_down():
    assert asked.question(a_figure(then_change=-1.0, then_verdict="better"), WHY) == "Why do fewer people claim?"


@pytest.mark.parametrize(
    "changes",
    [
        {"then_verdict": "no_clear_change"},
        {"then_verdict": "too_little_history"},
        {"then_value": 3.12},  # printed as 3.1%, as now
        {"then_value": None},
        {"breaks": (date(2015, 1, 1),)},
    ],
    ids=["no clear change", "too little history", "printed alike", "no then", "counted in another way"],
)
def test_no_change_is_presumed_that_the_figures_do_not_show(changes):
    assert asked.question(a_figure(**(UP | changes)), WHY) == INDICATOR.question


def test_the_open_question_is_asked_where_no_other_is_written():
    assert asked.question(a_figure(**UP), None) == INDICATOR.question
    assert asked.question(a_figure(**UP), replace(WHY, when_up=None)) == INDICATOR.question


# What is told


def test_the_six_parts_stand_in_their_order():
    assert [part.title for part in doorstep.tell(an_answer()).parts] == [
        "What is happening?",
        "What is realistic?",
        "Why?",
        "Who decides?",
        "What can you do?",
        "When are new figures due?",
    ]


def test_now_then_and_the_comparator_come_with_their_periods():
    told = said(an_answer(), doorstep.WHAT)
    assert told.startswith("In 2024: 3.1% of people aged 16 to 64 claiming out-of-work benefits. In 2011 it was 2.0%.")
    assert "lower than most similar councils" in told or "similar councils (" in told


def test_the_range_comes_before_the_record_and_what_it_would_take():
    assert said(an_answer(), doorstep.AHEAD) == (
        "Going by the past, 1.5% to 4.5% is realistic by December 2027. Of such past ranges, 81 in 100 held. "
        "To reach 2.8%, it would have to change like the best 1 in 4 similar places did."
    )


def test_a_best_quarter_that_did_no_better_than_today_is_told_as_such():
    told = said(an_answer(rate=a_base_rate(one_in_four_reached=3.3)), doorstep.AHEAD)
    assert told.endswith("Even with a change like the best 1 in 4 similar places, it would be 3.3%.")


def test_a_range_without_similar_starts_still_says_what_would_have_to_change():
    told = said(an_answer(rate=None), doorstep.AHEAD)
    assert "To beat that range, it would have to improve faster than before." in told
    assert "The best 1 in 4 similar councils are now at" in told


def test_where_nothing_is_realistic_to_say_that_is_said():
    figure = replace(a_figure(**UP), ranges=(), realistic=None)
    assert said(an_answer(figure=figure), doorstep.AHEAD).startswith("There is too little history to say")


def test_nothing_is_said_to_be_the_reason():
    assert said(an_answer(), doorstep.WHY) == (
        "The figures tell us what happened, not why. We hold no figures on the reasons."
    )


def test_the_nation_in_the_same_years_stands_beside_it():
    told = said(an_answer(nation=a_card(then_value=5.0, now_value=4.0)), doorstep.WHY)
    assert told.endswith("In the same years England went from 5.0% to 4.0%.")


def people(then: float = 226000, now: float = 236000, **changes: object) -> DemandBeside:
    counted = an_indicator(measure="people living here", unit="people", unit_place="none", decimals=0,
                           period_kind="date")  # fmt: skip
    days = [date(2010, 6, 30), date(2010, 7, 1), then, date(2023, 6, 30), date(2023, 7, 1), now]
    return DemandBeside(Demand("people", "E08000009", *days), replace(counted, **changes), a_council())  # type: ignore[arg-type]


def test_how_much_was_asked_stands_beside_it_with_place_and_days():
    assert said(an_answer(demand=people()), doorstep.WHY) == (
        "The figures tell us what happened, not why. "
        "In Northsea: 226,000 people living here on 30 June 2010, and 236,000 on 30 June 2023."
    )


def test_how_much_was_asked_comes_before_the_nation_and_goes_after_it():
    nation, filler = a_card(then_value=5.0, now_value=4.0), "far " * 38
    both = said(an_answer(demand=people(), nation=nation), doorstep.WHY)
    wordy = replace(a_figure(**UP), indicator=replace(INDICATOR, measure=f"of people {filler}away"))
    short = said(an_answer(demand=people(), nation=nation, figure=wordy), doorstep.WHY)
    assert both.index("In Northsea:") < both.index("In the same years England")
    assert "In Northsea:" in short
    assert "England" not in short


def test_as_many_as_then_is_said_once_and_a_long_sentence_is_two():
    assert said(an_answer(demand=people(now=226000.4)), doorstep.WHY).endswith(
        "In Northsea: 226,000 people living here on 30 June 2010, and as many on 30 June 2023."
    )
    assert said(an_answer(demand=people(measure="people living here " + "or near " * 6)), doorstep.WHY).endswith(
        "on 30 June 2010. There were 236,000 on 30 June 2023."
    )


@pytest.mark.parametrize("word", ["because", "led to", "due to", "caused", "so ", "as a result", "thanks to"])
def test_no_word_makes_a_reason_of_it(word):
    answered = an_answer(demand=people(), nation=a_card(then_value=5.0, now_value=4.0))
    assert word not in said(answered, doorstep.WHY).lower()


def test_in_two_tier_areas_it_says_which_council_runs_the_service():
    figure = replace(a_figure(**UP), indicator=replace(INDICATOR, run_by="lower"))
    place = a_council(county_code="E10000017", county_name="Lancashire", is_two_tier=True)
    told = said(an_answer(figure=figure, reader_place=place), doorstep.WHO)
    assert "In Lancashire, the district council runs this service." in told


def test_of_a_place_that_ended_nobody_is_asked_and_no_council_is_said_to_run_the_service():
    ended = {
        "end_date": date(2023, 4, 1),
        "ended_by": "merged",
        "successor_names": ("Northshire",),
        "successor_codes": ("E1",),
    }
    place = a_council(county_code="E10000017", county_name="Lancashire", is_two_tier=True, **ended)
    told = doorstep.tell(an_answer(reader_place=place))
    assert "runs this service" not in told.text
    assert doorstep.DO not in [part.title for part in told.parts]
    assert "Northsea ended on 31 March 2023. Northshire took its place." in told.text
    assert told.words < 180


def test_a_unit_of_a_word_is_said_once_and_with_the_range():
    years = replace(INDICATOR, unit="years", unit_place="after_space")
    told = doorstep.tell(an_answer(figure=replace(a_figure(**UP), indicator=years))).text
    assert told.count("years") == 2


# Wards


def test_the_whole_borough_is_named_where_a_ward_has_no_figure():
    assert doorstep.about(an_answer(reader_place=a_ward())).endswith("no ward figure is published.")


def test_a_ward_of_too_few_people_is_told_by_its_borough():
    told = doorstep.about(an_answer(reader_place=a_ward(), is_too_few=True))
    assert told.endswith("too few to tell for Harbour ward.")


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("higher", "That is higher than Northsea (2.5%)."),
        ("similar", "That is about the same as Northsea (2.5%)."),
        ("too_few_to_tell", "Too few to tell whether it differs from Northsea (2.5%)."),
        ("not_compared", "Northsea was at 2.0%. We cannot tell if that gap is real."),
    ],
)
def test_a_ward_stands_beside_its_council(verdict, words):
    ward = replace(some_wards([3.1])[0], council_value=2.5, verdict=verdict)
    figure = replace(a_figure(**UP), place=a_ward())
    told = said(an_answer(figure=figure, reader_place=a_ward(), ward=ward, council=a_card(value=2.0)), doorstep.WHAT)
    assert told.endswith(words)


# Its length


def test_what_can_be_spared_goes_first_and_what_is_realistic_never():
    wordy = replace(INDICATOR, measure=f"of people {'far ' * 60}away")
    short, long = an_answer(), an_answer(figure=replace(a_figure(**UP), indicator=wordy))
    assert "We hold no figures on the reasons." in doorstep.tell(short).text
    told = doorstep.tell(long)
    assert told.words <= doorstep.MOST_WORDS
    assert "We hold no figures on the reasons." not in told.text
    assert "1.5% to 4.5% is realistic" in told.text


def test_a_range_that_has_been_too_narrow_is_never_told_without_saying_so():
    figure = replace(a_figure(**UP), realistic=a_range(trust="too_narrow"))
    wordy = replace(figure, indicator=replace(INDICATOR, measure=f"of people {'far ' * 60}away"))
    assert "too narrow" in doorstep.tell(an_answer(figure=wordy)).text
