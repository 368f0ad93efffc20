"""Slanting lines that fill a shape: what a map draws where there is no figure.

Not an SVG pattern: a pattern is found by its id, and ids are rewritten or doubled where a drawing is put
into a page.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dashboard.charts.svg import Point

SPACING = 7


def lines(rings: Iterable[Sequence[Point]]) -> list[tuple[Point, Point]]:
    """The pieces of evenly spaced slanting lines that lie inside the rings; holes stay empty."""
    turned = [[(x + y, y - x) for x, y in ring] for ring in rings]
    heights = [height for ring in turned for _, height in ring]
    levels = range(math.ceil(min(heights) / SPACING), math.floor(max(heights) / SPACING) + 1)
    return [piece for level in levels for piece in _pieces(turned, level * SPACING + 0.01)]


def _pieces(rings: Sequence[Sequence[Point]], height: float) -> list[tuple[Point, Point]]:
    crossings = sorted(
        a[0] + (b[0] - a[0]) * (height - a[1]) / (b[1] - a[1])
        for ring in rings
        for a, b in pairwise([*ring, ring[0]])
        if (a[1] <= height) != (b[1] <= height)
    )
    ends = zip(crossings[::2], crossings[1::2], strict=True)
    return [(_turned_back(start, height), _turned_back(end, height)) for start, end in ends]


def _turned_back(along: float, height: float) -> Point:
    return (along - height) / 2, (along + height) / 2
