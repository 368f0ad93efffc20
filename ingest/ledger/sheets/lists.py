"""Several things in one cell: partners, and milestones; read, and written so that they read back to the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.ledger.shapes import Milestone
from ingest.ledger.sheets import days
from ingest.ledger.sheets.amounts import Amount, amount
from ingest.ledger.sheets.cells import Cell, Wrong
from ingest.ledger.sheets.units import is_percentage

PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^;\n]*?))\s*(?:[;\n]|$)')


def names(text: str) -> tuple[str, ...]:
    """Between semicolons or on lines of their own. A comma may be part of a name."""
    found, at = [], 0
    while at < len(text):
        match = PART.match(text, at)
        if match is None:  # a quote that does not end where a name does
            end = min((place for mark in ";\n" if (place := text.find(mark, at)) >= 0), default=len(text))
            found.append(text[at:end].strip())
            at = end + 1
            continue
        found.append(match[2] if match[1] is None else match[1].replace('""', '"'))
        at = max(match.end(), at + 1)
    return tuple(name for name in found if name)


def names_in_words(partners: Sequence[str]) -> str:
    return "; ".join(_quoted(name) for name in partners)


def steps(text: str) -> tuple[tuple[Milestone, Amount], ...]:
    """ "March 2027: 48.0; March 2028: 49.0", in the order of their days."""
    found = []
    for part in re.split(r"[;\n]", text):
        if not part.strip():
            continue
        when, mark, value = part.rpartition(":") if ":" in part else part.rpartition("=")
        if not mark:
            raise Wrong("is no list of milestones; write it like “March 2027: 48.0; March 2028: 49.0”")
        said = amount(Cell(value.strip()))
        if said is None:
            raise Wrong(f"has a milestone without a number ({part.strip()}); write it like “March 2027: 48.0”")
        found.append((Milestone(due_end=days.span(when)[1], value=said.value), said))
    return tuple(sorted(found, key=lambda step: step[0].due_end))


def steps_in_words(milestones: Sequence[Milestone], unit: str) -> str:
    return "; ".join(f"{days.in_words(step.due_end)}: {number_in_words(step.value, unit)}" for step in milestones)


def number_in_words(value: float, unit: str) -> str:
    """Every digit. A percentage of 1 or less has its sign, or it could be a share."""
    return f"{value!r}%" if is_percentage(unit) and abs(value) <= 1 else repr(value)


def _quoted(name: str) -> str:
    is_plain = not re.search(r'[;\n\r]|^\s|\s$|^"', name)
    return name if is_plain else '"' + name.replace('"', '""') + '"'
