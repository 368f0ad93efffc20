"""Loading: every version as text, all or nothing, and a broken reply stops its source by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from ingest.archive import Archive, Reply
from ingest.load import load_source
from ingest.source import IntakeError, Part, sources
from ingest.sources.els import SOURCE
from tests.ingest.practice import NOON, figures, keep, loaded

GOOD = figures("""
    areacd    | areanm   | period         | value | status
    E08000009 | Trafford | 2024-01-01/P1Y | 3.1   |
    E08000009 | Trafford | 2025-01-01/P1Y | 3     |
""")
REVISED = GOOD.replace("3.1", "3.2")
WITH_A_NEW_COLUMN = GOOD.replace("status", "quality")


def values(db: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return db.execute("select value, seen_at[:10] from raw.els_observation order by seen_at, period").fetchall()


def test_a_source_that_was_never_fetched_has_empty_tables(tmp_path: Path) -> None:
    db = duckdb.connect()

    assert load_source(db, SOURCE, Archive(tmp_path)) == 0
    columns = [row[0] for row in db.execute("describe raw.els_observation").fetchall()]
    assert columns == [
        *("indicator_id", "areacd", "areanm", "period", "value", "lci_95", "uci_95", "status"),
        *("receipt_id", "seen_at"),
    ]


def test_every_version_is_loaded_with_when_we_first_saw_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, GOOD)
    keep(archive, REVISED, at=NOON + timedelta(days=31))

    assert values(loaded(archive)) == [
        ("3.1", "2026-11-23"),
        ("3", "2026-11-23"),
        ("3.2", "2026-12-24"),
        ("3", "2026-12-24"),
    ]


def test_loading_again_replaces_and_does_not_add(tmp_path: Path) -> None:
    archive, db = Archive(tmp_path), duckdb.connect()
    keep(archive, GOOD)

    assert load_source(db, SOURCE, archive) == load_source(db, SOURCE, archive) == 2


def test_a_reply_that_cannot_be_accounted_for_stops_the_source_and_keeps_what_was_loaded(tmp_path: Path) -> None:
    archive, db = Archive(tmp_path), duckdb.connect()
    keep(archive, GOOD)
    load_source(db, SOURCE, archive)
    keep(archive, WITH_A_NEW_COLUMN, at=NOON + timedelta(days=31))

    with pytest.raises(IntakeError, match=r"els: data/claimant-count .* row 1: the column 'quality'"):
        load_source(db, SOURCE, archive)
    assert values(db) == [("3.1", "2026-11-23"), ("3", "2026-11-23")]


def test_a_broken_reply_is_passed_over_once_the_publisher_has_put_it_right(tmp_path: Path) -> None:
    archive, db, told = Archive(tmp_path), duckdb.connect(), []
    keep(archive, GOOD)
    keep(archive, WITH_A_NEW_COLUMN, at=NOON + timedelta(days=31))
    keep(archive, REVISED, at=NOON + timedelta(days=32))

    load_source(db, SOURCE, archive, told.append)

    assert [seen for _, seen in values(db)] == ["2026-11-23", "2026-11-23", "2026-12-25", "2026-12-25"]
    assert told[0].startswith("Passed over, as the publisher has sent a newer one: els: data/claimant-count")


def test_a_source_whose_reading_fails_in_the_database_says_so_in_a_sentence(tmp_path: Path) -> None:
    def fails(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
        yield "els_observation", db.sql("select * from no_such_table")

    with pytest.raises(IntakeError, match="els: its replies cannot be read as tables"):
        load_source(duckdb.connect(), replace(SOURCE, read=fails), Archive(tmp_path))


def test_the_sources_are_found_by_their_files() -> None:
    found = [source.id for source in sources()]

    assert "els" in found
    assert found == sorted(found)


def test_no_two_sources_share_a_table() -> None:
    names = [table.name for source in sources() for table in source.tables]

    assert len(names) == len(set(names))
