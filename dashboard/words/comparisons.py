"""How one place stands beside others: the comparator is always named, and its figure given."""

from dashboard import figures
from dashboard.language import say, say_count
from dashboard.rows import Card, Indicator, Place
from dashboard.words.places import region_of
from dashboard.words.sentences import capital, full_stop, if_short, joined
from dashboard.words.verdicts import AVERAGES

SIMILAR = {
    "ons_global": say("similar councils"),
    "ons_economic": say("councils with a similar economy"),
    "ons_demographic": say("councils with a similar population"),
    "own": say("councils chosen by the council"),
}


def similar_name(peer_set: str | None) -> str:
    """What the similar places are called in a sentence."""
    return SIMILAR[peer_set] if peer_set else SIMILAR["ons_global"]


def similar_counted(peer_set: str | None, count: int) -> str:
    """So many of them: "15 similar councils"."""
    return {
        "ons_global": say_count("{count} similar council", "{count} similar councils", count),
        "ons_economic": say_count(
            "{count} council with a similar economy", "{count} councils with a similar economy", count
        ),
        "ons_demographic": say_count(
            "{count} council with a similar population", "{count} councils with a similar population", count
        ),
        "own": say_count("{count} council chosen by the council", "{count} councils chosen by the council", count),
    }[peer_set or "ons_global"]


def similar_line(peer_set: str | None) -> str:
    """What the line through the middle of the similar places is called on a chart."""
    return say("Middle of {places}", places=similar_name(peer_set))


def latest(indicator: Indicator, card: Card) -> str:
    """The latest figure and its period, to begin a sentence: "3.1% in 2024"."""
    shown = figures.shown(indicator, card.value, card.status)
    when = figures.when(card.period_start, card.period_end, indicator.period_kind)
    return say("{amount} {when}", amount=shown, when=when)


def against_similar(indicator: Indicator, card: Card) -> str:
    """ "3.1% in 2024, lower than most similar councils (4.0% to 5.6%)." """
    if card.value is None:
        return ""
    name, figure = similar_name(card.peer_set), latest(indicator, card)
    if card.peer_verdict == "too_uncertain":
        return say("{figure}. The margin of error is too wide to compare it with {places}.", figure=figure, places=name)
    if card.peer_verdict == "not_compared":
        return say("{figure}. There is no fair comparison with {places} for this.", figure=figure, places=name)
    return if_short(_with_figure(indicator, card), joined(full_stop(figure), _without_figure(indicator, card)))


def standing(indicator: Indicator, card: Card) -> str:
    """The same where there is a verdict, for after a sentence that has just given the figure."""
    if card.value is None or card.peer_verdict in {"too_uncertain", "not_compared"}:
        return ""
    is_average_last_said = card.then_kind in AVERAGES
    return against_similar(indicator, card) if is_average_last_said else _without_figure(indicator, card)


def similar_counts(card: Card) -> str:
    """How many similar places have a better, worse or equal figure; nothing where a rank would mislead."""
    if card.peer_position_from is None or card.peer_better is None:
        return ""
    peers, worse = similar_counted(card.peer_set, card.peer_count), card.peer_worse or say("none")
    if card.peer_equal and card.peer_better:
        return say_count(
            "Of {places}, {count} has a better figure, {worse} a worse one and {equal} the same.",
            "Of {places}, {count} have a better figure, {worse} a worse one and {equal} the same.",
            card.peer_better, places=peers, worse=worse, equal=card.peer_equal,
        )  # fmt: skip
    if card.peer_equal:
        return say(
            "Of {places}, none has a better figure, {worse} a worse one and {equal} the same.",
            places=peers, worse=worse, equal=card.peer_equal,
        )  # fmt: skip
    if card.peer_better:
        return say_count(
            "Of {places}, {count} has a better figure and {worse} a worse one.",
            "Of {places}, {count} have a better figure and {worse} a worse one.",
            card.peer_better, places=peers, worse=worse,
        )  # fmt: skip
    return say("Of {places}, none has a better figure and {worse} a worse one.", places=peers, worse=worse)


