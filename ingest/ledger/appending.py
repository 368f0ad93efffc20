"""Writes many rows at once. Few rows, or one, are written with SQLAlchemy's own insert."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, insert


def append(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Cells as Python has them, in the order of `names`; `Any` since a column may be of any type.

    Handed to the driver as they are: SQLAlchemy would look at each cell, four times as long as the writing takes.
    """
    dialect = connection.dialect
    statement = insert(table).compile(dialect=dialect, column_keys=list(names))
    written = []
    for name, cells in zip(names, zip(*rows, strict=True), strict=True):
        as_kept = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        written.append(map(cache(as_kept), cells) if as_kept else cells)
    given: Any = list(zip(*written, strict=True))
    if not dialect.positional:
        given = [dict(zip(names, row, strict=True)) for row in given]
    connection.exec_driver_sql(str(statement), given)
