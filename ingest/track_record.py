"""Loads the track record that ships beside the figures: how often past ranges and chances came true."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import duckdb

FILE = "track_record.json"
# Parts of what `levelwith backtest` writes, and the columns that are kept of them.
PARTS = {
    "phrases": {"phrase": "varchar", "checks": "bigint", "mean_stated": "double", "share_met": "double"},
    "by_indicator_and_horizon": {"indicator": "varchar", "horizon": "integer", "forecasts": "bigint",
                                 "origins": "bigint", "cover_80": "double", "cover_95": "double"},
}  # fmt: skip


class TrackRecordError(Exception):
    """The file is not what `levelwith backtest` writes; the sentence says what to do."""


def fingerprint(snapshot: Path) -> str:
    """Changes when and only when the record does; nothing where there is none yet."""
    path = snapshot / FILE
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def load_track_record(db: duckdb.DuckDBPyConnection, snapshot: Path) -> None:
    """Create raw.reference_<part> for each part; with no record yet they are empty."""
    path = snapshot / FILE
    for part, columns in PARTS.items():
        typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        db.execute(f"create or replace table raw.reference_{part} ({typed})")
        if path.is_file():
            rows = [[row[name] for name in columns] for row in _read(path)[part]]
            db.executemany(f"insert into raw.reference_{part} values ({', '.join('?' for _ in columns)})", rows)


def _read(path: Path) -> dict[str, list[dict[str, object]]]:
    try:
        found: dict[str, list[dict[str, object]]] = json.loads(path.read_text(encoding="utf-8"))
        if all(columns.keys() <= row.keys() for part, columns in PARTS.items() for row in found[part]):
            return found
    except (ValueError, LookupError, TypeError, AttributeError):
        pass  # every way of being damaged ends in the one sentence below
    raise TrackRecordError(f"{path} is not a track record. Write it again with levelwith backtest --output {path}.")
