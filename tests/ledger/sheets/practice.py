"""What tests of sheets stand on: a council with a few indicators, and files made on the spot."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from openpyxl import Workbook

from ingest.ledger.agreements import Held
from ingest.ledger.shapes import Agreement
from ingest.ledger.sheets.known import Indicator, Known
from ingest.ledger.sheets.reading import Reading, read

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
INDICATORS = (
    Indicator("household-waste-recycling", "Household waste recycled", "%", "higher", "recycling-rate"),
    Indicator("claimant-count", "People claiming out-of-work benefits", "%", "lower", "claimants"),
    Indicator("wellbeing-satisfaction", "Satisfaction with life", "out of 10", "higher", "life"),
    Indicator("active-businesses", "Number of businesses", "businesses", "neutral", "businesses"),
    Indicator("gross-median-weekly-pay", "Weekly pay", "£", "higher", "pay"),
)
AREAS = {"E08000009": "Trafford", "E05015239": "Altrincham", "E08000007": "Stockport"}
KNOWN = Known("E08000009", "Trafford", False, INDICATORS, AREAS)
HEADINGS = ("indicator", "target", "by", "agreed_by", "agreed_on", "owner")
ROW = ("household-waste-recycling", "50", "March 2029", "Partnership Board", "03/03/2026", "Waste team")
AGREED = Agreement(
    ref="trafford-household-waste-recycling-2029", council_code="E08000009", status="agreed", area_code="E08000009",
    indicator_id="household-waste-recycling", title="Household waste recycled", unit="%", direction="higher",
    target_value=50.0, due_end=date(2029, 4, 1), agreed_by="Partnership Board", agreed_on=date(2026, 3, 3), reason="",
    owner="Waste team",
)  # fmt: skip


def held(*agreements: Agreement) -> dict[str, Held]:
    """As a ledger would have them, numbered from one."""
    return {each.ref: Held(number, each, NOON) for number, each in enumerate(agreements, start=1)}


def in_csv(*rows: Sequence[object], separator: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def in_workbook(*rows: Sequence[object], change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    """One sheet, to be changed before it is saved."""
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    change(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_row(known: Known = KNOWN, **cells: object) -> Reading:
    """A file of one row: the usual one, with these cells changed or added."""
    usual = dict(zip(HEADINGS, ROW, strict=True))
    both: dict[str, object] = usual | cells
    return read("targets.xlsx", in_workbook(list(both), list(both.values())), known)


def only(reading: Reading) -> Agreement:
    """The one agreement that a file holds."""
    assert [refusal.sentence for refusal in reading.refused] == []
    [taken] = reading.taken
    return taken.agreement


def refusals(reading: Reading) -> list[str]:
    assert reading.taken == ()
    return [refusal.sentence for refusal in reading.refused]
