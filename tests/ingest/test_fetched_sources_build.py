"""A build takes Open Geography and Fingertips in; what is known of places of yesterday stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from ingest.archive import Archive
from ingest.build import build
from ingest.fetch import Wanted, fetch_source
from ingest.sources.fingertips import SOURCE
from tests.ingest.geography_folder import TRAFFORD, fetched
from tests.ingest.practice import Clock, line
from tests.ingest.small_project import FIRST, INDICATOR, SmallProject, small_project
from tests.servers.fingertips import fingertips_server

SERIES = {"overweight": "20601#Persons#school year", "life-women": "90366#Female", "no-figures": "92196#Persons"}


def add_indicator(project: SmallProject, indicator_id: str, source_key: str) -> None:
    """One block in the catalogue, as somebody would write it."""
    file = project.settings.reference / "indicators" / "streets.toml"
    block = INDICATOR.format(id=indicator_id, title=indicator_id)
    block = block.replace('source = "feed"', 'source = "fingertips"')
    block = block.replace(f'source_key = "{indicator_id}"', f'source_key = "{source_key}"')
    file.write_text(file.read_text(encoding="utf-8") + block, encoding="utf-8")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    project = small_project(tmp_path_factory.mktemp("project"))
    project.arrive(FIRST)
    for indicator_id, source_key in SERIES.items():
        add_indicator(project, indicator_id, source_key)
    assert fetched(project.settings.archive, councils=TRAFFORD).is_complete
    with fingertips_server() as server:
        asked = Wanted(tuple(SERIES.values()), base_url=server.base_url)
        assert fetch_source(SOURCE, Archive(project.settings.archive), line(Clock()), asked).is_complete
    result = build(project.settings, project.sources)
    with duckdb.connect(str(result.path), read_only=True) as opened:
        yield opened


def test_wards_and_their_outlines_are_in_the_warehouse(db: duckdb.DuckDBPyConnection) -> None:
    wards = "select area_code, name, parent_code, end_date from core.area where area_code = 'E05015239'"
    outlines = "select distinct vintage, count(*) over () from core.boundary"

    assert db.execute(wards).fetchall() == [("E05015239", "Altrincham", "E08000009", None)]
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
    status = "select source_id, indicators, is_live_checked, is_stale from marts.source_status where source_id in ?"

    assert sorted(db.execute(status, [["fingertips", "ons_geography"]]).fetchall()) == [
        ("fingertips", 3, False, False),
        ("ons_geography", 0, False, False),
    ]


def test_figures_of_fingertips_have_cards_and_those_held_back_do_not_become_nought(
    db: duckdb.DuckDBPyConnection,
) -> None:
    cards = "select value from marts.card where area_code = 'E08000009' and indicator_id = ?"
    held_back = "select value, status from core.observation where area_code = 'E06000053'"

    assert db.execute(cards, ["overweight"]).fetchall() == [(20.5,)]
    assert db.execute(cards, ["no-figures"]).fetchall() == []
    assert db.execute(held_back).fetchall() == [(None, "suppressed")]


def test_periods_of_three_years_that_overlap_are_known_as_such(db: duckdb.DuckDBPyConnection) -> None:
    rhythm = "select window_months, step_months, has_overlap from core.rhythm where indicator_id = 'life-women'"

    assert db.execute(rhythm).fetchall() == [(36, 12, True)]
