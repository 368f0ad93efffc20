"""A page of rows as JSON or as CSV."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from dashboard.api.tables import Table
from dashboard.exports import csv

Row = tuple[Any, ...]  # Any: each column of its own kind


@dataclass(frozen=True)
class Page:
    """Rows of a table, where the next ones are, and what they were read from."""

    table: Table
    rows: Sequence[Row]
    next: str | None
    build_id: str
    built_at: str
    as_at: str | None
    warning: str | None


CELLS: dict[str, Callable[[Any], csv.Cell]] = {
    "day": lambda day: day.isoformat(),
    "moment": lambda moment: f"{moment.isoformat()}Z",
    "texts": " ".join,
}


def as_json(page: Page) -> bytes:
    """Raises ValueError for a number that JSON cannot write: orjson's null would say that the figure is missing."""
    numbers = [place for place, column in enumerate(page.table.columns.values()) if column.kind == "number"]
    if not all(math.isfinite(row[place]) for row in page.rows for place in numbers if row[place] is not None):
        raise ValueError(f"A number of {page.table.question} in build {page.build_id} is not finite.")
    names = list(page.table.columns)
    about = {"build": page.build_id, "built_at": page.built_at, "as_at": page.as_at, "warning": page.warning}
    rows = [dict(zip(names, row, strict=True)) for row in page.rows]
    told = {"data": rows, "next": page.next, **about, "description": "/api/v1/openapi.json"}
    # All moments are kept in UTC, without saying so.
    return orjson.dumps(told, option=orjson.OPT_NAIVE_UTC | orjson.OPT_UTC_Z)


def as_csv(page: Page) -> bytes:
    """Where the next rows are is in the Link header."""
    kinds = [column.kind for column in page.table.columns.values()]
    columns: Iterable[Sequence[Any]] = zip(*page.rows, strict=True) if page.rows else [()] * len(kinds)
    cells = [_column(kind, values) for kind, values in zip(kinds, columns, strict=True)]
    return csv.joined(list(page.table.columns), zip(*cells, strict=True))


def _column(kind: str, values: Sequence[Any]) -> list[str]:
    to_cell = CELLS.get(kind)

    def written(value: Any) -> str:
        return csv.written(to_cell(value) if to_cell and value is not None else value)

    if kind == "texts":
        return [written(value) for value in values]
    once = {value: written(value) for value in set(values)}  # most columns of a page have few values
    return list(map(once.__getitem__, values))
