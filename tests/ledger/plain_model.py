"""What a ledger should hold, as plainly as it can be said: a list, and rules about it. It shares no code with ours."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from ingest.ledger.shapes import Record

Row = dict[str, Any]
TABLES = ("agreement", "meeting", "commentary", "decision", "action")


def table_of(record: Record) -> str:
    return type(record).__name__.lower()


@dataclass
class Model:
    """Rows in the order they were written, by table."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})

    def newest(self, table: str, ref: str) -> int | None:
        numbers = [row[f"{table}_id"] for row in self.rows[table] if row[f"{table}_ref"] == ref]
        return numbers[-1] if numbers else None

    def takes(self, records: Sequence[Record]) -> bool:
        """Whether each is the first of its thing or takes the place of the newest, also of those before it here."""
        seen = set()
        for record in records:
            table = table_of(record)
            if record.replaces != self.newest(table, record.ref) or (table, record.ref) in seen:
                return False
            seen.add((table, record.ref))
        return True

    def write(self, records: Sequence[Record], numbers: Sequence[int], now: datetime) -> None:
        last = max([row["recorded_at"] for rows in self.rows.values() for row in rows], default=now)
        for record, number in zip(records, numbers, strict=True):
            table, cells = table_of(record), {name: _kept(cell) for name, cell in asdict(record).items()}
            ref = cells.pop("ref")
            named = {f"{table}_id": number, f"{table}_ref": ref, "recorded_at": max(now, last)}
            self.rows[table].append({**cells, **named})

    def as_at(self, moment: datetime, with_drafts: bool) -> dict[str, list[Row]]:
        """The rows themselves, by then; in UTC without a zone, as tables have them."""
        by_then = {table: [row for row in rows if row["recorded_at"] <= moment] for table, rows in self.rows.items()}
        told = by_then if with_drafts else {table: _public(table, by_then, moment.date()) for table in TABLES}
        return {table: [_told(row) for row in rows] for table, rows in told.items()}


def _public(table: str, by_then: dict[str, list[Row]], today: date) -> list[Row]:
    promises = by_then["agreement"]
    known = {row["agreement_ref"] for row in promises}
    shown = [row for row in promises if row["status"] != "draft" and not _is_embargoed(row, today)]
    if table == "agreement":
        return shown
    hidden = known - {row["agreement_ref"] for row in shown}
    return [row for row in by_then[table] if row["status"] != "draft" and row.get("agreement_ref") not in hidden]


def _is_embargoed(row: Row, today: date) -> bool:
    return row["embargo_until"] is not None and today < row["embargo_until"]


def _kept(cell: Any) -> Any:
    """Lists as JSON, with their days as text."""
    return json.dumps(cell, default=str, ensure_ascii=False) if isinstance(cell, tuple) else cell


def _told(row: Row) -> Row:
    return {**row, "recorded_at": row["recorded_at"].astimezone(UTC).replace(tzinfo=None)}
