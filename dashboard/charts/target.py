"""What was agreed, as a diamond at its value and its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import theme
from dashboard.charts import svg, timeline
from dashboard.charts.marks import Frame


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


def drawn(target: Target, frame: Frame, radius: float) -> str:
    """The diamond, with a white edge that keeps it apart from the fan."""
    return diamond((frame.across(target.place), frame.up(target.value)), radius)


def diamond(centre: svg.Point, radius: float) -> str:
    """Around a point."""
    x, y = centre
    corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    edge = [(x, y - radius - 2), (x + radius + 2, y), (x, y + radius + 2), (x - radius - 2, y)]
    return svg.area(edge, theme.PAGE) + svg.area(corners, theme.TARGET)
