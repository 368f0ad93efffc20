"""Similar places as a strip of dots, with the middle half shaded and the reader's place among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard import figures, theme
from dashboard.charts import axis, key, labels, svg
from dashboard.charts.axis import Scale
from dashboard.language import say
from dashboard.rows import Card, Indicator, PeerValue, Place
from dashboard.words import absences, pictures, places


@dataclass(frozen=True)
class Size:
    """A drawing's size; phones get their own, since shrinking the wide one would shrink its words."""

    width: int
    dot: float
    type_size: float
    ticks: int
    css_class: str


@dataclass(frozen=True)
class Strip:
    """What one width of the strip is drawn from."""

    indicator: Indicator
    place: Place
    card: Card
    peers: tuple[PeerValue, ...]
    size: Size

    @cached_property
    def values(self) -> list[float]:
        own = [] if self.card.value is None else [self.card.value]
        return [peer.value for peer in self.peers] + own

    @cached_property
    def across(self) -> Scale:
        margin = 2 * self.size.dot + 8
        return Scale(min(self.values), max(self.values), margin, self.size.width - margin)

    @cached_property
    def own(self) -> float | None:
        return None if self.card.value is None else self.across(self.card.value)

    @property
    def top(self) -> float:
        return 2 * self.size.type_size + 16

    @cached_property
    def stacked(self) -> list[tuple[PeerValue, int]]:
        """Each place with the row its dot stands in, so that equal values show as a pile."""
        return _stacked(self)

    @cached_property
    def rows(self) -> int:
        return max(2, 1 + max(row for _, row in self.stacked))

    @property
    def step(self) -> float:
        """From one row of dots to the next: in a tall pile they overlap."""
        return min(2 * self.size.dot, HIGHEST_PILE / self.rows)

    @property
    def foot(self) -> float:
        return self.top + 2 * self.size.dot + self.step * (self.rows - 1) + 10


HIGHEST_PILE = 120  # room for eight dots; in whole percent, twenty places may share one value

WIDE = Size(860, dot=7, type_size=14.5, ticks=9, css_class="wide-only")
NARROW = Size(360, dot=6, type_size=14, ticks=5, css_class="narrow-only")


def draw(indicator: Indicator, place: Place, card: Card, peers: Sequence[PeerValue]) -> str:
    """The strip in two widths, of which the page shows one, and its key; words where nobody compares."""
    if not peers:
        return f'<p class="nothing">{svg.escaped(absences.no_peers(place))}</p>'
    both = (picture(Strip(indicator, place, card, tuple(peers), size)) for size in (WIDE, NARROW))
    entries = [("now", places.label(place))] if card.value is not None else []
    entries.append(("similar", say("A similar place")))
    if card.peer_median is not None:
        entries.append(("middle_half", say("The middle half of them")))
    return f'<div class="chart">{"".join(both)}{key.drawn(entries)}</div>'


def picture(strip: Strip) -> str:
    """One width of the strip."""
    foot, size = strip.foot, strip.size
    label = pictures.strip(strip.indicator, strip.place, strip.card, strip.peers)
    parts = [
        *_middle_half(strip, foot),
        svg.line((0, foot), (size.width, foot), theme.BORDER),
        *_own(strip, foot),
        *_dots(strip, foot),
        svg.labels(size.type_size, [*_own_name(strip), *_middle_name(strip), *_ticks(strip, foot)]),
    ]
    return svg.picture(size.width, foot + size.type_size + 14, label, parts, size.css_class)


def _stacked(strip: Strip) -> list[tuple[PeerValue, int]]:
    width = 2 * strip.size.dot
    ends: list[float] = []
    stacked = []
    for peer in sorted(strip.peers, key=lambda it: it.value):
        x = strip.across(peer.value)
        is_under_own = strip.own is not None and abs(x - strip.own) < width + 2
        row = next((row for row in range(is_under_own, len(ends)) if x - ends[row] >= width), None)
        if row is None:
            row = max(len(ends), int(is_under_own))
            ends += [-width] * (row + 1 - len(ends))
        ends[row] = x
        stacked.append((peer, row))
    return stacked


def _dots(strip: Strip, foot: float) -> list[str]:
    size = strip.size.dot
    return [
        svg.dot(
            (strip.across(peer.value), foot - size - strip.step * row),
            size - 1,
            theme.PEER,
            say("{place} {amount}", place=peer.peer_name, amount=figures.amount(strip.indicator, peer.value)),
        )
        for peer, row in strip.stacked
    ]


def _middle_half(strip: Strip, foot: float) -> list[str]:
    low, high, middle = strip.card.peer_lower_quartile, strip.card.peer_upper_quartile, strip.card.peer_median
    if low is None or high is None or middle is None:
        return []
    left, right, centre = strip.across(low), strip.across(high), strip.across(middle)
    return [
        svg.rectangle(left, strip.top, max(right - left, 2), foot - strip.top, theme.PEER_MIDDLE),
        svg.line((centre, strip.top - 4), (centre, foot), theme.BORDER, 1.5),
    ]


def _own(strip: Strip, foot: float) -> list[str]:
    if strip.own is None:
        return []
    stem = svg.line((strip.own, strip.size.type_size + 6), (strip.own, foot), theme.NAVY, 2)
    return [stem, svg.dot((strip.own, foot - strip.size.dot), strip.size.dot + 1, theme.NAVY)]


def _own_name(strip: Strip) -> list[str]:
    if strip.own is None or strip.card.value is None:
        return []
    amount = figures.amount(strip.indicator, strip.card.value)
    name = say("{place} {amount}", place=places.label(strip.place), amount=amount)
    half = labels.width_of(name, strip.size.type_size, is_bold=True) / 2
    x = max(half, min(strip.own, strip.size.width - half))
    return [svg.text((x, strip.size.type_size), name, "middle", theme.NAVY, is_bold=True)]


def _middle_name(strip: Strip) -> list[str]:
    if strip.card.peer_median is None:
        return []
    name = say("Middle {amount}", amount=figures.bare(strip.indicator, strip.card.peer_median))
    half = labels.width_of(name, strip.size.type_size) / 2
    stem = strip.across(strip.card.peer_median)
    x = max(half, min(stem, strip.size.width - half))
    if strip.own is not None and abs(strip.own - x) < half + 8:
        x = strip.own + (half + 8) * (1 if stem >= strip.own else -1)
    return [svg.text((x, 2 * strip.size.type_size + 6), name, "middle", theme.SOFT_INK)]


def _ticks(strip: Strip, foot: float) -> list[str]:
    low, high = min(strip.values), max(strip.values)
    at = foot + strip.size.type_size + 8
    if low == high:
        return [_tick(strip, low, strip.indicator.decimals, at)]
    ticks = axis.inner_ticks(low, high, strip.size.ticks)
    return [_tick(strip, tick, ticks.decimals, at) for tick in ticks.ticks]


def _tick(strip: Strip, value: float, decimals: int, at: float) -> str:
    words = figures.bare(strip.indicator, value, decimals)
    half = labels.width_of(words, strip.size.type_size) / 2
    x = max(half, min(strip.across(value), strip.size.width - half))
    return svg.text((x, at), words, "middle", theme.SOFT_INK)
