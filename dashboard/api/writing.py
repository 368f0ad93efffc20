"""A page of rows as JSON or as CSV."""

from __future__ import annotations

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


def as_json(page: Page) -> bytes:
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
    if kind not in REPEATED:
        return [csv.harmless(_cell(kind, value)) for value in values]
    written = {value: csv.harmless(_cell(kind, value)) for value in set(values)}
    return [written[value] for value in values]


def _cell(kind: str, value: Any) -> csv.Cell:
    if value is None or kind not in CELLS:
        cell: csv.Cell = value
        return cell
    return CELLS[kind](value)


REPEATED = {"area", "indicator", "text", "day", "moment"}  # a page has few of them, each many times
CELLS: dict[str, Callable[[Any], csv.Cell]] = {
    "day": lambda day: day.isoformat(),
    "moment": lambda moment: f"{moment.isoformat()}Z",
    "texts": " ".join,
}
