"""What an officer typed about a target, read as a spreadsheet's row is: one set of rules, one set of sentences."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.language import say
from ingest.ledger.agreements import Held
from ingest.ledger.shapes import Agreement
from ingest.ledger.sheets import days
from ingest.ledger.sheets.amounts import amount
from ingest.ledger.sheets.cells import Cell, Wrong
from ingest.ledger.sheets.headings import WRITTEN
from ingest.ledger.sheets.known import Known
from ingest.ledger.sheets.reading import read
from ingest.ledger.sheets.written import cells_of

FORM = "form.csv"
LABELS = {
    "indicator": say("Figure"),
    "title": say("What is promised"),
    "target": say("Target"),
    "by": say("By when"),
    "direction": say("Which way"),
    "tolerance": say("How far off still counts as met"),
    "milestones": say("Steps on the way"),
    "baseline": say("Where it starts from"),
    "baseline_period": say("Period of that figure"),
    "status": say("Status"),
    "agreed_by": say("Agreed by"),
    "agreed_on": say("Agreed on"),
    "meeting": say("Meeting"),
    "minute_reference": say("Minute"),
    "owner": say("Owner"),
    "partners": say("Partners who signed"),
    "reason": say("Why"),
    "embargo_until": say("Not to be shown before"),
    "kind": say("What this is"),
}


@dataclass(frozen=True)
class Read:
    """What the form says: a target to record, or what has to be mended; neither where nothing is new."""

    agreement: Agreement | None
    faults: tuple[tuple[str, str], ...] = ()  # the field's label, and what to do


def cells(held: Held | None) -> dict[str, str]:
    """What the fields begin with."""
    if held is None:
        return {}
    told = {name: "" if cell is None else str(cell) for name, cell in cells_of(held).items()}
    numbers = ("target", "tolerance", "baseline")
    return told | {name: told[name].removesuffix(".0") for name in numbers} | {"reason": ""}


def whole(typed: Mapping[str, str], known: Known) -> Read:
    """Read all of it."""
    written = {name: text for name, text in typed.items() if name in {*WRITTEN, "kind"}}
    out = io.StringIO()
    csv.writer(out).writerows([list(written), [*written.values()]])
    found = read(FORM, out.getvalue().encode(), known)
    faults = tuple(
        (LABELS.get(each.column or "", each.column or ""), _sentence(each.sentence)) for each in found.refused
    )
    return Read(found.taken[0].agreement if found.taken else None, faults)


def value(text: str) -> float | None:
    """The target alone, as far as it can be read."""
    try:
        found = amount(Cell(text))
    except Wrong:
        return None
    return found.value if found else None


def day(text: str) -> date | None:
    """The day alone; exclusive, as every end."""
    try:
        return days.due_end(Cell(text)) if text.strip() else None
    except Wrong:
        return None


def single_day(text: str) -> date | None:
    """A day to the day."""
    try:
        return days.single_day(Cell(text)) if text.strip() else None
    except Wrong:
        return None


def _sentence(told: str) -> str:
    """Without the file and the row, which a form has not."""
    said = told.rpartition("”: ")[2] if "”: " in told else told.partition(": ")[2] or told
    return said[:1].upper() + said[1:]
