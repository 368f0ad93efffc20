"""Fingertips' tables become one figure an area and period; whatever is not known stops the source."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from ingest.archive import Archive, Arrival
from ingest.fetch import FetchResult, Wanted, fetch_source
from ingest.load import load_source
from ingest.source import Ask, IntakeError
from ingest.sources.fingertips import FIGURE, SOURCE
from tests.ingest.practice import NOON, Clock, line
from tests.servers.faults import Answer, Fault, hangs, is_a_page, is_cut, refuses, says_instead
from tests.servers.fingertips import fingertips_server
from tests.servers.serving import Server

STAGING = Path(__file__).resolve().parents[2] / "sql" / "staging"
# Our name for a series → the publisher's.
CATALOGUE = {
    "overweight": "20601#Persons#school year",
    "life-women": "90366#Female",
    "life-men": "90366#Male",
    "smoking": "93085#Female",
}
WEIGHT = "indicator_ids=20601&child_area_type_id=502"


def fetch(folder: Path, server: Server, *, clock: Clock | None = None, read_timeout: float = 5.0) -> FetchResult:
    asked = Wanted(tuple(CATALOGUE.values()), base_url=server.base_url)
    return fetch_source(SOURCE, Archive(folder), line(clock or Clock(), read_timeout), asked)


def fetched(folder: Path, *faults: Fault) -> FetchResult:
    with fingertips_server(faults) as server:
        return fetch(folder, server)


def loaded(folder: Path) -> duckdb.DuckDBPyConnection:
    """The raw tables, with our names for the series."""
    db = duckdb.connect()
    load_source(db, SOURCE, Archive(folder))
    db.execute("create table raw.catalogue_indicator (indicator_id varchar, source_key varchar, source_id varchar)")
    db.executemany("insert into raw.catalogue_indicator values (?, ?, 'fingertips')", [*CATALOGUE.items()])
    return db


def figures(db: duckdb.DuckDBPyConnection, indicator_id: str, columns: str) -> list[tuple[object, ...]]:
    found = db.sql((STAGING / "fingertips_observation.sql").read_text(encoding="utf-8"))
    return found.filter(f"indicator_id = '{indicator_id}'").project(columns).order("all").fetchall()


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    folder = tmp_path_factory.mktemp("archive")
    assert fetched(folder).is_complete
    return loaded(folder)


def test_each_table_is_asked_for_once_for_each_list_of_councils() -> None:
    asked = list(SOURCE.plan(Ask(("90366#Female", "90366#Male", "20601#Persons#school year"))))

    assert [request.key for request in asked] == [
        "data/20601/502/school year",
        "data/20601/501/school year",
        "data/90366/502",
        "data/90366/501",
    ]


@pytest.mark.parametrize("source_key", ["90366", "90366#Women", "#Male", "90366#Male#term", "90366,1#Male"])
def test_a_key_of_another_form_is_named(source_key: str) -> None:
    with pytest.raises(IntakeError, match="is not a table of Fingertips. Write a number and a sex"):
        list(SOURCE.plan(Ask((source_key,))))


def test_an_area_comes_once_however_many_parents_and_lists_it_is_in(db: duckdb.DuckDBPyConnection) -> None:
    found = figures(db, "overweight", "area_code, period_start, period_end, value, lower, upper, numerator")

    assert [row for row in found if row[0] == "E08000009"] == [
        ("E08000009", date(2022, 9, 1), date(2023, 9, 1), 19.5, 18.0, 21.0, 500.0),
        ("E08000009", date(2023, 9, 1), date(2024, 9, 1), 20.5, 19.0, 22.0, 520.0),
    ]
    assert {row[0] for row in found if row[3] is not None} == {"E92000001", "E12000002", "E08000009", "E07000223"}


def test_a_split_by_deprivation_is_nobody_s_figure(db: duckdb.DuckDBPyConnection) -> None:
    values = db.sql("select value from raw.fingertips_figure").fetchall()

    assert ("25.5",) not in values
    assert ("27.5",) not in values


def test_what_is_blank_says_why_and_is_never_nought(db: duckdb.DuckDBPyConnection) -> None:
    found = figures(db, "overweight", "area_code, value, numerator, status, note")

    assert [row for row in found if row[1] is None] == [
        ("E06000053", None, None, "suppressed", "Value suppressed for disclosure control due to small count"),
        ("E06000060", None, None, "not_available", None),
        ("E10000032", None, None, "not_available", "Value missing in source data"),
    ]


def test_a_note_beside_a_value_is_kept(db: duckdb.DuckDBPyConnection) -> None:
    assert ("E07000223", 18.5, "published", "Data quality: few took part") in figures(
        db, "overweight", "area_code, value, status, note"
    )


def test_women_and_men_are_two_series_over_three_years_that_overlap(db: duckdb.DuckDBPyConnection) -> None:
    columns = "area_code, period_start, period_end, value"

    assert [row for row in figures(db, "life-women", columns) if row[0] == "E08000009"] == [
        ("E08000009", date(2019, 1, 1), date(2022, 1, 1), 83.5),
        ("E08000009", date(2020, 1, 1), date(2023, 1, 1), 83.6),
    ]
    assert figures(db, "life-men", columns) == [("E08000009", date(2020, 1, 1), date(2023, 1, 1), 79.5)]


def test_a_table_of_nothing_but_columns_holds_nothing(tmp_path: Path) -> None:
    assert fetched(tmp_path, Fault("93085", lambda a: Answer(200, a.body.splitlines()[0] + b"\r\n"), 9)).is_complete

    assert figures(loaded(tmp_path), "smoking", "value") == []


def test_with_nothing_fetched_the_tables_are_there_and_empty(tmp_path: Path) -> None:
    db = loaded(tmp_path)

    assert figures(db, "overweight", "value") == []
    assert db.table("raw.fingertips_figure").columns == [*FIGURE.columns, "receipt_id", "seen_at"]


def test_pooled_school_years_run_from_september_to_august(tmp_path: Path) -> None:
    pooled = Fault("20601", says_instead("2023/24,", "2022/23 - 24/25,"), times=9)
    with fingertips_server([pooled]) as server:
        body = server.respond(f"/api/all_data/csv/by_indicator_id?{WEIGHT}&include_sortable_time_periods=yes", {}).body
    lines = [row for row in body.splitlines() if b"22/23 - 24/25" in row and b"E08000009" in row and b"Persons" in row]
    as_three = b"\n".join([body.splitlines()[0], lines[0].replace(b"20230000", b"20220000").replace(b"1y", b"3y")])
    keep(tmp_path, as_three)

    found = loaded(tmp_path).sql("select period_start, period_end from raw.fingertips_figure").fetchall()

    assert found == [("2022-09-01", "2025-09-01")]


def keep(folder: Path, body: bytes, at: datetime = NOON) -> None:
    """Puts a table into the archive as if it had been fetched."""
    key, url = "data/20601/502/school year", "http://127.0.0.1/"
    Archive(folder).save(Arrival(SOURCE.id, key, url, {}, "csv", body, at, SOURCE.licence))


def test_a_revised_table_adds_its_figures_and_takes_none_away(tmp_path: Path) -> None:
    with fingertips_server([Fault("20601", says_instead(",20.5,", ",20.9,"), times=2)]) as server:
        fetch(tmp_path, server)
        second = fetch(tmp_path, server, clock=Clock(NOON + timedelta(days=1)))

    found = figures(loaded(tmp_path), "overweight", "first_seen, area_code, period_start, value")
    assert second.saved == 2  # both lists have Trafford, and it is read from one
    assert [row[3] for row in found if row[1:3] == ("E08000009", date(2023, 9, 1))] == [20.9, 20.5]


def test_a_fetch_that_broke_off_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with fingertips_server([Fault("90366", refuses(500), times=99)]) as server:
        first = fetch(tmp_path, server)
        server.faults.clear()
        second = fetch(tmp_path, server, clock=Clock(NOON + timedelta(hours=1)))

    assert "it answered 500 (5 times)" in first.error
    assert (first.saved, second.fresh, second.saved) == (2, 2, 4)


@pytest.mark.parametrize("change", [refuses(429, "1"), refuses(503), is_cut, is_a_page])
def test_a_server_that_stumbles_is_asked_again(tmp_path: Path, change: Callable[[Answer], Answer]) -> None:
    assert fetched(tmp_path, Fault(WEIGHT, change, times=2)).is_complete


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (is_a_page, "it sent a web page where we expected csv (5 times)"),
        (lambda _: Answer(500, b"Object reference not set"), "it answered 500 (5 times)"),
        (lambda _: Answer(400, b"A parameter is missing"), "it answered 400. See whether the publisher changed"),
        (is_cut, "its answer broke off (5 times)"),
    ],
)
def test_a_failure_is_one_sentence_and_nothing_of_it_is_kept(
    tmp_path: Path, change: Callable[[Answer], Answer], said: str
) -> None:
    result = fetched(tmp_path, Fault(WEIGHT, change, times=99))

    assert result.error.startswith("fingertips: data/20601/502/school year could not be fetched")
    assert said in result.error
    assert Archive(tmp_path).replies(SOURCE.id) == ()


def test_a_server_that_hangs_is_given_up(tmp_path: Path) -> None:
    forever = threading.Event()
    with fingertips_server([Fault(WEIGHT, hangs(forever), times=99)]) as server:
        result = fetch(tmp_path, server, read_timeout=0.05)
        forever.set()

    assert "it did not answer in time (5 times)" in result.error


TRAFFORD = "E08000009,Trafford,Upper tier local authorities (post 4/23),Persons,4-5 yrs,,,2023/24"
TWICE = f"{TRAFFORD},20.5"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Value note", "Note", "the column 'Note' is not one that we know"),
        ("Recent Trend,", "Recent Trend,Quality,", "the column 'Quality' is not one that we know"),
        ("Area Code", "Area Name", "it lacks Area Code"),
        ("Time period Sortable", "New data", "it lacks Time period Sortable"),
        ("20601,Rec", "20602,Rec", "indicator_number is '20602', which is not 20601, which was asked for"),
        ("E08000009", "E05015239", "area_code is 'E05015239', which is not the code of a council"),
        (",Trafford,", ",,", "area_name is None, which is not a name"),
        ("Trafford,Upper tier local authorities (post 4/23),Male", "Trafford,X,Men", "sex is 'Men', which is not one"),
        (",20.5,", ",*,", "value is '*', which is not a number or empty"),
        (",20.5,", ",1e999,", "value is '1e999', which is not a number or empty"),
        (",20.5,19.0,", ",20.5,29.0,", "value is '20.5', which is not at or above its lower limit"),
        (",20.5,19.0,", ",,19.0,", "lower is '19.0', which is not empty, as its value is"),
        ("2023/24", "2023/25", "Time period is '2023/25', which is not a form of period that we know"),
        ("20230000", "20240000", "Time period Sortable is '20240000', which is not the year in which 2023/24 starts"),
        ("20230000", "2023", "sortable is '2023', which is not a year and four noughts"),
        (",1y", ",3y", "Time period range is '3y', which is not as long as 2022/23 is"),
        (",1y", ",1q", "years is '1q', which is not a number of years"),
        (f"E12000002,,{TWICE}", f"E12000002,,{TRAFFORD},20.6", "more than one figure for Persons in 2023/24, and they"),
        ("Male,4-5 yrs", "Persons,6 yrs", "it has figures of Persons for 4-5 yrs and for 6 yrs"),
        ("2023/24,20.5", '"2023/24,20.5', "cannot be read as rows"),
    ],
)
def test_what_is_not_known_stops_the_source_and_names_itself(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert fetched(tmp_path, Fault(WEIGHT, says_instead(old, new))).is_complete

    with pytest.raises(IntakeError) as stopped:
        loaded(tmp_path)

    assert str(stopped.value).startswith("fingertips: data/20601/502/school year (file ")
    assert said in str(stopped.value)
