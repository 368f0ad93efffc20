"""Loads the track record that ships with Levelwith: what `levelwith backtest` found. Scores nothing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import duckdb

# Parts of what `levelwith backtest` writes → the table that they become, and the columns that are kept of them.
PARTS = {
    "phrases": (
        "record_phrases",
        {"phrase": "varchar", "checks": "bigint", "mean_stated": "double", "share_met": "double"},
    ),
    "by_indicator_and_horizon": (
        "record_ranges",
        {"indicator": "varchar", "horizon": "integer", "forecasts": "bigint", "origins": "bigint",
         "cover_80": "double", "cover_95": "double"},
    ),
    "reliability": (
        "record_reliability",
        {"from_chance": "double", "to_chance": "double", "checks": "bigint", "mean_stated": "double",
         "share_met": "double"},
    ),
    "ambitions": (
        "record_ambitions",
        {"ambition": "varchar", "checks": "bigint", "share_met": "double"},
    ),
    "starts": (
        "record_starts",
        {"council_code": "varchar", "agreement_ref": "varchar", "indicator_id": "varchar", "area_code": "varchar",
         "target_value": "double", "due_end": "date", "series_id": "varchar", "origin_end": "date",
         "horizon": "integer", "chance": "double", "phrase": "varchar", "years_behind": "integer",
         "why_none": "varchar"},
    ),
}  # fmt: skip


class TrackRecordError(Exception):
    """The track record is torn or not of this release; the sentence says what to do."""


def fingerprint(snapshot: Path) -> str:
    """Changes when and only when the track record does."""
    path = _file(snapshot)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def load_record(db: duckdb.DuckDBPyConnection, snapshot: Path) -> None:
    """Create raw.record_<part> for each part; with no record yet they are empty."""
    path = _file(snapshot)
    for part, (table, columns) in PARTS.items():
        typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        db.execute(f"create or replace table raw.{table} ({typed})")
        if not path.is_file():
            continue
        try:
            found = json.loads(path.read_bytes())[part]
            rows = [[row[name] for name in columns] for row in found]
            db.executemany(f"insert into raw.{table} values ({', '.join('?' for _ in columns)})", rows)
        except (ValueError, LookupError, TypeError, duckdb.Error) as error:
            what_to_do = f"Get the file again, or write it with levelwith backtest --output {path}."
            raise TrackRecordError(f"{path} is not a track record of this release. {what_to_do}") from error


def _file(snapshot: Path) -> Path:
    return snapshot / "track_record.json"
