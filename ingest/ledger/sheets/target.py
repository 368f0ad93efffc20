"""What a row promises: the value, by when, and the steps on the way, from one column or from one for each year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ingest.ledger.shapes import Milestone
from ingest.ledger.sheets import days, lists
from ingest.ledger.sheets.amounts import Amount, amount
from ingest.ledger.sheets.cells import Cell, Wrong
from ingest.ledger.sheets.header import Column
from ingest.ledger.sheets.row import Row
from ingest.ledger.sheets.units import could_be_a_share, in_unit, is_percentage


@dataclass(frozen=True)
class Point:
    """A value by a day, and the column that says so."""

    due_end: date
    said: Amount
    column: Column


@dataclass(frozen=True)
class Wanted:
    """What is wanted, once its parts agree."""

    value: float
    due_end: date
    milestones: tuple[Milestone, ...]
    directions: tuple[tuple[str, Column], ...]  # what “at least” and “no more than” say
    amounts: tuple[tuple[Amount, Column], ...]


def wanted(row: Row, unit: str | None) -> Wanted | None:
    """None where something was refused."""
    before = len(row.faults)
    points = [point for column in row.header.years("target") if (point := _point(row, column, unit))]
    points.sort(key=lambda point: point.due_end)
    last = _last(row, points, unit)
    if last is None or len(row.faults) > before:
        return None
    on_the_way = [point for point in points if point is not last and point.due_end != last.due_end]
    steps = _steps(row, unit)
    milestones = sorted(
        [*steps, *(Milestone(due_end=each.due_end, value=each.said.value) for each in on_the_way)],
        key=lambda step: step.due_end,
    )
    _refuse_out_of_order(row, milestones, last)
    if len(row.faults) > before:
        return None
    said = tuple((point.said, point.column) for point in [last, *on_the_way])
    directions = tuple((each.direction, column) for each, column in said if each.direction)
    return Wanted(last.said.value, last.due_end, tuple(milestones), directions, said)


def refuse_shares(row: Row, amounts: Sequence[tuple[Amount, Column]], unit: str | None) -> None:
    """Of a percentage whose bare numbers are all 1 or less nobody can tell whether they are shares."""
    bare = [(said, column) for said, column in amounts if said.is_bare]
    if unit is None or not is_percentage(unit) or any(abs(said.value) > 1 for said, _ in bare):
        return
    for said, column in bare:
        if could_be_a_share(said):
            as_share = f"{said.value * 100:g}%"
            row.refuse(
                f"of a percentage could be {said.value:g}% or {as_share}; write the one you mean with its % sign",
                column,
                row.line.at(column.place),
            )


def number_in(unit: str | None) -> Callable[[Cell], Amount | None]:
    """A reading of a cell as a number in this unit; None where it says that there is none."""

    def reading(cell: Cell) -> Amount | None:
        if cell.is_wide:
            raise Wrong("is merged over several columns; unmerge it and write the number in each that it is for")
        said = amount(cell)
        if said is not None:
            in_unit(said, unit)
        return said

    return reading


def _point(row: Row, column: Column, unit: str | None) -> Point | None:
    said = row.read_column(column, number_in(unit), None)
    return Point(days.span(column.meaning.period)[1], said, column) if said else None


def _last(row: Row, points: Sequence[Point], unit: str | None) -> Point | None:
    """The target itself: of the column “target”, or of the last of the columns for years."""
    column = row.header.of("target")
    by = row.read("by", days.due_end, None)
    before = len(row.faults)
    if column and not row.line.at(column.place).is_empty:
        cell, promised = _taken_apart(row, row.line.at(column.place))
        said = _read_as(row, column, cell, unit)
        if len(row.faults) > before:
            return None
        if said:
            return _of_one_column(row, Point(by or promised or date.min, said, column), points)
    if not points:
        row.lacks("target", "write the value to be reached, or leave the row out until there is one")
        return None
    if by and by != points[-1].due_end:
        row.refuse_field("by", f"is not the year of the last target, which stands in {points[-1].column.shown}")
    return points[-1]


def _of_one_column(row: Row, found: Point, points: Sequence[Point]) -> Point | None:
    if found.due_end == date.min:
        if row.cell("by").is_empty:
            row.lacks("by", "write when the target is to be met, like March 2029 or 2028/29")
        return None
    for point in points:
        if point.due_end > found.due_end or (point.due_end == found.due_end and point.said.value != found.said.value):
            row.refuse(f"is another target than that of {found.column.shown}; leave one of them empty", point.column)
    return found


def _taken_apart(row: Row, cell: Cell) -> tuple[Cell, date | None]:
    """ "50% by March 2029" in one cell, where no other says by when."""
    match = re.fullmatch(r"(.*\S),? by (.+)", cell.text, re.IGNORECASE | re.DOTALL)
    if not match or not row.cell("by").is_empty or not isinstance(cell.value, str):
        return cell, None
    try:
        return Cell(match[1], is_wide=cell.is_wide), days.span(match[2])[1]
    except Wrong:
        return cell, None


def _read_as(row: Row, column: Column, cell: Cell, unit: str | None) -> Amount | None:
    try:
        return number_in(unit)(cell)
    except Wrong as wrong:
        row.refuse(str(wrong), column, row.line.at(column.place))
        return None


def _steps(row: Row, unit: str | None) -> tuple[Milestone, ...]:
    def reading(cell: Cell) -> tuple[Milestone, ...]:
        if not isinstance(cell.value, str):
            raise Wrong("is no list of milestones; write it like “March 2027: 48.0; March 2028: 49.0”")
        found = lists.steps(cell.text)
        for _, said in found:
            in_unit(said, unit)
            if unit is not None and is_percentage(unit) and could_be_a_share(said):
                raise Wrong(f"has {said.value:g} of a percentage; write it with its % sign, or as it should be")
        return tuple(step for step, _ in found)

    kept = row.held.agreement.milestones if row.held and not row.has("milestones") else ()
    if kept and row.header.years("target"):
        kept = ()  # the columns for years say what the steps are
    return row.read("milestones", reading, kept)


def _refuse_out_of_order(row: Row, milestones: Sequence[Milestone], last: Point) -> None:
    for before, after in pairwise([*milestones, Milestone(due_end=last.due_end, value=last.said.value)]):
        if before.due_end < after.due_end:
            continue
        when, target = days.in_words(before.due_end), days.in_words(last.due_end)
        if after.due_end == last.due_end:
            row.refuse_field("milestones", f"has a milestone by {when}, which is not before the target’s {target}")
        else:
            row.refuse_field("milestones", f"has two milestones by {when}; leave one")
        return
