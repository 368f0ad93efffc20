"""Reads the targets that ship with a council, data/councils/<name>/targets.csv: a row is one version of a promise.

It takes only what we write ourselves, in one form each. Sheets as councils keep them are for the importer.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from ingest.ledger.shapes import Agreement, Milestone
from ingest.strict_toml import CatalogueError

HEADINGS = (
    *("ref", "status", "indicator", "title", "area_code", "unit", "direction", "target", "by", "milestones"),
    *("tolerance", "baseline", "baseline_period", "baseline_vintage", "agreed_by", "agreed_on", "meeting"),
    *("minute_reference", "reason", "owner", "partners", "embargo_until", "caution", "source"),
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
STATUSES = ("agreed", "example")  # a draft is nobody's business but its author's: none ships
DIRECTIONS = ("higher", "lower", "hold")
Span = tuple[date, date]


@dataclass(frozen=True)
class Row:
    """One line of the file, whose cells are named to whoever has to mend one."""

    file: Path
    line: int
    cells: Mapping[str, str]

    def wrong(self, column: str, advice: str) -> CatalogueError:
        return CatalogueError(f'{self.file}, line {self.line}: {column} is "{self.cells[column][:80]}", {advice}.')

    def text(self, column: str) -> str:
        if not self.cells[column]:
            raise self.wrong(column, "write some words")
        return self.cells[column]

    def optional(self, column: str) -> str | None:
        return self.cells[column] or None

    def choice(self, column: str, choices: tuple[str, ...]) -> str:
        if self.cells[column] not in choices:
            raise self.wrong(column, f"write one of {', '.join(choices)}")
        return self.cells[column]

    def code(self, column: str, pattern: str, example: str) -> str:
        if not re.fullmatch(pattern, self.cells[column]):
            raise self.wrong(column, f"write it like {example}")
        return self.cells[column]

    def number(self, column: str) -> float:
        return self._number(column, self.cells[column])

    def optional_number(self, column: str) -> float | None:
        return self.number(column) if self.cells[column] else None

    def _number(self, column: str, text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise self.wrong(column, "write a number such as 48.5")
        return number

    def day(self, column: str) -> date | None:
        if not self.cells[column]:
            return None
        try:
            return date.fromisoformat(self.cells[column])
        except ValueError:
            raise self.wrong(column, "write a day such as 2026-07-16") from None

    def needed_day(self, column: str) -> date:
        day = self.day(column)
        if day is None:
            raise self.wrong(column, "write a day such as 2026-07-16")
        return day

    def period(self, column: str, text: str) -> Span:
        try:
            return span(text)
        except ValueError:
            raise self.wrong(
                column, "write it like March 2029, 2016/17, 2024 or 1 August 2024 to 31 July 2025"
            ) from None

    def milestones(self, column: str) -> tuple[Milestone, ...]:
        steps = [part.partition(":") for part in self.cells[column].split(";") if part.strip()]
        return tuple(
            Milestone(due_end=self.period(column, when.strip())[1], value=self._number(column, value))
            for when, _, value in steps
        )


def read_targets(file: Path, council_code: str, indicator_ids: Sequence[str]) -> tuple[tuple[Agreement, ...], ...]:
    """The life of each promise: its versions, oldest first. A further row with a ref is a change of it."""
    lives: dict[str, list[Agreement]] = {}
    for row in _rows(file):
        life = lives.setdefault(row.code("ref", "[A-Z0-9-]+", "WD01"), [])
        agreement = _agreement(row, council_code, kind="change" if life else "set", indicator_ids=indicator_ids)
        _check_sound(row, agreement)
        if life and agreement.agreed_on < life[-1].agreed_on:
            raise row.wrong("agreed_on", "write the versions of a promise in the order they were agreed in")
        life.append(agreement)
    return tuple(tuple(life) for life in lives.values())


def _rows(file: Path) -> Iterator[Row]:
    try:
        reader = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        rows = [(reader.line_num, cells) for cells in reader]
    except (csv.Error, UnicodeDecodeError) as error:
        raise CatalogueError(f"{file} cannot be read as CSV ({error}), save it as CSV in UTF-8.") from None
    if tuple(reader.fieldnames or ()) != HEADINGS:
        raise CatalogueError(f"{file}, line 1: the columns are not those of a list of targets, {', '.join(HEADINGS)}.")
    for line, cells in rows:
        if None in cells or None in cells.values():
            raise CatalogueError(f"{file}, line {line}: it has not {len(HEADINGS)} values, write one for each column.")
        yield Row(file, line, {name: value.strip() for name, value in cells.items()})


def _agreement(row: Row, council_code: str, kind: str, indicator_ids: Sequence[str]) -> Agreement:
    start, end = _baseline_period(row)
    return Agreement(
        ref=row.text("ref"),
        council_code=council_code,
        kind=kind,
        status=row.choice("status", STATUSES),
        area_code=row.code("area_code", "[EKNSW][0-9]{8}", "E08000009"),
        indicator_id=row.choice("indicator", tuple(indicator_ids)),
        title=row.text("title"),
        unit="" if row.text("unit") == "none" else row.text("unit"),
        direction=row.choice("direction", DIRECTIONS),
        target_value=row.number("target"),
        due_end=row.period("by", row.text("by"))[1],
        milestones=row.milestones("milestones"),
        tolerance=row.optional_number("tolerance") or 0.0,
        baseline_value=row.optional_number("baseline"),
        baseline_start=start,
        baseline_end=end,
        baseline_vintage=row.day("baseline_vintage"),
        agreed_by=row.text("agreed_by"),
        agreed_on=row.needed_day("agreed_on"),
        meeting_ref=row.optional("meeting"),
        minute_reference=row.optional("minute_reference"),
        reason=row.text("reason"),
        owner=row.text("owner"),
        partners=tuple(name.strip() for name in row.cells["partners"].split(";") if name.strip()),
        embargo_until=row.day("embargo_until"),
        caution=row.optional("caution"),
        source=row.optional("source"),
    )


def _baseline_period(row: Row) -> tuple[date | None, date | None]:
    period = row.optional("baseline_period")
    return row.period("baseline_period", period) if period else (None, None)


def _check_sound(row: Row, agreement: Agreement) -> None:
    """What no single cell can tell."""
    steps = [*(step.due_end for step in agreement.milestones), agreement.due_end]
    if any(later <= earlier for earlier, later in pairwise(steps)):
        raise row.wrong("milestones", "write them in order, each before the promise is due")
    if (agreement.baseline_value is None) != (agreement.baseline_end is None):
        raise row.wrong("baseline", "write a baseline and its period, or neither")
    if agreement.tolerance < 0:
        raise row.wrong("tolerance", "write how far off still keeps the promise, from 0 up")
    if agreement.agreed_on >= agreement.due_end:
        raise row.wrong("agreed_on", "write a day before the promise is due")


def span(text: str) -> Span:
    """First day, and the day after the last: March 2029, 2016/17, 2024, 5 May 2026, or from one day to another."""
    if match := re.fullmatch(r"(\d{4})/(\d\d)", text):
        year = int(match[1])
        if (year + 1) % 100 != int(match[2]):
            raise ValueError(text)
        return date(year, 4, 1), date(year + 1, 4, 1)
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text) + 1, 1, 1)
    if match := re.fullmatch(rf"({'|'.join(MONTHS)}) (\d{{4}})", text):
        first = date(int(match[2]), MONTHS.index(match[1]) + 1, 1)
        return first, (first + timedelta(days=31)).replace(day=1)
    first_text, is_range, last_text = text.partition(" to ")
    first_day = _day(first_text)
    return first_day, (_day(last_text) if is_range else first_day) + timedelta(days=1)


def _day(text: str) -> date:
    match = re.fullmatch(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})", text)
    if match is None:
        raise ValueError(text)
    return date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
