"""What a cell, a row and a sheet are, whatever file they came from; and the two ways in which they are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from ingest.ledger.failures import LedgerError

Value = str | float | int | bool | datetime | date | None
LONGEST_SHOWN = 60


class Wrong(Exception):
    """What is wrong with one value and what to do, as the second half of a sentence."""


class Unreadable(LedgerError):
    """A whole file or sheet that cannot be read; one sentence, which names it."""


@dataclass(frozen=True)
class Cell:
    """One cell. `shows` is Excel's number format: it tells 50% from 0.5, and March 2029 from 1 March 2029."""

    value: Value = None
    shows: str = "General"
    is_wide: bool = False  # merged over several columns
    fault: str = ""  # why its value cannot be relied upon

    @property
    def text(self) -> str:
        """As a reader sees it, in plain spaces and without those around it."""
        if self.value is None:
            return ""
        if isinstance(self.value, float) and self.value.is_integer() and abs(self.value) < 1e15:
            return str(int(self.value))
        return str(self.value).strip()

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.fault

    @property
    def shown(self) -> str:
        """For a message."""
        if isinstance(self.value, datetime) and not (self.value.hour or self.value.minute):
            text = f"{self.value:%d/%m/%Y}"
        else:
            text = " ".join(self.text.split())
        return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


EMPTY = Cell()


@dataclass(frozen=True)
class Line:
    """One row, by the number that the file shows it under."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False

    @property
    def is_empty(self) -> bool:
        return all(cell.is_empty for cell in self.cells)

    def at(self, place: int) -> Cell:
        return self.cells[place] if place < len(self.cells) else EMPTY


@dataclass(frozen=True)
class Sheet:
    """All rows of one sheet. `is_text`: of a file of text, whose rows must be as wide as its headings."""

    name: str | None
    lines: tuple[Line, ...]
    is_text: bool = False
    notes: tuple[str, ...] = ()
    down: frozenset[tuple[int, int]] = field(default=frozenset())  # row number and place: merged with the cell above


def plain(text: str) -> str:
    """Spaces and dashes of every kind made one kind, for reading numbers and days."""
    spaced = re.sub(r"[\s\u00a0\u2007\u2009\u202f\u200b\ufeff]+", " ", text).strip()
    return re.sub("[\u2010-\u2015\u2212\u00ad]", "-", spaced)


def key(text: str) -> str:
    """What two names have in common that differ only in case and spaces."""
    return " ".join(plain(text).casefold().split())


def place_name(place: int) -> str:
    """A column's letters: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, last = divmod(place - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
