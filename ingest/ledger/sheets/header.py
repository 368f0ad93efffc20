"""Finds the headings of a sheet: below titles, over one row or two, and what each column then holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.ledger.sheets import days
from ingest.ledger.sheets.cells import Cell, Line, Sheet, Unreadable, Wrong, place_name
from ingest.ledger.sheets.headings import Meaning, is_period, meaning

DEEPEST = 40  # rows of titles and notes before the headings
NAMES = {"indicator", "title", "ref"}


@dataclass(frozen=True)
class Column:
    """One column that is read."""

    place: int
    heading: str
    meaning: Meaning

    @property
    def field(self) -> str:
        return self.meaning.field

    @property
    def shown(self) -> str:
        return f"column {place_name(self.place)} ({self.heading})"


@dataclass(frozen=True)
class Header:
    """The columns that are read, those that are not, and the number of the last row of headings."""

    columns: tuple[Column, ...]
    left_aside: tuple[str, ...]
    last_row: int
    width: int

    def of(self, field: str) -> Column | None:
        return next((each for each in self.columns if each.field == field and not each.meaning.period), None)

    def place_of(self, heading: str | None) -> int:
        """For telling faults from left to right; those of the whole row come last."""
        return next((each.place for each in self.columns if each.heading == heading), self.width)

    def years(self, field: str) -> tuple[Column, ...]:
        return tuple(each for each in self.columns if each.field == field and each.meaning.period)


def header(sheet: Sheet) -> Header | None:
    """None where no row names both a target and what it is of."""
    best: tuple[tuple[int, int, bool], Header] | None = None
    lines = sheet.lines[:DEEPEST]
    for at, line in enumerate(lines):
        if best and best[1].last_row < line.number:
            break
        for top, last in ((None, line), (line, lines[at + 1] if at + 1 < len(lines) else None)):
            found = _header(top, last) if last else None
            if found is None or not _is_whole(found):
                continue
            years = sum(bool(column.meaning.period) for column in found.columns)
            rank = (len(found.columns), years, top is None)
            best = max(best or (rank, found), (rank, found), key=lambda each: each[0])
    return best[1] if best else None


def without_doubles(found: Header, where: str) -> Header:
    """Of two columns that would say the same the one with our own name is read; else it is not known which."""
    kept: dict[tuple[str, str], Column] = {}
    left = list(found.left_aside)
    for column in sorted(found.columns, key=lambda each: (each.meaning.rank, each.place)):
        same = (column.field, column.meaning.period)
        before = kept.setdefault(same, column)
        if before is column:
            continue
        if before.meaning.rank == column.meaning.rank:
            raise Unreadable(
                f"{where}: {before.shown} and {column.shown} both say “{column.field}”. "
                f"Call the one that counts “{column.field}”."
            )
        left.append(column.heading)
    columns = tuple(sorted(kept.values(), key=lambda each: each.place))
    return Header(columns, tuple(left), found.last_row, found.width)


def _is_whole(found: Header) -> bool:
    fields = {column.field for column in found.columns}
    return bool(fields & NAMES) and "target" in fields


def _header(top: Line | None, last: Line) -> Header | None:
    """Of one row, or of two of which the upper stands over several columns of the lower."""
    width = max(len(last.cells), len(top.cells) if top else 0)
    if top is not None and not _is_lower(top, last, width):
        return None
    said = [_said(last.at(place)) for place in range(width)]
    tops = _spread(top, said) if top else [""] * width
    columns, left = [], []
    for place in range(width):
        heading, found = _heading(tops[place], said[place])
        if found:
            columns.append(Column(place, heading, found))
        elif heading:
            left.append(heading)
    filled = [place for place in range(width) if said[place] or tops[place]]
    return Header(tuple(columns), tuple(left), last.number, max(filled) + 1) if columns else None


def _said(cell: Cell) -> str:
    """A heading that Excel has made a day of is the month or year that it shows."""
    if not isinstance(cell.value, datetime):
        return cell.text
    try:
        return days.period_in_words(*days.span_of(cell))
    except Wrong:
        return cell.text


def _is_lower(top: Line, last: Line, width: int) -> bool:
    """Whether the lower row belongs to the headings: what it holds are periods or headings, not a promise."""
    said = [_said(last.at(place)) for place in range(width)]
    under = [text for place, text in enumerate(said) if text and text != top.at(place).text]
    return bool(under) and all(is_period(text) or meaning(text) or _is_word(text) for text in under)


def _is_word(text: str) -> bool:
    return text.casefold() in {"value", "year", "period", "date", "figure", "actual", "target", "rag", "trend"}


def _spread(top: Line, said: Sequence[str]) -> list[str]:
    """A heading over several columns, told to each of them: to the empty ones on its right that hold a lower one."""
    told, over = [], ""
    for place, below in enumerate(said):
        text = _said(top.at(place))
        if text or not below:
            over = text
        told.append(over)
    # What stands over the names as well is a title of the whole table, not a heading.
    titles = {text for text, below in zip(told, said, strict=True) if text != below and _names(below)}
    return ["" if text in titles else text for text in told]


def _names(heading: str) -> bool:
    found = meaning(heading)
    return bool(found and found.field in NAMES)


def _heading(top: str, below: str) -> tuple[str, Meaning | None]:
    choices = (below or top,) if not top or not below or top == below else (f"{top} {below}", below)
    for choice in choices:
        if found := meaning(choice):
            return choice, found
    return choices[0], None
