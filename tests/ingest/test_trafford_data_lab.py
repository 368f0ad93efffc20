"""Trafford Data Lab's tables become figures, wards and outlines; whatever is not known stops the source."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
import requests

from ingest.archive import Archive
from ingest.fetch import Wanted, fetch_source
from ingest.load import load_source
from ingest.politeness import Line, Politeness
from ingest.source import Ask, IntakeError
from ingest.sources.trafford_data_lab import FIGURE, SOURCE, WARDS
from tests.ingest import trafford_folder as lab
from tests.servers.faults import Fault, is_cut, refuses
from tests.servers.files import file_server

OF_FIGURES = "area_code, period_start, period_end, value, status"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    lab.keep_all(archive)
    return lab.loaded(archive)


def figures(db: duckdb.DuckDBPyConnection, indicator_id: str, columns: str = OF_FIGURES) -> list[tuple[object, ...]]:
    found = lab.staged(db, "trafford_observation").filter(f"indicator_id = '{indicator_id}'")
    return found.project(columns).order("all").fetchall()


def test_the_plan_asks_for_each_file_once_on_the_branch_it_is_kept_on() -> None:
    asked = list(
        SOURCE.plan(Ask((lab.CATALOGUE["obesity"], lab.CATALOGUE["obesity-ward"], lab.CATALOGUE["broadband"])))
    )

    assert [request.path for request in asked] == [
        "spatial_data/master/ward/2023/trafford_ward_generalised.geojson",
        "trafford_themes/main/data/children/obese_year6.csv",
        "ward_data/master/communications/data/average_broadband_speed.csv",
    ]


def test_population_is_asked_for_a_year_at_a_time() -> None:
    asked = list(SOURCE.plan(Ask((lab.CATALOGUE["population"], lab.CATALOGUE["older"]))))

    assert len(asked) == 6
    assert lab.WARD_POPULATION in {request.key for request in asked}


def test_a_financial_year_and_a_quarter_become_days(db: duckdb.DuckDBPyConnection) -> None:
    assert figures(db, "recycling") == [
        ("E08000009", date(2013, 4, 1), date(2014, 4, 1), 57.5, "published"),
        ("E08000009", date(2024, 4, 1), date(2025, 4, 1), 57.5, "published"),
        ("E92000001", date(2013, 4, 1), date(2014, 4, 1), 43.5, "published"),
        ("E92000001", date(2024, 4, 1), date(2025, 4, 1), 42.0, "published"),
    ]
    assert figures(db, "planning")[0] == ("E08000009", date(2022, 10, 1), date(2023, 1, 1), 100.0, "published")


def test_what_is_missing_stays_missing(db: duckdb.DuckDBPyConnection) -> None:
    assert figures(db, "satisfaction", "period_start, value, status") == [
        (date(2019, 4, 1), 84.8, "published"),
        (date(2020, 4, 1), None, "not_available"),
        (date(2021, 4, 1), 62.3, "published"),
    ]


def test_children_are_weighed_by_school_year(db: duckdb.DuckDBPyConnection) -> None:
    assert figures(db, "obesity") == [
        ("E06000053", date(2023, 9, 1), date(2024, 9, 1), None, "not_available"),
        ("E08000009", date(2023, 9, 1), date(2024, 9, 1), 17.6, "published"),
    ]
    assert figures(db, "obesity-ward")[0] == ("E05015239", date(2022, 9, 1), date(2025, 9, 1), 9.9, "published")


def test_wards_and_their_borough_are_one_series(db: duckdb.DuckDBPyConnection) -> None:
    found = figures(db, "poverty")

    assert len(found) == 22
    assert found[0] == ("E05015239", date(2024, 4, 1), date(2025, 4, 1), 7.2, "published")
    assert found[-1] == ("E08000009", date(2024, 4, 1), date(2025, 4, 1), 12.3, "published")


def test_wards_that_were_done_away_with_are_left_out(db: duckdb.DuckDBPyConnection) -> None:
    wards = db.sql("select distinct area_code from raw.trafford_figure where area_code like 'E05%' order by all")

    assert [code for (code,) in wards.fetchall()] == list(WARDS)


def test_turnout_comes_with_votes_and_voters_and_without_by_elections(db: duckdb.DuckDBPyConnection) -> None:
    found = figures(db, "turnout", "area_code, period_start, period_end, value, numerator, denominator")

    assert len(found) == 21
    assert found[0] == ("E05015239", date(2023, 5, 4), date(2023, 5, 5), 41.8, 3222, 7709)


def test_no_name_of_a_person_is_read(db: duckdb.DuckDBPyConnection) -> None:
    in_file = (lab.FIXTURE / "open_data/master/elections/trafford_council_election_results.csv").read_text()
    loaded = str(db.sql("from raw.trafford_figure").fetchall())

    assert "SURNAME" in in_file
    assert "RETURNING OFFICER" in in_file
    assert "SURNAME" not in loaded
    assert "RETURNING OFFICER" not in loaded


def test_residents_are_counted_for_wards_and_for_the_borough(db: duckdb.DuckDBPyConnection) -> None:
    assert [row for row in figures(db, "population") if row[0] in ("E05015239", "E08000009")] == [
        ("E05015239", date(2024, 6, 30), date(2024, 7, 1), 11278.0, "published"),
        ("E08000009", date(2022, 6, 30), date(2022, 7, 1), 236301.0, "published"),
        ("E08000009", date(2024, 6, 30), date(2024, 7, 1), 241025.0, "published"),
    ]
    assert figures(db, "older")[0][3] == 1761.0


def test_a_ward_has_its_borough_and_the_day_it_began(db: duckdb.DuckDBPyConnection) -> None:
    wards = lab.staged(db, "trafford_ward").order("area_code").fetchall()

    assert len(wards) == 21
    assert wards[0] == ("E05015239", "Altrincham", "ward", ["E08000009"], date(2023, 5, 4), None, 5)


def test_a_council_is_known_by_name_and_level_where_no_other_source_knows_more(db: duckdb.DuckDBPyConnection) -> None:
    areas = lab.staged(db, "trafford_area").project("area_code, name, level, source_rank").order("area_code")

    assert areas.fetchall() == [
        ("E06000053", "Isles of Scilly", "council", 90),
        ("E08000009", "Trafford", "council", 90),
        ("E92000001", "England", "country", 90),
    ]


def test_outlines_are_closed_rings_to_five_decimals(db: duckdb.DuckDBPyConnection) -> None:
    outlines = lab.staged(db, "trafford_boundary").order("area_code").fetchall()
    ring = json.loads(outlines[0][2])["coordinates"][0]

    assert (len(outlines), outlines[0][1]) == (21, "2023")
    assert ring[0] == ring[-1] == [-2.34212, 53.39575]


def test_each_indicator_leads_to_the_page_of_its_table(db: duckdb.DuckDBPyConnection) -> None:
    pages = dict(lab.staged(db, "trafford_release").project("indicator_id, href").fetchall())

    assert pages["recycling"] == (
        "https://github.com/traffordDataLab/trafford_themes/blob/main/data/climate/household_waste_recycling.csv"
    )
    assert pages["population"].endswith("mid_year_2024/mid-year_2024_population_estimates_ward.csv")


def test_a_revised_table_adds_its_figures_and_takes_none_away(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    lab.keep(archive, lab.SATISFACTION)
    lab.keep(archive, lab.SATISFACTION, lambda body: body.replace(b"84.8", b"64.8"), datetime(2026, 7, 1, tzinfo=UTC))

    found = figures(lab.loaded(archive), "satisfaction", "period_start, first_seen, value")

    assert found[:2] == [
        (date(2019, 4, 1), datetime(2026, 6, 1), 84.8),
        (date(2019, 4, 1), datetime(2026, 7, 1), 64.8),
    ]


def test_a_number_as_r_writes_it_is_a_number(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    lab.keep(archive, lab.CLAIMANTS, lambda body: body.replace(b"Count,Persons,4465", b"Count,Persons,1e+05"))

    found = lab.loaded(archive).sql("select value::double from raw.trafford_figure where value = '1e+05'")

    assert found.fetchall() == [(100000.0,)]


def test_with_nothing_fetched_the_tables_are_there_and_empty(tmp_path: Path) -> None:
    db = lab.loaded(Archive(tmp_path))

    assert figures(db, "recycling") == []
    assert db.table("raw.trafford_figure").columns == [*FIGURE, "receipt_id", "seen_at"]


LAST_WARD = b"E05015259,Urmston,Average download speed (median of available postcodes),2022-05,Median,Mbps,111.9\n"


@pytest.mark.parametrize(
    ("key", "old", "new", "said"),
    [
        (lab.RECYCLING, b"measure,unit,value", b"measure,unit,value_2026", "the column 'value_2026' is not one"),
        (lab.RECYCLING, b"area_code,area_name", b"area_code,area_code", "it has the columns area_code, area_code"),
        (lab.RECYCLING, b"unit,value\n", b"value,unit\n", "row 2: unit is '43.5'"),
        (lab.RECYCLING, b"E08000009", b"E08900009X", "row 3: area_code is 'E08900009X'"),
        (lab.RECYCLING, b"E08000009", b"", "row 3: area_code is None"),
        (lab.RECYCLING, b"E08000009", b"E05011350", "row 3: area_code is 'E05011350'"),
        (lab.RECYCLING, b"Trafford,", b",", "row 3: area_name is None, which is not a name"),
        (lab.RECYCLING, b"Percentage,Waste", b"Percent,Waste", "row 2: measure is 'Percent'"),
        (lab.RECYCLING, b"Percentage,Waste", b"Percentage,Bins", "row 2: unit is 'Bins'"),
        (lab.RECYCLING, b"57.5", b"*", "row 3: value is '*', which is not a number from nought up, or NA"),
        (lab.RECYCLING, b"57.5", b"-57.5", "row 3: value is '-57.5'"),
        (lab.RECYCLING, b"57.5", b"157.5", "row 3: value is '157.5', which is not a likely figure"),
        (lab.RECYCLING, b"2013/14", b"2013/15", "row 2: period is '2013/15', which is not a form of period"),
        (lab.RECYCLING, b"Trafford,2024/25", b"Trafford,2013/14", "has more than one figure for E08000009 in 2013/14"),
        (lab.RECYCLING, b",43.5\n", b",43.5,1\n", "cannot be read as rows"),
        (lab.RECYCLING, b"Trafford", b"Tr\xff\xfefford", "it is not a CSV file"),
        (lab.BROADBAND, LAST_WARD, b"", "in 2022-05 has 20 wards, not 21"),
        (lab.ELECTIONS, b"DistrictAndBoroughByElection", b"Mayor", "TypeofElection is 'Mayor'"),
        (lab.ELECTIONS, b",3222,7709,", b",7709,3222,", "value is '41.8', which is not votes cast over electorate"),
        (lab.ELECTIONS, b",3222,7709,", b",,7709,", "value is '41.8', which is not votes cast over electorate"),
        (lab.ELECTIONS, b"CandidateSurname", b"Surname", "the column 'Surname' is not one"),
        (lab.WARD_POPULATION, b"Ward,Persons,11278", b"Ward,Persons,11279", "all_ages is '11279'"),
        (lab.WARD_POPULATION, b"Ward,Persons", b"Ward,Everyone", "sex is 'Everyone'"),
        (lab.OUTLINES, b'"E05015259"', b'"E05015260"', "it does not hold the outline of every ward"),
        (lab.OUTLINES, b'"Polygon"', b'"Point"', "a ward drawn as Point"),
        (lab.OUTLINES, b"-2.34211734497838", b"-342.117", "-342.117 is not a place in the United Kingdom"),
        (lab.OUTLINES, b'"features": [', b'"features": [{"properties": {"area_code": "E05015260"}},', "22 outlines"),
    ],
)
def test_what_is_not_known_stops_the_source_and_names_itself(
    tmp_path: Path, key: str, old: bytes, new: bytes, said: str
) -> None:
    archive = Archive(tmp_path)
    lab.keep(archive, key, lambda body: body.replace(old, new))

    with pytest.raises(IntakeError) as stopped:
        load_source(duckdb.connect(), SOURCE, archive)

    assert str(stopped.value).startswith(f"trafford_data_lab: {key} (file ")
    assert said in str(stopped.value)


@pytest.mark.parametrize("body", [b"", b"\n", b"<!DOCTYPE html>\n", b"404: Not Found"])
def test_a_reply_that_is_no_table_stops_the_source(tmp_path: Path, body: bytes) -> None:
    archive = Archive(tmp_path)
    lab.keep(archive, lab.RECYCLING, lambda _body: body)

    with pytest.raises(IntakeError, match="household_waste_recycling"):
        load_source(duckdb.connect(), SOURCE, archive)


def test_a_table_without_rows_stops_the_source(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    lab.keep(archive, lab.RECYCLING, lambda body: body.splitlines(keepends=True)[0])

    with pytest.raises(IntakeError, match="it has no figures"):
        load_source(duckdb.connect(), SOURCE, archive)


def fetched(archive: Archive, base_url: str) -> tuple[int, int, str]:
    """Everything but population, of which the fixture has not every year: saved, unchanged, error."""
    keys = tuple(key for key in lab.CATALOGUE.values() if "population" not in key)
    line = Line(requests.Session(), Politeness(gap=0), sleep=lambda _seconds: None)
    result = fetch_source(SOURCE, archive, line, Wanted(keys, base_url=base_url))
    return result.saved, result.unchanged, result.error


def test_the_tables_come_from_a_plain_file_server_and_are_not_sent_twice(tmp_path: Path) -> None:
    archive = Archive(tmp_path)

    with file_server(lab.FIXTURE) as server:
        first, second = fetched(archive, server.base_url), fetched(archive, server.base_url)

    assert (first, second) == ((9, 0, ""), (0, 9, ""))
    assert "If-None-Match" in server.headers[-1]


def test_a_server_that_stumbles_is_asked_again(tmp_path: Path) -> None:
    faults = [Fault("obese_year6", refuses(503), times=2), Fault("claimant_count", is_cut)]

    with file_server(lab.FIXTURE) as server:
        server.faults.extend(faults)
        outcome = fetched(Archive(tmp_path), server.base_url)

    assert outcome == (9, 0, "")


def test_a_file_that_has_moved_is_named(tmp_path: Path) -> None:
    with file_server(tmp_path / "nothing") as server:
        *_, error = fetched(Archive(tmp_path / "archive"), server.base_url)

    assert "trafford_ward_generalised.geojson" in error
