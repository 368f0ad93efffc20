"""Reads a reply that is a CSV file as text rows, and stops at whatever its source does not account for.

It knows no publisher: which columns and values are fine is for each source to say.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence

import duckdb

from ingest.archive import Reply
from ingest.source import UnexpectedColumn, UnexpectedShape, UnexpectedValue

Rows = duckdb.DuckDBPyRelation


def header_of(reply: Reply, wanted: Sequence[str], allowed: Sequence[str] = ()) -> list[str]:
    """The names of its columns, in any order: all that are wanted, none that is neither wanted nor allowed."""
    with reply.path.open(encoding="utf-8-sig", newline="") as file:
        try:
            header = next(csv.reader(file), [])
        except (UnicodeDecodeError, csv.Error) as error:
            raise UnexpectedShape(reply, f"it is not a CSV file ({error})", "Look at it, fetch again.") from None
    for name in header:
        if name not in wanted and name not in allowed:
            raise UnexpectedColumn(reply, name, [*wanted, *allowed])
    if len(header) != len(set(header)) or not set(wanted) <= set(header):
        what = f"it has the columns {', '.join(header)}, not {', '.join(wanted)}"
        raise UnexpectedShape(reply, what, "See whether the publisher changed the table.")
    return header


def rows_of(db: duckdb.DuckDBPyConnection, reply: Reply, header: Sequence[str], kept: str = "*") -> Rows:
    """What is kept of each row, with its number; a row of another width stops the reading."""
    query = f"""
        select row_number() over () + 1 as row, {kept}
        from read_csv(
            $path, columns = $columns, header = true, auto_detect = false, parallel = false,
            delim = ',', quote = '"', escape = '"', strict_mode = true
        )
    """
    columns = dict.fromkeys(header, "varchar")
    try:
        return db.sql(query, params={"path": str(reply.path), "columns": columns}).materialize()
    except duckdb.Error as error:
        what = f"it cannot be read as rows ({str(error).splitlines()[0]})"
        raise UnexpectedShape(reply, what, "Look at it, then fetch again.") from None


def refuse(reply: Reply, rows: Rows, column: str, rule: str, wanted: str) -> None:
    """Stop at the first row for which the rule does not hold."""
    broken = rows.filter(f"not coalesce({rule}, false)").order("row").limit(1)
    for row, value in broken.project(f"row, {column}").fetchall():
        raise UnexpectedValue(reply, row, column, value, wanted)
