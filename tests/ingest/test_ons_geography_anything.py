"""Whatever a feature layer sends: a sentence or the truth, never a traceback, and never a place outside the kingdom."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.archive import Archive, Arrival, Reply
from ingest.feature_layers import count_in, layer_in, newest_service, outline_of, page_in, service_of
from ingest.refusals import refusal_in
from ingest.source import IntakeError
from ingest.sources.ons_geography import KINDS
from tests.ingest.practice import NOON

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
KEYS = st.sampled_from(
    ["services", "name", "type", "fields", "maxRecordCount", "objectIdField", "count", "features", "attributes",
     "properties", "geometry", "coordinates", "exceededTransferLimit", "error", "code", "message", "details"]
)  # fmt: skip
ANY_JSON = st.recursive(SCALARS, lambda part: st.lists(part, max_size=4) | st.dictionaries(KEYS, part, max_size=4))
NUMBERS = st.floats(-20, 70) | st.sampled_from([377_300.5, float("nan"), 10**400, True]) | st.floats(-8, 1)
POINTS = st.lists(NUMBERS | st.floats(50, 60), min_size=1, max_size=3)
RINGS = st.lists(st.tuples(st.floats(-8, 1), st.floats(50, 60)).map(list) | POINTS, max_size=4)
SHAPES = st.sampled_from(["Polygon", "MultiPolygon", "Point"])


def replied(folder: str, body: str | bytes) -> Reply:
    packed = body.encode() if isinstance(body, str) else body
    arrival = Arrival("ons_geography", "page", "http://127.0.0.1/", {}, "json", packed, NOON, "OGL-UK-3.0")
    return Archive(Path(folder)).save(arrival)


def each_reading(reply: Reply) -> list[Callable[[], object]]:
    return [
        lambda: newest_service(reply, KINDS["ward"].services),
        lambda: layer_in(reply, KINDS["ward"].columns),
        lambda: count_in(reply),
        lambda: page_in(reply),
    ]


def is_read_or_refused(reading: Callable[[], object]) -> bool:
    try:
        reading()
    except IntakeError as refused:
        return str(refused).startswith("ons_geography: ")
    return True


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(KEYS, ANY_JSON, max_size=5) | ANY_JSON)
def test_any_json_is_read_or_refused(told: object) -> None:
    with TemporaryDirectory() as folder:
        reply = replied(folder, json.dumps(told))
        assert all(is_read_or_refused(reading) for reading in each_reading(reply))
        assert is_read_or_refused(lambda: outline_of(reply, 1, told))


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with TemporaryDirectory() as folder:
        assert all(is_read_or_refused(reading) for reading in each_reading(replied(folder, body)))
    assert refusal_in(body) is None or b'"error"' in body


@settings(max_examples=100, deadline=None)
@given(SHAPES, st.lists(RINGS.map(lambda ring: [*ring, *ring[:1]]) | RINGS, max_size=2), st.booleans())
def test_an_outline_lies_in_the_kingdom_or_is_refused(kind: str, rings: list[object], is_deeper: bool) -> None:
    with TemporaryDirectory() as folder:
        reply = replied(folder, "{}")
        try:
            drawn = outline_of(reply, 1, {"type": kind, "coordinates": [rings] if is_deeper else rings})
        except IntakeError as refused:
            assert "row 1: geometry is" in str(refused)
            return
    outline = json.loads(drawn)
    polygons = [outline["coordinates"]] if kind == "Polygon" else outline["coordinates"]
    points = [point for polygon in polygons for ring in polygon for point in ring]
    assert points
    assert all(-9 <= x <= 2.5 and 49.5 <= y <= 61.5 for x, y in points)


@given(st.text(max_size=40))
def test_any_name_has_a_vintage_or_none(name: str) -> None:
    service = service_of(name)

    assert service.year == 0 or 2000 <= service.year < 2100
    assert 0 <= service.month <= 12
