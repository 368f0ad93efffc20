"""Writes agreements as a file that reads back to the same: CSV, or a workbook with notes on how to fill it in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any  # openpyxl has no types

from ingest.ledger.agreements import Held
from ingest.ledger.sheets.cells import Unreadable
from ingest.ledger.sheets.headings import TOLD, WRITTEN
from ingest.ledger.sheets.text_file import as_text
from ingest.ledger.sheets.written import Written, cells_of

COLUMNS = (*WRITTEN, *TOLD)
SHEET, NOTES = "targets", "how to fill this in"
EXCEL_BEGINS = date(1900, 3, 1)  # before it Excel and the calendar disagree by a day
WIDTHS = {"title": 40, "reason": 40, "indicator": 34, "milestones": 34, "partners": 30, "ref": 34}
ADVICE = {
    "ref": "The target's own name for good. Leave it empty for a new target: one is made.",
    "status": "draft, agreed or example. Empty means agreed. Drafts are never shown to the public.",
    "indicator": "Its id, its title or its publisher's name. “none” if we hold no figures of it.",
    "title": "What is promised. Empty means the indicator's title.",
    "area_code": "The area's code or name. Empty means the council.",
    "unit": "What it is counted in, such as %. Empty means the indicator's unit.",
    "direction": "higher, lower or hold: which way is better. Empty means the indicator's.",
    "target": "One number, such as 48.5, 50% or 1,157.",
    "by": "When it is to be met: March 2029, 31/03/2029, 2028/29 or 2028.",
    "milestones": "Steps on the way, such as: March 2027: 48.0; March 2028: 49.0",
    "tolerance": "How far a figure may be from the target and still have met it. Empty means 0.",
    "baseline": "The value that it started from.",
    "baseline_period": "The period of the baseline, such as 2019/20.",
    "baseline_vintage": "The day of the copy that the baseline was read from.",
    "agreed_by": "The body that agreed it, never a person.",
    "agreed_on": "The day on which it was agreed, such as 31/03/2026.",
    "meeting": "The ref of the meeting.",
    "minute_reference": "Where the minutes say so.",
    "reason": "Why. A change must say why it was made.",
    "owner": "The role or body that answers for it, never a person.",
    "partners": "Those who signed, with semicolons between them.",
    "embargo_until": "The first day on which the public may see it.",
    "caution": "What a reader should know, such as: Typed from a copy, not checked.",
    "source": "Where it was taken from.",
    "council_code": "The council's code. Empty means the council of the import.",
    "kind": "Leave it as it is. Write correction to mend a mistake, withdrawal to give the target up.",
    "agreement_id": "The version that this row was written from. Leave it as it is.",
    "replaces": "Told by the ledger. Not read.",
    "recorded_at": "Told by the ledger. Not read.",
}


def to_csv(agreements: Sequence[Held]) -> bytes:
    """UTF-8 with a mark at its start, by which Excel knows it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for held in agreements:
        cells = cells_of(held)
        writer.writerow([_in_text(cells[name]) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def to_workbook(agreements: Sequence[Held]) -> bytes:
    """Texts are texts: none runs as a formula, and Excel makes no day of what is typed beside them."""
    from openpyxl import Workbook  # noqa: PLC0415  # a quarter of a second that other endings need not spend
    from openpyxl.utils.exceptions import IllegalCharacterError  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(COLUMNS)
    for row, held in enumerate(agreements, start=2):
        cells = cells_of(held)
        for column, name in enumerate(COLUMNS, start=1):
            try:
                _write(sheet.cell(row, column), cells[name])
            except IllegalCharacterError:
                raise Unreadable(
                    f"The {name} of {held.agreement.ref} holds a character that Excel cannot. Export to .csv instead."
                ) from None
    _dress(sheet)
    _write_notes(book.create_sheet(NOTES))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _in_text(cell: Written) -> str:
    if isinstance(cell, str):
        return as_text(cell)
    return "" if cell is None else repr(cell) if isinstance(cell, float) else cell.isoformat()


def _write(cell: Any, value: Written) -> None:
    if isinstance(value, date) and value < EXCEL_BEGINS:
        value = value.isoformat()
    if isinstance(value, float) and float(f"{value:.16g}") != value:
        value = repr(value)  # openpyxl writes sixteen digits of a number, and this one has seventeen
    cell.value = value or None if isinstance(value, str) else value
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.number_format = "@"


def _dress(sheet: Any) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for place, name in enumerate(COLUMNS, start=1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width = WIDTHS.get(name, 16)
        if name in {"by", "milestones", "baseline_period", "ref", "minute_reference"}:
            column.number_format = "@"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"


def _write_notes(sheet: Any) -> None:
    sheet.append(["column", "what to write"])
    for name in COLUMNS:
        sheet.append([name, ADVICE[name]])
    sheet.column_dimensions["A"].width = 20
    sheet.column_dimensions["B"].width = 100
