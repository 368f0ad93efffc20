"""Open Geography's lists become areas and outlines of one vintage, whole; whatever is not known stops the source."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote_plus

import duckdb
import pytest

from ingest.archive import Archive
from ingest.feature_layers import service_of
from ingest.fetch import Wanted, fetch_source
from ingest.source import IntakeError
from ingest.sources.ons_geography import SOURCE
from tests.ingest.geography_folder import COUNCILS, OUTLINES, TRAFFORD, WARDS, fetch, fetched, loaded, staged
from tests.ingest.practice import NOON, Clock, line
from tests.servers.faults import Answer, Fault, hangs, is_a_page, is_cut, refuses, says_instead
from tests.servers.ons_geography import Portal, geography_server


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """Everybody's lists, then those of Trafford."""
    folder = tmp_path_factory.mktemp("archive")
    for councils in ((), TRAFFORD):
        assert fetched(folder, councils=councils).is_complete
    return loaded(folder)


def told(db: duckdb.DuckDBPyConnection, model: str, code: str) -> list[tuple[object, ...]]:
    return staged(db, model).filter(f"area_code = '{code}'").project("name, level, parent_codes").fetchall()


def test_with_a_council_only_its_wards_are_asked_for_and_degrees_always(tmp_path: Path) -> None:
    with geography_server() as server:
        fetch(tmp_path, server)

    asked = [unquote_plus(address) for address in server.asked if "/query" in address]
    of_wards = [address for address in asked if WARDS in address or OUTLINES in address]
    assert all("where=LAD24CD='E08000009'" in address for address in of_wards)
    assert len(of_wards) == 1 + 3 + 1 + 3  # each is counted, then 21 rows come in pages of ten and of eight
    assert all("outSR=4326" in address for address in asked)
    assert not any("1=1" in address and "returnGeometry=true" in address for address in asked)


def test_without_a_council_all_wards_are_listed_and_none_is_drawn(tmp_path: Path) -> None:
    assert fetched(tmp_path, councils=()).is_complete

    db = loaded(tmp_path)
    assert len(staged(db, "ward").fetchall()) == 29
    assert staged(db, "boundary").fetchall() == []


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Wards_December_2024_Boundaries_UK_BGC", "WD_MAY_2025_UK_BGC"),
        ("WD_MAY_2025_UK_BGC", "WD_MAY_2025_UK_BGC_V2"),
        ("WD_MAY_2025_UK_BGC_V2", "WD_DEC_2025_UK_BGC"),
        ("WD23_LAD23_UK_LU_DEC", "WD24_PCON24_LAD24_UTLA24_UK_LU"),
        ("WD25_LAD25_UK_LU", "WD25_LAD25_UK_LU_v2"),
    ],
)
def test_the_newest_vintage_of_a_name_is_found_however_it_is_written(older: str, newer: str) -> None:
    first, second = (service_of(name) for name in (older, newer))

    assert (first.year, first.month, first.version) < (second.year, second.month, second.version)


def test_a_vintage_is_told_with_its_month_if_the_name_has_one() -> None:
    assert [service_of(name).vintage for name in (OUTLINES, "WD23_LAD23_UK_LU_DEC", WARDS)] == [
        "2024-12",
        "2023-12",
        "2024",
    ]


def test_a_ward_lies_in_its_council_and_a_name_that_two_councils_have_makes_two_wards(
    db: duckdb.DuckDBPyConnection,
) -> None:
    wards = staged(db, "ward").filter("name = 'Altrincham'").project("area_code, parent_codes, start_date, end_date")

    assert wards.order("area_code").fetchall() == [
        ("E05000711", ["E08000003"], None, None),
        ("E05015239", ["E08000009"], None, None),
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("E08000009", ("Trafford", "council", ["E12000002", "E47000001", "E92000001", "E23000005"])),
        ("E07000223", ("Adur", "council", ["E10000032", "E12000008", "E92000001", "E23000033"])),
        ("E09000001", ("City of London", "council", ["E12000007", "E92000001", "E23000034"])),
        ("E06000053", ("Isles of Scilly", "council", ["E12000009", "E92000001", "E23000035"])),
        ("W06000015", ("Cardiff", "council", ["W92000004", "W15000003"])),
        ("S12000033", ("Aberdeen City", "council", [])),
    ],
)
def test_a_council_lies_in_all_that_the_look_ups_say(
    db: duckdb.DuckDBPyConnection, code: str, expected: tuple[object, ...]
) -> None:
    assert told(db, "council", code) == [expected]


def test_what_councils_lie_in_has_names_and_a_county_has_its_region(db: duckdb.DuckDBPyConnection) -> None:
    assert told(db, "above", "E10000032") == [("West Sussex", "county", ["E12000008"])]
    assert told(db, "above", "E23000005") == [("Greater Manchester", "group", [])]
    assert told(db, "above", "E47000001") == [("Greater Manchester", "combined_authority", [])]
    assert told(db, "above", "E11000001") == []


