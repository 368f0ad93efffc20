"""One row being read: its cells by what they hold, and every fault that is found in it, told at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ingest.ledger.agreements import Held
from ingest.ledger.sheets.cells import EMPTY, Cell, Line, Wrong
from ingest.ledger.sheets.header import Column, Header

T = TypeVar("T")


@dataclass(frozen=True)
class Refusal:
    """What is refused: the whole file where no row is named. The sentence names the file, and what to do."""

    sentence: str
    row: int | None = None
    column: str | None = None
    value: str | None = None


class Row:
    """Reads a line by the names of its columns; a fault is kept and the reading goes on."""

    def __init__(self, line: Line, header: Header, where: str) -> None:
        self.line = line
        self.header = header
        self.where = f"{where}, row {line.number}"
        self.faults: list[Refusal] = []
        self.notes: list[str] = []
        self.held: Held | None = None

    def has(self, field: str) -> bool:
        return self.header.of(field) is not None

    def cell(self, field: str) -> Cell:
        column = self.header.of(field)
        return self.line.at(column.place) if column else EMPTY

    def text(self, field: str) -> str:
        return self.read(field, lambda cell: cell.text, "")

    def read(self, field: str, reading: Callable[[Cell], T], otherwise: T) -> T:
        """What a cell says; `otherwise` where it is empty, or wrong (which is kept as a fault)."""
        column = self.header.of(field)
        return self.read_column(column, reading, otherwise) if column else otherwise

    def read_column(self, column: Column, reading: Callable[[Cell], T], otherwise: T) -> T:
        cell = self.line.at(column.place)
        if cell.is_empty:
            return otherwise
        try:
            if cell.fault:
                raise Wrong(cell.fault)
            return reading(cell)
        except Wrong as wrong:
            self.refuse(str(wrong), column, cell)
            return otherwise

    def refuse(self, why: str, column: Column | None = None, cell: Cell = EMPTY) -> None:
        """`why` is the second half of a sentence about the cell, or about the row."""
        about = f", {column.shown}" if column else ""
        said = f"“{cell.shown}” " if cell.shown else ""
        self.faults.append(
            Refusal(
                f"{self.where}{about}: {said}{why}.",
                self.line.number,
                column.heading if column else None,
                cell.shown or None,
            )
        )

    def refuse_field(self, field: str, why: str) -> None:
        self.refuse(why, self.header.of(field), self.cell(field))

    def lacks(self, field: str, why: str) -> None:
        """A cell or a column that must be there."""
        if self.has(field):
            self.refuse(f"is empty; {why}", self.header.of(field))
        else:
            self.refuse(f"there is no column “{field}”; add one and {why}")
