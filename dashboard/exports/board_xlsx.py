"""The review as a workbook: the targets with their numbers, what is being done, and where it all comes from."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import theme
from dashboard.board import Board, Item
from dashboard.exports import pack
from dashboard.exports.board_columns import CHANCE, COLUMNS, Cell, Column
from dashboard.exports.pack import Pack
from dashboard.exports.settled import settled
from dashboard.holdings import SourceStatus
from dashboard.language import SPOKEN, say
from dashboard.words.sentences import joined
from dashboard.words.sources import EXAMPLE_TARGET

DONE_HEADS = (say("Target"), say("Example target"), say("Kind"), say("Words"), say("Who"), say("Day"))
NO_NAME = re.compile(r"[\[\]:*?/\\]")
DONE_WIDTHS = (36, 20, 14, 60, 26, 14)
MEANINGS_TITLE = say("What the words mean")
MEANINGS = (
    (say("Then"), say("Where the target set out from.")),
    (say("Now"), say("The latest published figure.")),
    (say("Realistic by then"), say("Where the figure should come to lie 8 times in 10, going by the past.")),
    (say("Chance, in words"), say("One of seven phrases for how likely the target is to be met.")),
    (say("Chance, as worked out"), say("The number behind the phrase, from 0 to 1. It is less exact than it looks.")),
    (say("Due"), say("The last day of the period whose figure tells.")),
)


def of(board: Board, sources: Sequence[SourceStatus]) -> bytes:
    """The same to the byte each time."""
    made, book = pack.of(board, sources), Workbook()
    book.properties.title, book.properties.creator = made.name, ""
    book.properties.language = SPOKEN.code
    book.properties.created = datetime(made.day.year, made.day.month, made.day.day)
    targets: Worksheet = book.active
    targets.title = _name(say("Targets"))
    _targets(targets, made)
    _done(book.create_sheet(_name(say("Actions and decisions"))), made)
    _about(book.create_sheet(_name(say("About"))), made)
    for sheet in book.worksheets:
        _printable(sheet, made)
    for sheet in book.worksheets[:-1]:  # what the last one holds has no head
        sheet.print_title_rows = "1:1"
    written = io.BytesIO()
    book.save(written)
    return settled(written.getvalue(), made.day)


def _targets(sheet: Worksheet, made: Pack) -> None:
    _head(sheet, [column.heading for column in COLUMNS], [column.width for column in COLUMNS])
    for place, item in enumerate(made.board.items, start=2):
        for number, column in enumerate(COLUMNS, start=1):
            cell = _put(sheet, place, number, column.cell(item))
            if column.kind:
                cell.number_format = _number_format(column, item)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _done(sheet: Worksheet, made: Pack) -> None:
    _head(sheet, DONE_HEADS, DONE_WIDTHS)
    for place, row in enumerate(_done_rows(made), start=2):
        for number, cell in enumerate(row, start=1):
            _put(sheet, place, number, cell)
    sheet.freeze_panes = "A2"


def _done_rows(made: Pack) -> list[tuple[Cell, ...]]:
    """What owners say, what was decided and who is to act; examples are marked on their own account."""
    agreed = made.board.agreed
    titles = {item.ref: item.title for item in made.items}
    marked = {item.ref for item in made.items if item.is_example}

    def row(about: str | None, kind: str, status: str, *cells: Cell) -> tuple[Cell, ...]:
        is_example = about in marked or status == "example"
        return (titles.get(about or ""), EXAMPLE_TARGET if is_example else None, kind, *cells)

    said = [
        row(it.agreement_ref, say("Owner says"), it.status, it.words, it.owner, it.by_when)
        for it in agreed.commentaries
    ]
    decided = [
        row(it.agreement_ref, say("Decision"), it.status, it.words, it.decided_by, it.decided_on)
        for it in agreed.decisions
    ]
    acts = [row(it.agreement_ref, say("Action"), it.status, it.words, it.owner, it.due) for it in agreed.actions]
    came: list[tuple[Cell, ...]] = [(None, None, made.came.title, each) for each in made.came.lines]
    return [*came, *said, *decided, *acts]


def _about(sheet: Worksheet, made: Pack) -> None:
    rows: list[tuple[str, ...]] = [(made.name,), (made.lead,), (made.dated,), (made.example,), ()]
    rows += [(MEANINGS_TITLE,), *MEANINGS, (), (pack.ORIGINS,), pack.ORIGIN_HEADS, *made.origins, ()]
    rows += [*((each,) for each in made.credits), (), (pack.HOW,), *((each,) for each in made.how)]
    titles = {made.name, MEANINGS_TITLE, pack.ORIGINS, pack.HOW}
    for place, row in enumerate(rows, start=1):
        for number, words in enumerate(row, start=1):
            cell = _put(sheet, place, number, words)
            cell.alignment = Alignment(wrap_text=len(row) > 1, vertical="top")
            cell.font = Font(bold=words in titles or words == made.example or row == pack.ORIGIN_HEADS)
    for number, width in enumerate((34, 42, 16, 16, 18), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def _head(sheet: Worksheet, titles: Sequence[str], widths: Sequence[int]) -> None:
    under = Border(bottom=Side("medium", color=_colour(theme.INK)))
    for number, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
        cell = sheet.cell(1, number, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", _colour(theme.PANEL))
        cell.alignment, cell.border = Alignment(wrap_text=True, vertical="bottom"), under
        sheet.column_dimensions[get_column_letter(number)].width = width


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> SheetCell:
    """Words stay words, also those that a spreadsheet would run as a formula."""
    cell = sheet.cell(row, column)
    cell.value = pack.writable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    elif isinstance(value, float):
        cell.value = float(format(value, ".12g"))  # as the CSV files: more is noise of floating point
    elif isinstance(value, date):
        cell.number_format = "d mmmm yyyy"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _number_format(column: Column, item: Item) -> str:
    """As many decimals as the page shows; the chance has two, and its phrase says how exact that is."""
    if column.kind == CHANCE:
        return "0.00"
    figure = item.promise.figure
    decimals = figure.indicator.decimals if figure else 0 if item.promise.now.target_value.is_integer() else 1
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _printable(sheet: Worksheet, made: Pack) -> None:
    """On paper: across, its head on every page, and the mark of examples at every foot."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    # An ampersand would begin a code of Excel's.
    sheet.oddFooter.left.text = joined(made.name, EXAMPLE_TARGET if made.example else "").replace("&", "&&")
    sheet.oddFooter.right.text = say("{dated}, page {number} of {total}", dated=made.dated, number="&P", total="&N")


def _name(words: str) -> str:
    """As Excel takes the name of a sheet: short, and without the marks of its formulas."""
    return NO_NAME.sub(" ", words).strip()[:31]


def _colour(of_theme: str) -> str:
    return of_theme.removeprefix("#").upper()
