"""A service fifteen years ago and today, as a story of five short sentences. Never why it changed."""

from __future__ import annotations

from dashboard import figures
from dashboard.rows import Card, Indicator, Place
from dashboard.services import SimilarChange
from dashboard.words import verdicts
from dashboard.words.comparisons import similar_name
from dashboard.words.places import place_name
from dashboard.words.sentences import if_short

FIFTEEN = 15
NO_DEMAND = "We hold no figure of how much is asked of this service."
NO_SATISFACTION = "We hold no figure of what people think of it."
NO_MONEY = "Money for each resident is not loaded yet, so nothing is said of it here."


def no_level(place: Place) -> str:
    """A service of which only the demand is known."""
    return f"We hold no figure of how well this service does in {place_name(place)}."


def told(indicator: Indicator, card: Card) -> str:
    """One figure then and now: "Household waste that is recycled: on average 61.5% in …, and 57.8% in …"."""
    if card.then_value is None or card.now_value is None or not (card.then_start and card.then_end):
        return _only_latest(indicator, card)
    if card.now_start is None or card.now_end is None:
        return _only_latest(indicator, card)
    average = "on average " if card.then_kind in verdicts.AVERAGES else ""
    then, now = figures.amount(indicator, card.then_value), figures.amount(indicator, card.now_value)
    then_when = figures.when(card.then_start, card.then_end, indicator.period_kind)
    now_when = figures.when(card.now_start, card.now_end, indicator.period_kind)
    if then == now:
        return f"{indicator.title}: {average}{then} both {then_when} and {now_when}."
    return if_short(
        f"{indicator.title}: {average}{then} {then_when}, and {now} {now_when}.",
        f"{indicator.title}: {average}{then} {then_when}. It was {now} {now_when}.",
    )


def _only_latest(indicator: Indicator, card: Card) -> str:
    if card.value is None:
        return f"{indicator.title}: {figures.shown(indicator, card.value, card.status).lower()}."
    latest = figures.when(card.period_start, card.period_end, indicator.period_kind)
    amount = figures.amount(indicator, card.value)
    return f"{indicator.title}: {amount} {latest}, with no earlier figure to set beside it."


def similar(indicator: Indicator, card: Card, change: SimilarChange | None) -> str:
    """What the middle of similar places did in the same years; nothing where there are too few of them."""
    if change is None:
        return ""
    then, now = (figures.amount(indicator, value) for value in (change.then_middle, change.now_middle))
    middle = f"the middle of {change.peers} {similar_name(change.peer_set)}"
    if then == now:
        return f"Over the same years {middle} stayed at {now}."
    return f"Over the same years {middle} went from {then} to {now}."


def beside_similar(card: Card, change: SimilarChange | None, place: Place) -> str:
    """Our own change beside theirs; only where ours is more than luck."""
    if change is None or card.then_verdict in {"no_clear_change", "too_little_history"}:
        return ""
    stands = {
        "like_most": "was like that of most of them",
        "better": "was better than that of most of them",
        "worse": "was worse than that of most of them",
        "higher": "went further up than that of most of them",
        "lower": "went further down than that of most of them",
    }[change.verdict]
    return f"The change in {place_name(place)} {stands}."


def how_far_back(card: Card) -> str:
    """Said where then is clearly less than fifteen years ago."""
    if card.then_start is None or card.now_start is None:
        return ""
    years = round((card.now_start - card.then_start).days / 365.25)
    if years >= FIFTEEN - 1:
        return ""
    return (
        f"Nothing older can be compared fairly: then is {figures.count(years, 'year', 'years')} ago here, not fifteen."
    )


def heading(title: str, place: Place) -> str:
    """The name of the page."""
    return f"{title} in {place_name(place)}, then and now"


def of_whole(place: Place) -> str:
    """Told to readers of a ward: services are run for all of a council's area."""
    return f"{place.whole_words}: this service is run for all of {place_name(place)}."
