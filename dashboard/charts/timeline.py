"""A series on a time axis: where each period stands, and where its line must not be joined."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from dashboard.rows import SparkPoint


def middle(start: date, end: date) -> float:
    """The middle of a period, as a day number."""
    return (start.toordinal() + end.toordinal()) / 2


def place(point: SparkPoint) -> float:
    """Where a point stands in time: in the middle of its period."""
    return middle(point.period_start, point.period_end)


def runs(points: Sequence[SparkPoint], cuts: Sequence[date]) -> list[list[SparkPoint]]:
    """The series in pieces: cut where periods are missing, and where asked, as at a change of counting."""
    if not points:
        return []
    usual = median((b.period_start - a.period_start).days for a, b in pairwise(points)) if points[1:] else 0
    pieces = [[points[0]]]
    for before, after in pairwise(points):
        # Half as long again as usual: leap years and uneven months are no gaps, a missed period is.
        is_gap = (after.period_start - before.period_start).days > 1.5 * usual
        is_cut = any(before.period_start < start <= after.period_start for start in cuts)
        if is_gap or is_cut:
            pieces.append([])
        pieces[-1].append(after)
    return pieces


def break_place(points: Sequence[SparkPoint], start: date) -> float | None:
    """Where a change of counting is drawn: between the last point before it and the first after."""
    before = [place(point) for point in points if point.period_start < start]
    after = [place(point) for point in points if point.period_start >= start]
    return (before[-1] + after[0]) / 2 if before and after else None
