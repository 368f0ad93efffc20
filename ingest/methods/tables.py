"""Tables in files: CSV (also gzipped), Parquet and Excel, by the file's ending. Knows no method.

What is read is `method.kept`: the columns as they came, and `given_row`, the row's number as the file shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa
from pyarrow import compute, parquet

from ingest.methods import csv_file, workbook
from ingest.methods.order import MethodError, WrongUsage

Db = duckdb.DuckDBPyConnection
Choice = TypeVar("Choice")
ROW = "given_row"


@dataclass(frozen=True)
class Table:
    """A file that was read, and the names of its columns in their order."""

    path: Path
    columns: tuple[str, ...]

    def spelling(self, column: str) -> str | None:
        """The column as the file spells it: DuckDB does not tell Value from value, so neither do we."""
        return next((name for name in self.columns if name.lower() == column.lower()), None)


def read(db: Db, path: Path) -> Table:
    """Read the file into `method.kept`."""
    reader = _by_ending(path, READERS)
    if not path.is_file():
        raise MethodError(f"{path} is not there. See that the name and the folder are right.")
    try:
        found = reader(path)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise MethodError(f"{path.name} cannot be read: {reason}. Save it again and see that it opens.") from error
    names = found.column_names[:-1]  # the last is our given_row
    _check_names(path, names)
    db.register("came", found)
    db.execute("create table method.kept as select * from came")
    db.unregister("came")
    return Table(path, tuple(names))


def write(db: Db, query: str, path: Path) -> None:
    """Write what the query gives: wholly or not at all."""
    writer = _by_ending(path, WRITERS)
    part = path.with_name(f"{path.name}.part")
    try:
        writer(db, query, part)
        part.replace(path)
    except (OSError, duckdb.IOException) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0].rstrip(".")
        raise MethodError(f"{path} cannot be written: {reason}. See that the folder is there and has room.") from error
    finally:
        part.unlink(missing_ok=True)


def check_endings(read_from: Path, written_to: Sequence[Path]) -> None:
    """Before any work is done for a file that could not be written."""
    _by_ending(read_from, READERS)
    for path in written_to:
        _by_ending(path, WRITERS)


def quoted(name: str) -> str:
    """A column's name as SQL, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def _by_ending(path: Path, choices: Mapping[str, Choice]) -> Choice:
    for ending, choice in choices.items():
        if path.name.lower().endswith(ending):
            return choice
    raise WrongUsage(f"The ending of {path.name} should say what it is: {', '.join(choices)}.")


def _check_names(path: Path, names: Sequence[str]) -> None:
    seen: set[str] = set()
    for position, name in enumerate(names, start=1):
        if not name:
            raise MethodError(f"{path.name}: column {position} has no name in the first row. Name it or remove it.")
        if name.lower() == ROW:
            raise MethodError(f"{path.name}: {ROW} is what we call the number of a row. Rename that column.")
        if name.lower() in seen:
            raise MethodError(f"{path.name} has the column {name} more than once. Rename or remove one.")
        seen.add(name.lower())


def _read_parquet(path: Path) -> pa.Table:
    found = parquet.read_table(path)
    for place, field in enumerate(found.schema):
        if pa.types.is_timestamp(field.type) and field.type.tz is not None:
            # A day begins at midnight of the clock on the wall, not of Greenwich's.
            found = found.set_column(place, field.name, compute.local_timestamp(found[field.name]))
    return found.append_column(ROW, pa.array(range(1, found.num_rows + 1), pa.int64()))


def _write_parquet(db: Db, query: str, path: Path) -> None:
    db.execute(f"copy ({query}) to '{csv_file.in_sql(path)}' (format parquet)")


READERS: dict[str, Callable[[Path], pa.Table]] = {
    ".csv": csv_file.read,
    ".csv.gz": csv_file.read,
    ".parquet": _read_parquet,
    ".xlsx": workbook.read,
    ".xlsm": workbook.read,
    ".xls": workbook.read,
    ".ods": workbook.read,
}
WRITERS: dict[str, Callable[[Db, str, Path], None]] = {
    ".csv": csv_file.write,
    ".csv.gz": csv_file.write_gzipped,
    ".parquet": _write_parquet,
    ".xlsx": workbook.write,
}
