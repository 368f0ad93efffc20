"""What was agreed, as a diamond at its value and its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import theme
from dashboard.charts import fan, svg, timeline
from dashboard.charts.marks import Frame
from dashboard.promised import Promise


@dataclass(frozen=True)
class Target:
    """A value to be reached, and the period whose figure tells whether it was."""

    value: float
    start: date
    end: date

    @property
    def place(self) -> float:
        """In the middle of the period, as every figure stands."""
        return timeline.middle(self.start, self.end)


def of(promise: Promise | None) -> Target | None:
    """At the end of the fan, whose last figure is the one that tells; else at its day. None where no line is drawn."""
    if promise is None or promise.figure is None:
        return None
    now, figure = promise.now, promise.figure
    opened = fan.of(figure.spark.points, figure.ranges, promise.likely)
    if opened:
        return Target(now.target_value, opened.end.start, opened.end.end)
    length = figure.card.period_end - figure.card.period_start
    return Target(now.target_value, now.due_end - length, now.due_end)


def drawn(target: Target, frame: Frame, radius: float) -> str:
    """The diamond, with a white edge that keeps it apart from the fan."""
    return diamond((frame.across(target.place), frame.up(target.value)), radius)


def diamond(centre: svg.Point, radius: float) -> str:
    """Around a point."""
    x, y = centre
    corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    edge = [(x, y - radius - 2), (x + radius + 2, y), (x, y + radius + 2), (x - radius - 2, y)]
    return svg.area(edge, theme.PAGE) + svg.area(corners, theme.TARGET)
