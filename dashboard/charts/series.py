"""What the chart of one outcome is drawn from: the published points, their breaks, and lines beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from dashboard import theme
from dashboard.charts import fan, marks, timeline
from dashboard.charts.fan import Fan
from dashboard.charts.marks import Mark
from dashboard.charts.target import Target
from dashboard.expected import RealisticRange
from dashboard.rows import Card, Figure, Indicator, Place, SeriesPoint, SparkPoint


@dataclass(frozen=True)
class Size:
    """A drawing's size; phones get their own, since shrinking the wide one would shrink its words."""

    width: int
    height: int
    right: int  # room for the names of lines
    type_size: float
    y_ticks: int
    css_class: str


WIDE = Size(860, 380, right=160, type_size=14.5, y_ticks=6, css_class="wide-only")
NARROW = Size(360, 340, right=92, type_size=14, y_ticks=5, css_class="narrow-only")


@dataclass(frozen=True)
class Line:
    """A line drawn for comparison, and its name."""

    name: str
    points: tuple[SparkPoint, ...]
    is_similar: bool = False  # the middle of similar places; else a larger place, such as the nation

    @property
    def colour(self) -> str:
        return theme.SIMILAR if self.is_similar else theme.NATION

    @property
    def dash(self) -> str:
        """Told apart without colour too."""
        return "7 5" if self.is_similar else ""


@dataclass(frozen=True)
class Series:
    """One indicator in one place, with what it is compared with."""

    indicator: Indicator
    place: Place
    card: Card
    published: tuple[SeriesPoint, ...]
    others: tuple[Line, ...]
    ranges: tuple[RealisticRange, ...] = ()
    until: RealisticRange | None = None  # the one that the page speaks of
    target: Target | None = None  # what was agreed

    @property
    def fan(self) -> Fan | None:
        return fan.of(self.points, self.ranges, self.until)

    @property
    def points(self) -> tuple[SparkPoint, ...]:
        return tuple(
            SparkPoint(point.period_start, point.period_end, point.value)
            for point in self.published
            if point.value is not None
        )

    @property
    def breaks(self) -> tuple[date, ...]:
        # Periods of several years hold a break more than once: its last is the first counted wholly anew.
        blocks = groupby(self.published, key=lambda it: (it.is_break_before, it.break_reason))
        return tuple(list(block)[-1].period_start for (is_break, _), block in blocks if is_break)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return marks.of_card(self.card, self.points)

    @property
    def runs(self) -> list[list[SparkPoint]]:
        missing = [point.period_start for point in self.published if point.value is None]
        return timeline.runs(self.points, [*self.breaks, *missing])

    @property
    def heights(self) -> list[float]:
        """Every value that the axis has to take in."""
        own = [value for it in self.published for value in (it.value, it.lower, it.upper) if value is not None]
        others = [point.value for line in self.others for point in line.points]
        ahead = self.fan.heights if self.fan else []
        agreed = [self.target.value] if self.target else []
        return own + others + ahead + agreed + [mark.value for mark in self.marks]


def of(figure: Figure, published: Sequence[SeriesPoint], others: Sequence[Line]) -> Series:
    """The series, with lines of the same order beside it, cut to the years that the place itself has."""
    shown = [point for point in published if point.value is not None]
    if not shown:
        return Series(figure.indicator, figure.place, figure.card, (), ())
    first, last = shown[0].period_start, shown[-1].period_end
    cut = (
        replace(line, points=tuple(it for it in line.points if first <= it.period_start and it.period_end <= last))
        for line in others
    )
    highest = max(abs(point.value) for point in shown if point.value is not None)
    beside = tuple(line for line in cut if line.points and not _dwarfs(line, highest))
    return Series(
        figure.indicator, figure.place, figure.card, tuple(published), beside, figure.ranges, figure.realistic
    )


def _dwarfs(line: Line, highest: float) -> bool:
    """Ten times as high: a nation's total, say, which would press the place's own line flat on the axis."""
    return max(abs(point.value) for point in line.points) > 10 * highest > 0
