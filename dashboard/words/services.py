"""A service fifteen years ago and today, as a story of five short sentences. Never why it changed."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import figures
from dashboard.language import say, say_count
from dashboard.rows import Card, Indicator, Place
from dashboard.services import SimilarChange
from dashboard.words import verdicts
from dashboard.words.comparisons import similar_counted
from dashboard.words.places import place_name
from dashboard.words.sentences import if_short

FIFTEEN = 15
NO_DEMAND = say("We hold no figure of how much is asked of this service.")
NO_SATISFACTION = say("We hold no figure of what people think of it.")
NO_MONEY = say("Money for each resident is not loaded yet, so nothing is said of it here.")


def no_level(place: Place) -> str:
    """A service of which only the demand is known."""
    return say("We hold no figure of how well this service does in {place}.", place=place_name(place))


def told(indicator: Indicator, card: Card) -> str:
    """One figure then and now: "Household waste that is recycled: on average 61.5% in …, and 57.8% in …"."""
    if card.then_value is None or card.now_value is None or not (card.then_start and card.then_end):
        return _only_latest(indicator, card)
    if card.now_start is None or card.now_end is None:
        return _only_latest(indicator, card)
    told = {
        "title": indicator.title,
        "then": figures.amount(indicator, card.then_value),
        "then_when": figures.when(card.then_start, card.then_end, indicator.period_kind),
        "now": figures.amount(indicator, card.now_value),
        "now_when": figures.when(card.now_start, card.now_end, indicator.period_kind),
    }
    return _on_average(told) if card.then_kind in verdicts.AVERAGES else _of_single_periods(told)


def _on_average(told: Mapping[str, str]) -> str:
    if told["then"] == told["now"]:
        return say("{title}: on average {now} both {then_when} and {now_when}.", **told)
    return if_short(
        say("{title}: on average {then} {then_when}, and {now} {now_when}.", **told),
        say("{title}: on average {then} {then_when}. It was {now} {now_when}.", **told),
    )


def _of_single_periods(told: Mapping[str, str]) -> str:
    if told["then"] == told["now"]:
        return say("{title}: {now} both {then_when} and {now_when}.", **told)
    return if_short(
        say("{title}: {then} {then_when}, and {now} {now_when}.", **told),
        say("{title}: {then} {then_when}. It was {now} {now_when}.", **told),
    )


def _only_latest(indicator: Indicator, card: Card) -> str:
    if card.value is None:
        return {
            "suppressed": say("{title}: withheld to protect people.", title=indicator.title),
            "not_available": say("{title}: not published.", title=indicator.title),
            "not_applicable": say("{title}: does not apply here.", title=indicator.title),
            "unreliable": say("{title}: too unreliable to publish.", title=indicator.title),
        }[card.status]
    return say(
        "{title}: {amount} {when}, with no earlier figure to set beside it.",
        title=indicator.title,
        amount=figures.amount(indicator, card.value),
        when=figures.when(card.period_start, card.period_end, indicator.period_kind),
    )


def similar(indicator: Indicator, card: Card, change: SimilarChange | None) -> str:
    """What the middle of similar places did in the same years; nothing where there are too few of them."""
    if change is None:
        return ""
    then, now = (figures.amount(indicator, value) for value in (change.then_middle, change.now_middle))
    told = {"places": similar_counted(change.peer_set, change.peers), "then": then, "now": now}
    if then == now:
        return say("Over the same years the middle of {places} stayed at {now}.", **told)
    return say("Over the same years the middle of {places} went from {then} to {now}.", **told)


def beside_similar(card: Card, change: SimilarChange | None, place: Place) -> str:
    """Our own change beside theirs; only where ours is more than luck."""
    if change is None or card.then_verdict in {"no_clear_change", "too_little_history"}:
        return ""
    name = place_name(place)
    return {
        "like_most": say("The change in {place} was like that of most of them.", place=name),
        "better": say("The change in {place} was better than that of most of them.", place=name),
        "worse": say("The change in {place} was worse than that of most of them.", place=name),
        "higher": say("The change in {place} went further up than that of most of them.", place=name),
        "lower": say("The change in {place} went further down than that of most of them.", place=name),
    }[change.verdict]


def how_far_back(card: Card) -> str:
    """Said where then is clearly less than fifteen years ago."""
    if card.then_start is None or card.now_start is None:
        return ""
    years = round((card.now_start - card.then_start).days / 365.25)
    if years >= FIFTEEN - 1:
        return ""
    return say_count(
        "Nothing older can be compared fairly: then is {count} year ago here, not fifteen.",
        "Nothing older can be compared fairly: then is {count} years ago here, not fifteen.",
        years,
    )


def heading(title: str, place: Place) -> str:
    """The name of the page."""
    return say("{title} in {place}, then and now", title=title, place=place_name(place))


def of_whole(place: Place) -> str:
    """Told to readers of a ward: services are run for all of a council's area."""
    return say("{area}: this service is run for all of {place}.", area=place.whole_words, place=place_name(place))
