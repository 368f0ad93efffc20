"""What is realistic in the years ahead, as a fan that opens from the latest figure: five in ten within eight in ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from dashboard import theme
from dashboard.charts import svg, timeline
from dashboard.charts.marks import Frame
from dashboard.expected import RealisticRange
from dashboard.rows import SparkPoint


@dataclass(frozen=True)
class Ahead:
    """One year of the fan."""

    start: date
    end: date
    outer: tuple[float, float]
    inner: tuple[float, float]

    @property
    def place(self) -> float:
        return timeline.middle(self.start, self.end)


@dataclass(frozen=True)
class Fan:
    """The figure it opens from, and the years ahead."""

    start: SparkPoint
    years: tuple[Ahead, ...]

    @property
    def end(self) -> Ahead:
        return self.years[-1]

    @property
    def heights(self) -> list[float]:
        return [value for year in self.years for value in year.outer]


def of(points: Sequence[SparkPoint], ranges: Sequence[RealisticRange], until: RealisticRange | None) -> Fan | None:
    """The years up to the one that the page speaks of; nothing where they are not of the figure itself."""
    if until is None or until.range_of != "value":
        return None
    start = next((point for point in reversed(points) if point.period_end == until.now_end), None)
    if start is None:
        return None
    ahead = (_ahead(each, start) for each in ranges if each.horizon <= until.horizon)
    years = tuple(year for year in takewhile(lambda year: year is not None, ahead) if year)
    return Fan(start, years) if len(years) == until.horizon else None


def drawn(fan: Fan, frame: Frame) -> list[str]:
    """The outer fan, and the inner one on it."""
    outer, inner = ([(year.place, *ends(year)) for year in fan.years] for ends in (_outer, _inner))
    return [svg.area(_outline(fan, frame, outer), theme.FAN), svg.area(_outline(fan, frame, inner), theme.FAN_MIDDLE)]


def _outer(year: Ahead) -> tuple[float, float]:
    return year.outer


def _inner(year: Ahead) -> tuple[float, float]:
    return year.inner


def _outline(fan: Fan, frame: Frame, years: Sequence[tuple[float, float, float]]) -> list[svg.Point]:
    start = frame.point(fan.start.period_start, fan.start.period_end, fan.start.value)
    upper = [(frame.across(place), frame.up(high)) for place, _, high in years]
    lower = [(frame.across(place), frame.up(low)) for place, low, _ in years]
    return [start, *upper, *lower[::-1]]


def _ahead(likely: RealisticRange, start: SparkPoint) -> Ahead | None:
    if likely.q100 is None or likely.q250 is None or likely.q750 is None or likely.q900 is None:
        return None
    began = _years_on(start.period_start, likely)
    return Ahead(began, likely.judged_at, (likely.q100, likely.q900), (likely.q250, likely.q750))


def _years_on(day: date, likely: RealisticRange) -> date:
    """The same day so many years later; the first of March for the last of February of a leap year."""
    year = day.year + likely.horizon
    return date(year, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=year)
