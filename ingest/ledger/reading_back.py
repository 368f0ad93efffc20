"""What the ledger held at a moment, as tables that a question can join; drafts and what is embargoed not to all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pyarrow as pa
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Date,
    Double,
    Integer,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    or_,
    select,
)

from ingest.ledger import tables
from ingest.ledger.address import Ledger
from ingest.ledger.store import reading_what_is_there
from ingest.ledger.tables import UtcTime

DRAFT = "draft"
MOMENT, TODAY = bindparam("moment", type_=UtcTime()), bindparam("today", type_=Date())
KINDS = {
    BigInteger: pa.int64(),
    Integer: pa.int32(),
    Text: pa.string(),
    JSON: pa.string(),
    Double: pa.float64(),
    Boolean: pa.bool_(),
    Date: pa.date32(),
    UtcTime: pa.timestamp("us"),
}


def as_at(ledger: Ledger, moment: datetime, *, with_drafts: bool = False) -> Mapping[str, pa.Table]:
    """Every version that was recorded by then, by table name, oldest first; lists as JSON text, times as UTC.

    Without drafts, neither drafts are told nor agreements whose embargo lasted longer than the day of the moment, nor
    what was said or decided of an agreement of which nothing may be told.
    """
    # In summer a day begins in London an hour before it does in UTC: what is embargoed comes late, never early.
    by_then = {"moment": moment, "today": moment.astimezone(UTC).date()}
    with reading_what_is_there(ledger) as there:
        connection, names = there or (None, frozenset())
        return {
            table.name: told(connection if table.name in names else None, _asked(table, with_drafts), by_then)
            for table in tables.RECORDS
        }


def nothing() -> Mapping[str, pa.Table]:
    """The same tables without a row: what a ledger that cannot be read is taken to hold."""
    return {table.name: told(None, select(table), {}) for table in tables.RECORDS}


def told(connection: Connection | None, asked: Select[Any], given: Mapping[str, object]) -> pa.Table:
    """What a question is answered, with the columns it would have even where nothing is there to be asked."""
    columns = asked.selected_columns
    rows = [tuple(row) for row in connection.execute(asked, given)] if connection else []
    kinds = [KINDS[type(column.type)] for column in columns]
    cells: list[Any] = list(zip(*rows, strict=True)) if rows else [[] for _ in kinds]
    arrays = [pa.array([_plain(each) for each in column], kind) for column, kind in zip(cells, kinds, strict=True)]
    return pa.Table.from_arrays(arrays, names=[column.name for column in columns])


@cache  # put together once: a page asks at each rerun
def _asked(table: Table, with_drafts: bool) -> Select[Any]:
    asked = select(table).where(table.c.recorded_at <= MOMENT).order_by(table.c[f"{table.name}_id"])
    return asked if with_drafts else asked.where(_is_public(table))


def _is_public(table: Table) -> ColumnElement[bool]:
    released = table.c.status != DRAFT
    if table is tables.agreement:
        return and_(released, or_(table.c.embargo_until.is_(None), table.c.embargo_until <= TODAY))
    if "agreement_ref" not in table.c:
        return released
    known = select(tables.agreement.c.agreement_ref).where(tables.agreement.c.recorded_at <= MOMENT)
    public = known.where(_is_public(tables.agreement))
    of = table.c.agreement_ref
    return and_(released, or_(of.is_(None), of.in_(public), of.not_in(known)))


def _plain(cell: Any) -> Any:
    if isinstance(cell, list):
        return json.dumps(cell, ensure_ascii=False)
    return cell.astimezone(UTC).replace(tzinfo=None) if isinstance(cell, datetime) else cell
