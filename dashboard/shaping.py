"""Turns what DuckDB answers into the values of dashboard.rows, and their fields into the columns to ask for.

A column that a build lacks stops the page: DuckDB names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

import duckdb

Row = TypeVar("Row")


def read(db: duckdb.DuckDBPyConnection, shape: type[Row], sql: str, **parameters: str) -> tuple[Row, ...]:
    """Every row of the answer."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description or ()]
    return tuple(shaped(shape, dict(zip(names, row, strict=True))) for row in cursor.fetchall())


# Any: what a column holds is known to the dataclass that takes it.
def shaped(shape: type[Row], values: Mapping[str, Any]) -> Row:
    """One value. Null means the field's own default: no comparison was made, no history is long enough."""
    defaulted = {field.name for field in fields(shape) if field.default is not MISSING}  # type: ignore[arg-type]
    return shape(
        **{
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
            if value is not None or name not in defaulted
        }
    )


def columns(shape: type, **written: str) -> str:
    """The fields of `shape` as columns; `written` has the SQL of those that are not a column of that name."""
    return ", ".join(f"{written.get(field.name, field.name)} as {field.name}" for field in fields(shape))


def packed(shape: type, alias: str, **written: str) -> str:
    """The fields of `shape` as one struct of the table `alias`."""
    parts = (f"{field.name} := {written.get(field.name, f'{alias}.{field.name}')}" for field in fields(shape))
    return f"struct_pack({', '.join(parts)})"
