"""What the ledger held at a moment, as tables that a question can join; drafts and what is embargoed not to all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from sqlalchemy import JSON, BigInteger, Boolean, Date, Double, Select, Table, Text, and_, or_, select

from ingest.ledger import tables
from ingest.ledger.address import Ledger
from ingest.ledger.store import is_begun, reading
from ingest.ledger.tables import UtcTime

DRAFT = "draft"
KINDS = {
    BigInteger: pa.int64(),
    Text: pa.string(),
    JSON: pa.string(),
    Double: pa.float64(),
    Boolean: pa.bool_(),
    Date: pa.date32(),
    UtcTime: pa.timestamp("us"),
}


def as_at(ledger: Ledger, moment: datetime, *, with_drafts: bool = False) -> Mapping[str, pa.Table]:
    """Every version that was recorded by then, by table name, oldest first; lists as JSON text, times as UTC.

    Without drafts, neither drafts are told nor agreements whose embargo lasted longer than the day of the moment.
    """
    if not is_begun(ledger):
        return {table.name: _arrow(table, []) for table in tables.RECORDS}
    with reading(ledger) as connection:
        return {
            table.name: _arrow(table, [tuple(row) for row in connection.execute(_asked(table, moment, with_drafts))])
            for table in tables.RECORDS
        }


def _asked(table: Table, moment: datetime, with_drafts: bool) -> Select[Any]:
    asked = select(table).where(table.c.recorded_at <= moment).order_by(table.c[f"{table.name}_id"])
    if with_drafts:
        return asked
    public = table.c.status != DRAFT
    if "embargo_until" in table.c:
        embargo = table.c.embargo_until
        public = and_(public, or_(embargo.is_(None), embargo <= moment.date()))
    return asked.where(public)


def _arrow(table: Table, rows: list[tuple[Any, ...]]) -> pa.Table:
    kinds = [KINDS[type(column.type)] for column in table.columns]
    cells: list[Any] = list(zip(*rows, strict=True)) if rows else [[] for _ in kinds]
    arrays = [pa.array([_plain(each) for each in column], kind) for column, kind in zip(cells, kinds, strict=True)]
    return pa.Table.from_arrays(arrays, names=[column.name for column in table.columns])


def _plain(cell: Any) -> Any:
    if isinstance(cell, list):
        return json.dumps(cell, ensure_ascii=False)
    return cell.astimezone(UTC).replace(tzinfo=None) if isinstance(cell, datetime) else cell
