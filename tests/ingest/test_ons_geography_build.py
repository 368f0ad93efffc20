"""A build takes Open Geography in: places lie where it says, and what is known of yesterday stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from ingest.build import build
from tests.ingest.geography_folder import TRAFFORD, fetched
from tests.ingest.small_project import FIRST, small_project


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    project = small_project(tmp_path_factory.mktemp("project"))
    project.arrive(FIRST)
    assert fetched(Path(project.settings.archive), councils=TRAFFORD).is_complete
    result = build(project.settings, project.sources)
    with duckdb.connect(str(result.path), read_only=True) as opened:
        yield opened


def test_wards_and_their_outlines_are_in_the_warehouse(db: duckdb.DuckDBPyConnection) -> None:
    wards = "select area_code, name, parent_code, end_date from core.area where level = 'ward' order by area_code"
    outlines = "select distinct vintage, count(*) over () from core.boundary"

    assert db.execute(wards).fetchall()[0] == ("E05015239", "Altrincham", "E08000009", None)
    assert db.execute(outlines).fetchall() == [("2024-12", 21)]


def test_a_council_lies_in_its_region_and_beside_that_in_a_police_force_area(db: duckdb.DuckDBPyConnection) -> None:
    above = (
        "select ancestor_code::varchar, ancestor_level from core.area_ancestor where area_code = 'E08000003' order by 1"
    )

    assert db.execute("select parent_code from core.area where area_code = 'E08000003'").fetchall() == [("E12000002",)]
    assert db.execute(above).fetchall() == [
        ("E12000002", "region"),
        ("E23000005", "group"),
        ("E47000001", "combined_authority"),
        ("E92000001", "country"),
    ]


@pytest.mark.parametrize(
    ("ended", "followed", "since"),
    [
        ("E07000026", "E06000063", date(2023, 4, 1)),  # Allerdale, Cumberland
        ("E07000187", "E06000066", date(2023, 4, 1)),  # Mendip, Somerset
        ("E07000163", "E06000065", date(2023, 4, 1)),  # Craven, North Yorkshire
        ("E07000004", "E06000060", date(2020, 4, 1)),  # Aylesbury Vale, Buckinghamshire
        ("E07000151", "E06000062", date(2021, 4, 1)),  # Daventry, West Northamptonshire
    ],
)
def test_councils_of_yesterday_still_end_in_those_that_followed(
    db: duckdb.DuckDBPyConnection, ended: str, followed: str, since: date
) -> None:
    succession = "select successor_code, since from core.area_succession where predecessor_code = ?"
    dates = "select end_date from core.area where area_code = ?"

    assert db.execute(succession, [ended]).fetchall() == [(followed, since)]
    assert db.execute(dates, [ended]).fetchall() == [(since,)]


def test_the_page_about_data_says_that_it_was_not_tried_live(db: duckdb.DuckDBPyConnection) -> None:
    status = "select indicators, is_live_checked, is_stale from marts.source_status where source_id = 'ons_geography'"

    assert db.execute(status).fetchall() == [(0, False, False)]
