"""CSV files, plain or gzipped, read strictly and written as R writes them: TRUE, FALSE, and nothing where nothing is.

Read with Python's csv: DuckDB's reader drops everything after a quote that is never closed, without a word.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import duckdb
import pyarrow as pa
from pyarrow import compute

from ingest.methods.order import MethodError

Rows = list[tuple[int, list[str]]]


def read(path: Path) -> pa.Table:
    """Each column as numbers or dates if every cell then still reads the same, as text otherwise; and `given_row`."""
    names, rows = _rows(path)
    cells: list[list[str | None]] = [[row[place] or None for _, row in rows] for place in range(len(names))]
    numbers = pa.array([number for number, _ in rows], pa.int64())
    return pa.Table.from_arrays([*map(_column, cells), numbers], names=[*names, "given_row"])


def write(db: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    _copy(db, query, path, "none")


def write_gzipped(db: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    _copy(db, query, path, "gzip")


def in_sql(path: Path) -> str:
    """The inside of a SQL string."""
    return str(path).replace("'", "''")


def _rows(path: Path) -> tuple[list[str], Rows]:
    number = 1
    try:
        with _opened(path) as file:
            lines = csv.reader(file, strict=True)
            names = [name.strip() for name in next(lines, [])]
            if not names:
                raise MethodError(f"{path.name} is empty. Its first row should name the columns.")
            rows: Rows = []
            for number, row in enumerate(lines, start=2):
                if row:  # a blank line is a row of the sheet without a cell
                    rows.append((number, _as_wide_as(names, row, f"{path.name}, row {number}")))
    except csv.Error as error:
        raise MethodError(f"{path.name}, after row {number}: {error}. See that every quote is closed.") from error
    except UnicodeDecodeError as error:
        raise MethodError(f"{path.name} is not text in UTF-8. Save it as “CSV UTF-8”.") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise MethodError(f"{path.name} is not a whole gzip file ({error}). Copy or download it again.") from error
    return names, rows


def _as_wide_as(names: list[str], row: list[str], where: str) -> list[str]:
    if len(row) == len(names):
        return row
    raise MethodError(
        f"{where} has {len(row)} cells where the first row names {len(names)} columns. "
        "See that a text with a comma stands in quotes."
    )


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    if path.name.lower().endswith(".gz"):
        with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
            yield file
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file


def _column(cells: list[str | None]) -> pa.Array:
    """007 stays 007 and 3.10 stays 3.10: only what loses nothing is made a number or a date."""
    text = pa.array(cells, pa.string())
    if text.null_count == len(text):
        return text
    for kind in (pa.int64(), pa.float64(), pa.date32()):
        try:
            made = text.cast(kind)
        except pa.ArrowInvalid:
            continue
        is_number = kind != pa.float64() or compute.all(compute.is_finite(made)).as_py()
        if is_number and made.cast(pa.string()).equals(text):
            return made
    return text


def _copy(db: duckdb.DuckDBPyConnection, query: str, path: Path, compression: str) -> None:
    kinds = db.execute(f"describe {query}").fetchall()
    truths = ['"' + name.replace('"', '""') + '"' for name, kind, *_ in kinds if kind == "BOOLEAN"]
    shown = ", ".join(f"upper({name}::varchar) as {name}" for name in truths)
    changed = f"* replace ({shown})" if truths else "*"
    options = f"format csv, header, delimiter ',', quote '\"', escape '\"', compression {compression}"
    db.execute(f"copy (select {changed} from ({query})) to '{in_sql(path)}' ({options})")
