"""Turns what DuckDB answers into the values of dashboard.rows, and their fields into the columns to ask for.

A column that a build lacks stops the page: DuckDB names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from typing import Any, TypeVar

import duckdb

from dashboard import language

Row = TypeVar("Row")
Parameter = str | float | date | list[str]


def read(db: duckdb.DuckDBPyConnection, shape: type[Row], sql: str, **parameters: Parameter) -> tuple[Row, ...]:
    """Every row of an answer that has the columns of the shape, in its order."""
    return tuple(shaped(shape, iter(row)) for row in db.execute(sql, parameters).fetchall())


# Any: what a column holds is known to the dataclass that takes it.
def shaped(shape: type[Row], values: Iterator[Any]) -> Row:
    """Takes as many values as the shape has fields, and leaves the rest to whoever is next.

    Null means the field's own default: no comparison was made, no history is long enough.
    """
    return shape(
        **{
            name: _in_the_language(value) if is_words else tuple(value) if isinstance(value, list) else value
            for (name, has_default, is_words), value in zip(_fields(shape), values, strict=False)  # type: ignore[arg-type]
            if value is not None or not has_default
        }
    )


def _in_the_language(value: Any) -> Any:
    """Words, or a list of them."""
    if isinstance(value, list):
        return tuple(map(language.say_data, value))
    return value and language.say_data(value)


def columns(shape: type, table: str = "", **written: str) -> str:
    """The fields of `shape` as columns of the table; `written` has the SQL of those that have another name there."""
    prefix = f"{table}." if table else ""
    return ", ".join(f"{written.get(name, prefix + name)} as {name}" for name, *_ in _fields(shape))


@cache
def _fields(shape: type) -> tuple[tuple[str, bool, bool], ...]:
    return tuple((each.name, each.default is not MISSING, each.metadata == language.IN_WORDS) for each in fields(shape))
