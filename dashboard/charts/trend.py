"""The chart of one outcome: the whole series against an axis, with the nation and similar places.

What has been is a line; what is realistic is a fan, never a line.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard import theme
from dashboard.charts import axis, fan, key, labels, marks, series, svg, target, timeline, trend_lines, trend_words
from dashboard.charts.axis import Axis, Scale
from dashboard.charts.labels import Box
from dashboard.charts.marks import Frame
from dashboard.charts.series import NARROW, WIDE, Line, Series, Size
from dashboard.charts.target import Target
from dashboard.language import say
from dashboard.rows import Figure, SeriesPoint
from dashboard.words import absences


def draw(
    figure: Figure, points: Sequence[SeriesPoint], others: Sequence[Line] = (), agreed: Target | None = None
) -> str:
    """The chart in two widths, of which the page shows one, and its key; words where there is no line."""
    drawn = replace(series.of(figure, points, others), target=agreed)
    if len(drawn.points) < 2:
        absence = absences.no_line(figure.place) if drawn.points else absences.no_history(figure.place)
        return f'<p class="nothing">{svg.escaped(absence)}</p>'
    return f'<div class="chart">{picture(drawn, WIDE)}{picture(drawn, NARROW)}{key.drawn(key_of(drawn))}</div>'


def picture(drawn: Series, size: Size) -> str:
    """One width of the chart."""
    heights = axis.value_axis(drawn.heights, size.y_ticks)
    frame = _frame(drawn, size, heights)
    own = frame.runs(drawn.runs)
    ink = own + [run for line in drawn.others for run in frame.runs([line.points])]
    shapes = [
        *trend_lines.grid(frame, heights),
        *(fan.drawn(drawn.fan, frame) if drawn.fan else ()),
        *trend_lines.bands(drawn, frame),
        *trend_lines.breaks(drawn, frame),
        *trend_lines.others(drawn, frame),
        svg.polyline(own, theme.NAVY, 3),
        *trend_lines.care(drawn, frame),
        marks.drawn(drawn.marks, frame, 6),
        *([target.drawn(drawn.target, frame, 8)] if drawn.target else ()),
    ]
    wordings = [
        *trend_words.value_ticks(drawn, frame, heights, size),
        *trend_words.time_ticks(drawn, frame, size),
        *trend_words.notes(drawn, frame, heights, size),
        *trend_words.line_names(drawn, frame, size),
        trend_words.mark_names(drawn, frame, size, labels.traced(ink)),
    ]
    parts = [*shapes, svg.labels(size.type_size, wordings)]
    return svg.picture(size.width, size.height, trend_words.alternative(drawn), parts, size.css_class)


def _frame(drawn: Series, size: Size, heights: Axis) -> Frame:
    named = max(labels.width_of(words, size.type_size) for words in trend_words.tick_names(drawn, heights))
    left, top = named + 12, size.type_size + 14
    right, bottom = size.width - size.right, size.height - size.type_size - 16
    first, last = timeline.place(drawn.points[0]), timeline.place(drawn.points[-1])
    last = max([last, *([drawn.fan.end.place] if drawn.fan else []), *([drawn.target.place] if drawn.target else [])])
    return Frame(
        across=Scale(first, last, left + 10, right - 10),
        up=Scale(heights.ticks[0], heights.ticks[-1], bottom, top),
        bounds=Box(left, top, right, bottom),
    )


def _line_shape(line: Line) -> str:
    return "similar_line" if line.is_similar else "nation"


def key_of(drawn: Series) -> list[tuple[str, str]]:
    """What the shapes of this chart mean: the name of each, and its words."""
    is_average = any(mark.is_average for mark in drawn.marks)
    has_then = len(drawn.marks) > 1
    entries = [
        ("then", say("Then"), has_then),
        ("now", say("Now"), True),
        ("average", say("Years averaged"), is_average),
        ("band", say("Margin of error"), any(point.lower is not None for point in drawn.published)),
        ("fan", say("Realistic range"), bool(drawn.fan)),
        ("target", say("Target"), bool(drawn.target)),
        *((_line_shape(line), trend_words.line_name(drawn, line), bool(drawn.fan)) for line in drawn.others),
        ("break", say("The way of counting changed"), bool(drawn.breaks)),
        ("care", say("Use with care"), any(point.status == "unreliable" for point in drawn.published)),
    ]
    return [(shape, words) for shape, words, is_shown in entries if is_shown]
