"""Wards beside their council, by how many people are behind each figure, with how far luck would spread them.

The fewer people, the more luck: so the limits are wide on the left and narrow to the right. They come from SQL.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard import figures, theme
from dashboard.charts import axis, key, labels, svg
from dashboard.charts.axis import Axis, Scale
from dashboard.charts.labels import Box
from dashboard.charts.svg import Point
from dashboard.charts.trend_words import NOT_FROM_ZERO
from dashboard.language import say
from dashboard.rows import FunnelPoint, Indicator, Place, WardFigure
from dashboard.words import funnel as words
from dashboard.words.sentences import capital, full_stop, joined


@dataclass(frozen=True)
class Size:
    """A drawing's size; phones get their own, since shrinking the wide one would shrink its words."""

    width: int
    height: int
    dot: float
    type_size: float
    ticks: int
    named: int  # wards outside that are named, if there is room
    css_class: str


WIDE = Size(860, 400, dot=6, type_size=14.5, ticks=7, named=4, css_class="wide-only")
NARROW = Size(360, 360, dot=5, type_size=14, ticks=4, named=2, css_class="narrow-only")


@dataclass(frozen=True)
class Funnel:
    """What one width of the chart is drawn from."""

    indicator: Indicator
    council: Place
    points: tuple[FunnelPoint, ...]
    names: dict[str, str]
    own_code: str | None
    size: Size

    @cached_property
    def curve(self) -> list[FunnelPoint]:
        return sorted((point for point in self.points if point.ward_code is None), key=lambda it: it.people)

    @cached_property
    def dots(self) -> list[FunnelPoint]:
        return of_wards(self.points)

    @cached_property
    def own(self) -> list[FunnelPoint]:
        """The reader's own ward, where there is one and it has a dot."""
        return [dot for dot in self.dots if dot.ward_code == self.own_code]

    @cached_property
    def heights(self) -> Axis:
        limits = [limit for it in self.curve for limit in (it.lower99_8, it.upper99_8)]
        values = [dot.value for dot in self.dots if dot.value is not None]
        # Dots have no length to compare: the scale need not start at nought, and says so where it does not.
        return axis.spread_axis(min(limits + values), max(limits + values), self.size.ticks)

    @cached_property
    def tick_names(self) -> list[str]:
        return [figures.bare(self.indicator, tick, self.heights.decimals) for tick in self.heights.ticks]

    @cached_property
    def bounds(self) -> Box:
        size = self.size
        left = max(labels.width_of(name, size.type_size) for name in self.tick_names) + 12
        return Box(left, size.type_size + 16, size.width - 8, size.height - 2 * size.type_size - 22)

    @cached_property
    def across(self) -> Scale:
        return Scale(self.curve[0].people, self.curve[-1].people, self.bounds.left, self.bounds.right)

    @cached_property
    def up(self) -> Scale:
        return Scale(self.heights.ticks[0], self.heights.ticks[-1], self.bounds.bottom, self.bounds.top)

    def place(self, dot: FunnelPoint) -> Point:
        return self.across(dot.people), self.up(dot.value or 0)

    @cached_property
    def outer(self) -> list[list[Point]]:
        """The 99.8% limits: the upper and the lower curve."""
        upper = [(self.across(it.people), self.up(it.upper99_8)) for it in self.curve]
        return [upper, [(self.across(it.people), self.up(it.lower99_8)) for it in self.curve]]

    @cached_property
    def inner(self) -> list[list[Point]]:
        """The 95% limits."""
        upper = [(self.across(it.people), self.up(it.upper95_0)) for it in self.curve]
        return [upper, [(self.across(it.people), self.up(it.lower95_0)) for it in self.curve]]


def of_wards(points: Sequence[FunnelPoint]) -> list[FunnelPoint]:
    """The points that are wards."""
    return [point for point in points if point.ward_code is not None and point.value is not None]


def draw(
    indicator: Indicator,
    council: Place,
    wards: Sequence[WardFigure],
    points: Sequence[FunnelPoint],
    own_code: str | None = None,
) -> str:
    """The funnel in two widths, of which the page shows one, and its key; nothing where no counts are held."""
    if not of_wards(points):
        return ""
    names = {ward.ward_code: ward.ward_name for ward in wards}
    both = [Funnel(indicator, council, tuple(points), names, own_code, size) for size in (WIDE, NARROW)]
    return f'<div class="chart">{"".join(map(picture, both))}{_key(both[0])}</div>'


def picture(funnel: Funnel) -> str:
    """One width of the funnel."""
    size, bounds = funnel.size, funnel.bounds
    upper, lower = funnel.outer
    middle = funnel.up(funnel.points[0].council_value)
    parts = [
        svg.area(upper + lower[::-1], theme.BAND),
        *(
            svg.line((bounds.left, funnel.up(it)), (bounds.right, funnel.up(it)), theme.GRID)
            for it in funnel.heights.ticks
        ),
        svg.line((bounds.left, bounds.bottom), (bounds.right, bounds.bottom), theme.BORDER),
        svg.polyline(funnel.outer, theme.BORDER, 1.5),
        svg.polyline(funnel.inner, theme.BORDER, 1.5, "4 4"),
        svg.line((bounds.left, middle), (bounds.right, middle), theme.NATION, 2),
        *(svg.ring(funnel.place(dot), size.dot + 6, theme.NAVY) for dot in funnel.own),
        *(_mark(funnel, dot) for dot in [dot for dot in funnel.dots if dot not in funnel.own] + funnel.own),
        svg.labels(size.type_size, [*_ticks(funnel), *_names(funnel)]),
    ]
    label = words.picture(funnel.indicator, funnel.council, funnel.dots, funnel.names, funnel.own_code)
    return svg.picture(size.width, size.height, label, parts, size.css_class)