def position(card: Card) -> str:
    """The place among similar places, ties as one block; nothing where a rank would mislead."""
    if card.peer_position_from is None or card.peer_position_to is None:
        return ""
    told = {
        "position": figures.position(card.peer_position_from, card.peer_position_to),
        "places": similar_counted(card.peer_set, card.peer_count),
        "equal": card.peer_equal,
    }
    is_best = card.peer_position_from == card.peer_position_to == 1
    if is_best and card.peer_equal:
        return say("That is the best, counted with {places}, level with {equal} of them.", **told)
    if is_best:
        return say("That is the best, counted with {places}.", **told)
    if card.peer_equal:
        return say("That is {position} best, counted with {places}, level with {equal} of them.", **told)
    return say("That is {position} best, counted with {places}.", **told)


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
    both = say(
        "{region} was at {regional} and {nation} at {national}.",
        region=region, regional=regional, nation=nation, national=national,
    )  # fmt: skip
    return joined(capital(both), say("No margin of error is published, so we do not judge the gaps."))


def polarity(indicator: Indicator) -> str:
    """Which way is better, and why where people may not agree."""
    sentence = {
        "lower": say("Lower is better."),
        "higher": say("Higher is better."),
        "neutral": say("Neither higher nor lower is better."),
    }[indicator.better]
    return joined(sentence, full_stop(indicator.better_reason) if indicator.better_reason else "")


def _with_figure(indicator: Indicator, card: Card) -> str:
    where, told = _standing(indicator, card)
    told = {"figure": latest(indicator, card), **told}
    return {
        "edge": say("{figure}, at the edge of the middle half of {counted} ({band}).", **told),
        "middle": say("{figure}, in the middle half of {counted} ({band}).", **told),
        "higher": say("{figure}, higher than most {places} ({band}).", **told),
        "lower": say("{figure}, lower than most {places} ({band}).", **told),
        "not_clearly_higher": say("{figure}, not clearly higher than most {places} ({band}).", **told),
        "not_clearly_lower": say("{figure}, not clearly lower than most {places} ({band}).", **told),
    }[where]


def _without_figure(indicator: Indicator, card: Card) -> str:
    where, told = _standing(indicator, card)
    return {
        "edge": say("It is at the edge of the middle half of {counted} ({band}).", **told),
        "middle": say("It is in the middle half of {counted} ({band}).", **told),
        "higher": say("It is higher than most {places} ({band}).", **told),
        "lower": say("It is lower than most {places} ({band}).", **told),
        "not_clearly_higher": say("It is not clearly higher than most {places} ({band}).", **told),
        "not_clearly_lower": say("It is not clearly lower than most {places} ({band}).", **told),
    }[where]


def _standing(indicator: Indicator, card: Card) -> tuple[str, dict[str, str]]:
    """Where it stands, and what a sentence about that names."""
    low, high, value = card.peer_lower_quartile, card.peer_upper_quartile, card.value
    if low is None or high is None or value is None:
        raise ValueError(f"{card.indicator_id}: a peer verdict came without its quartiles")
    told = {
        "places": similar_name(card.peer_set),
        "counted": similar_counted(card.peer_set, card.peer_count),
        "band": figures.span(indicator, low, high),
    }
    if not low <= value <= high and _is_printed_like(indicator, value, low, high):
        # "Lower than 7.3 to 7.5" of a place at 7.3 would contradict itself.
        return "edge", told
    if card.peer_verdict != "among_the_middle":
        return card.peer_side or card.peer_verdict, told
    if low <= value <= high:
        return "middle", told
    # Outside the middle half, but its own margin of error reaches into it.
    return "not_clearly_lower" if value < low else "not_clearly_higher", told


def _is_printed_like(indicator: Indicator, value: float, *others: float) -> bool:
    return figures.amount(indicator, value) in {figures.amount(indicator, other) for other in others}


def _against(indicator: Indicator, value: float | None, verdict: str, name: str | None) -> str:
    if value is None or name is None:
        return ""
    theirs = {"place": name, "amount": figures.amount(indicator, value)}
    return {
        "similar": say("That is similar to {place} ({amount}), within the margin of error.", **theirs),
        "higher": say("That is higher than {place} ({amount}).", **theirs),
        "lower": say("That is lower than {place} ({amount}).", **theirs),
        "not_compared": joined(
            capital(say("{place} was at {amount}.", **theirs)),
            say("No margin of error is published, so we do not judge the gap."),
        ),
    }[verdict]
