"""What a picture shows, in sentences, for people who do not see it and for files that cannot hold it."""

from collections.abc import Sequence
from datetime import date

from dashboard import figures
from dashboard.rows import Card, Indicator, PeerValue, Place, SparkPoint, WardFigure
from dashboard.words.comparisons import similar_name
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, joined


def line(indicator: Indicator, place: Place, points: Sequence[SparkPoint]) -> str:
    """A line chart of one series: where it starts and ends."""
    title = f"{indicator.title} in {place_name(place)}"
    first, last = points[0], points[-1]
    if len(points) == 1:
        return f"{title}: one figure, {_at(indicator, first)}."
    return f"Line chart: {title}. It goes from {_at(indicator, first)} to {_at(indicator, last)}."


def extremes(indicator: Indicator, points: Sequence[SparkPoint]) -> str:
    """The lowest and the highest value of a series."""
    values = [point.value for point in points]
    low, high = figures.amount(indicator, min(values)), figures.amount(indicator, max(values))
    return f"The lowest is {low} and the highest is {high}." if low != high else f"Every figure is {low}."


def marks(indicator: Indicator, card: Card) -> str:
    """The two marked points of a line."""
    if card.then_value is None or card.now_value is None:
        return ""
    then, now = figures.amount(indicator, card.then_value), figures.amount(indicator, card.now_value)
    return f"Then is marked at {then} and now at {now}."


def target(indicator: Indicator, value: float, end: date) -> str:
    """A target as a diamond."""
    return f"The target is marked at {figures.amount(indicator, value)} {figures.by(end)}."


def end_of_line(indicator: Indicator, name: str, points: Sequence[SparkPoint]) -> str:
    """Where a line drawn for comparison ends."""
    return capital(f"{name} ends at {_at(indicator, points[-1])}.")


def strip(indicator: Indicator, place: Place, card: Card, peers: Sequence[PeerValue]) -> str:
    """A strip of dots: the spread of similar places, and this place on it."""
    values = [peer.value for peer in peers]
    return joined(
        f"Dot chart of {len(peers)} {similar_name(card.peer_set)}: {indicator.title}.",
        f"They run from {figures.amount(indicator, min(values))} to {figures.amount(indicator, max(values))}.",
        middle(indicator, card),
        own(indicator, place, card),
    )


def middle(indicator: Indicator, card: Card) -> str:
    """The middle half of the similar places, and the middle one."""
    if card.peer_median is None or card.peer_lower_quartile is None or card.peer_upper_quartile is None:
        return ""
    half = figures.span(indicator, card.peer_lower_quartile, card.peer_upper_quartile)
    return f"The middle half is {half} and the middle is {figures.amount(indicator, card.peer_median)}."


def own(indicator: Indicator, place: Place, card: Card) -> str:
    """Where the reader's place lies."""
    if card.value is None:
        return ""
    return capital(f"{place_name(place)} is at {figures.amount(indicator, card.value)}.")


def ward_map(indicator: Indicator, council: Place, wards: Sequence[WardFigure], own_code: str | None) -> str:
    """A map of wards: its highest and lowest, this ward, and how many have no figure."""
    shown = sorted((ward for ward in wards if ward.value is not None), key=lambda ward: ward.value or 0)
    missing = len(wards) - len(shown)
    return joined(
        f"Map of {figures.count(len(wards), 'ward', 'wards')} in {council.name}: {indicator.title}.",
        _extremes(indicator, shown),
        " ".join(f"{_ward(indicator, ward)}." for ward in shown if ward.ward_code == own_code),
        f"{figures.count(missing, 'ward has', 'wards have')} no figure." if missing else "",
    )


def _extremes(indicator: Indicator, shown: Sequence[WardFigure]) -> str:
    if not shown:
        return ""
    if len(shown) == 1:
        return f"Only {_ward(indicator, shown[0])}."
    return f"Lowest: {_ward(indicator, shown[0])}. Highest: {_ward(indicator, shown[-1])}."


def _ward(indicator: Indicator, ward: WardFigure) -> str:
    return f"{ward.ward_name} at {figures.shown(indicator, ward.value, ward.status)}"


def _at(indicator: Indicator, point: SparkPoint) -> str:
    when = figures.when(point.period_start, point.period_end, indicator.period_kind)
    return f"{figures.amount(indicator, point.value)} {when}"
