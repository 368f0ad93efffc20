"""Agreements read back from the ledger as the values that were recorded, each with its number and its time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from ingest.ledger.address import Ledger
from ingest.ledger.shapes import Agreement, Milestone


@dataclass(frozen=True)
class Held:
    """One version of an agreement as the ledger has it."""

    number: int
    agreement: Agreement
    recorded_at: datetime


def agreements_at(ledger: Ledger, moment: datetime, *, with_drafts: bool) -> tuple[Held, ...]:
    """Every version that was recorded by then, oldest first."""
    from ingest.ledger.reading_back import as_at  # noqa: PLC0415  # a database library that shapes do without

    return tuple(_held(row) for row in as_at(ledger, moment, with_drafts=with_drafts)["agreement"].to_pylist())


def newest(versions: Iterable[Held]) -> dict[str, Held]:
    """The last version of each, by its ref, in the order in which they were first agreed."""
    return {held.agreement.ref: held for held in versions}


def _held(row: dict[str, Any]) -> Held:
    cells = {**row, "ref": row["agreement_ref"]}
    cells["partners"] = tuple(json.loads(row["partners"]))
    cells["milestones"] = tuple(
        Milestone(due_end=date.fromisoformat(step["due_end"]), value=step["value"])
        for step in json.loads(row["milestones"])
    )
    agreement = Agreement(**{each.name: cells[each.name] for each in fields(Agreement)})
    return Held(row["agreement_id"], agreement, row["recorded_at"].replace(tzinfo=UTC))
