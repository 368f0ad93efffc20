"""A row as an agreement: what it says, what is filled in where it is silent, and what contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.ledger.shapes import Agreement
from ingest.ledger.sheets import days, meanings
from ingest.ledger.sheets.amounts import Amount
from ingest.ledger.sheets.baseline import Baseline, baseline
from ingest.ledger.sheets.cells import Cell, Wrong, key
from ingest.ledger.sheets.known import NO_SERIES, Indicator, Known, area_called, indicator_called
from ingest.ledger.sheets.lists import names
from ingest.ledger.sheets.row import Row
from ingest.ledger.sheets.target import Wanted, number_in, refuse_shares, wanted
from ingest.ledger.sheets.units import NO_UNIT, agrees

BETTER = {"higher": "higher", "lower": "lower", "neutral": None}


@dataclass(frozen=True)
class Subject:
    """What the promise is about."""

    indicator: Indicator | None
    indicator_id: str | None
    title: str
    unit: str | None  # None where it could not be told


def agreement(row: Row, known: Known) -> Agreement | None:
    """As the row would have it; its faults are with the row, and then there is none."""
    before = row.held.agreement if row.held else None
    council = _council(row, known)
    area = row.read("area_code", lambda cell: _area(cell, row, known), before.area_code if before else council)
    subject = _subject(row, known)
    goal = wanted(row, subject.unit)
    start = baseline(row, subject.unit)
    if goal:
        refuse_shares(row, [*goal.amounts, *start.amounts], subject.unit)
    better = _direction(row, subject.indicator, goal)
    rest = _rest(row, subject.unit, before)
    if row.faults or goal is None or better is None or rest is None:
        return None
    return _whole(row, council, area, subject, goal, start, better, rest)


def _whole(  # noqa: PLR0913, PLR0917  # the parts of an agreement
    row: Row, council: str, area: str, subject: Subject, goal: Wanted, start: Baseline, better: str, rest: Rest
) -> Agreement | None:
    if goal.due_end <= rest.agreed_on:
        row.refuse_field("by", f"is over before the day on which it was agreed, {rest.agreed_on:%d/%m/%Y}")
        return None
    return Agreement(
        ref=row.text("ref"), council_code=council, area_code=area,
        indicator_id=subject.indicator_id, title=subject.title, unit=subject.unit or "",
        direction=better, target_value=goal.value, due_end=goal.due_end, milestones=goal.milestones,
        baseline_value=start.value, baseline_start=start.start, baseline_end=start.end,
        baseline_vintage=start.vintage, **vars(rest),
    )  # fmt: skip


@dataclass(frozen=True)
class Rest:
    """Who agreed it, when and why; by the names that an agreement has."""

    status: str
    tolerance: float
    agreed_by: str
    agreed_on: date
    meeting_ref: str | None
    minute_reference: str | None
    reason: str
    owner: str
    partners: tuple[str, ...]
    embargo_until: date | None
    caution: str | None
    source: str | None


def _rest(row: Row, unit: str | None, before: Agreement | None) -> Rest | None:
    agreed_by = _needed(row, "agreed_by", "name the body that agreed the target")
    agreed_on = row.read("agreed_on", days.single_day, before.agreed_on if before else None)
    if agreed_on is None and row.cell("agreed_on").is_empty:
        row.lacks("agreed_on", "write the day of the agreement, like 31/03/2026")
    owner = _needed(row, "owner", "name the role or body that answers for the target")
    if agreed_on is None or agreed_by is None or owner is None:
        return None
    return Rest(
        status=row.read("status", lambda cell: meanings.status(cell.text), before.status if before else "agreed"),
        tolerance=_tolerance(row, unit, before),
        agreed_by=agreed_by,
        agreed_on=agreed_on,
        meeting_ref=_text(row, "meeting", before, "meeting_ref"),
        minute_reference=_text(row, "minute_reference", before),
        reason=_text(row, "reason", before) or "",
        owner=owner,
        partners=_partners(row, before),
        embargo_until=row.read(
            "embargo_until", days.single_day, before.embargo_until if before and not row.has("embargo_until") else None
        ),
        caution=_text(row, "caution", before),
        source=_text(row, "source", before),
    )


def _council(row: Row, known: Known) -> str:
    def reading(cell: Cell) -> str:
        code = area_called(cell.text, known) if cell.text != known.council_code else cell.text
        if known.is_chosen and code != known.council_code:
            raise Wrong(f"is not the council that you named, {known.council_code}; leave its rows out")
        return code

    return row.read("council_code", reading, row.held.agreement.council_code if row.held else known.council_code)


def _area(cell: Cell, row: Row, known: Known) -> str:
    if row.held and cell.text == row.held.agreement.area_code:
        return cell.text
    return known.council_code if cell.text == known.council_code else area_called(cell.text, known)


def _subject(row: Row, known: Known) -> Subject:
    field = "indicator" if not row.cell("indicator").is_empty else "title"
    before = row.held.agreement if row.held else None
    name = row.text(field)
    if before and not row.has("indicator"):
        field, name = "indicator", before.indicator_id or "none"
    if not name:
        row.lacks("indicator", "name the indicator, or write “none” with a title and a unit")
        return Subject(None, None, "", None)
    indicator_id: str | None = None
    indicator = None
    if field == "title" or key(name) not in NO_SERIES:
        same = before is not None and name == before.indicator_id
        indicator = _indicator(row, field, name, known, is_as_before=same)
        indicator_id = indicator.indicator_id if indicator else name if same else None
    title = row.text("title") or (indicator.title if indicator else "") or (before.title if before else "")
    if not title and not row.faults:
        row.lacks("title", "write what is promised, since it has no indicator")
    return Subject(indicator, indicator_id, title, _unit(row, indicator, before))


def _indicator(row: Row, field: str, name: str, known: Known, *, is_as_before: bool) -> Indicator | None:
    try:
        return indicator_called(name, known)
    except Wrong as wrong:
        if not is_as_before:  # what the ledger holds need not be in this build
            row.refuse_field(field, str(wrong))
        return None


def _unit(row: Row, indicator: Indicator | None, before: Agreement | None) -> str | None:
    """The indicator's own spelling where the row says the same in other words."""
    said = row.text("unit")
    if before and said in {before.unit, "" if before.unit else NO_UNIT}:
        return before.unit
    if indicator is None:
        if not said and not row.faults:
            row.lacks("unit", "write what the target is counted in, since it has no indicator")
        return None if not said else "" if key(said) == NO_UNIT else said
    if said and not agrees(said, indicator.unit):
        ours = f"is counted in “{indicator.unit}”" if indicator.unit else "has no unit"
        row.refuse_field("unit", f"is not the unit of {indicator.indicator_id}, which {ours}")
        return None
    return indicator.unit


