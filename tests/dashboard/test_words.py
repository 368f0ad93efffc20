"""Sentences say what was decided, name what it is compared with, and say when."""

from datetime import date

import pytest

from dashboard import words
from tests.dashboard.example_rows import a_card, a_card_with_averages, a_council, an_indicator

INDICATOR = an_indicator()
NO_THEN = {"then_kind": None, "then_start": None, "then_end": None, "then_value": None}


# Then and now


def test_two_single_periods_are_two_sentences():
    assert words.then_and_now(INDICATOR, a_card()) == "In 2011 it was 6.2%. In 2024 it was 3.1%."


def test_averages_are_called_averages():
    card = a_card_with_averages(now_value=4.4)
    assert words.then_and_now(INDICATOR, card) == "On average it was 6.2% in 2010 to 2012 and 4.4% in 2022 to 2024."


def test_the_same_value_twice_is_said_once():
    assert words.then_and_now(INDICATOR, a_card(now_value=6.21)) == "It was 6.2% both in 2011 and in 2024."


def test_without_a_then_there_is_no_sentence():
    assert words.then_and_now(INDICATOR, a_card(**NO_THEN)) == ""


def test_a_value_without_its_period_is_refused():
    with pytest.raises(ValueError, match="claimant-count"):
        words.then_and_now(INDICATOR, a_card(then_start=None))


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        ("better", "Improving"),
        ("worse", "Getting worse"),
        ("higher", "Higher"),
        ("lower", "Lower"),
        ("no_clear_change", "No clear change"),
    ],
)
def test_a_direction_is_a_word_and_since_when(verdict, word):
    direction = words.direction(INDICATOR, a_card(then_verdict=verdict))
    assert (direction.word, direction.since) == (word, "since 2011")


def test_averages_are_counted_from_about_their_middle_year():
    assert words.direction(INDICATOR, a_card_with_averages()).since == "since about 2011"


def test_too_little_history_says_when_figures_begin():
    card = a_card(then_verdict="too_little_history", first_start=date(2021, 4, 1), **NO_THEN)
    direction = words.direction(INDICATOR, card)
    assert (direction.word, direction.since) == ("Too little history", "since 2021")


# The last change


@pytest.mark.parametrize(
    ("verdict", "basis", "said"),
    [
        ("worse", "interval", "It rose from 2.0% in 2023 to 3.1% in 2024. That is more than the margin of error."),
        (
            "worse",
            "usual_variation",
            "It rose from 2.0% in 2023 to 3.1% in 2024. That is more than its usual ups and downs.",
        ),
        (
            "no_clear_change",
            "interval",
            "It went from 2.0% in 2023 to 3.1% in 2024. That is within the margin of error, so it is no clear change.",
        ),
        (
            "no_clear_change",
            None,
            "It went from 2.0% in 2023 to 3.1% in 2024. "
            "No margin of error is published, so we cannot call it a clear change.",
        ),
        (
            "too_little_history",
            None,
            "It went from 2.0% in 2023 to 3.1% in 2024. There is too little history to judge that.",
        ),
    ],
)
def test_the_last_change_comes_with_its_reason(verdict, basis, said):
    card = a_card(previous_value=2.0, change_verdict=verdict, change_basis=basis)
    assert words.since_last(INDICATOR, card) == said


def test_a_value_that_prints_the_same_has_not_moved():
    assert words.since_last(INDICATOR, a_card(previous_value=3.14)) == "It was 3.1% in 2023 and again in 2024."


def test_a_long_change_becomes_two_sentences():
    indicator = an_indicator(unit="out of every 100 people", unit_place="after_space", period_kind="year_ending")
    periods = {"previous_start": date(2022, 11, 16), "previous_end": date(2023, 11, 16)}
    card = a_card(period_start=date(2023, 11, 16), period_end=date(2024, 11, 16), **periods)
    assert words.since_last(indicator, card).startswith(
        "It was 3.0 out of every 100 people in the year to 15 November 2023. It went to 3.1 out of"
    )


def test_a_first_figure_has_nothing_beside_it():
    first = a_card(previous_value=None, periods=1)
    assert words.since_last(INDICATOR, first) == "There is no earlier figure to set beside it."


def test_overlapping_figures_are_no_fair_comparison():
    later = a_card(previous_value=None, periods=2)
    assert words.since_last(INDICATOR, later) == "There is no fair figure from before to set beside it."


# Similar places, region and nation


