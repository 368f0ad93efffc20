"""The small line of a card: the whole series, with then and now marked.

Its height is cropped to the series, so the marked values are written on it; the chart of one outcome has
the axis.
"""

from collections.abc import Sequence

from dashboard import figures, theme
from dashboard.charts import fan, labels, marks, svg, target, timeline
from dashboard.charts.axis import Scale
from dashboard.charts.fan import Fan
from dashboard.charts.labels import Box
from dashboard.charts.marks import Frame, Mark
from dashboard.charts.target import Target
from dashboard.rows import Card, Figure, Indicator, Spark, SparkPoint
from dashboard.words import absences, pictures
from dashboard.words.sentences import joined

WIDTH, HEIGHT = 320, 116
TOP, FLOOR, SIDE = 26, 78, 10
TYPE = 14
MOST_POINTS = 60  # more would lie closer than the line is wide, and a monthly series has hundreds


def draw(figure: Figure, agreed: Target | None = None) -> str:
    """The line as a picture; one figure has no line, and says so in words."""
    indicator, place, card, spark = figure.indicator, figure.place, figure.card, figure.spark
    if len(spark.points) < 2:
        absence = absences.no_line(place) if spark.points else absences.no_history(place)
        return f'<p class="nothing">{svg.escaped(absence)}</p>'
    ahead = fan.of(spark.points, figure.ranges, figure.realistic)
    frame = _frame(card, spark.points, ahead, agreed)
    pieces = [_thinned(run) for run in timeline.runs(spark.points, spark.breaks)]
    # Whole pixels: a page has dozens of these, and nobody sees the tenths.
    lines = [[(round(x), round(y)) for x, y in run] for run in frame.runs(pieces)]
    marked = marks.of_card(card, spark.points)
    wording, _ = marks.labelled(marked, marks.values(marked, indicator), frame, TYPE, labels.traced(lines))
    parts = [
        svg.line((0, HEIGHT - 25), (WIDTH, HEIGHT - 25), theme.RULE),
        *(fan.drawn(ahead, frame) if ahead else ()),
        *_breaks(spark, frame),
        svg.polyline(lines, theme.NAVY, 2.5),
        marks.drawn(marked, frame, 5),
        *([target.drawn(agreed, frame, 7)] if agreed else ()),
        svg.labels(TYPE, [wording, *_dates(indicator, marked, frame)]),
    ]
    return svg.picture(WIDTH, HEIGHT, alternative(figure, agreed), parts, "spark")


def alternative(figure: Figure, agreed: Target | None = None) -> str:
    """What the line shows, in words."""
    return joined(
        pictures.line(figure.indicator, figure.place, figure.spark.points),
        pictures.marks(figure.indicator, figure.card),
        pictures.target(figure.indicator, agreed.value, agreed.end) if agreed else "",
    )


def _frame(card: Card, points: Sequence[SparkPoint], ahead: Fan | None, agreed: Target | None) -> Frame:
    shown = [point.value for point in points] + [mark.value for mark in marks.of_card(card, points)]
    shown += ahead.heights if ahead else []
    shown += [agreed.value] if agreed else []
    first, last = timeline.place(points[0]), ahead.end.place if ahead else timeline.place(points[-1])
    last = max(last, agreed.place) if agreed else last
    return Frame(
        across=Scale(first, last, SIDE, WIDTH - SIDE),
        up=Scale(min(shown), max(shown), FLOOR, TOP),
        bounds=Box(0, 0, WIDTH, HEIGHT - 26),
    )


def _thinned(run: Sequence[SparkPoint]) -> Sequence[SparkPoint]:
    if len(run) <= MOST_POINTS:
        return run
    step = -(-len(run) // (MOST_POINTS // 2))
    kept: list[SparkPoint] = []
    for start in range(0, len(run), step):
        group = run[start : start + step]
        ends = {min(group, key=lambda it: it.value), max(group, key=lambda it: it.value)}
        kept += sorted(ends, key=timeline.place)
    return [run[0], *kept[1:-1], run[-1]]


def _breaks(spark: Spark, frame: Frame) -> list[str]:
    places = (timeline.break_place(spark.points, start) for start in spark.breaks)
    return [
        svg.line((x, 4), (x, HEIGHT - 25), theme.BORDER, 1.5, "3 4")
        for x in (frame.across(place) for place in places if place is not None)
    ]


def _dates(indicator: Indicator, marked: Sequence[Mark], frame: Frame) -> list[str]:
    """The marks' periods under the line; the earlier one gives way where there is no room for both."""
    parts: list[str] = []
    free = float(WIDTH)
    for mark in reversed(marked):
        words = figures.short_period(mark.start, mark.end, indicator.period_kind)
        half = labels.width_of(words, TYPE) / 2
        middle = frame.across(timeline.middle(mark.start, mark.end))
        middle = max(half, min(middle, free - half))
        if middle + half <= free:
            parts.append(svg.text((middle, HEIGHT - 6), words, "middle", theme.SOFT_INK))
        free = middle - half - 8
    return parts
