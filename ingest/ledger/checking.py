"""What a record must be before it is written, each in a sentence. The database refuses most of it too, less plainly.

Whether an owner is a person cannot be told from a name; an e-mail address is one, or reaches one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from itertools import pairwise
from typing import Any

from ingest.ledger.failures import LedgerError
from ingest.ledger.shapes import NEVER_A_PERSON, Action, Agreement, Commentary, Decision, Meeting, Record

STATUSES = {
    Agreement: ("draft", "agreed", "example"),
    Meeting: ("planned", "held", "example"),
    Commentary: ("draft", "released", "example"),
    Decision: ("draft", "decided", "example"),
    Action: ("open", "done", "dropped", "example"),
}
KINDS = ("set", "change", "correction", "withdrawal")
DIRECTIONS = ("higher", "lower", "hold")
NEEDED = ("ref", "council_code", "title", "words", "body")
ROLES = ("owner", "agreed_by", "decided_by", "body")
E_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
NO_TEXT = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL keeps none of these


class Refused(LedgerError):
    """A record that cannot be; nothing of what was handed over with it is written."""


def check(record: Record) -> None:
    """`Refused` with the first thing that is wrong with it."""
    wrong = next(_wrong(record), None)
    if wrong:
        raise Refused(f"The {type(record).__name__.lower()} “{record.ref}” cannot be recorded: {wrong}.")


def _wrong(record: Record) -> Iterator[str]:
    cells = {field.name: getattr(record, field.name) for field in fields(record)}
    yield from _unknown("status", record.status, STATUSES[type(record)])
    for name, cell in cells.items():
        yield from _wrong_cell(_said(name), cell)
    yield from (f"“{_said(name)}” is empty" for name in NEEDED if name in cells and not str(cells[name]).strip())
    for name in ROLES:
        yield from _reached(_said(name), cells.get(name))
    if isinstance(record, Agreement):
        yield from _wrong_agreement(record)
    if isinstance(record, Action):
        yield from _wrong_prediction(record)


def _said(name: str) -> str:
    return name.replace("_", " ")


def _unknown(name: str, given: str, known: tuple[str, ...]) -> Iterator[str]:
    if given not in known:
        yield f"its {name} is “{given}”, and can be {', '.join(known[:-1])} or {known[-1]}"


def _wrong_cell(name: str, cell: Any) -> Iterator[str]:
    """`Any`, since a cell is whatever its column holds."""
    if isinstance(cell, float) and not math.isfinite(cell):
        yield f"“{name}” is not a number"
    if isinstance(cell, str) and NO_TEXT.search(cell):
        yield f"“{name}” holds a sign that is no text"
    if isinstance(cell, datetime):
        yield f"“{name}” is a moment, and should be a day"
    for each in cell if isinstance(cell, tuple) else ():
        yield from _wrong_cell(name, each)


def _reached(name: str, cell: str | None) -> Iterator[str]:
    if cell and E_MAIL.search(cell):
        yield f"“{name}” holds an e-mail address; name {NEVER_A_PERSON}"


def _wrong_agreement(agreement: Agreement) -> Iterator[str]:
    yield from _unknown("kind", agreement.kind, KINDS)
    yield from _unknown("direction", agreement.direction, DIRECTIONS)
    if (agreement.kind == "set") != (agreement.replaces is None):
        yield "what is set is the first of its thing, and what comes later names the version whose place it takes"
    if agreement.tolerance < 0:
        yield "its tolerance is below nought, and is how far from the target a figure may be that meets it"
    for partner in agreement.partners:
        yield from _reached("partners", partner)
    if agreement.status == "agreed":
        yield from (f"“{_said(name)}” is empty" for name in ("agreed_by", "owner") if not getattr(agreement, name))
    yield from _wrong_milestones(agreement)
    yield from _wrong_baseline(agreement)


def _wrong_milestones(agreement: Agreement) -> Iterator[str]:
    for milestone in agreement.milestones:
        yield from _wrong_cell("milestone", milestone.value)
        yield from _wrong_cell("milestone", milestone.due_end)
    days = [milestone.due_end for milestone in agreement.milestones]
    if any(later <= earlier for earlier, later in pairwise(days)):
        yield "its milestones are not in the order of their days"
    if days and days[-1] >= agreement.due_end:
        yield f"its last milestone is due on {days[-1]}, and the target itself on {agreement.due_end}"


def _wrong_baseline(agreement: Agreement) -> Iterator[str]:
    if (agreement.baseline_value is None) != (agreement.baseline_end is None):
        yield "a baseline has a value and the end of its period, or neither"
    start, end = agreement.baseline_start, agreement.baseline_end
    if start and end and start >= end:
        yield f"the period of its baseline begins on {start} and has ended by {end}"


def _wrong_prediction(action: Action) -> Iterator[str]:
    parts = (action.predicted_value, action.predicted_by, action.predicted_indicator_id)
    if any(part is None for part in parts) and any(part is not None for part in parts):
        yield "a prediction has an indicator, a value and the day by which, or none of them"
