"""What holds for every sentence, whatever the figures: numbers with an origin, short, plain, and no causes."""

import ast
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import figures, words
from dashboard.rows import Card, Indicator
from tests.dashboard.example_rows import a_card, a_card_with_averages, a_council, an_indicator
from tests.dashboard.reading_age import grade

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
CAUSES = re.compile(r"\b(because|due to|led to|leads to|thanks to|caused?|causes|as a result|therefore|owing to)\b")
CERTAINTY = re.compile(r"\b(certain|certainly|definitely|proves?|guaranteed?|undoubtedly|clearly shows|will)\b")
JARGON = re.compile(r"\b(baseline|outturn|trajectory|forecast|statistically|quartile|median|percentile|RAG|KPI)\b")

UNITS = [("%", "after_tight"), ("£", "before"), ("years", "after_space"), ("", "none"), ("£ million", "before")]
PERIODS = [
    ("calendar_year", date(2024, 1, 1), date(2025, 1, 1)),
    ("financial_year", date(2024, 4, 1), date(2025, 4, 1)),
    ("school_year", date(2024, 9, 1), date(2025, 9, 1)),
    ("rolling", date(2020, 10, 1), date(2023, 10, 1)),
    ("year_ending", date(2024, 11, 16), date(2025, 11, 16)),
    ("month", date(2025, 7, 1), date(2025, 8, 1)),
    ("date", date(2025, 3, 15), date(2025, 3, 16)),
]
VERDICTS = ["better", "worse", "higher", "lower", "no_clear_change", "too_little_history"]
GAPS = ["higher", "lower", "similar", "not_compared"]

values = st.one_of(st.floats(-1e7, 1e7), st.sampled_from([0.0, 1.0, -1.0, 3.04, 1e12]))
sides = st.sampled_from(["higher", "lower", "among_the_middle", "too_uncertain", "not_compared"])


@st.composite
def indicators_and_cards(draw: Callable[..., object]) -> tuple[Indicator, Card]:
    unit, place = draw(st.sampled_from(UNITS))
    kind, start, end = draw(st.sampled_from(PERIODS))
    indicator = an_indicator(unit=unit, unit_place=place, period_kind=kind, decimals=draw(st.integers(0, 2)))
    side, quartiles = draw(sides), sorted((draw(values), draw(values)))
    better, worse, equal = draw(st.integers(0, 9)), draw(st.integers(0, 9)), draw(st.integers(0, 9))
    card = a_card(
        period_start=start,
        period_end=end,
        value=draw(values),
        then_kind=draw(st.sampled_from(["three_year_mean", "year_mean", "single_period"])),
        then_start=date(start.year - 14, start.month, start.day),
        then_end=date(end.year - 12, end.month, end.day),
        then_value=draw(st.none() | values),
        now_start=date(start.year - 2, start.month, start.day),
        now_end=end,
        now_value=draw(values),
        then_verdict=draw(st.sampled_from(VERDICTS)),
        then_basis=draw(st.sampled_from(["interval", "usual_variation"])),
        previous_start=date(start.year - 1, start.month, start.day),
        previous_end=date(end.year - 1, end.month, end.day),
        previous_value=draw(st.none() | values),
        change_verdict=draw(st.sampled_from(VERDICTS)),
        change_basis=draw(st.sampled_from(["interval", "usual_variation"])),
        nation_value=draw(values),
        nation_verdict=draw(st.sampled_from(GAPS)),
        region_value=draw(values),
        region_verdict=draw(st.sampled_from(GAPS)),
        peer_count=better + worse + equal,
        peer_lower_quartile=quartiles[0],
        peer_upper_quartile=quartiles[1],
        peer_better=better,
        peer_worse=worse,
        peer_equal=equal,
        peer_position_from=better + 1,
        peer_position_to=better + 1 + equal,
        peer_side=side,
        peer_verdict=side,
    )
    return indicator, card


def everything_said(indicator: Indicator, card: Card) -> str:
    place, direction = a_council(), words.direction(indicator, card)
    return words.joined(
        f"{direction.word} {direction.since}.",
        words.then_and_now(indicator, card),
        words.then_reason(card),
        words.since_last(indicator, card),
        words.against_similar(indicator, card),
        words.standing(indicator, card),
        words.similar_counts(card),
        words.position(card),
        words.against_nation(indicator, card, place),
        words.against_region(indicator, card, place),
        words.against_both(indicator, card, place),
        words.break_caution(card, [date(2017, 1, 1)]),
    )


def numbers_given(indicator: Indicator, card: Card) -> set[str]:
    amounts = [value for value in vars(card).values() if isinstance(value, float)]
    counts = [value for value in vars(card).values() if isinstance(value, int)]
    stretches = [
        (card.period_start, card.period_end),
        (card.then_start, card.then_end),
        (card.now_start, card.now_end),
        (card.previous_start, card.previous_end),
    ]
    said = [figures.amount(indicator, value) for value in amounts]
    said += [f"{count} {figures.ordinal(count)}" for count in counts]
    said += [figures.period(start, end, indicator.period_kind) for start, end in stretches]
    said += [figures.middle_year(card.then_start, card.then_end), "2017"]
    return set(NUMBER.findall(" ".join(said)))


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+(?=[A-Z0-9£−])", text)


def too_long(text: str) -> list[str]:
    return [sentence for sentence in sentences(text) if len(sentence.split()) > 24]


def texts_in_the_source() -> list[str]:
    """Every literal of dashboard/words that a reader may see: docstrings are for us."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in Path(words.__file__).parent.glob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    ours = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in ours
    ]


@given(indicators_and_cards())
@settings(max_examples=300)
def test_every_number_in_a_sentence_was_given(drawn):
    indicator, card = drawn
    said = set(NUMBER.findall(everything_said(indicator, card)))
    assert said - numbers_given(indicator, card) == set()


@given(indicators_and_cards())
@settings(max_examples=300)
def test_every_sentence_is_short(drawn):
    assert too_long(everything_said(*drawn)) == []


@given(indicators_and_cards())
def test_sentences_begin_and_end_as_sentences(drawn):
    broken = [it for it in sentences(everything_said(*drawn)) if not re.fullmatch(r"[A-Z0-9£−].*[.]", it)]
    assert broken == []


@given(indicators_and_cards())
def test_units_stand_beside_their_numbers(drawn):
    said = everything_said(*drawn)
    assert not re.search(r"\d %|£ |−£−|--|\b1 have\b|\bNone\b|  ", said)


@given(indicators_and_cards())
def test_nothing_says_why_or_is_sure_or_speaks_jargon(drawn):
    said = everything_said(*drawn).lower()
    assert CAUSES.findall(said) + CERTAINTY.findall(said) + JARGON.findall(said) == []


@pytest.mark.parametrize("rule", [CAUSES, CERTAINTY, JARGON])
def test_no_text_in_the_source_says_why_or_is_sure_or_speaks_jargon(rule):
    assert [text for text in texts_in_the_source() if rule.search(text.lower())] == []


def test_no_text_in_the_source_is_long():
    assert [text for text in texts_in_the_source() if too_long(text)] == []


@pytest.mark.parametrize("card", [a_card(), a_card_with_averages(), a_card(nation_verdict="not_compared")])
def test_a_typical_answer_can_be_read_at_eleven(card):
    # Names and titles are masked: a place cannot be called something easier.
    said = everything_said(an_indicator(), card).replace("England", "Kent").replace("the North West", "Kent")
    assert grade(said) <= 6
