"""Where words on a drawing go so that they touch neither each other nor the lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts.svg import Point

# Average width of a character of Source Sans, as a share of the size of its type.
CHARACTER = 0.5
BOLD_CHARACTER = 0.54

EDGE = 6  # how far a label reaches past the middle of the circle that it names


@dataclass(frozen=True)
class Box:
    """The room that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def lies_within(self, other: "Box") -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def moved_between(self, left: float, right: float) -> "Box":
        """The same room, moved sideways as far as needed to lie between two edges."""
        shift = max(left - self.left, 0) or min(right - self.right, 0)
        return Box(self.left + shift, self.top, self.right + shift, self.bottom)


def width_of(words: str, size: float, is_bold: bool = False) -> float:
    """About how wide words will be."""
    return len(words) * size * (BOLD_CHARACTER if is_bold else CHARACTER)


def beside(point: Point, width: float, size: float, gap: float) -> tuple[Box, ...]:
    """The places round a point where a label may stand, the best first."""
    x, y = point
    above, below, level = y - gap - size, y + gap, y - size / 2
    places = (
        (x - width / 2, above),
        (x - width / 2, below),
        (x - width + EDGE, above),
        (x - EDGE, above),
        (x - width + EDGE, below),
        (x - EDGE, below),
        (x - width - gap, level),
        (x + gap, level),
        (x - EDGE, above - size),
        (x - EDGE, below + size),
        (x - width + EDGE, above - size),
        (x - width + EDGE, below + size),
    )
    return tuple(Box(left, top, left + width, top + size) for left, top in places)


def quietest(places: Sequence[Box], taken: Sequence[Box], ink: Sequence[Point], bounds: Box) -> Box:
    """The place with the least under it: out of bounds is worst, then other words, then lines."""

    def cost(place: Box) -> float:
        outside = 1000 * (not place.lies_within(bounds))
        return outside + sum(100 for box in taken if place.meets(box)) + sum(map(place.holds, ink))

    return min((place.moved_between(bounds.left, bounds.right) for place in places), key=cost)


def traced(runs: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """Points along lines, close enough to tell whether words would cover them."""
    return tuple(
        (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        for run in runs
        for a, b in pairwise(run)
        for share in _shares(math.dist(a, b))
    )


def _shares(length: float) -> list[float]:
    steps = max(1, round(length / 5))  # pixels: finer than any letter
    return [step / steps for step in range(steps + 1)]


def wrapped(words: str, width: float, size: float) -> list[str]:
    """Words in lines that fit a width; a single long word is not cut."""
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def kept_apart(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """The tops of labels in a column: centred where wanted if there is room, else pushed apart in order."""
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    tops = [wanted[index] - heights[index] / 2 for index in order]
    floor = top
    for number, index in enumerate(order):
        tops[number] = max(tops[number], floor)
        floor = tops[number] + heights[index]
    ceiling = bottom
    for number, index in reversed(list(enumerate(order))):
        tops[number] = min(tops[number], ceiling - heights[index])
        ceiling = tops[number]
    return [tops[order.index(index)] for index in range(len(wanted))]
