"""What a picture shows, in sentences, for people who do not see it and for files that cannot hold it."""

from collections.abc import Sequence
from datetime import date

from dashboard import figures
from dashboard.language import say, say_count
from dashboard.rows import Card, Indicator, PeerValue, Place, SparkPoint, WardFigure
from dashboard.words.comparisons import similar_counted
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, full_stop, joined


def line(indicator: Indicator, place: Place, points: Sequence[SparkPoint]) -> str:
    """A line chart of one series: where it starts and ends."""
    told = {"title": indicator.title, "place": place_name(place)}
    first, last = _at(indicator, points[0]), _at(indicator, points[-1])
    if len(points) == 1:
        return say("{title} in {place}: one figure, {figure}.", figure=first, **told)
    return say("Line chart: {title} in {place}. It goes from {first} to {last}.", first=first, last=last, **told)


def extremes(indicator: Indicator, points: Sequence[SparkPoint]) -> str:
    """The lowest and the highest value of a series."""
    values = [point.value for point in points]
    low, high = figures.amount(indicator, min(values)), figures.amount(indicator, max(values))
    if low == high:
        return say("Every figure is {amount}.", amount=low)
    return say("The lowest is {low} and the highest is {high}.", low=low, high=high)


def marks(indicator: Indicator, card: Card) -> str:
    """The two marked points of a line."""
    if card.then_value is None or card.now_value is None:
        return ""
    then, now = figures.amount(indicator, card.then_value), figures.amount(indicator, card.now_value)
    return say("Then is marked at {then} and now at {now}.", then=then, now=now)


def target(indicator: Indicator, value: float, end: date) -> str:
    """A target as a diamond."""
    return say("The target is marked at {amount} {by}.", amount=figures.amount(indicator, value), by=figures.by(end))


def end_of_line(indicator: Indicator, name: str, points: Sequence[SparkPoint]) -> str:
    """Where a line drawn for comparison ends."""
    return capital(say("{name} ends at {figure}.", name=name, figure=_at(indicator, points[-1])))


def strip(indicator: Indicator, place: Place, card: Card, peers: Sequence[PeerValue]) -> str:
    """A strip of dots: the spread of similar places, and this place on it."""
    values = [peer.value for peer in peers]
    return joined(
        say(
            "Dot chart of {places}: {title}.",
            places=similar_counted(card.peer_set, len(peers)),
            title=indicator.title,
        ),
        say(
            "They run from {low} to {high}.",
            low=figures.amount(indicator, min(values)),
            high=figures.amount(indicator, max(values)),
        ),
        middle(indicator, card),
        own(indicator, place, card),
    )


def middle(indicator: Indicator, card: Card) -> str:
    """The middle half of the similar places, and the middle one."""
    if card.peer_median is None or card.peer_lower_quartile is None or card.peer_upper_quartile is None:
        return ""
    half = figures.span(indicator, card.peer_lower_quartile, card.peer_upper_quartile)
    return say(
        "The middle half is {half} and the middle is {amount}.",
        half=half, amount=figures.amount(indicator, card.peer_median),
    )  # fmt: skip


def own(indicator: Indicator, place: Place, card: Card) -> str:
    """Where the reader's place lies."""
    if card.value is None:
        return ""
    return capital(
        say("{place} is at {amount}.", place=place_name(place), amount=figures.amount(indicator, card.value))
    )


def ward_map(indicator: Indicator, council: Place, wards: Sequence[WardFigure], own_code: str | None) -> str:
    """A map of wards: its highest and lowest, this ward, and how many have no figure."""
    shown = sorted((ward for ward in wards if ward.value is not None), key=lambda ward: ward.value or 0)
    missing = len(wards) - len(shown)
    return joined(
        say_count(
            "Map of {count} ward in {council}: {title}.",
            "Map of {count} wards in {council}: {title}.",
            len(wards),
            council=council.name,
            title=indicator.title,
        ),
        _extremes(indicator, shown),
        *(full_stop(_ward(indicator, ward)) for ward in shown if ward.ward_code == own_code),
        say_count("{count} ward has no figure.", "{count} wards have no figure.", missing) if missing else "",
    )


def _extremes(indicator: Indicator, shown: Sequence[WardFigure]) -> str:
    if not shown:
        return ""
    if len(shown) == 1:
        return say("Only {figure}.", figure=_ward(indicator, shown[0]))
    return say("Lowest: {low}. Highest: {high}.", low=_ward(indicator, shown[0]), high=_ward(indicator, shown[-1]))


def _ward(indicator: Indicator, ward: WardFigure) -> str:
    return say("{ward} at {amount}", ward=ward.ward_name, amount=figures.shown(indicator, ward.value, ward.status))


def _at(indicator: Indicator, point: SparkPoint) -> str:
    when = figures.when(point.period_start, point.period_end, indicator.period_kind)
    return say("{amount} {when}", amount=figures.amount(indicator, point.value), when=when)
