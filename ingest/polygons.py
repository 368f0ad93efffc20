"""Outlines as rings of places: fewer points, and halves. Knows no publisher and draws nothing.

A place is (longitude, latitude). A ring is not closed: its last point is not its first again.
"""

from __future__ import annotations

import heapq
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

Place = tuple[float, float]
Ring = tuple[Place, ...]
AXES = ("lng", "lat")
MOST_POINTS = 100  # a ward drawn with so many is a street's width from its true border at worst
DECIMALS = 5  # about a metre
# Degrees, 30 to 55 metres: halves reach so far over the cut, as nobody says on which side a server puts its edge.
OVERLAP = 0.0005


class BadOutline(Exception):
    """What should be the outline of an area is none."""


@dataclass(frozen=True)
class Side:
    """One side of a cut: below a longitude or latitude, or from there on. Every place is on one side, never on two."""

    axis: int
    is_lower: bool
    at: float

    def holds(self, place: Place) -> bool:
        return (place[self.axis] < self.at) == self.is_lower

    @property
    def other(self) -> Side:
        return replace(self, is_lower=not self.is_lower)

    def __str__(self) -> str:
        return f"{AXES[self.axis]}{'<' if self.is_lower else '>='}{self.at:.{DECIMALS}f}"


def side_of(text: str) -> Side:
    """As `str` writes it."""
    found = re.fullmatch(r"(lng|lat)(<|>=)(-?[0-9]{1,3}[.][0-9]{5})", text)
    if not found:
        raise ValueError(f"{text} is not a side of a cut")
    return Side(AXES.index(found[1]), found[2] == "<", float(found[3]))


def rings_of(geojson: str, most_points: int = MOST_POINTS) -> tuple[Ring, ...]:
    """A ring for each piece of an area, with as few points as asked for; holes are joined on by a line."""
    try:
        geometry = json.loads(geojson)
        kind, coordinates = geometry["type"], geometry["coordinates"]
        pieces = [coordinates] if kind == "Polygon" else coordinates if kind == "MultiPolygon" else []
        drawn = [[_open(ring) for ring in piece] for piece in pieces]
    except (ValueError, KeyError, TypeError) as error:
        raise BadOutline(f"it cannot be read ({type(error).__name__})") from None
    if not drawn or not all(piece and all(len(ring) >= 3 for ring in piece) for piece in drawn):
        raise BadOutline("it has no ring of three points")
    return tuple(_joined(piece, most_points) for piece in drawn)


def _open(ring: Sequence[Sequence[float]]) -> Ring:
    places: list[Place] = []
    for longitude, latitude, *_height in ring:
        place = (round(float(longitude), DECIMALS), round(float(latitude), DECIMALS))
        if not all(map(math.isfinite, place)):
            raise ValueError(place)
        if not places or place != places[-1]:
            places.append(place)
    return tuple(places[:-1] if places[:1] == places[-1:] else places)


def _joined(piece: Sequence[Ring], most_points: int) -> Ring:
    """The outer ring, and each hole the other way round, by a line there and back, which holds nothing."""
    in_all = sum(map(len, piece))
    joined, *holes = [simplified(ring, max(3, most_points * len(ring) // in_all)) for ring in piece]
    for hole in holes:
        near, there = min(
            ((i, j) for i in range(len(joined)) for j in range(len(hole))),
            key=lambda ends: math.dist(joined[ends[0]], hole[ends[1]]),
        )
        around = (*hole[there:], *hole[: there + 1])
        if _is_leftwards(hole) == _is_leftwards(piece[0]):
            around = around[::-1]
        joined = (*joined[: near + 1], *around, *joined[near:])
    return joined


def simplified(ring: Ring, most_points: int) -> Ring:
    """Takes away the point that changes the area least, until few enough are left (Visvalingam and Whyatt)."""
    before = {i: i - 1 if i else len(ring) - 1 for i in range(len(ring))}
    after = {i: (i + 1) % len(ring) for i in range(len(ring))}

    def weight(i: int) -> float:
        return _triangle(ring[before[i]], ring[i], ring[after[i]])

    heap = [(weight(i), i) for i in before]
    heapq.heapify(heap)
    while len(before) > max(3, most_points):
        least, i = heapq.heappop(heap)
        if i not in before or least < weight(i):
            continue  # gone already, or its neighbours have changed since: it stands in the heap again
        left, right = before.pop(i), after.pop(i)
        after[left], before[right] = right, left
        for neighbour in (left, right):
            heapq.heappush(heap, (weight(neighbour), neighbour))
    return tuple(ring[i] for i in sorted(before))


def _triangle(a: Place, b: Place, c: Place) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _is_leftwards(ring: Ring) -> bool:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)) > 0


def box_of(ring: Ring) -> tuple[Place, Place]:
    """Its south-western and north-eastern corner."""
    longitudes, latitudes = zip(*ring, strict=True)
    return (min(longitudes), min(latitudes)), (max(longitudes), max(latitudes))


def halves(ring: Ring) -> tuple[tuple[Side, Ring], tuple[Side, Ring]]:
    """The parts on both sides of the middle of its longer way across, each with a little beyond the cut."""
    low, high = box_of(ring)
    wide = (high[0] - low[0]) * math.cos(math.radians((low[1] + high[1]) / 2))
    axis = 0 if wide >= high[1] - low[1] else 1
    lower = Side(axis, True, round((low[axis] + high[axis]) / 2, DECIMALS))
    return (lower, _clipped(ring, lower)), (lower.other, _clipped(ring, lower.other))


def _clipped(ring: Ring, side: Side) -> Ring:
    """What lies on that side of the cut or just beyond it (Sutherland and Hodgman)."""
    limit = side.at + OVERLAP if side.is_lower else side.at - OVERLAP
    sign = 1 if side.is_lower else -1

    def is_inside(place: Place) -> bool:
        return sign * place[side.axis] <= sign * limit

    kept: list[Place] = []
    for start, end in zip((ring[-1], *ring[:-1]), ring, strict=True):
        if is_inside(start) != is_inside(end):
            kept.append(_crossing(start, end, side.axis, limit))
        if is_inside(end):
            kept.append(end)
    return _open(kept)


def _crossing(start: Place, end: Place, axis: int, limit: float) -> Place:
    way = (limit - start[axis]) / (end[axis] - start[axis])
    return (start[0] + way * (end[0] - start[0]), start[1] + way * (end[1] - start[1]))
