"""What we say about every indicator is plain, complete and in our own words."""

from __future__ import annotations

import re
import statistics

import pytest
import textstat

from ingest.catalogue import Indicator, Outcome, read_catalogue
from ingest.settings import discover

CATALOGUE = read_catalogue(discover({}))
every_indicator = pytest.mark.parametrize("indicator", CATALOGUE.indicators, ids=lambda each: each.indicator_id)

# Policy paper "Local Outcomes Framework", Ministry of Housing, Communities and Local Government, 9 February 2026.
LOCAL_OUTCOMES_FRAMEWORK = {
    "housing supply",
    "housing quality",
    "homelessness",
    "multiple disadvantage",
    "best start in life",
    "every child achieving",
    "keeping children safe",
    "health and wellbeing",
    "adult social care: quality",
    "adult social care: independence",
    "adult social care: neighbourhood health",
    "neighbourhoods",
    "environment and circular economy",
    "transport and local infrastructure",
    "economic prosperity",
    "child poverty",
    "",
}
# Words of statisticians and of targets that people at the door do not use.
JARGON = re.compile(
    r"\b(outturn|trajector\w+|baseline|cohort|metric|median|quartile|percentile|per capita|benchmark\w*|kpi|rag"
    r"|stakeholder\w*|prevalence|aggregat\w+|seasonal\w*|provisional|denominator|local authorit\w+|key stage|gross"
    r"|gva|gdhi|attainment|uptake|deprivation|forecast\w*|proportion|indicator)\b",
    re.IGNORECASE,
)
# A grade and five make an age: 6 is read at 11. The hardest are short sentences with one long name in them.
MEDIAN_GRADE, HARDEST_GRADE = 6, 13


def sentences(indicator: Indicator) -> list[str]:
    texts = [
        indicator.question,
        *filter(None, (indicator.why_up, indicator.why_down)),
        *indicator.caveats,
        indicator.better_reason,
        *(each.reason for each in indicator.breaks),
    ]
    return [sentence for text in texts for sentence in re.split(r"(?<=[.?!]) ", text) if sentence]


def grade(sentence: str) -> float:
    """By letters and words: the tests that count syllables need a dictionary from the network."""
    return float(textstat.automated_readability_index(sentence))


def in_words(indicator: Indicator) -> str:
    shown = {
        "after_tight": f"7{indicator.unit}",
        "before": f"{indicator.unit}7",
        "after_space": f"7 {indicator.unit}",
        "none": "7",
    }
    return f"{shown[indicator.unit_place]} {indicator.measure}"


def test_every_indicator_of_explore_local_statistics_with_council_figures_is_here() -> None:
    # 89 in all; exports, investment, research and homicide are not published for councils.
    assert len(CATALOGUE.source_keys("els")) == 83


@every_indicator
def test_a_title_is_short_and_starts_with_a_capital(indicator: Indicator) -> None:
    assert len(indicator.title) <= 60
    assert re.match("[A-Z0-9]", indicator.title)


def test_no_two_indicators_share_a_title_or_a_question() -> None:
    titles = {each.title for each in CATALOGUE.indicators}
    questions = {each.question for each in CATALOGUE.indicators}

    assert (len(titles), len(questions)) == (len(CATALOGUE.indicators), len(CATALOGUE.indicators))


@every_indicator
def test_a_question_is_one_question(indicator: Indicator) -> None:
    assert re.fullmatch("[A-Z][^.?!]*[?]", indicator.question)


def test_what_a_council_is_asked_has_words_for_up_and_for_down_where_it_has_any() -> None:
    assert [each.indicator_id for each in CATALOGUE.indicators if bool(each.why_up) != bool(each.why_down)] == []
    assert sum(bool(each.why_up) for each in CATALOGUE.indicators) > 30


@every_indicator
def test_a_value_and_its_measure_read_as_one_phrase(indicator: Indicator) -> None:
    assert re.fullmatch(r"£?7(%| [a-zA-Z0-9 ]+)? ?[a-z].*[a-z0-9)]", in_words(indicator))


@every_indicator
def test_no_sentence_is_longer_than_25_words(indicator: Indicator) -> None:
    assert max(len(sentence.split()) for sentence in [*sentences(indicator), in_words(indicator)]) <= 25


@every_indicator
def test_every_sentence_ends(indicator: Indicator) -> None:
    assert [sentence for sentence in sentences(indicator) if sentence[-1] not in ".?"] == []


@every_indicator
def test_no_jargon_is_used(indicator: Indicator) -> None:
    spoken = " ".join([indicator.title, *sentences(indicator), in_words(indicator), indicator.lever_who])

    assert JARGON.findall(spoken) == []


@every_indicator
def test_no_sentence_is_hard_to_read(indicator: Indicator) -> None:
    assert max(grade(sentence) for sentence in sentences(indicator)) <= HARDEST_GRADE


def test_most_sentences_can_be_read_at_eleven() -> None:
    questions = [grade(each.question) for each in CATALOGUE.indicators]
    others = [grade(sentence) for each in CATALOGUE.indicators for sentence in sentences(each)]

    assert statistics.median(questions) <= MEDIAN_GRADE
    assert statistics.median(others) <= MEDIAN_GRADE


@every_indicator
def test_an_indicator_says_what_to_be_careful_of(indicator: Indicator) -> None:
    assert indicator.caveats


@every_indicator
def test_money_says_whose_prices_it_is_in(indicator: Indicator) -> None:
    is_money = "£" in indicator.unit or "pounds" in indicator.unit

    assert bool(indicator.money_basis) == is_money


@every_indicator
def test_a_percentage_of_a_whole_lies_between_0_and_100(indicator: Indicator) -> None:
    is_share = indicator.unit == "%" and indicator.measure.startswith("of ")

    assert not is_share or (indicator.floor, indicator.ceiling) == (0, 100)


@every_indicator
def test_a_break_is_old_enough_to_have_happened(indicator: Indicator) -> None:
    assert all(each.period_start.year <= 2026 for each in indicator.breaks)


@pytest.mark.parametrize("nation", ["Scotland", "Wales", "Northern Ireland"])
def test_a_nation_is_named_in_title_and_question_alike(nation: str) -> None:
    titled = [each for each in CATALOGUE.indicators if nation in each.title]

    assert titled
    assert all(nation in each.question for each in titled)


@pytest.mark.parametrize("outcome", CATALOGUE.outcomes, ids=lambda each: each.outcome_id)
def test_an_outcome_answers_to_the_local_outcomes_framework(outcome: Outcome) -> None:
    assert set(outcome.lof.split("; ")) <= LOCAL_OUTCOMES_FRAMEWORK