def _mark(funnel: Funnel, dot: FunnelPoint) -> str:
    """A circle inside, a triangle that points away outside; the reader's own ward stands in a ring."""
    title = words.at(funnel.indicator, funnel.names[dot.ward_code or ""], dot)
    colour = theme.NAVY if dot in funnel.own else theme.STEADY
    return shape(funnel.place(dot), funnel.size.dot, dot.verdict, colour, title)


def shape(centre: Point, radius: float, verdict: str, colour: str, title: str = "") -> str:
    """What a ward is drawn as."""
    if verdict not in words.OUTSIDE:
        return svg.dot(centre, radius - 1, colour, title)
    x, y = centre
    tip = -radius if verdict == "higher" else radius
    corners = ((x, y + tip), (x + radius, y - tip * 0.75), (x - radius, y - tip * 0.75))
    return svg.outline([corners], colour, theme.PAGE, 1, title)


def _ticks(funnel: Funnel) -> list[str]:
    """The named values at the side, the numbers of people at the foot, and what both are."""
    size, bounds = funnel.size, funnel.bounds
    at_side = [
        svg.text((bounds.left - 8, funnel.up(tick) + size.type_size * 0.35), name, "end", theme.SOFT_INK)
        for tick, name in zip(funnel.heights.ticks, funnel.tick_names, strict=True)
    ]
    sizes = axis.inner_ticks(funnel.across.low, funnel.across.high, size.ticks)
    foot, right = bounds.bottom + size.type_size + 6, size.width
    at_foot = []
    for tick in sizes.ticks:
        half = labels.width_of(words.people(tick), size.type_size) / 2
        at_foot.append(
            svg.text((min(funnel.across(tick), right - half), foot), words.people(tick), "middle", theme.SOFT_INK)
        )
    named = svg.text(((bounds.left + bounds.right) / 2, size.height - 4), words.PEOPLE, "middle", theme.SOFT_INK)
    return [*at_side, *at_foot, named, *_note(funnel)]


def _note(funnel: Funnel) -> list[str]:
    indicator = funnel.indicator
    unit = full_stop(capital(figures.unit(indicator))) if indicator.unit_place == "after_space" else ""
    note = joined(unit, "" if funnel.heights.starts_at_zero else NOT_FROM_ZERO)
    return [svg.text((0, funnel.size.type_size), note, colour=theme.SOFT_INK)] if note else []


def _names(funnel: Funnel) -> list[str]:
    """The reader's own ward, and those furthest outside, as far as there is room for their names."""
    size = funnel.size
    taken = [_room(funnel, dot) for dot in funnel.dots]
    outside = [dot for dot in funnel.dots if dot.verdict in words.OUTSIDE and dot not in funnel.own]
    outside.sort(key=lambda dot: abs((dot.value or 0) - dot.council_value), reverse=True)
    ink = labels.traced(funnel.outer + funnel.inner)
    named: list[str] = []
    for dot in funnel.own + outside:
        box = _label(funnel, dot, taken, ink)
        if box and len(named) < size.named + len(funnel.own):
            taken.append(box)
            at = ((box.left + box.right) / 2, box.bottom - size.type_size * 0.15)
            named.append(svg.text(at, funnel.names[dot.ward_code or ""], "middle", is_bold=dot in funnel.own))
    return named


def _label(funnel: Funnel, dot: FunnelPoint, taken: Sequence[Box], ink: Sequence[Point]) -> Box | None:
    """Where a ward's name goes; nowhere if it would cover a dot or a name, unless it is the reader's own."""
    size, is_own = funnel.size, dot in funnel.own
    width = labels.width_of(funnel.names[dot.ward_code or ""], size.type_size, is_bold=is_own)
    places = labels.beside(funnel.place(dot), width, size.type_size, size.dot + (9 if is_own else 3))
    box = labels.quietest(places, taken, ink, funnel.bounds)
    is_free = box.lies_within(funnel.bounds) and not any(box.meets(other) for other in taken)
    return box if is_own or is_free else None


def _room(funnel: Funnel, dot: FunnelPoint) -> Box:
    (x, y), room = funnel.place(dot), funnel.size.dot
    return Box(x - room, y - room, x + room, y + room)


def _key(funnel: Funnel) -> str:
    sides = {dot.verdict for dot in funnel.dots}
    inside = [dot for dot in funnel.dots if dot.verdict not in words.OUTSIDE]
    middle, ward = (14.0, 10.0), funnel.size.dot
    line = say(
        "{place} {amount}",
        place=funnel.council.name,
        amount=figures.amount(funnel.indicator, funnel.points[0].council_value),
    )
    entries = [
        *((_own_shape(dot), funnel.names[dot.ward_code or ""]) for dot in funnel.own),
        (svg.line((0, 10), (28, 10), theme.NATION, 2), line),
        (svg.rectangle(0, 3, 28, 14, theme.BAND), words.LUCK),
        (svg.line((0, 10), (28, 10), theme.BORDER, 1.5, "4 4"), words.MOST_LUCK),
        *((shape(middle, ward, "similar", theme.STEADY), words.INSIDE) for _ in inside[:1]),
        *((shape(middle, ward, "higher", theme.STEADY), words.ABOVE) for _ in sides & {"higher"}),
        *((shape(middle, ward, "lower", theme.STEADY), words.BELOW) for _ in sides & {"lower"}),
    ]
    return key.listed(entries)


def _own_shape(dot: FunnelPoint) -> str:
    return svg.ring((14, 10), 9, theme.NAVY) + shape((14, 10), 6, dot.verdict, theme.NAVY)
