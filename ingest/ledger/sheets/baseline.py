"""Where a promise starts from: a value and its period, in one cell, in two, or with the period in the heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.ledger.sheets import days
from ingest.ledger.sheets.amounts import Amount
from ingest.ledger.sheets.cells import Cell, Wrong
from ingest.ledger.sheets.header import Column
from ingest.ledger.sheets.row import Row
from ingest.ledger.sheets.target import number_in

Period = tuple[date | None, date]


@dataclass(frozen=True)
class Baseline:
    """All of it, or none of it."""

    value: float | None = None
    start: date | None = None
    end: date | None = None
    vintage: date | None = None
    amounts: tuple[tuple[Amount, Column], ...] = ()


NONE = Baseline()


def baseline(row: Row, unit: str | None) -> Baseline:
    """Faults are with the row."""
    column = row.header.of("baseline") or next(iter(row.header.years("baseline")), None)
    vintage = row.read("baseline_vintage", days.single_day, None)
    if column is None:
        return _held(row)
    nothing: tuple[Amount | None, Period | None] = (None, None)
    said, period = row.read_column(column, lambda cell: _value_and_period(cell, unit), nothing)
    if column.meaning.period:
        period = period or days.period(column.meaning.period)
    told = row.read("baseline_period", _period, None)
    if told and period and told != period:
        row.refuse_field("baseline_period", f"is not the period of {column.shown}; leave one of them out")
    period = told or period
    if said is None:
        if told and not row.faults:
            row.refuse_field("baseline_period", "has no baseline to go with; write its value, or leave both empty")
        return NONE
    if period is None:
        if row.cell("baseline_period").is_empty:
            row.lacks("baseline_period", "say of which period the baseline is, like 2019/20")
        return NONE
    if row.held and not row.has("baseline_vintage"):
        vintage = row.held.agreement.baseline_vintage
    return Baseline(said.value, period[0], period[1], vintage, ((said, column),))


def _held(row: Row) -> Baseline:
    if row.held is None:
        return NONE
    before = row.held.agreement
    return Baseline(before.baseline_value, before.baseline_start, before.baseline_end, before.baseline_vintage)


def _period(cell: Cell) -> Period:
    return days.period(cell.text) if isinstance(cell.value, str) else days.span_of(cell)


def _value_and_period(cell: Cell, unit: str | None) -> tuple[Amount | None, Period | None]:
    """ "43.1% (2019/20)" or "43.1% in 2019/20"."""
    match = re.fullmatch(r"(.*?\S)\s*(?:\((.+)\)|\bin (\d.+))", cell.text, re.DOTALL)
    if match and isinstance(cell.value, str):
        try:
            period = days.period(match[2] or match[3])
        except Wrong:
            return number_in(unit)(cell), None
        return number_in(unit)(Cell(match[1], is_wide=cell.is_wide)), period
    return number_in(unit)(cell), None
