"""The first sheet of an Excel workbook: read with calamine, written with openpyxl. DuckDB 2 reads no workbooks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from ingest.methods.order import MethodError

Cell = str | float | int | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
LONGEST_SHEET = 1_048_576  # rows that Excel opens
KINDS: dict[type, pa.DataType] = {
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us"),
}


def read(path: Path) -> pa.Table:
    """Each column as what all its cells are, as text where they differ; and `given_row`, the number on the sheet."""
    try:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise MethodError(f"{path.name} is not a workbook that can be read ({error}). Save it again.") from error
    if not sheet:
        raise MethodError(f"{path.name} is empty. The first row of its first sheet should name the columns.")
    names = [_text(_plain(cell)).strip() for cell in sheet[0]]
    rows = [(number, row) for number, row in enumerate(sheet[1:], start=2) if any(cell != "" for cell in row)]
    # Formats reach further than figures: columns without a name and without a cell are not there.
    wide = [place for place, name in enumerate(names) if name or any(row[place] != "" for _, row in rows)]
    columns = [_column([_plain(row[place]) for _, row in rows]) for place in wide]
    numbers = pa.array([number for number, _ in rows], pa.int64())
    return pa.Table.from_arrays([*columns, numbers], names=[*(names[place] for place in wide), "given_row"])


def write(db: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415  # a quarter of a second that other endings need not spend
    from openpyxl.utils.exceptions import IllegalCharacterError  # noqa: PLC0415

    found = db.execute(query)
    names = [column[0] for column in found.description or []]
    rows = found.fetchall()
    if len(rows) >= LONGEST_SHEET:
        raise MethodError(f"{len(rows):,} rows are more than Excel opens. Let the output end in .csv or .parquet.")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("levelwith")
    try:
        for row in (names, *rows):
            sheet.append([_written(sheet, cell) for cell in row])
    except IllegalCharacterError as error:
        sheet.close()  # else openpyxl writes on into a file that is gone
        raise MethodError(
            f"A text holds a character that Excel cannot ({str(error)[:60]!r}). Let the output end in .csv or .parquet."
        ) from error
    book.save(path)


def _written(sheet: object, cell: object) -> object:
    """A text that begins with = is a text, not a formula that runs on the reader's machine."""
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    if isinstance(cell, dt.datetime):
        return cell.replace(tzinfo=None) if cell.tzinfo is None else cell.isoformat()
    if isinstance(cell, dt.date):
        return cell
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    shown = WriteOnlyCell(sheet, value=str(cell))
    shown.data_type = "s"
    return shown


def _plain(cell: Cell) -> Cell:
    """Excel knows no whole numbers and no days: 160.0 and a midnight are made so."""
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    return cell


def _column(cells: list[Cell]) -> pa.Array:
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {int, float}:
        kinds = {float}
    if kinds == {dt.date, dt.datetime}:
        kinds = {dt.datetime}
        cells = [dt.datetime.combine(c, dt.time()) if type(c) is dt.date else c for c in cells]
    if len(kinds) == 1 and (kind := kinds.pop()) in KINDS:
        return pa.array(cells, KINDS[kind])
    return pa.array([None if cell is None else _text(cell) for cell in cells], pa.string())


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
