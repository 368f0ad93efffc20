"""Loads the small tables that ship in data/reference/areas: which councils there are and what became of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb

TABLES = {
    "councils": {"area_code": "varchar", "name": "varchar", "county_code": "varchar", "start_date": "date",
                 "end_date": "date"},
    "successions": {"predecessor_code": "varchar", "successor_code": "varchar", "kind": "varchar", "since": "date"},
}  # fmt: skip


class ReferenceTableError(Exception):
    """A reference table is not as its columns say; the sentence names file, row and value."""


def files_fingerprint(reference: Path) -> str:
    """Changes when and only when one of the tables does."""
    return hashlib.sha256(b"".join(_file(reference, name).read_bytes() for name in TABLES)).hexdigest()


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


def _file(reference: Path, name: str) -> Path:
    return reference / "areas" / f"{name}.csv"
