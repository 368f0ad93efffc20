"""The tables that ship say of each area that ended on which day, and what followed; wards as their outlines show."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
import pytest

from ingest.reference import load_reference
from ingest.settings import discover
from tests.sql_spec import SQL

OLD_OUTLINES = (
    Path(__file__).parent.parent
    / "fixtures/trafford_data_lab/spatial_data/master/ward/2017/trafford_ward_generalised.geojson"
)
Outlines = Mapping[str, list[list[tuple[float, float]]]]  # the rings of each ward


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables as they ship, and the succession that core makes of them."""
    with duckdb.connect() as db:
        db.execute("create schema raw; create schema staging; create schema core")
        load_reference(db, discover().reference)
        for name in ("staging.reference_succession", "core.area_succession"):
            db.execute(f"create table {name} as {(SQL / (name.replace('.', '/') + '.sql')).read_text()}")
        yield db


@pytest.mark.parametrize(
    ("day", "followed"),
    [
        (
            date(2023, 4, 1),  # Cumbria
            {
                "E06000063": {"E07000026", "E07000028", "E07000029", "E10000006"},
                "E06000064": {"E07000027", "E07000030", "E07000031", "E10000006"},
            },
        ),
        (date(2023, 4, 1), {"E06000066": {"E07000187", "E07000188", "E07000189", "E07000246", "E10000027"}}),
        (date(2023, 4, 1), {"E06000065": {f"E07000{number}" for number in range(163, 170)} | {"E10000023"}}),
        (date(2020, 4, 1), {"E06000060": {f"E0700000{number}" for number in range(4, 8)} | {"E10000002"}}),
        (
            date(2021, 4, 1),  # Northamptonshire
            {
                "E06000061": {"E07000150", "E07000152", "E07000153", "E07000156", "E10000021"},
                "E06000062": {"E07000151", "E07000154", "E07000155", "E10000021"},
            },
        ),
    ],
    ids=["Cumbria", "Somerset", "North Yorkshire", "Buckinghamshire", "Northamptonshire"],
)
def test_a_merger_says_which_codes_ended_on_which_day_and_which_followed(
    db: duckdb.DuckDBPyConnection, day: date, followed: dict[str, set[str]]
) -> None:
    began = db.execute(
        "select area_code, start_date, end_date from raw.reference_councils where list_contains($codes, area_code)",
        {"codes": list(followed)},
    ).fetchall()
    ended = db.execute(
        "select successor_code, list(predecessor_code), list(distinct since), list(distinct councils.end_date) "
        "from core.area_succession inner join raw.reference_councils as councils "
        "on predecessor_code = councils.area_code where list_contains($codes, successor_code) group by 1",
        {"codes": list(followed)},
    ).fetchall()

    assert sorted(began) == sorted((code, day, None) for code in followed)
    assert {code: set(before) for code, before, _, _ in ended} == followed
    assert all(since == [day] and ends == [day] for _, _, since, ends in ended)


def test_a_county_that_was_split_says_nothing_of_how_much_went_where(db: duckdb.DuckDBPyConnection) -> None:
    kinds = db.execute(
        "select predecessor_code, kind, share from core.area_succession where successor_code = 'E06000063' order by 1"
    ).fetchall()
    assert [row for row in kinds if row[0].startswith("E07")] == [
        (code, "merged", 1) for code in ("E07000026", "E07000028", "E07000029")
    ]
    assert kinds[-1] == ("E10000006", "split", None)


def test_every_ward_of_trafford_that_ended_on_3_may_2023_was_followed_and_none_has_a_share(
    db: duckdb.DuckDBPyConnection,
) -> None:
    wards = db.execute(
        "select start_date is null, start_date, end_date, count(*) from raw.reference_wards group by all order by all"
    ).fetchall()
    links = db.execute(
        "select count(distinct predecessor_code), count(distinct successor_code), list(distinct since), count(share) "
        "from core.area_succession where kind = 'redrawn'"
    ).fetchall()
    # The first day of the old ones is in no source of ours.
    assert wards == [(False, date(2023, 5, 4), None, 21), (True, None, date(2023, 5, 4), 21)]
    assert links == [(21, 21, [date(2023, 5, 4)], 0)]


def test_every_area_of_a_succession_has_a_name_and_the_two_tables_agree_on_its_last_day(
    db: duckdb.DuckDBPyConnection,
) -> None:
    wrong = db.execute(
        "with known as (select area_code, end_date from raw.reference_councils "
        "union all select area_code, end_date from raw.reference_wards) "
        "select predecessor_code, since, end_date from core.area_succession "
        "inner join known on predecessor_code = known.area_code where since is distinct from end_date"
    ).fetchall()
    assert wrong == []


def test_the_wards_that_followed_are_those_that_the_outlines_show(db: duckdb.DuckDBPyConnection) -> None:
    old = _old_outlines()
    new = {
        code: _rings(json.loads(drawn))
        for code, drawn in db.execute(
            "select area_code, geojson from read_parquet($file)",
            {"file": str(discover().snapshot / "boundary.parquet")},
        ).fetchall()
        if code.startswith("E050152")
    }
    told = set(
        db.execute(
            "select predecessor_code, successor_code from core.area_succession where kind = 'redrawn'"
        ).fetchall()
    )

    shared = _shared_land(old, new)

    # A hundredth of the land of either ward. A little room on both sides, as the land is counted point by point.
    assert {pair for pair, share in shared.items() if share > 0.0115} <= told
    assert told <= {pair for pair, share in shared.items() if share > 0.0085}


def _old_outlines() -> Outlines:
    features = json.loads(OLD_OUTLINES.read_text(encoding="utf-8"))["features"]
    return {each["properties"]["area_code"]: _rings(each["geometry"]) for each in features}


def _rings(geometry: dict[str, object]) -> list[list[tuple[float, float]]]:
    drawn = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in drawn for ring in polygon]  # type: ignore[union-attr]


def _shared_land(old: Outlines, new: Outlines) -> dict[tuple[str, str], float]:
    """Of each pair that overlaps: how much of the one or of the other it is, whichever is more."""
    step = 0.0004
    east, north = np.meshgrid(np.arange(-2.49, -2.24, step), np.arange(53.34, 53.49, step * 0.6))
    before = {code: _inside(rings, east, north) for code, rings in old.items()}
    after = {code: _inside(rings, east, north) for code, rings in new.items()}
    return {
        (one, other): (here & there).sum() / min(here.sum(), there.sum())
        for one, here in before.items()
        for other, there in after.items()
    }


def _inside(rings: list[list[tuple[float, float]]], east: np.ndarray, north: np.ndarray) -> np.ndarray:
    """Whether a line to the east of each point crosses the outline an odd number of times."""
    found = np.zeros(east.shape, dtype=bool)
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if y1 != y2:
                crosses = (north >= min(y1, y2)) & (north < max(y1, y2))
                found ^= crosses & (east < x1 + (north - y1) * (x2 - x1) / (y2 - y1))
    return found
