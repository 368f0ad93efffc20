"""Reads frozen expectations back: how many there are, those of a moment, and those whose time has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa
from sqlalchemy import ColumnElement, false, func, or_, select, true

from ingest.ledger.address import Ledger
from ingest.ledger.reading_back import told
from ingest.ledger.store import is_begun, reading, reading_what_is_there
from ingest.ledger.tables import QUANTILES, expectation

DUE = pa.schema([
    ("expectation_id", pa.int64()), ("indicator_id", pa.string()), ("area_code", pa.string()),
    ("origin_end", pa.date32()), ("horizon", pa.int32()), ("judged_at", pa.date32()), ("range_of", pa.string()),
    *((name, pa.float64()) for name in QUANTILES), ("value_now", pa.float64()), ("years_behind", pa.int32()),
    ("method_version", pa.string()), ("build_id", pa.string()),
    ("recorded_at", pa.timestamp("us")),  # UTC, as all times of a build
])  # fmt: skip


@dataclass(frozen=True)
class Held:
    """How many expectations are frozen, and when the newest of them was."""

    frozen: int
    newest: datetime | None


def held(ledger: Ledger) -> Held:
    """Of a ledger that is not begun: none."""
    if not is_begun(ledger):
        return Held(0, None)
    with reading(ledger) as connection:
        frozen, newest = connection.execute(select(func.count(), func.max(expectation.c.recorded_at))).one()
    return Held(frozen, newest)


def newest_by(ledger: Ledger, moment: datetime | None = None) -> datetime | None:
    """When the newest that was frozen by then, or of all, was frozen; none where nothing was."""
    if not is_begun(ledger):
        return None
    asked = select(func.max(expectation.c.recorded_at))
    with reading(ledger) as connection:
        newest: datetime | None = connection.execute(asked if moment is None else asked.where(_by(moment))).scalar_one()
    return newest


def frozen_by(ledger: Ledger, moment: datetime) -> pa.Table:
    """Of each start and number of years what was frozen last by then."""
    columns = expectation.c
    start = (columns.indicator_id, columns.area_code, columns.origin_end, columns.horizon)
    last = select(func.max(columns.expectation_id)).where(_by(moment)).group_by(*start)
    asked = select(expectation).where(columns.expectation_id.in_(last)).order_by(columns.expectation_id)
    with reading_what_is_there(ledger) as there:
        return told(there[0] if there and expectation.name in there[1] else None, asked, {})


def _by(moment: datetime) -> ColumnElement[bool]:
    return expectation.c.recorded_at <= moment


def due(ledger: Ledger, on: date, last_told: Mapping[str, date] | None = None) -> pa.Table:
    """Those whose figure can have come by that day: of each start and number of years, what was said first.

    What was said later, of a figure that had been revised or by another method, was said with more to go by.
    `last_told` leaves out what no figure that is held can tell yet: by indicator, the last day that one can tell of.
    """
    if not is_begun(ledger):
        return DUE.empty_table()
    columns = expectation.c
    start = (columns.indicator_id, columns.area_code, columns.origin_end, columns.horizon)
    first = (
        select(func.min(columns.expectation_id).label("expectation_id"))
        .where(columns.judged_at <= on)
        .where(_can_be_told(last_told))
        .group_by(*start)
        .subquery()
    )
    asked = (
        select(*(columns[name] for name in DUE.names))
        .join(first, columns.expectation_id == first.c.expectation_id)
        .order_by(*start)
    )
    with reading(ledger) as connection:
        rows = connection.execute(asked).all()
    cells = zip(*rows, strict=True) if rows else [[] for _ in DUE.names]
    return pa.Table.from_arrays([pa.array(c, kind) for c, kind in zip(cells, DUE.types, strict=True)], schema=DUE)


def _can_be_told(last_told: Mapping[str, date] | None) -> ColumnElement[bool]:
    if last_told is None:
        return true()
    told = ((expectation.c.indicator_id == key) & (expectation.c.judged_at <= day) for key, day in last_told.items())
    return or_(false(), *told)
