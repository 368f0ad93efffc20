"""Boundaries on paper: longitude and latitude to pixels, small enough to send with a page."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.svg import Point
from dashboard.rows import Boundary

Ring = tuple[Point, ...]

# Closer corners cannot be told apart on a screen, and are most of the size of a map.
FINEST = 0.7


@dataclass(frozen=True)
class Sheet:
    """Shapes by area, and the height they need at a given width."""

    shapes: Mapping[str, tuple[Ring, ...]]
    height: float


def drawn(boundaries: Sequence[Boundary], width: float, highest: float, edge: float) -> Sheet:
    """All boundaries in one projection, filling the width or the height."""
    degrees = {boundary.area_code: _rings(boundary) for boundary in boundaries}
    corners = [corner for rings in degrees.values() for ring in rings for corner in ring]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    narrowing = math.cos(math.radians((south + north) / 2))  # a degree of longitude is shorter up north
    scale = min((width - 2 * edge) / ((east - west) * narrowing), (highest - 2 * edge) / (north - south))
    left = (width - (east - west) * narrowing * scale) / 2

    def placed(corner: Point) -> Point:
        return left + (corner[0] - west) * narrowing * scale, edge + (north - corner[1]) * scale

    shapes = {
        code: tuple(_thinned([placed(corner) for corner in ring]) for ring in rings) for code, rings in degrees.items()
    }
    return Sheet(shapes, 2 * edge + (north - south) * scale)


def _rings(boundary: Boundary) -> list[list[Point]]:
    geometry = json.loads(boundary.geojson)
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    return [[(corner[0], corner[1]) for corner in ring] for polygon in polygons[geometry["type"]] for ring in polygon]


def _thinned(ring: Sequence[Point]) -> Ring:
    kept = [ring[0]]
    for corner in ring[1:-1]:
        if math.dist(corner, kept[-1]) >= FINEST:
            kept.append(corner)
    return tuple(kept)
