"""Loads the small tables that ship in data/reference/areas: which councils and wards there are and were, and
their people."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

SUCCESSIONS = ("merged", "recoded", "split", "redrawn")
SUMS = ("whole_areas",)


class ReferenceTableError(Exception):
    """A reference table is not as its columns say; the sentence names file, line, column, value and what to do."""


@dataclass(frozen=True)
class Column:
    """What may stand in it; `to_write` says so to whoever mends it."""

    fits: re.Pattern[str]
    to_write: str
    is_optional: bool = False
    kind: str = "varchar"

    def takes(self, value: str) -> bool:
        if not value:
            return self.is_optional
        return bool(self.fits.fullmatch(value)) and (self.kind != "date" or _is_day(value))


AREA_CODE = re.compile("[EKNSW][0-9]{8}")
CODE = Column(AREA_CODE, "an area code such as E08000009")
NAME = Column(re.compile(r"\S(.*\S)?"), "a name without spaces at its ends")
DAY = Column(re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a day such as 2019-04-01, or nothing", True, "date")
TABLES = {
    "councils": {
        "area_code": CODE,
        "name": NAME,
        "county_code": Column(AREA_CODE, f"{CODE.to_write}, or nothing", is_optional=True),
        "start_date": DAY,
        "end_date": DAY,
    },
    "wards": {
        "area_code": CODE,
        "name": NAME,
        "council_code": CODE,
        "start_date": DAY,
        "end_date": DAY,
    },
    "successions": {
        "predecessor_code": CODE,
        "successor_code": CODE,
        "kind": Column(re.compile("|".join(SUCCESSIONS)), f"one of {', '.join(SUCCESSIONS)}"),
        "since": DAY,
    },
    "population": {
        "area_code": CODE,
        "year": Column(re.compile("20[0-9]{2}"), "a year such as 2020", kind="integer"),
        "population": Column(re.compile("[1-9][0-9]{0,8}"), "a whole number of people", kind="bigint"),
        "fit_method": Column(re.compile("|".join(SUMS)), f"{', '.join(SUMS)}, or nothing", is_optional=True),
    },
}
KEYS = {"councils": 1, "wards": 1, "successions": 2, "population": 2}  # so many columns, from the left, name a row


def files_fingerprint(reference: Path) -> str:
    """Changes when and only when one of the tables does."""
    return hashlib.sha256(b"".join(_file(reference, name).read_bytes() for name in TABLES)).hexdigest()


def load_reference(db: duckdb.DuckDBPyConnection, reference: Path) -> None:
    """Create raw.reference_<table> for each; a value of the wrong kind stops the build and names its line."""
    for name, columns in TABLES.items():
        rows = _rows(reference, name)
        listed = ", ".join(f"nullif(unnest(${c}::varchar[]), '')::{columns[c].kind} as {c}" for c in columns)
        db.execute(
            f"create or replace table raw.reference_{name} as select {listed}",
            {column: [row[column] for row in rows] for column in columns},
        )


def council_names(reference: Path) -> Mapping[str, str]:
    """Every council there is or was, by its code."""
    return {row["area_code"]: row["name"] for row in _rows(reference, "councils")}


def _rows(reference: Path, name: str) -> list[dict[str, str]]:
    path, columns = _file(reference, name), TABLES[name]
    lines = _lines(path)
    _, header = next(lines, (1, []))
    if header != list(columns):
        raise _wrong(path, 1, f"it has {', '.join(header)}", f"Write the columns {', '.join(columns)}")
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for line, values in lines:
        row = _row(path, line, values, columns)
        key = tuple(values[: KEYS[name]])
        if key in rows:
            raise _wrong(path, line, f"{' and '.join(key)} stands on a line above already", "Keep one of them")
        rows[key] = row
    return list(rows.values())


def _row(path: Path, line: int, values: list[str], columns: Mapping[str, Column]) -> dict[str, str]:
    if len(values) != len(columns):
        raise _wrong(path, line, f"it has {len(values)} values", f"Write {len(columns)}: {', '.join(columns)}")
    row = dict(zip(columns, values, strict=True))
    for column, value in row.items():
        if not columns[column].takes(value):
            raise _wrong(path, line, f'{column} is "{value[:80]}"', f"Write {columns[column].to_write}")
    return row


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    content, what_to_do = path.read_bytes(), "Save the file as CSV in UTF-8"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _wrong(path, line, f"it has {content[error.start : error.end]!r}", what_to_do) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for values in reader:
            yield reader.line_num, values
    except csv.Error as error:
        raise _wrong(path, reader.line_num, f"it cannot be read ({error})", what_to_do) from None


def _wrong(path: Path, line: int, what: str, what_to_do: str) -> ReferenceTableError:
    return ReferenceTableError(f"{path}, line {line}: {what}. {what_to_do}, then build again.")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _file(reference: Path, name: str) -> Path:
    return reference / "areas" / f"{name}.csv"