def test_a_welsh_name_of_one_space_is_none(db: duckdb.DuckDBPyConnection) -> None:
    names = "select area_code, area_name_welsh from raw.ons_geography_area where kind = 'council'"

    assert dict(db.execute(names).fetchall())["W06000015"] == "Caerdydd"
    assert dict(db.execute(names).fetchall())["E08000009"] is None


def test_an_outline_keeps_its_vintage_and_is_drawn_in_degrees(db: duckdb.DuckDBPyConnection) -> None:
    outlines = staged(db, "boundary").order("area_code").fetchall()

    assert (len(outlines), outlines[0][:2]) == (21, ("E05015239", "2024-12"))
    assert json.loads(outlines[0][2])["coordinates"][0][0] == [-2.34212, 53.39575]


def test_a_council_that_a_newer_list_lacks_is_left_to_sources_that_know_when_it_ended(tmp_path: Path) -> None:
    portal = Portal()
    fetched(tmp_path, portal=portal, councils=())
    newer = portal.layers[COUNCILS]
    newer.rows = [row for row in newer.rows if row["LAD24CD"] != "E07000223"]
    portal.layers["LAD_MAY_2025_UK_BGC"] = newer

    assert fetched(tmp_path, portal=portal, councils=()).is_complete

    db = loaded(tmp_path)
    assert told(db, "council", "E07000223") == []
    assert told(db, "council", "E08000009") != []


def test_a_ward_of_an_older_list_stays_a_ward_of_its_own(tmp_path: Path) -> None:
    portal = Portal()
    fetched(tmp_path, portal=portal, councils=())
    newer = Portal().layers[WARDS]
    newer.rows = [{"FID": 1, "WD25CD": "E05099999", "WD25NM": "Altrincham", "LAD25CD": "E08000009"}]
    portal.layers["WD25_LAD25_UK_LU"] = newer

    fetched(tmp_path, portal=portal, councils=())

    found = staged(loaded(tmp_path), "ward").filter("name = 'Altrincham' and parent_codes = ['E08000009']")
    assert found.project("area_code").order("all").fetchall() == [("E05015239",), ("E05099999",)]


def test_what_is_held_is_confirmed_and_not_kept_twice(tmp_path: Path) -> None:
    with geography_server() as server:
        first = fetch(tmp_path, server)
        second = fetch(tmp_path, server, clock=Clock(NOON + timedelta(days=1)))

    assert (first.saved, second.saved, second.unchanged) == (26, 0, 26)


def test_a_fetch_that_broke_off_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with geography_server([Fault("resultOffset=10", refuses(503), times=99)]) as server:
        first = fetch(tmp_path, server)
        server.faults.clear()
        second = fetch(tmp_path, server, clock=Clock(NOON + timedelta(hours=1)))

    assert "it answered 503 (5 times)" in first.error
    assert first.saved == second.fresh
    assert second.is_complete
    assert len(staged(loaded(tmp_path), "ward").fetchall()) == 21


def refusal(code: int, message: str) -> Callable[[Answer], Answer]:
    body = json.dumps({"error": {"code": code, "message": message, "details": []}})
    return lambda _: Answer(200, body.encode(), {"Content-Type": "application/json"})


@pytest.mark.parametrize(
    "change",
    [refuses(429, "1"), refuses(500), is_cut, is_a_page, refusal(500, "Unable to perform"), refusal(429, "Too many")],
)
def test_a_server_that_stumbles_is_asked_again(tmp_path: Path, change: Callable[[Answer], Answer]) -> None:
    assert fetched(tmp_path, Fault("resultOffset=10", change, times=2)).is_complete


def test_a_refusal_that_comes_with_a_200_is_one_sentence_and_is_not_kept(tmp_path: Path) -> None:
    result = fetched(tmp_path, Fault("returnCountOnly", refusal(400, "Invalid URL"), times=99))

    assert "it answered 400: Invalid URL. See whether the publisher changed the address" in result.error
    assert not [r for r in Archive(tmp_path).replies(SOURCE.id) if b'"error"' in r.path.read_bytes()]


def test_a_server_that_hangs_is_given_up(tmp_path: Path) -> None:
    forever = threading.Event()
    with geography_server([Fault("FeatureServer/0", hangs(forever), times=99)]) as server:
        quick = line(Clock(), read_timeout=0.05)
        result = fetch_source(SOURCE, Archive(tmp_path), quick, Wanted(base_url=server.base_url))
        forever.set()

    assert "it did not answer in time (5 times)" in result.error


