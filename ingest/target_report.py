"""Tells what came of an import, and what was agreed when: a table on a terminal, else plain lines, or data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from rich.console import Console
from rich.table import Table

from ingest.ledger.agreements import Held
from ingest.ledger.shapes import Agreement
from ingest.ledger.sheets.against import Taken, differences
from ingest.ledger.sheets.days import in_words
from ingest.ledger.sheets.lists import number_in_words
from ingest.ledger.sheets.written import cells_of, cells_of_agreement
from ingest.target_files import Import

KINDS = {"set": "new", "change": "changed", "correction": "corrected", "withdrawal": "withdrawn"}


def show(done: Import) -> None:
    """On stdout."""
    console = Console(highlight=False)
    rows = list(_rows(done))
    if console.is_terminal:
        table = Table("row", "", "target", "what")
        for row, outcome, ref, what in rows:
            table.add_row(row, outcome, ref, what, style="red" if outcome == "refused" else None)
        if rows:
            console.print(table)
    else:
        for row, outcome, ref, what in rows:
            print(f"{f'row {row}' if row else 'file'}: {outcome}{f' {ref}' if ref else ''}: {what}")
    for line in _remarks(done):
        print(line)


def closing(done: Import) -> str:
    """One sentence on how it ended."""
    reading = done.reading
    refused = len({refusal.row for refusal in reading.refused})
    counted = f"{_count(len(reading.taken))} to write, {len(reading.unchanged)} unchanged, {refused} refused"
    if reading.refused and not done.is_good:
        mended = "Mend what is refused and import the file again"
        if reading.taken and not done.accept_valid:
            mended += ", or keep the good rows with --accept-valid"
        return f"{reading.where}: {counted}. Nothing was written. {mended}."
    if done.is_dry_run:
        return f"{reading.where}: {counted}. Nothing was written: this was a dry run."
    if not reading.taken and not reading.unchanged:
        return f"{reading.where}: there is no target under the headings. Nothing was written."
    kept = f"{_count(done.written)} written, {len(reading.unchanged)} unchanged, {refused} refused"
    return f"{reading.where}: {kept}."


def as_data(done: Import) -> dict[str, Any]:  # plain data, ready for JSON
    reading = done.reading
    return {
        "file": reading.file_name,
        "sheet": reading.sheet,
        "taken": [_taken_as_data(taken) for taken in reading.taken],
        "unchanged": [{"row": each.row, "ref": each.ref} for each in reading.unchanged],
        "refused": [
            {"row": each.row, "column": each.column, "value": each.value, "sentence": each.sentence}
            for each in reading.refused
        ],
        "passed_over": [{"row": each.row, "text": each.text} for each in reading.passed_over],
        "columns_left_aside": list(reading.columns_left_aside),
        "notes": list(reading.notes),
        "written": done.written,
        "dry_run": done.is_dry_run,
    }


def history_as_data(versions: Sequence[Held], moment: datetime) -> dict[str, Any]:
    return {"as_at": moment.isoformat(), "versions": [_version_as_data(held) for held in versions]}


def show_history(versions: Sequence[Held]) -> None:
    """Each target with its versions, oldest first."""
    console = Console(highlight=False)
    lines = list(_history(versions))
    if not console.is_terminal:
        for ref, day, kind, what in lines:
            print(f"{ref}: {day}: {kind}: {what}")
    elif lines:
        table = Table("target", "recorded", "", "what")
        last = ""
        for ref, day, kind, what in lines:
            table.add_row(ref if ref != last else "", day, kind, what)
            last = ref
        console.print(table)


def _rows(done: Import) -> Iterator[tuple[str, str, str, str]]:
    reading = done.reading
    found: list[tuple[int, str, str, str]] = []
    for taken in reading.taken:
        notes = "".join(f" {note}" for note in taken.notes)
        kind = KINDS[taken.agreement.kind]
        found.append((taken.row, kind, taken.agreement.ref, f"{_what(taken.agreement, taken.before)}.{notes}"))
    found += [(same.row, "unchanged", same.ref, "as the ledger has it.") for same in reading.unchanged]
    found += [(refusal.row or 0, "refused", "", refusal.sentence) for refusal in reading.refused]
    for row, outcome, ref, what in sorted(found, key=lambda each: each[0]):
        yield (str(row) if row else ""), outcome, ref, what


def _remarks(done: Import) -> Iterator[str]:
    reading = done.reading
    for passed in reading.passed_over:
        yield f"row {passed.row}: passed over, since it promises nothing: {passed.text}"
    if reading.columns_left_aside:
        yield f"Columns that were not read: {', '.join(reading.columns_left_aside)}."
    yield from reading.notes


def _what(agreement: Agreement, before: Held | None = None) -> str:
    """The promise, or what is not as it was."""
    value = _value(agreement)
    if before is None:
        return f"{agreement.title}: {value} by {in_words(agreement.due_end)}"
    was, now = cells_of_agreement(before.agreement), cells_of_agreement(agreement)
    changed = [
        f"{name} was {was[name] or 'empty'}, is {now[name] or 'empty'}" for name in now if was[name] != now[name]
    ]
    return "; ".join(changed) or f"{value} by {in_words(agreement.due_end)}"


def _history(versions: Sequence[Held]) -> Iterator[tuple[str, str, str, str]]:
    lines: dict[str, list[Held]] = {}
    for held in versions:
        lines.setdefault(held.agreement.ref, []).append(held)
    for ref, line in lines.items():
        for before, held in zip([None, *line], line, strict=False):
            agreement = held.agreement
            kind = f"{KINDS[agreement.kind]}, {agreement.status}"
            said = f"{_what(agreement, before)}; {agreement.agreed_by}, {agreement.agreed_on:%d/%m/%Y}"
            yield ref, f"{held.recorded_at:%d/%m/%Y}", kind, f"{said}. {agreement.reason}".strip()


def _value(agreement: Agreement) -> str:
    number = number_in_words(agreement.target_value, agreement.unit).removesuffix("%").removesuffix(".0")
    unit = agreement.unit
    return f"{number}%" if unit == "%" else f"£{number}" if unit == "£" else f"{number} {unit}".strip()


def _taken_as_data(taken: Taken) -> dict[str, Any]:
    changed = differences(taken.agreement, taken.before.agreement) if taken.before else ()
    return {
        "row": taken.row,
        **_plain(cells_of_agreement(taken.agreement)),
        **_exact(taken.agreement),
        "kind": taken.agreement.kind,
        "replaces": taken.agreement.replaces,
        "changed": list(changed),
        "notes": list(taken.notes),
    }


def _version_as_data(held: Held) -> dict[str, Any]:
    told = {"agreement_id": held.number, "replaces": held.agreement.replaces}
    return {**_plain(cells_of(held)), **_exact(held.agreement), **told}


def _exact(agreement: Agreement) -> dict[str, Any]:
    """What is written in words elsewhere, as numbers and days."""
    return {
        "target": agreement.target_value,
        "due_end": agreement.due_end.isoformat(),
        "milestones": [{"due_end": step.due_end.isoformat(), "value": step.value} for step in agreement.milestones],
        "baseline": agreement.baseline_value,
        "partners": list(agreement.partners),
        "indicator": agreement.indicator_id,
        "unit": agreement.unit,
    }


def _plain(cells: dict[str, Any]) -> dict[str, Any]:
    return {name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in cells.items()}


def _count(number: int) -> str:
    return "1 target" if number == 1 else f"{number:,} targets"
