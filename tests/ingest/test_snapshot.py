"""A snapshot carries the figures, their history and their receipts, or is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from ingest import publish
from ingest.build import build
from ingest.snapshot import SnapshotError, days_of_copies, write_snapshot
from tests.ingest.small_project import FIRST, SmallProject, small_project

MADE = datetime(2026, 11, 23, tzinfo=UTC)
HISTORY = (
    "select area_code::varchar, period_start, value, first_seen, receipt_id from core.observation_history order by all"
)


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    made = small_project(tmp_path)
    made.arrive(FIRST)
    made.arrive(FIRST.replace("56.0", "55.7"), days=30)
    return made


def told(path: Path, select: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as db:
        return db.execute(select).fetchall()


def elsewhere(project: SmallProject, snapshot: Path, tmp_path: Path) -> SmallProject:
    """The same project on a machine that has fetched nothing."""
    return replace(project, settings=replace(project.settings, snapshot=snapshot, data=tmp_path / "elsewhere"))


def test_a_build_of_the_snapshot_alone_has_the_same_history_and_receipts(project: SmallProject, tmp_path: Path):
    here = build(project.settings, project.sources).path
    write_snapshot(here, project.settings.sql, tmp_path / "snapshot", now=MADE)

    there = build(*_parts(elsewhere(project, tmp_path / "snapshot", tmp_path))).path

    assert told(there, HISTORY) == told(here, HISTORY)
    assert told(there, "select receipt_id, retrieved_at from core.receipt order by 1") == told(
        here, "select receipt_id, retrieved_at from core.receipt order by 1"
    )


def test_what_is_fetched_later_joins_the_history_of_the_snapshot(project: SmallProject, tmp_path: Path):
    write_snapshot(build(project.settings, project.sources).path, project.settings.sql, tmp_path / "snapshot", now=MADE)
    there = elsewhere(project, tmp_path / "snapshot", tmp_path)
    there.arrive(FIRST.replace("56.0", "58.2"), days=60)

    built = build(*_parts(there)).path

    history = "select value from core.observation_history where area_code = 'E08000009' and period_start = '2023-04-01'"
    assert told(built, f"{history} order by first_seen") == [(56.0,), (55.7,), (58.2,)]


def test_a_torn_snapshot_is_refused_and_named(project: SmallProject, tmp_path: Path):
    snapshot = tmp_path / "snapshot"
    write_snapshot(build(project.settings, project.sources).path, project.settings.sql, snapshot, now=MADE)
    file = snapshot / "observation.parquet"
    file.write_bytes(file.read_bytes()[:-100])

    with pytest.raises(SnapshotError, match=r"observation\.parquet is not the file that manifest\.json describes"):
        build(*_parts(elsewhere(project, snapshot, tmp_path)))


def _parts(project: SmallProject) -> tuple[object, object]:
    return project.settings, project.sources


def test_a_file_that_is_damaged_later_is_noticed(project: SmallProject, tmp_path: Path):
    snapshot = tmp_path / "snapshot"
    write_snapshot(build(project.settings, project.sources).path, project.settings.sql, snapshot, now=MADE)
    there = elsewhere(project, snapshot, tmp_path)
    good = build(*_parts(there)).path
    (snapshot / "peer.parquet").write_bytes(b"PAR1")

    with pytest.raises(SnapshotError, match=r"peer\.parquet is not the file that manifest\.json describes"):
        build(*_parts(there))
    assert publish.current(there.settings.builds) == good


def test_a_day_that_cannot_be_read_or_of_no_source_is_refused(project: SmallProject, tmp_path: Path):
    here = build(project.settings, project.sources).path

    with pytest.raises(SnapshotError, match=r"“council=June” names no source and day\. Write --as-of els=2026-06-26\."):
        days_of_copies(["council=June"])
    with pytest.raises(SnapshotError, match=r"names nobody, which is no source\. The sources are"):
        write_snapshot(here, project.settings.sql, tmp_path / "s", now=MADE, as_of={"nobody": MADE.date()})


def test_a_copy_says_its_day_beside_the_source(tmp_path: Path):
    project = small_project(tmp_path)
    project.arrive(FIRST)
    here = build(project.settings, project.sources).path
    days = days_of_copies([f"{project.sources[0].id}=2020-02-03"])
    write_snapshot(here, project.settings.sql, tmp_path / "snapshot", now=MADE, as_of=days)

    there = build(*_parts(elsewhere(project, tmp_path / "snapshot", tmp_path))).path

    assert told(there, "select distinct first_seen from core.observation_history") == [(datetime(2020, 2, 3),)]
    assert told(there, "select last_fetched, copied_on from core.source where last_fetched is not null") == [
        (datetime(2020, 2, 3), date(2020, 2, 3))
    ]
