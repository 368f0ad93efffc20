"""Loads what ships in data/reference beside the catalogue: councils and what became of them, and the track record."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import duckdb

TABLES = {
    "councils": {"area_code": "varchar", "name": "varchar", "county_code": "varchar", "start_date": "date",
                 "end_date": "date"},
    "successions": {"predecessor_code": "varchar", "successor_code": "varchar", "kind": "varchar", "since": "date"},
}  # fmt: skip
# Parts of what `levelwith backtest` writes, and the columns that are kept of them.
RECORD = {
    "phrases": {"phrase": "varchar", "checks": "bigint", "mean_stated": "double", "share_met": "double"},
    "by_indicator_and_horizon": {"indicator": "varchar", "horizon": "integer", "forecasts": "bigint",
                                 "origins": "bigint", "cover_80": "double", "cover_95": "double"},
}  # fmt: skip


class ReferenceTableError(Exception):
    """A reference table is not as its columns say; the sentence names file, row and value."""


def files_fingerprint(reference: Path) -> str:
    """Changes when and only when one of the tables does."""
    tables = b"".join(_file(reference, name).read_bytes() for name in TABLES)
    record = _record(reference)
    return hashlib.sha256(tables + (record.read_bytes() if record.is_file() else b"")).hexdigest()


def load_reference(db: duckdb.DuckDBPyConnection, reference: Path) -> None:
    """Create raw.reference_<table> for each; a value of the wrong kind stops the build and names its row."""
    for name, columns in TABLES.items():
        path = _file(reference, name)
        try:
            db.execute(
                f"create or replace table raw.reference_{name} as "
                f"select * from read_csv(?, header = true, columns = {columns!r}, nullstr = '', strict_mode = true)",
                [str(path)],
            )
        except duckdb.Error as error:
            first_line = str(error).splitlines()[0]
            what_to_do = "Put that row right and build again."
            raise ReferenceTableError(f"{path} cannot be read: {first_line} {what_to_do}") from error
    _load_record(db, _record(reference))


def _load_record(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Create raw.reference_<part> for each part of the track record; with no record yet they are empty."""
    for part, columns in RECORD.items():
        typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        db.execute(f"create or replace table raw.reference_{part} ({typed})")
        if path.is_file():
            rows = [[row[name] for name in columns] for row in _read_record(path)[part]]
            db.executemany(f"insert into raw.reference_{part} values ({', '.join('?' for _ in columns)})", rows)


def _read_record(path: Path) -> dict[str, list[dict[str, object]]]:
    try:
        found: dict[str, list[dict[str, object]]] = json.loads(path.read_text(encoding="utf-8"))
        if all(columns.keys() <= row.keys() for part, columns in RECORD.items() for row in found[part]):
            return found
    except (ValueError, LookupError, TypeError, AttributeError):
        pass
    raise ReferenceTableError(f"{path} is not a track record. Write it again with levelwith backtest --output {path}.")


def _file(reference: Path, name: str) -> Path:
    return reference / "areas" / f"{name}.csv"


def _record(reference: Path) -> Path:
    return reference / "track_record.json"
