"""An agreement as the cells of a row, in words and numbers that read back to the same agreement."""

from __future__ import annotations

from datetime import date

from ingest.ledger.agreements import Held
from ingest.ledger.shapes import Agreement
from ingest.ledger.sheets import days, lists, units
from ingest.ledger.sheets.cells import Cell

Written = str | float | date | None


def cells_of(held: Held) -> dict[str, Written]:
    """Every column that we write, by its name."""
    told: dict[str, Written] = {
        "council_code": held.agreement.council_code,
        "kind": held.agreement.kind,
        "agreement_id": str(held.number),
        "replaces": None if held.agreement.replaces is None else str(held.agreement.replaces),
        "recorded_at": held.recorded_at.isoformat(),
    }
    return cells_of_agreement(held.agreement) | told


def cells_of_agreement(agreement: Agreement) -> dict[str, Written]:
    """What somebody could have typed."""
    period = agreement.baseline_end and days.period_in_words(agreement.baseline_start, agreement.baseline_end)
    return {
        "ref": agreement.ref,
        "status": agreement.status,
        "indicator": agreement.indicator_id or "none",
        "title": agreement.title,
        "area_code": agreement.area_code,
        "unit": agreement.unit or "none",
        "direction": agreement.direction,
        "target": _number(agreement.target_value, agreement.unit),
        "by": days.in_words(agreement.due_end),
        "milestones": lists.steps_in_words(agreement.milestones, agreement.unit),
        "tolerance": agreement.tolerance,
        "baseline": _number(agreement.baseline_value, agreement.unit),
        "baseline_period": period,
        "baseline_vintage": agreement.baseline_vintage,
        "agreed_by": agreement.agreed_by,
        "agreed_on": agreement.agreed_on,
        "meeting": agreement.meeting_ref,
        "minute_reference": agreement.minute_reference,
        "reason": agreement.reason,
        "owner": agreement.owner,
        "partners": lists.names_in_words(agreement.partners),
        "embargo_until": agreement.embargo_until,
        "caution": agreement.caution,
        "source": agreement.source,
    }


def is_alike(cell: Cell, written: Written) -> bool:
    """Whether a cell still says what we wrote."""
    if cell.fault:
        return False
    if written is None or written == "":
        return cell.is_empty
    if isinstance(written, date):
        return cell.text.removesuffix(" 00:00:00") == written.isoformat()
    if isinstance(written, float):
        try:
            return "%" not in cell.shows and float(cell.text) == written
        except ValueError:
            return False
    return cell.text == written.strip()


def _number(value: float | None, unit: str) -> Written:
    """A percentage of 1 or less is a text with its sign."""
    if value is None:
        return None
    return lists.number_in_words(value, unit) if units.is_percentage(unit) and abs(value) <= 1 else float(value)
