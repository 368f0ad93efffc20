"""An Excel workbook as rows of cells. openpyxl and not calamine: it tells how a cell shows its value.

A share of 0.5 shown as 50% and a day shown as a month are what people read; what is merged and hidden is told too.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from ingest.ledger.sheets.cells import EMPTY, Cell, Line, Sheet, Unreadable

LARGEST = 50_000_000  # bytes once unpacked: a hundred times a large list of targets, and no bomb
MOST_ROWS, MOST_COLUMNS = 20_000, 500
SAVE_AGAIN = "Open it in Excel, save it again as .xlsx, and import that."
NO_RESULT = "is a formula without a result; open the file in Excel, save it, and import it again"


def sheets(file_name: str, data: bytes) -> list[Sheet]:
    """Every sheet that is not hidden, in order."""
    _refuse_a_bomb(file_name, data)
    book = _opened(file_name, data, with_results=False)
    results = None
    if any(_has_formulas(sheet) for sheet in book.worksheets):
        results = _opened(file_name, data, with_results=True)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return [_sheet(file_name, sheet, results[sheet.title] if results else None) for sheet in shown]


def _refuse_a_bomb(file_name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Unreadable(f"{file_name} is not an Excel workbook, or is locked with a password. {SAVE_AGAIN}") from None
    if size > LARGEST:
        raise Unreadable(f"{file_name} is too large for a list of targets. Copy the targets into a file of their own.")


def _opened(file_name: str, data: bytes, *, with_results: bool) -> Any:  # openpyxl has no types
    from openpyxl import load_workbook  # noqa: PLC0415  # a quarter of a second that other endings need not spend

    try:
        return load_workbook(io.BytesIO(data), data_only=with_results)
    except Exception as error:  # a damaged part of the file raises whatever the code that met it does
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        raise Unreadable(f"{file_name} is a workbook that cannot be read ({reason}). {SAVE_AGAIN}") from error


def _has_formulas(sheet: Any) -> bool:
    return any(cell.data_type == "f" for cell in sheet._cells.values())


def _sheet(file_name: str, sheet: Any, results: Any) -> Sheet:
    """A cell that is merged downwards holds its value in each of its rows; sideways only in the first column."""
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        last = max((row, column) for (row, column), cell in sheet._cells.items() if cell.value is not None)
        if last[0] > MOST_ROWS:
            raise Unreadable(f"{file_name}, sheet {sheet.title}: more than {MOST_ROWS:,} rows. Keep targets apart.")
    rows = min(sheet.max_row, MOST_ROWS)
    columns = min(sheet.max_column, MOST_COLUMNS)
    down, wide = _merged(sheet, rows, columns)
    lines = []
    for row in range(1, rows + 1):
        cells = tuple(
            _cell(sheet, results, *down.get((row, column), (row, column)), is_wide=(row, column) in wide)
            for column in range(1, columns + 1)
        )
        lines.append(Line(row, cells, is_hidden=bool(sheet.row_dimensions[row].hidden)))
    filled = frozenset((row, column - 1) for row, column in down)
    return Sheet(sheet.title, tuple(lines), down=filled)


def _merged(sheet: Any, rows: int, columns: int) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Where a cell that is merged downwards takes its value from; and the cells that are merged sideways."""
    down: dict[tuple[int, int], tuple[int, int]] = {}
    wide: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        last_row, last_column = min(area.max_row, rows), min(area.max_col, columns)
        for row in range(area.min_row, last_row + 1):
            if row > area.min_row:
                down[row, area.min_col] = (area.min_row, area.min_col)
            if area.max_col > area.min_col:
                wide.update((row, column) for column in range(area.min_col, last_column + 1))
    return down, wide


def _cell(sheet: Any, results: Any, row: int, column: int, *, is_wide: bool) -> Cell:
    found = sheet._cells.get((row, column))
    if found is None or found.value is None:
        return Cell(is_wide=True) if is_wide else EMPTY
    value, fault = found.value, ""
    if found.data_type == "f":
        result = results.cell(row, column).value if results is not None else None
        value, fault = (value, NO_RESULT) if result is None else (result, "")
    if value is not None and not isinstance(value, str | float | int | bool) and not hasattr(value, "year"):
        value = str(value)  # a time of day, a length of time, a text in several colours
    return Cell(value, found.number_format or "General", is_wide, fault)
