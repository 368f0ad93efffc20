"""The lines and areas of the chart of one outcome; its words are in trend_words.py."""

from itertools import groupby

from dashboard import theme
from dashboard.charts import svg, timeline
from dashboard.charts.axis import Axis
from dashboard.charts.marks import Frame
from dashboard.charts.series import Series
from dashboard.charts.svg import Point
from dashboard.rows import SeriesPoint


def grid(frame: Frame, heights: Axis) -> list[str]:
    """A pale line at each named value, a darker one at the foot or at zero."""
    foot = 0.0 if heights.starts_at_zero else heights.ticks[0]
    return [
        svg.line(
            (frame.bounds.left, frame.up(tick)),
            (frame.bounds.right, frame.up(tick)),
            theme.BORDER if tick == foot else theme.GRID,
        )
        for tick in heights.ticks
    ]


def bands(drawn: Series, frame: Frame) -> list[str]:
    """The margin of error, in one piece for each run of periods that have one."""
    runs = [[it for it in drawn.published if it.period_start in starts] for starts in _starts(drawn)]
    pieces = [list(piece) for run in runs for has, piece in groupby(run, key=_has_margin) if has]
    return [svg.area(_outline(piece, frame), theme.BAND) for piece in pieces if len(piece) > 1]


def breaks(drawn: Series, frame: Frame) -> list[str]:
    """A dashed line where the way of counting changed."""
    return [
        svg.line((x, frame.bounds.top - 6), (x, frame.bounds.bottom), theme.BORDER, 1.5, "4 5")
        for x in break_places(drawn, frame)
    ]


def break_places(drawn: Series, frame: Frame) -> list[float]:
    """Where those lines stand."""
    places = (timeline.break_place(drawn.points, start) for start in drawn.breaks)
    return [frame.across(place) for place in places if place is not None]


def others(drawn: Series, frame: Frame) -> list[str]:
    """The lines drawn for comparison."""
    return [
        svg.polyline(frame.runs(timeline.runs(line.points, ())), line.colour, 2, line.dash) for line in drawn.others
    ]


def care(drawn: Series, frame: Frame) -> list[str]:
    """A small ring on each figure that the publisher marks as less reliable."""
    return [
        svg.ring(frame.point(point.period_start, point.period_end, point.value), 3, theme.BORDER)
        for point in drawn.published
        if point.value is not None and point.status == "unreliable"
    ]


def _starts(drawn: Series) -> list[set[object]]:
    return [{point.period_start for point in run} for run in drawn.runs]


def _has_margin(point: SeriesPoint) -> bool:
    return point.lower is not None and point.upper is not None


def _outline(piece: list[SeriesPoint], frame: Frame) -> list[Point]:
    upper = [frame.point(it.period_start, it.period_end, it.upper or 0) for it in piece]
    lower = [frame.point(it.period_start, it.period_end, it.lower or 0) for it in piece]
    return upper + lower[::-1]
