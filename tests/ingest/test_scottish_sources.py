"""The Framework's table and West Dunbartonshire's plan become figures; whatever is not known stops the source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from ingest.archive import Archive, Arrival
from ingest.catalogue import load_catalogue, read_catalogue
from ingest.load import load_source
from ingest.reference import council_names
from ingest.settings import discover
from ingest.source import Ask, IntakeError, Source
from ingest.sources import lgbf, west_dunbartonshire_plan

TESTS = Path(__file__).parent.parent
TABLE = TESTS / "fixtures" / "lgbf" / "table.csv"
TYPED = TESTS / "fixtures" / "west_dunbartonshire_plan" / "figures.csv"
WEST_DUNBARTONSHIRE = "S12000039"


def loaded(folder: Path, source: Source, file: Path, change: Callable[[str], str] = str) -> duckdb.DuckDBPyConnection:
    """The raw tables of one reply, beside the catalogue that ships with us."""
    archive = Archive(folder)
    body = change(file.read_text(encoding="utf-8")).encode()
    at = datetime(2026, 6, 1, tzinfo=UTC)
    archive.save(Arrival(source.id, file.name, "https://x.example", {}, "csv", body, at, source.licence))
    db = duckdb.connect()
    load_catalogue(db, read_catalogue(discover({})))
    load_source(db, source, archive)
    return db


def staged(db: duckdb.DuckDBPyConnection, model: str) -> duckdb.DuckDBPyRelation:
    return db.sql((TESTS.parent / "sql" / "staging" / f"{model}.sql").read_text(encoding="utf-8"))


def figures(db: duckdb.DuckDBPyConnection, model: str, indicator_id: str, area_code: str) -> list[tuple[object, ...]]:
    found = staged(db, model).filter(f"indicator_id = '{indicator_id}' and area_code = '{area_code}'")
    return found.project("period_start, period_end, value, status").order("period_start").fetchall()


def test_shares_become_per_cents_and_years_financial_years(tmp_path: Path) -> None:
    db = loaded(tmp_path, lgbf.SOURCE, TABLE)

    found = figures(db, "lgbf_observation", "household-waste-recycled-scotland", WEST_DUNBARTONSHIRE)

    assert found == [
        (date(2012, 4, 1), date(2013, 4, 1), 44.0, "published"),
        (date(2016, 4, 1), date(2017, 4, 1), 48.5, "published"),
        (date(2020, 4, 1), date(2021, 4, 1), 36.8, "published"),
    ]


def test_school_leavers_are_of_a_school_year(tmp_path: Path) -> None:
    db = loaded(tmp_path, lgbf.SOURCE, TABLE)

    found = figures(db, "lgbf_observation", "school-leavers-positive-destinations-scotland", "S12000036")

    assert found[1] == (date(2016, 8, 1), date(2017, 8, 1), 92.5594319, "published")


def test_scotland_has_its_own_figure_once(tmp_path: Path) -> None:
    db = loaded(tmp_path, lgbf.SOURCE, TABLE)

    found = figures(db, "lgbf_observation", "household-waste-recycled-scotland", "S92000003")

    assert [value for _, _, value, _ in found] == [41.0, 45.0, 42.0]


def test_years_that_were_counted_together_are_one_period(tmp_path: Path) -> None:
    db = loaded(tmp_path, lgbf.SOURCE, TABLE)

    together = db.sql("select distinct period_start, period_end from raw.lgbf_figure where source_key = 'ENV07a'")

    assert sorted(together.fetchall()) == [("2010-04-01", "2014-04-01"), ("2012-04-01", "2015-04-01")]


def test_a_blank_is_not_available_and_not_nought(tmp_path: Path) -> None:
    db = loaded(tmp_path, lgbf.SOURCE, TABLE, lambda text: text.replace("2016-17,0.485,", "2016-17,,"))

    found = figures(db, "lgbf_observation", "household-waste-recycled-scotland", WEST_DUNBARTONSHIRE)

    assert found[1] == (date(2016, 4, 1), date(2017, 4, 1), None, "not_available")


def test_every_council_of_scotland_is_known_by_its_code() -> None:
    of_scotland = {code for code in council_names(discover({}).reference) if code.startswith("S12")}

    assert set(lgbf.COUNCILS.values()) == of_scotland


def test_the_framework_is_one_file(tmp_path: Path) -> None:
    [request] = lgbf.SOURCE.plan(Ask())

    assert request.path.endswith("Raw%20Data%20Files/LGBF_ScotDataReal_ISSpatialHub.csv")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",Code,", ",Kode,", "the column 'Kode' is not one that we know"),
        ("Edinburgh City", "Edinburgh", "LocalAuthority is 'Edinburgh', which is not a council of Scotland as"),
        ("2016-17,0.485", "2016/17,0.485", "Year is '2016/17', which is not a year such as 2016-17"),
        ("2016-17,0.485", "2016-16,0.485", "Year is '2016-16', which is not a year such as 2016-17"),
        ("2016-17,0.485", "2016-17,*", "LA_IndicatorReal is '*', which is not a number or nothing"),
        ("2016-17,0.485", "2016-17,inf", "LA_IndicatorReal is 'inf', which is not a number or nothing"),
        ("2016-17,0.485", "2012-13,0.485", "it has ENV06 of West Dunbartonshire in 2012-13 twice"),
    ],
)
def test_what_the_framework_never_wrote_stops_it(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(IntakeError) as stopped:
        loaded(tmp_path, lgbf.SOURCE, TABLE, lambda text: text.replace(old, new))

    assert said in str(stopped.value)


def test_a_table_without_figures_stops_it(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="it has no figures"):
        loaded(tmp_path, lgbf.SOURCE, TABLE, lambda text: text.splitlines()[0] + "\n")


def test_each_promise_of_the_plan_has_five_years_and_what_is_missing_stays_so(tmp_path: Path) -> None:
    db = loaded(tmp_path, west_dunbartonshire_plan.SOURCE, TYPED)
    found = staged(db, "west_dunbartonshire_plan_observation")

    counted = found.aggregate("indicator_id, count(*) as years, count(value) as figures").order("indicator_id")

    assert len(counted.fetchall()) == 9
    assert counted.filter("years <> 5").fetchall() == []
    assert counted.filter("figures <> 5").fetchall() == [("plan-2012-school-leavers", 5, 4)]
    assert figures(db, "west_dunbartonshire_plan_observation", "plan-2012-school-leavers", WEST_DUNBARTONSHIRE)[-1] == (
        date(2016, 4, 1), date(2017, 4, 1), None, "not_available",
    )  # fmt: skip


def test_every_figure_of_the_plan_says_that_nobody_checked_it(tmp_path: Path) -> None:
    db = loaded(tmp_path, west_dunbartonshire_plan.SOURCE, TYPED)

    notes = staged(db, "west_dunbartonshire_plan_observation").project("note").distinct().fetchall()

    assert notes == [("Typed from a copy, not checked",)]
    assert staged(db, "west_dunbartonshire_plan_release").count("*").fetchall() == [(9,)]


def test_nobody_is_asked_for_the_plan() -> None:
    assert list(west_dunbartonshire_plan.SOURCE.plan(Ask())) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("WD09,", "WD10,", "source_key is 'WD10', which is not WD01 to WD09"),
        ("2012/13", "2011/12", "year is '2011/12', which is not a year of the plan"),
        (",1135,", ",many,", "value is 'many', which is not a number from nought up, or nothing"),
        ("WD09,S12000039,2016/17", "WD09,S12000039,2015/16", "it has WD09 of 2015/16 twice"),
    ],
)
def test_a_slip_in_what_was_typed_stops_it(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(IntakeError) as stopped:
        loaded(tmp_path, west_dunbartonshire_plan.SOURCE, TYPED, lambda text: text.replace(old, new))

    assert said in str(stopped.value)
