"""A page of rows as JSON or as CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def as_json(page: Page) -> bytes:
    names = list(page.table.columns)
    about = {"build": page.build_id, "built_at": page.built_at, "as_at": page.as_at, "warning": page.warning}
    rows = [dict(zip(names, row, strict=True)) for row in page.rows]
    told = {"data": rows, "next": page.next, **about, "description": "/api/v1/openapi.json"}
    # All moments are kept in UTC, without saying so.
    return orjson.dumps(told, option=orjson.OPT_NAIVE_UTC | orjson.OPT_UTC_Z)


def as_csv(page: Page) -> bytes:
    """Where the next rows are is in the Link header."""
    to_cells = [CELLS.get(column.kind) for column in page.table.columns.values()]
    return csv.write(
        list(page.table.columns),
        (
            [
                to_cell(value) if to_cell and value is not None else value
                for to_cell, value in zip(to_cells, row, strict=True)
            ]
            for row in page.rows
        ),
    )


CELLS: dict[str, Callable[[Any], csv.Cell]] = {
    "day": lambda day: day.isoformat(),
    "moment": lambda moment: f"{moment.isoformat()}Z",
    "texts": " ".join,
}
