"""A succession joins no series: with or without it, every number of every table is the same, code by code."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.models import hashes
from ingest.runner import run_models
from tests.dashboard import small_areas, small_build
from tests.sql_spec import SQL

# What a succession is told by. Nothing else may know of one.
TELL = {
    "staging.reference_succession", "core.area_succession", "core.population", "marts.place",
    "marts.place_through_time",
}  # fmt: skip
# Two similar councils with the same indicators, a council with peers, and wards of one council.
FOLLOWED = [
    (small_areas.SALFORD, small_areas.TRAFFORD, "merged"),
    ("E06000017", "E06000001", "recoded"),
    (small_areas.BURNLEY, "E08000001", "merged"),
    (small_areas.BURNLEY, "E08000002", "split"),
    (small_areas.BUCKLOW, small_areas.HALE, "redrawn"),
    (small_areas.BUCKLOW, small_areas.TIMPERLEY, "redrawn"),
]


@pytest.fixture(scope="module")
def files(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The small build, and the same figures where codes follow each other."""
    builds = small_data / "builds"
    plain, followed = (tmp_path_factory.mktemp("spliced") / f"{name}.duckdb" for name in ("plain", "followed"))
    for file, links in ((plain, []), (followed, FOLLOWED)):
        copyfile(builds / (builds / "current").read_text().strip(), file)
        with duckdb.connect(str(file)) as db:
            db.execute("set threads = 1")  # sums of many threads differ in their last digits
            for link in links:
                db.execute("insert into raw.reference_successions values (?, ?, ?, date '2016-01-01')", link)
            models = small_build.models_that_stand_on_what_is_there(db)
            run_models(db, models, hashes(models, {"raw.reference_successions": file.stem}))
    return plain, followed


def test_every_table_of_figures_peers_then_ranges_and_wards_is_the_same(files: tuple[Path, Path]) -> None:
    plain, followed = map(_rows, files)
    assert {"core.observation", "core.panel", "core.peer", "core.ward_panel", "marts.card"} <= plain.keys()
    assert {"marts.peer_value", "marts.then_and_now", "marts.realistic_range", "marts.ward_change"} <= plain.keys()
    assert plain == followed


def test_only_the_mark_of_what_was_made_later_tells_of_a_succession(files: tuple[Path, Path]) -> None:
    with duckdb.connect(str(files[1]), read_only=True) as db:
        marked = db.execute(
            "select distinct area_code::varchar, fit_method, period_end <= date '2016-01-01' from core.observation "
            "where fit_method is not null"
        ).fetchall()
    assert {code for code, _, _ in marked} >= {small_areas.TRAFFORD, small_areas.TIMPERLEY, "E06000001"}
    assert {(method, is_before) for _, method, is_before in marked} == {("restated", True)}


def _rows(build: Path) -> dict[str, tuple[int, int]]:
    """Of each table and view: how many rows, and a number that changes with any of them. The marks are left out."""
    with duckdb.connect(str(build), read_only=True) as db:
        columns = db.execute(
            "select schema_name || '.' || table_name, "
            "string_agg('\"' || column_name || '\"', ', ' order by column_name) "
            "from duckdb_columns() where schema_name in ('core', 'expectation', 'marts') "
            "and column_name not in ('fit_method', 'fit_share') group by 1 order by 1"
        ).fetchall()
        return {
            name: db.execute(f"select count(*), sum(hash({listed})::hugeint)::varchar from {name}").fetchall()[0]
            for name, listed in columns
            if name not in TELL
        }


AREA = st.sampled_from(["E06000001", "E06000002", "E07000001", "E05000001", "E05000002"])
LINK = st.tuples(AREA, AREA, st.sampled_from(["merged", "split", "recoded", "redrawn"]), st.integers(2009, 2025))
POINT = st.tuples(AREA, st.integers(2008, 2025), st.one_of(st.none(), st.integers(1, 99)))


@settings(max_examples=60)
@given(
    links=st.lists(LINK, max_size=6, unique_by=lambda link: link[:2]),
    points=st.lists(POINT, max_size=20, unique_by=lambda point: point[:2]),
)
def test_whatever_follows_what_no_year_of_one_code_stands_under_another(
    links: list[tuple[str, str, str, int]], points: list[tuple[str, int, int | None]]
) -> None:
    with duckdb.connect() as db:
        for name in ("core", "meta", "staging"):
            db.execute(f"create schema {name}")
        db.execute(
            "create table meta.batch as select 'recycling' as indicator_id;"
            "create table core.area (area_code text, level text);"
            "create table core.indicator as select 'recycling' as indicator_id, '' as ward_fit;"
            "create table core.ward_withheld (indicator_id text, area_code text, period_start date, period_end date,"
            " reason text);"
            "create table staging.reference_succession (predecessor_code text, successor_code text, kind text,"
            " since date);"
            "create table core.observation_history (indicator_id text, area_code text, period_start date,"
            " period_end date, value double, lower double, upper double, numerator double, denominator double,"
            " status text, note text, first_seen timestamp, receipt_id text, fit_method text, fit_share double)"
        )
        for code in ("E06000001", "E06000002", "E07000001", "E05000001", "E05000002"):
            db.execute("insert into core.area values (?, ?)", [code, "ward" if code < "E06" else "council"])
        for before, after, kind, year in links:
            db.execute("insert into staging.reference_succession values (?, ?, ?, make_date(?, 4, 1))",
                       [before, after, kind, year])  # fmt: skip
        for code, year, value in points:
            db.execute(
                "insert into core.observation_history by name select 'recycling' as indicator_id, ? as area_code, "
                "make_date(?, 1, 1) as period_start, make_date(? + 1, 1, 1) as period_end, ? as value, "
                "timestamp '2026-01-01' as first_seen",
                [code, year, year, value],
            )
        for name in ("area_succession", "observation"):
            db.execute(f"create table core.{name} as {(SQL / 'core' / f'{name}.sql').read_text(encoding='utf-8')}")
        kept = db.execute("select area_code, year(period_start), value::integer from core.observation").fetchall()
        made_later = {
            (code, year) for code, year in db.execute(
                "select area_code, year(period_start) from core.observation where fit_method = 'restated'").fetchall()
        }  # fmt: skip
    first = {after: min(year for _, other, _, year in links if other == after) for _, after, _, _ in links}
    assert sorted(kept, key=str) == sorted(points, key=str)
    assert made_later == {(code, year) for code, year, _ in points if year + 1 <= first.get(code, 0)}
