"""The review as one CSV table: a row for each target, as the other CSV files of the site are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.board import Board
from dashboard.exports import csv, pack
from dashboard.exports.board_columns import COLUMNS, Cell
from dashboard.holdings import SourceStatus

ABOUT = ("council", "review", "figures_of")


def of(board: Board, sources: Sequence[SourceStatus]) -> bytes:
    """Numbers as they were worked out, beside the words of the page."""
    made = pack.of(board, sources)
    about = (made.council, made.title, made.day.isoformat())
    names = (*ABOUT, *(column.name for column in COLUMNS))
    return csv.write(names, ((*about, *(_plain(column.cell(item)) for column in COLUMNS)) for item in made.board.items))


def _plain(cell: Cell) -> csv.Cell:
    return cell.isoformat() if isinstance(cell, date) else cell
