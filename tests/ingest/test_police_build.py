"""One command fetches the police's figures and one builds them: then wards have them."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest
from typer.testing import CliRunner

from ingest.build import build
from ingest.cli import app
from ingest.settings import discover
from ingest.source import sources
from tests.ingest.small_project import INDICATOR, small_project
from tests.servers.police import police_of_fixture, police_server

CRIME = (
    INDICATOR.format(id="crime-ward", title="Crime").replace('"feed"', '"police"').replace('unit = "%"', 'unit = ""')
)
ALTRINCHAM, OLD_TRAFFORD = "E05015239", "E05015253"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """What a build holds after the command was given, with the outlines and residents that ship."""
    folder = tmp_path_factory.mktemp("police")
    with police_server(police_of_fixture()) as police:
        words = ["fetch", "police", "--council", "E08000009", "--base-url", f"police={police.base_url}"]
        fetched = CliRunner().invoke(app, words, env={"LEVELWITH_DATA": str(folder / "data")})
    assert fetched.exit_code == 0, fetched.stderr
    assert "64 new replies" in fetched.stdout
    settings = small_project(folder).settings
    for model in ("feed", "feed_area", "feed_england"):
        (settings.sql / "staging" / f"{model}.sql").unlink()
    block = CRIME.replace('source_key = "crime-ward"', 'source_key = "all-crime"').replace("ceiling = 100\n", "")
    (settings.reference / "indicators" / "streets.toml").write_text(block)
    built = build(replace(settings, snapshot=discover({}).snapshot), sources())
    return duckdb.connect(str(built.path), read_only=True)


def figures(db: duckdb.DuckDBPyConnection, ward: str) -> list[tuple[object, ...]]:
    columns = "period_start::varchar, round(value, 2), numerator, denominator, status"
    return db.sql(f"select {columns} from core.observation where area_code = '{ward}' order by 1").fetchall()


def test_a_ward_has_its_crimes_for_every_1000_residents(db: duckdb.DuckDBPyConnection) -> None:
    assert figures(db, ALTRINCHAM) == [
        ("2026-05-01", None, None, 11278.0, "not_available"),
        ("2026-06-01", 4.08, 46.0, 11278.0, "published"),
        ("2026-07-01", 4.08, 46.0, 11278.0, "published"),
    ]


def test_a_quiet_month_is_nought_and_one_that_was_not_sent_in_is_not(db: duckdb.DuckDBPyConnection) -> None:
    assert [row[1] for row in figures(db, OLD_TRAFFORD)] == [None, 0.0, 3.52]


def test_a_ward_keeps_the_name_that_others_know_it_by(db: duckdb.DuckDBPyConnection) -> None:
    named = db.sql("select distinct ward_name from marts.ward_figure order by 1").fetchall()

    assert len(named) == 21
    assert ("Old Trafford",) in named


def test_the_page_about_the_data_says_that_it_was_not_tried_live(db: duckdb.DuckDBPyConnection) -> None:
    told = db.sql("select is_live_checked, is_stale, observations from marts.source_status where source_id = 'police'")

    assert told.fetchall() == [(False, False, 63)]