def _direction(row: Row, indicator: Indicator | None, goal: Wanted | None) -> str | None:
    column = row.header.of("direction")
    heading = column.heading if column else ""
    faults = len(row.faults)
    said = row.read("direction", lambda cell: meanings.direction(cell.text, heading), None)
    if len(row.faults) > faults:
        return None
    better = BETTER[indicator.better] if indicator else None
    if said and better and said not in {better, "hold"} and not _is_held(row, said):
        row.refuse_field("direction", f"is not the way that is better for {indicator and indicator.title}: {better}")
        return None
    found = said or better or (row.held.agreement.direction if row.held else None)
    for word, where in goal.directions if goal else ():
        if found not in {word, "hold", None}:
            row.refuse(f"asks for {word}, but {found} is better here", where, row.line.at(where.place))
        found = found or word
    if found is None and not row.faults:
        row.lacks("direction", "say which way is better: higher, lower or hold")
    return found


def _is_held(row: Row, direction: str) -> bool:
    return row.held is not None and row.held.agreement.direction == direction


def _tolerance(row: Row, unit: str | None, before: Agreement | None) -> float:
    def reading(cell: Cell) -> float:
        text = cell.text.lstrip("±+/- ") if isinstance(cell.value, str) and "±" in cell.text else cell.value
        said: Amount | None = number_in(unit)(Cell(text, cell.shows, cell.is_wide))
        if said and said.value < 0:
            raise Wrong("is below zero; a tolerance is a distance, like 0.5")
        return said.value if said else 0.0

    return row.read("tolerance", reading, before.tolerance if before and not row.has("tolerance") else 0.0)


def _partners(row: Row, before: Agreement | None) -> tuple[str, ...]:
    found = row.read(
        "partners",
        lambda cell: tuple(meanings.body(name) for name in names(cell.text)),
        before.partners if before and not row.has("partners") else (),
    )
    if len(found) == 1 and "," in found[0] and not row.cell("partners").text.startswith('"'):
        row.notes.append(f"“{found[0]}” was read as one partner; write semicolons between several.")
    return found


def _text(row: Row, field: str, before: Agreement | None, name: str = "") -> str | None:
    if row.has(field) or before is None:
        return row.text(field) or None
    kept: str | None = getattr(before, name or field)
    return kept


def _needed(row: Row, field: str, advice: str) -> str | None:
    before = row.held and getattr(row.held.agreement, field)
    if row.cell(field).is_empty:
        if before:
            return str(before)
        row.lacks(field, advice)
        return None

    def reading(cell: Cell) -> str | None:
        return cell.text if before == cell.text else meanings.body(cell.text)

    return row.read(field, reading, None)