@pytest.mark.parametrize(
    ("where", "old", "new", "said"),
    [
        ("services?", '"services"', '"layers"', "it is not a list of services"),
        (f"{WARDS}/FeatureServer/0?f", "WD24CD", "WARD", "it has 0 columns like WD"),
        (f"{WARDS}/FeatureServer/0?f", "WD24NM", "WD23CD", "it has 2 columns like WD"),
        (f"{WARDS}/FeatureServer/0?f", "maxRecordCount", "max", "how many rows it sends at most"),
        (f"{WARDS}/FeatureServer/0?f", '"objectIdField": "FID"', '"objectIdField": "ID"', "which column numbers its"),
        ("returnCountOnly", '"count"', '"n"', "it is not a count of rows"),
        ("resultOffset=0", '"features"', '"rows"', "it has no list of features"),
        ("resultOffset=0", '"attributes"', '"cells"', "which is not an area with its columns"),
        ("resultOffset=20", '"features": [', '"features": [], "x": [', "it ends at row 20, where the layer counts 21"),
    ],
)
def test_a_layer_that_is_not_as_it_was_is_named_and_asked_for_again(
    tmp_path: Path, where: str, old: str, new: str, said: str
) -> None:
    with geography_server([Fault(where, says_instead(old, new))]) as server:
        first = fetch(tmp_path, server)
        second = fetch(tmp_path, server, clock=Clock(NOON + timedelta(minutes=1)))

    assert first.error.startswith("ons_geography: ")
    assert said in first.error
    assert second.is_complete
    assert len(staged(loaded(tmp_path), "ward").fetchall()) == 21


def test_a_list_whose_name_has_changed_is_named_and_all_others_are_fetched(tmp_path: Path) -> None:
    result = fetched(tmp_path, Fault("services?", says_instead("LAD24_RGN24_EN_LU", "Regions_of_councils")))

    assert "The list of services has none for region that is named as we know them" in result.error
    assert len(staged(loaded(tmp_path), "ward").fetchall()) == 21


def test_a_full_page_is_not_the_last_even_if_nothing_says_that_more_follows(tmp_path: Path) -> None:
    silent = says_instead('"exceededTransferLimit": true', '"exceededTransferLimit": false')

    assert fetched(tmp_path, Fault("resultOffset", silent, times=99)).is_complete
    assert len(staged(loaded(tmp_path), "ward").fetchall()) == 21


def test_a_code_that_is_no_council_s_is_named(tmp_path: Path) -> None:
    assert "it counts no wards of E08999999. See" in fetched(tmp_path, councils=("E08999999",)).error


@pytest.mark.parametrize("code", ["E09000001", "E06000053"])
def test_the_smallest_councils_may_have_no_wards_drawn(tmp_path: Path, code: str) -> None:
    assert fetched(tmp_path, councils=(code,)).is_complete
    assert len(staged(loaded(tmp_path), "ward").fetchall()) == 1


POINT = "[-2.34211734497838, 53.39575"


@pytest.mark.parametrize(
    ("where", "old", "new", "said"),
    [
        (OUTLINES, POINT, "[377300.5, 388800.2", "which is not made of closed rings in degrees (outSR=4326)"),
        (OUTLINES, POINT, "[53.39575, -2.34211734497838", "which is not made of closed rings in degrees"),
        (OUTLINES, POINT, "[NaN, 53.39575", "which is not made of closed rings in degrees"),
        (OUTLINES, "[[[-2.34211734497838", "[[[-2.3", "which is not made of closed rings in degrees"),
        (OUTLINES, '"Polygon"', '"LineString"', "which is not an outline (Polygon or MultiPolygon)"),
        (OUTLINES, '"geometry": {', '"geometry": null, "x": {', "geometry is 'None'"),
        (WARDS, '"E05015239"', '"E08000009"', "WD24CD is 'E08000009', which is not a code like"),
        (WARDS, '"E05015239"', "null", "WD24CD is None, which is not a code like"),
        (WARDS, '"E05015239"', "7", "WD24CD is '7', which is not text"),
        (WARDS, '"Altrincham"', '" "', "WD24NM is None, which is not a name"),
        (WARDS, '"WD24NM": "Altrincham",', "", "WD24NM is None, which is not text"),
        (WARDS, '"FID": 7,', '"FID": 6,', "FID is '6', which is not a number that no other row has"),
        ("LAD24_RGN24", "E12000002", "E10000002", "RGN24CD is 'E10000002', which is not a code like E12"),
        ("LAD24_RGN24", '"E06000064"', '"E06000065"', "which is not E12000002, as another row of E06000065 has it"),
    ],
)
def test_what_is_not_known_stops_the_source_and_names_itself(
    tmp_path: Path, where: str, old: str, new: str, said: str
) -> None:
    fetched(tmp_path, Fault(where, says_instead(old, new), times=99))

    with pytest.raises(IntakeError) as stopped:
        loaded(tmp_path)

    assert str(stopped.value).startswith("ons_geography: page/")
    assert said in str(stopped.value)
