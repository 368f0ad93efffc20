"""Outlines keep their shape with fewer points, and holes stay holes."""

from __future__ import annotations

import json
import math

import pytest

from ingest.polygons import MOST_POINTS, BadOutline, Ring, rings_of, side_of, simplified
from tests.servers.police import is_in


def area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def polygon(*rings: list[list[float]]) -> str:
    return json.dumps({"type": "Polygon", "coordinates": rings})


def box(low: float, high: float) -> list[list[float]]:
    return [[low, low], [high, low], [high, high], [low, high], [low, low]]


def test_a_ring_is_open_and_to_five_decimals() -> None:
    assert rings_of(polygon([[0, 0], [1.0000049, 0], [1, 1], [0, 0]])) == (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)),)


def test_a_round_outline_of_many_points_keeps_its_area_with_a_hundred() -> None:
    wheel = tuple((math.cos(n / 500 * math.pi), math.sin(n / 500 * math.pi)) for n in range(1000))

    simpler = simplified(wheel, MOST_POINTS)

    assert len(simpler) == MOST_POINTS
    assert area(simpler) == pytest.approx(area(wheel), rel=0.002)


def test_points_on_a_straight_line_go_first() -> None:
    assert simplified(((0, 0), (1, 0), (2, 0), (2, 2), (1, 2), (0, 2)), 4) == ((0, 0), (2, 0), (2, 2), (0, 2))


def test_an_outline_with_few_points_is_left_as_it_is() -> None:
    square = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0))

    assert rings_of(polygon(box(0, 2))) == (square,)


def test_what_lies_in_a_hole_is_not_in_the_ring() -> None:
    (ring,) = rings_of(polygon(box(0, 9), box(4, 5), box(6, 7)))
    as_asked = [(latitude, longitude) for longitude, latitude in ring]

    assert [is_in(as_asked, x, x) for x in (1, 4.5, 5.5, 6.5, 8, 10)] == [True, False, True, False, True, False]
    assert area(ring) == 81 - 2


def test_each_piece_has_a_ring() -> None:
    pieces = json.dumps({"type": "MultiPolygon", "coordinates": [[box(0, 1)], [box(2, 3)]]})

    assert [ring[0] for ring in rings_of(pieces)] == [(0.0, 0.0), (2.0, 2.0)]


@pytest.mark.parametrize(
    "geojson",
    ["", "{}", '{"type":"Point","coordinates":[1,2]}', polygon([[0, 0], [1, 1], [0, 0]]), polygon(), polygon([[1]])],
)
def test_what_is_no_outline_is_called_none(geojson: str) -> None:
    with pytest.raises(BadOutline):
        rings_of(geojson)


@pytest.mark.parametrize("text", ["", "lng<", "lng=1.00000", "lat<1.0", "lat<91.000001", "alt<1.00000"])
def test_what_is_no_side_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a side of a cut"):
        side_of(text)
