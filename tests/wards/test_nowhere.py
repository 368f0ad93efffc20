"""A ward that is withheld is withheld everywhere: in every table that pages read, on every page, in every file."""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb
import pytest

from dashboard import gathering, queries
from dashboard.components import own_ward, wards
from dashboard.exports import csv
from tests.dashboard import small_build
from tests.dashboard.small_areas import BUCKLOW, HALE, TIMPERLEY, TRAFFORD

HIDDEN = "7.7531"  # of Bucklow, which has three claimants; nothing else in the build has these digits
HIDING = "8.8642"  # of Timperley, which hides it
COUNTS = f"""
    update raw.snapshot_observation set
        value = case area_code when '{BUCKLOW}' then {HIDDEN} when '{TIMPERLEY}' then {HIDING} else 9 end,
        numerator = case area_code when '{BUCKLOW}' then 3 when '{TIMPERLEY}' then 20 else 40 end,
        denominator = 900,
        status = 'published'
    where area_code in ('{BUCKLOW}', '{TIMPERLEY}', '{HALE}') and indicator_id = 'claimant-count'
    and period_start = '2024-01-01'
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The small build, with counts in its wards."""
    path = small_build.make(tmp_path_factory.mktemp("wards"), also=COUNTS)
    with duckdb.connect(str(path), read_only=True) as db:
        yield db


def test_the_figures_of_the_others_are_there(built: duckdb.DuckDBPyConnection):
    shown = {ward.ward_code: ward.value for ward in queries.ward_figures(built, "claimant-count", TRAFFORD)}
    assert shown == {BUCKLOW: None, TIMPERLEY: None, HALE: 9.0}


def test_no_table_that_a_page_reads_holds_it(built: duckdb.DuckDBPyConnection):
    tables = built.execute("""
        select schema_name || '.' || table_name from duckdb_tables()
        where schema_name in ('marts', 'expectation') or schema_name = 'core' and table_name <> 'observation_history'
        union all
        select schema_name || '.' || view_name from duckdb_views() where schema_name in ('core', 'marts', 'expectation')
    """).fetchall()
    holds = [
        name
        for (name,) in tables
        if built.execute(f"select count(*) from {name} as t where t::varchar like '%{HIDDEN}%' "
                         f"or t::varchar like '%{HIDING}%'").fetchall()[0][0]
    ]  # fmt: skip
    assert len(tables) > 50
    assert holds == []


@pytest.mark.parametrize("area_code", [TRAFFORD, BUCKLOW, HALE])
def test_no_page_and_no_file_has_it(built: duckdb.DuckDBPyConnection, area_code: str):
    place = queries.place(built, area_code)
    indicator = queries.indicator(built, "claimant-count")
    assert place is not None
    assert indicator is not None

    answer = gathering.answer(built, place, indicator)
    page = re.sub("<path[^>]*>", "", wards.draw(answer))
    said = page + csv.outcome(answer).decode()

    assert "Withheld to protect people" in page
    assert [number for number in (HIDDEN, HIDING, "7.8%", "8.9%") if number in said] == []
    assert "9.0%" in said


def test_a_withheld_ward_is_too_few_to_tell_on_its_own_page(built: duckdb.DuckDBPyConnection):
    place = queries.place(built, BUCKLOW)
    indicator = queries.indicator(built, "claimant-count")
    assert place is not None
    assert indicator is not None
    assert "Too few to tell." in wards.draw(gathering.answer(built, place, indicator))


def test_a_ward_is_told_that_there_is_too_little_history(built: duckdb.DuckDBPyConnection):
    place = queries.place(built, HALE)
    assert place is not None
    own, others = own_ward.apart(place, queries.figures(built, HALE))
    stated = {
        name: each for name, each in queries.ward_statements(built, HALE).items() if each.change == "too_little_history"
    }
    drawn = own_ward.draw(place, own, others, stated)
    assert "There is too little history of these wards to say how they have changed." in drawn
