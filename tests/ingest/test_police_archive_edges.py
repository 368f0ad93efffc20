"""Crimes are moved to points on streets, so edges of wards are fuzzy: how fuzzy, and what never happens.

A street of 200 metres has its middle 100 metres from either end, so 100 metres is as far as a crime is moved in a town
as a rule; 50 is the middle of that.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.containing_ward import ContainingWard, Place
from ingest.settings import CHECKOUT, discover
from ingest.source import WardOutline
from ingest.ward_outlines import ward_outlines

PAGE = CHECKOUT / "docs/decisions/0030-whole-forces-are-read-from-one-archive.md"
IN_EACH = 500  # crimes in each ward
METRES_A_DEGREE = 111_320.0


@cache
def trafford() -> ContainingWard:
    """The 21 wards that ship."""
    shipped = replace(discover({}), data=Path("nowhere"))
    return ContainingWard(ward_outlines(shipped, ["E08000009"]))


def committed(seed: int, in_each: int) -> list[Place]:
    """So many in each ward at least, and some around it: strewn over a box until they are there."""
    chance = random.Random(seed)  # noqa: S311  # the same places in every run
    places: list[Place] = []
    for ward in trafford().wards:
        west, south, east, north = shapely.from_geojson(ward.geojson).buffer(0.002).bounds
        inside = 0
        while inside < in_each:
            strewn = [(chance.uniform(west, east), chance.uniform(south, north)) for _ in range(in_each)]
            inside += sum(found == ward for found in trafford().of(strewn))
            places += strewn
    return places


def moved(places: Sequence[Place], metres: float, seed: int) -> Iterator[Place]:
    """Each by up to so many metres, in any direction."""
    chance = random.Random(seed)  # noqa: S311  # the same places in every run
    for longitude, latitude in places:
        way, turn = metres * math.sqrt(chance.random()), chance.uniform(0, 2 * math.pi)
        north, east = way * math.sin(turn), way * math.cos(turn)
        at = METRES_A_DEGREE * math.cos(math.radians(latitude))
        yield longitude + east / at, latitude + north / METRES_A_DEGREE


def counts(found: Sequence[WardOutline | None]) -> Counter[str]:
    return Counter(ward.area_code for ward in found if ward is not None)


def share_moved(metres: float) -> tuple[float, float]:
    """Of a hundred crimes in a ward, how many are counted elsewhere; and the most that a ward's count changes, in %."""
    places = committed(1, IN_EACH)
    true, shown = trafford().of(places), trafford().of(list(moved(places, metres, 2)))
    elsewhere = [was != now for was, now in zip(true, shown, strict=True) if was is not None]
    before, after = counts(true), counts(shown)
    largest = max(abs(after[code] - before[code]) / before[code] for code in before)
    return 100 * sum(elsewhere) / len(elsewhere), 100 * largest


@pytest.mark.parametrize("metres", [50, 100])
def test_the_share_that_is_counted_elsewhere_is_the_one_that_the_decision_tells(metres: int) -> None:
    share, largest = share_moved(metres)
    print(f"{metres} metres: {share:.1f}% of crimes are counted elsewhere; a ward's count changes by {largest:.1f}%")

    assert f"| {metres} metres | {share:.1f}% | {largest:.1f}% |" in PAGE.read_text(encoding="utf-8")


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([50.0, 75.0, 100.0]))
def test_no_crime_counts_twice_and_the_council_gains_and_loses_only_over_its_outer_border(
    seed: int, metres: float
) -> None:
    whole = shapely.union_all([shapely.from_geojson(ward.geojson) for ward in trafford().wards])
    places = committed(seed, 20)
    after = list(moved(places, metres, seed))
    was_in = shapely.intersects(whole, shapely.points(places)).tolist()
    is_in = shapely.intersects(whole, shapely.points(after)).tolist()
    came = sum(now and not was for was, now in zip(was_in, is_in, strict=True))
    left = sum(was and not now for was, now in zip(was_in, is_in, strict=True))

    before_total = counts(trafford().of(places)).total()
    after_total = counts(trafford().of(after)).total()

    assert (before_total, after_total) == (sum(was_in), sum(was_in) + came - left)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6))
def test_a_crime_further_from_every_edge_than_it_is_moved_stays_in_its_ward(seed: int) -> None:
    metres = 100.0
    places = committed(seed, 20)
    after = trafford().of(list(moved(places, metres, seed)))
    reach = metres / (METRES_A_DEGREE * math.cos(math.radians(53.5)))  # the longer way, in degrees
    edges = [shapely.from_geojson(ward.geojson).boundary for ward in trafford().wards]
    is_deep = shapely.distance(shapely.points(places), shapely.union_all(edges)) > reach

    assert is_deep.any()
    stayed = [a == b for a, b, deep in zip(trafford().of(places), after, is_deep.tolist(), strict=True) if deep]
    assert all(stayed)


def test_every_point_of_a_shared_edge_is_in_exactly_one_ward_whatever_order_the_wards_come_in() -> None:
    corners = sorted({c for ward in trafford().wards for c in shapely.get_coordinates(
        shapely.from_geojson(ward.geojson)).tolist() for c in [tuple(c)]})  # fmt: skip
    backwards = ContainingWard(reversed(trafford().wards))

    found = trafford().of(corners)

    assert len(corners) > 500
    assert None not in found
    assert found == backwards.of(corners)