@pytest.mark.parametrize(
    ("verdict", "side", "value", "said"),
    [
        ("better", "lower", 3.1, "3.1% in 2024, lower than most similar councils (4.0% to 5.6%)."),
        ("worse", "higher", 6.0, "6.0% in 2024, higher than most similar councils (4.0% to 5.6%)."),
        (
            "among_the_middle",
            "among_the_middle",
            4.2,
            "4.2% in 2024, in the middle half of 20 similar councils (4.0% to 5.6%).",
        ),
        (
            "among_the_middle",
            "among_the_middle",
            3.9,
            "3.9% in 2024, not clearly lower than most similar councils (4.0% to 5.6%).",
        ),
        (
            "better",
            "lower",
            3.98,
            "4.0% in 2024, at the edge of the middle half of 20 similar councils (4.0% to 5.6%).",
        ),
        (
            "among_the_middle",
            "among_the_middle",
            5.64,
            "5.6% in 2024, at the edge of the middle half of 20 similar councils (4.0% to 5.6%).",
        ),
        (
            "too_uncertain",
            "too_uncertain",
            3.9,
            "3.9% in 2024. The margin of error is too wide to compare it with similar councils.",
        ),
        (
            "not_compared",
            "not_compared",
            3.9,
            "3.9% in 2024. There is no fair comparison with similar councils for this.",
        ),
    ],
)
def test_a_verdict_names_its_comparator_and_its_range(verdict, side, value, said):
    assert words.against_similar(INDICATOR, a_card(peer_verdict=verdict, peer_side=side, value=value)) == said


def test_a_councils_own_list_is_not_called_similar():
    assert "councils chosen by the council" in words.against_similar(INDICATOR, a_card(peer_set="own"))


@pytest.mark.parametrize(
    ("better", "worse", "equal", "said"),
    [
        (3, 14, 3, "Of 20 similar councils, 3 have a better figure, 14 a worse one and 3 the same."),
        (1, 19, 0, "Of 20 similar councils, 1 has a better figure and 19 a worse one."),
        (0, 20, 0, "Of 20 similar councils, none has a better figure and 20 a worse one."),
        (20, 0, 0, "Of 20 similar councils, 20 have a better figure and none a worse one."),
    ],
)
def test_similar_places_are_counted_with_the_right_verb(better, worse, equal, said):
    assert words.similar_counts(a_card(peer_better=better, peer_worse=worse, peer_equal=equal)) == said


def test_ties_stand_as_a_block():
    assert (
        words.position(a_card()) == "That is 4th to 7th best, counted with 20 similar councils, level with 3 of them."
    )


def test_position_and_counts_are_withheld_together():
    withheld = a_card(peer_position_from=None, peer_position_to=None)
    assert (words.position(withheld), words.similar_counts(withheld)) == ("", "")


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("lower", "That is lower than England (4.0%)."),
        ("similar", "That is similar to England (4.0%), within the margin of error."),
        ("not_compared", "England was at 4.0%. No margin of error is published, so we do not judge the gap."),
    ],
)
def test_the_nation_is_named_with_its_figure(verdict, said):
    assert words.against_nation(INDICATOR, a_card(nation_verdict=verdict), a_council()) == said


@pytest.mark.parametrize(
    ("region", "said"),
    [("North West", "the North West"), ("London", "London"), ("Yorkshire and The Humber", "Yorkshire and The Humber")],
)
def test_regions_have_their_article(region, said):
    card, place = a_card(region_verdict="higher"), a_council(region_name=region)
    assert words.against_region(INDICATOR, card, place) == f"That is higher than {said} (3.2%)."


def test_region_and_nation_share_a_reason_not_to_be_judged():
    card = a_card(region_verdict="not_compared", nation_verdict="not_compared")
    assert words.against_both(INDICATOR, card, a_council()) == (
        "The North West was at 3.2% and England at 4.0%. No margin of error is published, so we do not judge the gaps."
    )


def test_a_place_without_a_region_is_compared_with_its_nation_alone():
    card = a_card(region_value=None)
    assert words.against_both(INDICATOR, card, a_council()) == "That is lower than England (4.0%)."


def test_which_way_is_better_is_said_with_its_reason_where_arguable():
    arguable = an_indicator(better="neutral", better_reason="More homes are good for some and bad for others")
    assert words.polarity(INDICATOR) == "Lower is better."
    assert words.polarity(arguable) == (
        "Neither higher nor lower is better. More homes are good for some and bad for others."
    )


# Cautions


def test_a_break_between_then_and_now_is_said():
    said = "The way of counting changed in 2017, so then and now are not fully alike."
    assert words.break_caution(a_card(), [date(2005, 1, 1), date(2017, 4, 1)]) == said
    assert words.break_caution(a_card(), [date(2005, 1, 1)]) == ""


def test_cautions_are_silent_where_they_do_not_apply():
    card = a_card()
    cautions = [words.overlap_caution(card), words.older_than_others(card), words.newer_missing(card)]
    assert [*cautions, words.use_with_care(card), words.cash_caution(INDICATOR)] == [""] * 5


def test_cautions_speak_where_they_apply():
    card = a_card(
        has_overlap=True, newest_period_end=date(2026, 1, 1), missing_status="suppressed", status="unreliable"
    )
    assert "shares some of them" in words.overlap_caution(card)
    assert "newer figure" in words.older_than_others(card)
    assert words.newer_missing(card) == "A newer figure was held back to protect people."
    assert words.use_with_care(card).startswith("Use with care")
    assert "Rising prices" in words.cash_caution(an_indicator(money_basis="cash"))
