"""The figures that ship with Levelwith: Parquet in our own shape, with a manifest of who published what.

A snapshot is made from an archive and is read by every build, so that a newcomer has real figures at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

MANIFEST = "manifest.json"
# Table → its columns. What goes into each is decided by sql/snapshot/<table>.sql.
TABLES = {
    "observation": "indicator_id varchar, area_code varchar, period_start date, period_end date, value double, "
    "lower double, upper double, numerator double, denominator double, status varchar, note varchar, "
    "first_seen timestamp, receipt_id varchar, fit_method varchar, fit_share double",
    "area": "area_code varchar, name varchar, level varchar, parent_codes varchar[], start_date date, "
    "end_date date, source_rank integer",
    "peer": "area_code varchar, peer_code varchar, peer_set varchar, rank integer, as_of date",
    "boundary": "area_code varchar, vintage varchar, geojson varchar",
    "release": "indicator_id varchar, publisher varchar, href varchar, released date, data_modified date",
    "receipt": "receipt_id varchar, source_id varchar, key varchar, url varchar, retrieved_at timestamp, "
    "sha256 varchar, bytes bigint",
}


class SnapshotError(Exception):
    """The snapshot is torn or not of this release; the sentence says what to do."""


def read_manifest(folder: Path) -> dict[str, Any]:  # JSON as written by write_snapshot
    """The manifest, or an empty one where no snapshot ships."""
    path = folder / MANIFEST
    if not path.is_file():
        return {"tables": {}, "sources": []}
    try:
        manifest: dict[str, Any] = json.loads(path.read_bytes())
        if {"tables", "sources"} <= manifest.keys():
            return manifest
    except (ValueError, AttributeError):
        pass  # every way of being damaged ends in the one sentence below
    raise SnapshotError(f"{path} is not the manifest of a snapshot. Get the folder of the snapshot again, whole.")


def fingerprint(folder: Path) -> str:
    """Changes when and only when the snapshot does, also where a file was damaged and the manifest not."""
    present = [path for path in (folder / MANIFEST, *sorted(folder.glob("*.parquet"))) if path.is_file()]
    return hashlib.sha256("".join(map(_sha256, present)).encode()).hexdigest() if present else ""


def load_snapshot(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Create raw.snapshot_<table> for each table, empty where there is no snapshot."""
    manifest = read_manifest(folder)
    for name, columns in TABLES.items():
        db.execute(f"create or replace table raw.snapshot_{name} ({columns})")
        if name not in manifest["tables"]:
            continue
        path = folder / f"{name}.parquet"
        if not path.is_file() or _sha256(path) != manifest["tables"][name]["sha256"]:
            raise SnapshotError(
                f"{path} is not the file that {MANIFEST} describes. Get the folder of the snapshot again, whole."
            )
        db.execute(f"insert into raw.snapshot_{name} by name from read_parquet(?)", [str(path)])


def days_of_copies(written: Sequence[str]) -> dict[str, date]:
    """Source → day, from "els=2026-06-26"."""
    days = {}
    for each in written:
        source_id, _, day = each.partition("=")
        try:
            days[source_id] = date.fromisoformat(day)
        except ValueError:
            raise SnapshotError(f"“{each}” names no source and day. Write --as-of els=2026-06-26.") from None
    return days


def write_snapshot(
    build: Path, sql: Path, folder: Path, *, now: datetime, as_of: Mapping[str, date] | None = None
) -> dict[str, Any]:
    """Take the tables out of a build; the manifest is written last, so a killed run leaves no false promise.

    `as_of` has the sources that were not fetched from their publisher: figures of a copy were known on its day.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    tables = {}
    with duckdb.connect(str(build), read_only=True) as db:
        _note_days(db, as_of or {})
        for name in TABLES:
            select = (sql / "snapshot" / f"{name}.sql").read_text(encoding="utf-8")
            path = folder / f"{name}.parquet"
            quoted = str(path).replace("'", "''")
            db.execute(f"copy ({select}) to '{quoted}' (format parquet, compression zstd, compression_level 19)")
            rows = db.execute("select count(*) from read_parquet(?)", [str(path)]).fetchall()[0][0]
            tables[name] = {"rows": rows, "bytes": path.stat().st_size, "sha256": _sha256(path)}
        manifest = {
            "made": f"{now.astimezone(UTC):%Y-%m-%d}",
            "sources": _sources(db),
            "indicators": _indicators(db),
            "tables": tables,
        }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return manifest


def _note_days(db: duckdb.DuckDBPyConnection, as_of: Mapping[str, date]) -> None:
    """The temporary table `copied`, which sql/snapshot reads."""
    known = {row[0] for row in db.execute("select source_id from core.source").fetchall()}
    if unknown := sorted(as_of.keys() - known):
        raise SnapshotError(
            f"--as-of names {unknown[0]}, which is no source. The sources are {', '.join(sorted(known))}."
        )
    db.execute("create temporary table copied (source_id varchar, day timestamp)")
    for source_id, day in as_of.items():
        db.execute("insert into copied values (?, ?)", [source_id, day])


def _sources(db: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    return _records(
        db,
        "select source_id, title, publisher, licence, licence_url, attribution, about_url, "
        "strftime(coalesce(copy.day, last_fetched), '%Y-%m-%dT%H:%M:%SZ') as retrieved, "
        "copy.day is not null as is_copy, indicators, observations "
        "from marts.source_status left join copied as copy using (source_id) where observations > 0",
    )


def _indicators(db: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    return _records(
        db,
        "select indicator_id::varchar as indicator_id, source_id, publisher, licence, first_start::varchar as first, "
        "last_end::varchar as until, observations from marts.indicator_status where observations > 0 order by 1",
    )


def _records(db: duckdb.DuckDBPyConnection, select: str) -> list[dict[str, str]]:
    found = db.execute(select)
    columns = [column[0] for column in found.description or []]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
