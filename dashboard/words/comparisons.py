"""How one place stands beside others: the comparator is always named, and its figure given."""

from dashboard import figures
from dashboard.rows import Card, Indicator, Place
from dashboard.words.places import region_of
from dashboard.words.sentences import capital, full_stop, joined
from dashboard.words.verdicts import AVERAGES

SIMILAR = {
    "ons_global": "similar councils",
    "ons_economic": "councils with a similar economy",
    "ons_demographic": "councils with a similar population",
    "own": "councils chosen by the council",
}


def similar_name(peer_set: str | None) -> str:
    """What the similar places are called in a sentence."""
    return SIMILAR[peer_set] if peer_set else SIMILAR["ons_global"]


def similar_line(peer_set: str | None) -> str:
    """What the line through the middle of the similar places is called on a chart."""
    return f"Middle of {similar_name(peer_set)}"


def latest(indicator: Indicator, card: Card) -> str:
    """The latest figure and its period, to begin a sentence: "3.1% in 2024"."""
    shown = figures.shown(indicator, card.value, card.status)
    return f"{shown} {figures.when(card.period_start, card.period_end, indicator.period_kind)}"


def against_similar(indicator: Indicator, card: Card) -> str:
    """ "3.1% in 2024, lower than most similar councils (4.0% to 5.6%)." """
    if card.value is None:
        return ""
    name = similar_name(card.peer_set)
    if card.peer_verdict == "too_uncertain":
        return f"{latest(indicator, card)}. The margin of error is too wide to compare it with {name}."
    if card.peer_verdict == "not_compared":
        return f"{latest(indicator, card)}. There is no fair comparison with {name} for this."
    return f"{latest(indicator, card)}, {_standing(indicator, card)}."


def standing(indicator: Indicator, card: Card) -> str:
    """The same where there is a verdict, for after a sentence that has just given the figure."""
    if card.value is None or card.peer_verdict in {"too_uncertain", "not_compared"}:
        return ""
    is_average_last_said = card.then_kind in AVERAGES
    return against_similar(indicator, card) if is_average_last_said else f"It is {_standing(indicator, card)}."


def similar_counts(card: Card) -> str:
    """How many similar places have a better, worse or equal figure; nothing where a rank would mislead."""
    if card.peer_position_from is None or card.peer_better is None:
        return ""
    better = f"{card.peer_better or 'none'} {'have' if card.peer_better > 1 else 'has'} a better figure"
    worse = f"{card.peer_worse or 'none'} a worse one"
    of = f"Of {card.peer_count} {similar_name(card.peer_set)}"
    if card.peer_equal:
        return f"{of}, {better}, {worse} and {card.peer_equal} the same."
    return f"{of}, {better} and {worse}."


def position(card: Card) -> str:
    """The place among similar places, ties as one block; nothing where a rank would mislead."""
    if card.peer_position_from is None or card.peer_position_to is None:
        return ""
    position = figures.position(card.peer_position_from, card.peer_position_to)
    block = "the" if position == "1st" else position
    level = f", level with {card.peer_equal} of them" if card.peer_equal else ""
    return f"That is {block} best, counted with {card.peer_count} {similar_name(card.peer_set)}{level}."


def against_nation(indicator: Indicator, card: Card, place: Place) -> str:
    """The same period in the nation, and whether the gap is more than the margin of error."""
    return _against(indicator, card.nation_value, card.nation_verdict, place.nation_name)


def against_region(indicator: Indicator, card: Card, place: Place) -> str:
    """The same period in the region, and whether the gap is more than the margin of error."""
    return _against(indicator, card.region_value, card.region_verdict, region_of(place))


def against_both(indicator: Indicator, card: Card, place: Place) -> str:
    """The region and the nation in one breath where neither gap can be judged, else one after the other."""
    region, nation = region_of(place), place.nation_name
    apart = joined(against_region(indicator, card, place), against_nation(indicator, card, place))
    if card.region_value is None or card.nation_value is None or region is None or nation is None:
        return apart
    if {card.region_verdict, card.nation_verdict} != {"not_compared"}:
        return apart
    regional, national = (figures.amount(indicator, value) for value in (card.region_value, card.nation_value))
    both = f"{capital(region)} was at {regional} and {nation} at {national}."
    return joined(both, "No margin of error is published, so we do not judge the gaps.")


def polarity(indicator: Indicator) -> str:
    """Which way is better, and why where people may not agree."""
    sentence = {
        "lower": "Lower is better.",
        "higher": "Higher is better.",
        "neutral": "Neither higher nor lower is better.",
    }[indicator.better]
    return joined(sentence, full_stop(indicator.better_reason) if indicator.better_reason else "")


def _standing(indicator: Indicator, card: Card) -> str:
    low, high, value = card.peer_lower_quartile, card.peer_upper_quartile, card.value
    if low is None or high is None or value is None:
        raise ValueError(f"{card.indicator_id}: a peer verdict came without its quartiles")
    name, band = similar_name(card.peer_set), figures.span(indicator, low, high)
    if not low <= value <= high and _is_printed_like(indicator, value, low, high):
        # "Lower than 7.3 to 7.5" of a place at 7.3 would contradict itself.
        return f"at the edge of the middle half of {card.peer_count} {name} ({band})"
    if card.peer_verdict != "among_the_middle":
        return f"{card.peer_side} than most {name} ({band})"
    if low <= value <= high:
        return f"in the middle half of {card.peer_count} {name} ({band})"
    # Outside the middle half, but its own margin of error reaches into it.
    return f"not clearly {'lower' if value < low else 'higher'} than most {name} ({band})"


def _is_printed_like(indicator: Indicator, value: float, *others: float) -> bool:
    return figures.amount(indicator, value) in {figures.amount(indicator, other) for other in others}


def _against(indicator: Indicator, value: float | None, verdict: str, name: str | None) -> str:
    if value is None or name is None:
        return ""
    theirs = figures.amount(indicator, value)
    if verdict == "similar":
        return f"That is similar to {name} ({theirs}), within the margin of error."
    if verdict == "not_compared":
        return f"{capital(name)} was at {theirs}. No margin of error is published, so we do not judge the gap."
    return f"That is {verdict} than {name} ({theirs})."
