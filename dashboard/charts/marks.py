"""The points of a series that its chart names: then and now, or the latest alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import figures, theme
from dashboard.charts import labels, svg, timeline
from dashboard.charts.axis import Scale
from dashboard.charts.labels import Box
from dashboard.charts.svg import Point
from dashboard.rows import Card, Indicator, SparkPoint
from dashboard.words import verdicts


@dataclass(frozen=True)
class Mark:
    """A value that a chart names, with the period it stands for."""

    start: date
    end: date
    value: float
    is_now: bool
    is_average: bool


@dataclass(frozen=True)
class Frame:
    """The room that a chart draws its series in."""

    across: Scale
    up: Scale
    bounds: Box

    def point(self, start: date, end: date, value: float) -> Point:
        return self.across(timeline.middle(start, end)), self.up(value)

    def runs(self, runs: Sequence[Sequence[SparkPoint]]) -> list[list[Point]]:
        return [[self.point(it.period_start, it.period_end, it.value) for it in run] for run in runs]


def of_card(card: Card, points: Sequence[SparkPoint]) -> tuple[Mark, ...]:
    """Then and now as the sentence beside the chart says them; without a then, the latest figure."""
    if card.then_value is None or card.then_start is None or card.then_end is None:
        return (_latest(points[-1]),)
    if card.now_value is None or card.now_start is None or card.now_end is None:
        return (_latest(points[-1]),)
    is_average = card.then_kind in verdicts.AVERAGES
    return (
        Mark(card.then_start, card.then_end, card.then_value, is_now=False, is_average=is_average),
        Mark(card.now_start, card.now_end, card.now_value, is_now=True, is_average=is_average),
    )


def drawn(marks: Sequence[Mark], frame: Frame, radius: float) -> str:
    """An open circle for then, a filled one for now, on a bar over the years they are the average of."""
    bars = (_bar(mark, frame, radius) for mark in marks if mark.is_average)
    return "".join(bars) + "".join(_circle(mark, frame, radius) for mark in marks)


def labelled(
    marks: Sequence[Mark], wordings: Sequence[str], frame: Frame, size: float, ink: Sequence[Point]
) -> tuple[str, list[Box]]:
    """The marks' words, each where least is under them, and the room they took."""
    taken: list[Box] = []
    parts: list[str] = []
    for mark, wording in zip(marks, wordings, strict=True):
        point = frame.point(mark.start, mark.end, mark.value)
        width = labels.width_of(wording, size, is_bold=mark.is_now)
        box = labels.quietest(labels.beside(point, width, size, gap=9), taken, ink, frame.bounds)
        taken.append(box)
        centre = (box.left + box.right) / 2
        parts.append(svg.text((centre, box.bottom - size * 0.15), wording, "middle", is_bold=mark.is_now))
    return "".join(parts), taken


def values(marks: Sequence[Mark], indicator: Indicator) -> list[str]:
    """The marks' values."""
    return [figures.bare(indicator, mark.value) for mark in marks]


def _latest(point: SparkPoint) -> Mark:
    return Mark(point.period_start, point.period_end, point.value, is_now=True, is_average=False)


def _bar(mark: Mark, frame: Frame, width: float) -> str:
    # Periods stand at their middle, so the first and last half year would hang over the ends of the line.
    ends = (frame.across(day.toordinal()) for day in (mark.start, mark.end))
    left, right = (max(frame.across.start, min(frame.across.end, end)) for end in ends)
    return svg.line((left, frame.up(mark.value)), (right, frame.up(mark.value)), theme.AVERAGE, width)


def _circle(mark: Mark, frame: Frame, radius: float) -> str:
    centre = frame.point(mark.start, mark.end, mark.value)
    if mark.is_now:
        return svg.dot(centre, radius, theme.NAVY)
    return svg.ring(centre, radius, theme.NAVY)
