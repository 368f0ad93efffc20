"""Adding an indicator touches one file; adding a source touches its module, its staging model and a fixture."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest

import ingest.sources
from ingest.archive import Archive, Arrival
from ingest.build import build
from ingest.settings import Settings
from ingest.source import sources
from tests.ingest.small_project import AREAS, ENGLAND, FIRST, INDICATOR, NOON, STAGING, SmallProject, small_project

MODULE = '''
"""A source in one file."""

from ingest.source import Request, Source, Table

COLUMNS = ("indicator_id", "area_code", "year", "value")


def plan(ask):
    yield Request(key="feed", path="feed.csv")


def read(db, replies):
    for reply in replies:
        rows = db.read_csv(str(reply.path), header=True, all_varchar=True)
        yield "added_feed", rows.select(f"*, '{reply.receipt.receipt_id}' as receipt_id")


SOURCE = Source(
    id="added_feed", title="Added", publisher="Somebody", licence="OGL-UK-3.0", licence_url="", attribution="",
    base_url="http://127.0.0.1/", about_url="", update_cycle="yearly", tables=(Table("added_feed", COLUMNS),),
    plan=plan, read=read,
)
'''


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


def test_an_indicator_is_added_by_one_block_in_one_file(project: SmallProject):
    project.arrive(FIRST.replace("recycling,E08000007", "street-trees,E08000007"))
    build(project.settings, project.sources)
    file = project.settings.reference / "indicators" / "streets.toml"

    file.write_text(file.read_text() + INDICATOR.format(id="street-trees", title="Street trees"))

    result = build(project.settings, project.sources)
    with duckdb.connect(str(result.path), read_only=True) as db:
        shown = db.execute("select area_code::varchar, value from marts.card where indicator_id = 'street-trees'")
        assert shown.fetchall() == [("E08000007", 60.0)]


def test_a_source_is_added_by_a_module_and_a_staging_model(
    project: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    settings: Settings = project.settings
    for name in ("feed", "feed_area", "feed_england"):
        (settings.sql / "staging" / f"{name}.sql").unlink()

    indicators = settings.reference / "indicators" / "streets.toml"
    indicators.write_text(indicators.read_text().replace('source = "feed"', 'source = "added_feed"'))

    # The module: found by being there.
    folder = tmp_path / "added"
    folder.mkdir()
    (folder / "added_feed.py").write_text(MODULE)
    monkeypatch.setattr(ingest.sources, "__path__", [*ingest.sources.__path__, str(folder)])
    monkeypatch.delitem(sys.modules, "ingest.sources.added_feed", raising=False)
    # The staging models: joined into core by what they publish.
    staging = settings.sql / "staging"
    (staging / "added_feed.sql").write_text(STAGING.replace("raw.feed", "raw.added_feed"))
    (staging / "added_feed_area.sql").write_text(AREAS.replace("raw.feed", "raw.added_feed"))
    (staging / "added_feed_england.sql").write_text(ENGLAND)
    # The fixture: a reply.
    arrival = Arrival("added_feed", "feed", "http://127.0.0.1/feed.csv", {}, "csv", FIRST.encode(), NOON, "OGL-UK-3.0")
    Archive(settings.archive).save(arrival)

    result = build(settings, sources())

    with duckdb.connect(str(result.path), read_only=True) as db:
        assert db.execute("select count(*) from marts.card").fetchall() == [(2,)]
