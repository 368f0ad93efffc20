"""The words on the chart of one outcome; its lines are in trend_lines.py."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from dashboard import figures, theme
from dashboard.charts import labels, marks, svg, timeline, trend_lines
from dashboard.charts.axis import Axis
from dashboard.charts.marks import Frame
from dashboard.charts.series import Line, Series, Size
from dashboard.charts.svg import Point
from dashboard.language import say
from dashboard.words import outlook, pictures, places
from dashboard.words.sentences import capital, full_stop, joined

NOT_FROM_ZERO = say("This axis does not start at zero.")
BREAK = say("Counting changed")


def alternative(drawn: Series) -> str:
    """What the chart shows, for those who do not see it."""
    return joined(
        pictures.line(drawn.indicator, drawn.place, drawn.points),
        pictures.extremes(drawn.indicator, drawn.points),
        pictures.marks(drawn.indicator, drawn.card),
        *([outlook.realistic(drawn.indicator, drawn.until)] if drawn.fan and drawn.until else []),
        *([pictures.target(drawn.indicator, drawn.target.value, drawn.target.end)] if drawn.target else []),
        *(pictures.end_of_line(drawn.indicator, line.name, line.points) for line in drawn.others),
    )


def tick_names(drawn: Series, heights: Axis) -> list[str]:
    """The named values of the axis."""
    return [figures.bare(drawn.indicator, tick, heights.decimals) for tick in heights.ticks]


def value_ticks(drawn: Series, frame: Frame, heights: Axis, size: Size) -> list[str]:
    """The named values, left of their lines."""
    names = tick_names(drawn, heights)
    return [
        svg.text((frame.bounds.left - 8, frame.up(tick) + size.type_size * 0.35), name, "end", theme.SOFT_INK)
        for tick, name in zip(heights.ticks, names, strict=True)
    ]


def time_ticks(drawn: Series, frame: Frame, size: Size) -> list[str]:
    """As many periods under the chart as there is room for, the latest always among them."""
    named = _months_as_years(drawn) if _is_monthly(drawn) else _periods(drawn)
    widest = max(labels.width_of(words, size.type_size) for _, words in named)
    room = max(1, int((frame.bounds.right - frame.bounds.left) / (widest + 14)))
    step = -(-len(named) // room)
    foot = frame.bounds.bottom + size.type_size + 8
    return [
        svg.text((max(widest / 2, frame.across(place)), foot), words, "middle", theme.SOFT_INK)
        for place, words in named[::-1][::step]
    ]


def notes(drawn: Series, frame: Frame, heights: Axis, size: Size) -> list[str]:
    """The unit, and the warnings that must not be missed: a cropped axis, and a change in the counting."""
    unit = full_stop(capital(figures.unit(drawn.indicator))) if drawn.indicator.unit_place == "after_space" else ""
    axis = joined(unit, "" if heights.starts_at_zero else NOT_FROM_ZERO)
    parts = [svg.text((0, size.type_size), axis, colour=theme.SOFT_INK)] if axis else []
    width = labels.width_of(BREAK, size.type_size)
    free = labels.width_of(axis, size.type_size) + 14 if axis else 0.0
    for x in trend_lines.break_places(drawn, frame):
        left = max(x - width / 2, free)
        if left <= x:
            parts.append(svg.text((left, size.type_size), BREAK, colour=theme.SOFT_INK))
            free = left + width + 14
    return parts


def line_name(drawn: Series, line: Line) -> str:
    """What a line is called, with its last value."""
    return say("{place} {amount}", place=line.name, amount=figures.bare(drawn.indicator, line.points[-1].value))


def line_names(drawn: Series, frame: Frame, size: Size) -> list[str]:
    """Each line's name and last value at its right-hand end, kept apart; the ends of the fan where there is one."""
    latest = drawn.points[-1].value
    own = say("{place} {amount}", place=places.label(drawn.place), amount=figures.bare(drawn.indicator, latest))
    ends = [(own, latest, theme.NAVY)]
    ends += [(line_name(drawn, line), line.points[-1].value, line.colour) for line in drawn.others]
    if drawn.fan:  # lines end left of the fan, so they are named in the key
        ends = [(figures.bare(drawn.indicator, value), value, theme.INK) for value in drawn.fan.end.outer[::-1]]
    if drawn.target:
        agreed = say("Target {amount}", amount=figures.bare(drawn.indicator, drawn.target.value))
        ends.append((agreed, drawn.target.value, theme.TARGET))
    left, row = frame.bounds.right + 8, size.type_size * 1.15
    named = [words for words, _, _ in ends]
    blocks = [labels.wrapped(words, size.width - left - 4, size.type_size * 1.05) for words in named]
    heights = [len(block) * row + 4 for block in blocks]
    wanted = [frame.up(value) for _, value, _ in ends]
    tops = labels.kept_apart(wanted, heights, 0, size.height - row)
    return [
        svg.text((left, top + row * (number + 0.85)), words, colour=colour, is_bold=colour == theme.NAVY)
        for block, top, (_, _, colour) in zip(blocks, tops, ends, strict=True)
        for number, words in enumerate(block)
    ]


def mark_names(drawn: Series, frame: Frame, size: Size, ink: Sequence[Point]) -> str:
    """The values of then and now; a now that ends the line is named there, unless the fan begins there."""
    named = [mark for mark in drawn.marks if not mark.is_now or mark.is_average or drawn.fan]
    wordings = [
        say("Now {amount}", amount=value) if mark.is_now else say("Then {amount}", amount=value)
        for mark, value in zip(named, marks.values(named, drawn.indicator), strict=True)
    ]
    words, _ = marks.labelled(named, wordings, frame, size.type_size, ink)
    return words


def _is_monthly(drawn: Series) -> bool:
    starts = [point.period_start for point in drawn.points]
    return min((b - a).days for a, b in pairwise(starts)) < 300


def _periods(drawn: Series) -> list[tuple[float, str]]:
    kind = drawn.indicator.period_kind
    periods = [(timeline.place(it), it.period_start, it.period_end) for it in drawn.points]
    if drawn.fan:
        periods.append((drawn.fan.end.place, drawn.fan.end.start, drawn.fan.end.end))
    elif drawn.target:
        periods.append((drawn.target.place, drawn.target.start, drawn.target.end))
    return [(place, figures.short_period(start, end, kind)) for place, start, end in periods]


def _months_as_years(drawn: Series) -> list[tuple[float, str]]:
    first, last = drawn.points[0].period_start, drawn.fan.end.start if drawn.fan else drawn.points[-1].period_start
    years = range(first.year + (first > date(first.year, 1, 1)), last.year + 1)
    starts = [(date(year, 1, 1).toordinal(), str(year)) for year in years]
    return [(float(day), year) for day, year in starts] or _periods(drawn)
