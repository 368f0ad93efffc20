"""Records what was agreed: all that is handed over at once is kept together, or none of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from ingest.ledger import tables
from ingest.ledger.address import Ledger
from ingest.ledger.checking import check
from ingest.ledger.failures import LedgerError
from ingest.ledger.shapes import Record
from ingest.ledger.store import writing


class Overtaken(LedgerError):
    """Somebody else has changed the same thing since it was read."""


def record(ledger: Ledger, records: Sequence[Record], now: datetime | None = None) -> tuple[int, ...]:
    """Write them in their order; returns their numbers.

    `Overtaken` where one is no longer the newest of its thing, `Refused` where one cannot be (see `checking`).
    """
    for each in records:
        check(each)
    with writing(ledger) as connection:
        moment = _moment(connection, now or datetime.now(UTC))
        return tuple(_record(connection, each, moment) for each in records)


def record_unheard(ledger: Ledger, lives: Sequence[Sequence[Record]], now: datetime | None = None) -> int:
    """Write whole lives, versions of one thing from the first on, of things that the ledger has not heard of.

    What it has heard of stays as it is. Returns how many versions were written: all that were new, or none.
    """
    for place, version in (each for life in lives for each in enumerate(life)):
        check(replace(version, replaces=place or None))
    with writing(ledger) as connection:
        moment = _moment(connection, now or datetime.now(UTC))
        unheard = [life for life in lives if not _is_heard_of(connection, life[0])]
        for life in unheard:
            number = None
            for version in life:
                number = _record(connection, replace(version, replaces=number), moment)
        return sum(len(life) for life in unheard)


def _is_heard_of(connection: Connection, record: Record) -> bool:
    return _newest(connection, tables.metadata.tables[type(record).__name__.lower()], record.ref) is not None


def _record(connection: Connection, record: Record, moment: datetime) -> int:
    name = type(record).__name__.lower()
    table = tables.metadata.tables[name]
    newest = _newest(connection, table, record.ref)
    if newest != record.replaces:
        said = f"the {name} “{record.ref}”"
        if newest is None:
            raise LedgerError(f"There is no number {record.replaces} of {said} to take the place of.")
        raise Overtaken(f"Somebody else has changed {said} since you read it. Look at what they wrote, then try again.")
    cells = _cells(asdict(record))
    ref = cells.pop("ref")
    written = connection.execute(insert(table).values({**cells, f"{name}_ref": ref, "recorded_at": moment}))
    key: Any = written.inserted_primary_key
    return int(key[0])


def _newest(connection: Connection, table: Table, ref: str) -> int | None:
    key, named = table.c[f"{table.name}_id"], table.c[f"{table.name}_ref"]
    return connection.execute(select(func.max(key)).where(named == ref)).scalar()


def _moment(connection: Connection, now: datetime) -> datetime:
    """Never before what is recorded already: a clock that goes back would let the past change."""
    last: list[datetime | None] = [
        connection.execute(select(func.max(table.c.recorded_at))).scalar() for table in tables.RECORDS
    ]
    return max([now, *(moment for moment in last if moment)])


def _cells(fields: dict[str, Any]) -> dict[str, Any]:
    """Lists within a record are kept as JSON, their days as ISO text."""
    return {name: _listed(cell) if isinstance(cell, tuple) else cell for name, cell in fields.items()}


def _listed(cells: tuple[Any, ...]) -> list[Any]:
    return [
        {name: each.isoformat() if isinstance(each, date) else each for name, each in cell.items()}
        if isinstance(cell, dict)
        else cell
        for cell in cells
    ]
