"""Whatever the police send: a sentence or the truth; however an outline is cut, each place is on one side."""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ingest.archive import Archive
from ingest.polygons import OVERLAP, BadOutline, Place, Ring, box_of, halves, rings_of, side_of, simplified
from ingest.source import IntakeError
from ingest.street_crime import CATEGORIES
from tests.ingest import police_practice as practice
from tests.ingest.police_practice import JULY, Row, crime, key_of
from tests.servers.police import is_in


def mostly(usual: st.SearchStrategy[object], odd: list[object]) -> st.SearchStrategy[object]:
    """One in thirty is odd: a list with nothing but oddities is always refused, and proves little."""
    return st.integers(0, 29).flatmap(lambda n: usual if n else st.sampled_from(odd))


def degrees(low: float, high: float) -> st.SearchStrategy[str]:
    return st.floats(low, high).map("{:.6f}".format)


LOCATIONS = st.fixed_dictionaries(
    {
        "latitude": mostly(degrees(53, 53.01), ["", "north", "51.5", "nan", 53, None]),
        "longitude": mostly(degrees(0.01, 0.02), ["", "-0.1", "inf", None]),
        "street": st.none(),
    }
)
CRIMES = st.lists(
    st.fixed_dictionaries(
        {
            "category": mostly(st.sampled_from(list(CATEGORIES)), ["Burglary", "", None, "all-crime"]),
            "persistent_id": st.just(""),
            "id": mostly(st.integers(1, 10**9), [None, "1", 1.5, True]),
            "location": mostly(LOCATIONS, [None, [], "here"]),
            "location_type": mostly(st.sampled_from(["Force", "BTP"]), [None, "", "force"]),
            "location_subtype": st.just(""),
            "context": st.just(""),
            "month": mostly(st.just(JULY), ["2026-06", "", None]),
            "outcome_status": st.none(),
        }
    ),
    max_size=6,
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def read(body: object, status: int = 200) -> Counter[str] | None:
    """How many of each category, or None if it was refused with a sentence that names it."""
    with TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        practice.keep(archive, key_of(1), body, status)
        try:
            return Counter({row[2]: row[3] for row in practice.counts(archive)})
        except IntakeError as refused:
            assert str(refused).startswith(f"police: {key_of(1)} (file ")
            return None


@settings(max_examples=60)
@given(CRIMES)
def test_a_list_of_crimes_is_counted_truthfully_or_refused(sent: list[dict[str, object]]) -> None:
    counted = read(sent)

    assert counted is None or counted == Counter(each["category"] for each in sent)


@settings(max_examples=40)
@given(JUNK)
def test_any_json_at_all_is_read_or_refused(sent: object) -> None:
    assert read(json.dumps(sent).encode()) in (None, Counter())


@settings(max_examples=30)
@given(st.binary(max_size=60))
def test_any_bytes_at_all_are_read_or_refused(body: bytes) -> None:
    assert read(body) in (None, Counter())


# What one ward has in a month: nothing asked yet, no such month (404), or who recorded what.
RECORDED = st.lists(
    st.tuples(st.sampled_from(["burglary", "drugs", "anti-social-behaviour"]), st.sampled_from(["Force", "BTP"])),
    max_size=3,
)
IN_A_MONTH = st.sampled_from(["not asked", "not held"]) | RECORDED
ASB, CRIME = "antisocial-behaviour-ward", "crime-ward"


@settings(max_examples=25)
@given(st.lists(IN_A_MONTH, min_size=3, max_size=3))
def test_a_figure_is_what_was_recorded_and_what_is_missing_is_never_nought(wards: list[str | list[Row]]) -> None:
    with TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        for number, ward in enumerate(wards):
            sent = [] if isinstance(ward, str) else [crime(n, number, kind, by=by) for n, (kind, by) in enumerate(ward)]  # type: ignore[arg-type]
            if ward != "not asked":
                status = 404 if ward == "not held" else 200
                practice.keep(archive, key_of(number), [each.as_sent() for each in sent], status)
        db = practice.loaded(archive, " ".join(f"E0500{n:04d},2024-06-30,1000" for n in range(3)))
        found = {name: practice.figures(db, name, "area_code, value, status") for name in (ASB, CRIME)}

    assert found[ASB] == _told(wards, is_antisocial=True)
    assert found[CRIME] == _told(wards, is_antisocial=False)


def _told(wards: list[str | list[Row]], *, is_antisocial: bool) -> list[Row]:
    """What ought to be said of each ward that was asked for; each has a thousand residents."""
    kinds = {"anti-social-behaviour"} if is_antisocial else {"burglary", "drugs"}
    recorded = {n: [by for kind, by in ward if kind in kinds] for n, ward in enumerate(wards) if isinstance(ward, list)}
    known = recorded if any("Force" in each for each in recorded.values()) else {}
    return [
        (f"E0500{n:04d}", float(len(known[n])), "published") if n in known else (f"E0500{n:04d}", None, "not_available")
        for n, ward in enumerate(wards)
        if ward != "not asked"
    ]


@st.composite
def stars(draw: st.DrawFn) -> Ring:
    """Outlines with bays and headlands that do not cross themselves, seen from a place inside."""
    many = draw(st.integers(3, 40))
    reach = draw(st.lists(st.floats(0.002, 0.05), min_size=many, max_size=many))
    turn = 2 * math.pi / many
    return tuple(
        (round(-2.3 + r * math.cos(n * turn), 5), round(53.4 + r * math.sin(n * turn), 5)) for n, r in enumerate(reach)
    )


def holds(ring: Ring, place: Place) -> bool:
    return is_in([(latitude, longitude) for longitude, latitude in ring], place[1], place[0])


@settings(max_examples=100)
@given(stars(), st.lists(st.tuples(st.floats(-2.35, -2.25), st.floats(53.35, 53.45)), min_size=20, max_size=20))
def test_a_place_in_an_outline_counts_in_exactly_one_half_and_one_outside_in_none(
    ring: Ring, places: list[Place]
) -> None:
    sides = halves(ring)
    on_the_cut = [tuple(sides[0][0].at if axis == sides[0][0].axis else c for axis, c in enumerate(p)) for p in places]
    far_from_edges = [p for p in (*places, *on_the_cut) if len({holds(ring, q) for q in _around(p)}) == 1]  # type: ignore[arg-type]

    counted = [sum(side.holds(p) and holds(half, p) for side, half in sides) for p in far_from_edges]  # type: ignore[arg-type]

    assert counted == [int(holds(ring, p)) for p in far_from_edges]  # type: ignore[arg-type]


def _around(place: Place) -> list[Place]:
    """Cut outlines are rounded to a metre: what is nearer to a border than that may fall on either side."""
    return [(place[0] + x, place[1] + y) for x in (-3e-5, 0, 3e-5) for y in (-3e-5, 0, 3e-5)]


@given(stars())
def test_halves_reach_a_little_over_the_cut_and_no_further(ring: Ring) -> None:
    for side, half in halves(ring):
        (low, high), (outer_low, outer_high) = box_of(half), box_of(ring)
        limit = side.at + OVERLAP if side.is_lower else side.at - OVERLAP
        beyond = high[side.axis] - limit if side.is_lower else limit - low[side.axis]
        assert beyond < 2e-5
        assert min(low[0] - outer_low[0], low[1] - outer_low[1]) > -2e-5
        assert max(high[0] - outer_high[0], high[1] - outer_high[1]) < 2e-5


@given(stars())
def test_a_side_is_written_so_that_it_can_be_read_back(ring: Ring) -> None:
    for side, _half in halves(ring):
        assert side_of(str(side)) == side


@given(stars(), st.integers(3, 40))
def test_a_simpler_outline_has_some_of_the_points_in_their_order(ring: Ring, most: int) -> None:
    assume(len(set(ring)) == len(ring))
    simpler = simplified(ring, most)

    assert len(simpler) == min(len(ring), most)
    assert [place for place in ring if place in set(simpler)] == list(simpler)


@given(JUNK)
def test_any_outline_is_read_or_called_none(sent: object) -> None:
    for text in (json.dumps(sent), json.dumps({"type": "Polygon", "coordinates": sent})):
        try:
            rings = rings_of(text)
        except BadOutline:
            continue
        assert all(len(ring) >= 3 for ring in rings)
