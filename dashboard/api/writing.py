"""A page of rows as JSON or as CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

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


WRITTEN: dict[str, Callable[[Any], Any]] = {
    "day": lambda day: day.isoformat(),
    "moment": lambda moment: f"{moment.isoformat()}Z",  # all are kept in UTC
}


def as_json(page: Page) -> bytes:
    names = list(page.table.columns)
    written = [WRITTEN.get(column.kind) for column in page.table.columns.values()]
    rows = [
        {
            name: to_text(value) if to_text and value is not None else value
            for name, to_text, value in zip(names, written, row, strict=True)
        }
        for row in page.rows
    ]
    about = {"build": page.build_id, "built_at": page.built_at, "as_at": page.as_at, "warning": page.warning}
    told = {"data": rows, "next": page.next, **about, "description": "/api/v1/openapi.json"}
    return json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def as_csv(page: Page) -> bytes:
    """Where the next rows are is in the Link header."""
    kinds = [column.kind for column in page.table.columns.values()]
    return csv.write(
        list(page.table.columns),
        ([_cell(kind, value) for kind, value in zip(kinds, row, strict=True)] for row in page.rows),
    )


def _cell(kind: str, value: Any) -> csv.Cell:
    if value is None:
        return None
    if kind == "texts":
        return " ".join(value)
    cell: csv.Cell = WRITTEN[kind](value) if kind in WRITTEN else value
    return cell
