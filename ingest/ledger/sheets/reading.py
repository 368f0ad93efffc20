"""Reads a file of targets, given as its name and its bytes: what is taken, what is held already, what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.ledger.sheets import text_file, workbook
from ingest.ledger.sheets.against import Taken, Unchanged, settled
from ingest.ledger.sheets.cells import Line, Sheet, Unreadable, key
from ingest.ledger.sheets.header import Header, header, without_doubles
from ingest.ledger.sheets.known import Known, is_named
from ingest.ledger.sheets.row import Refusal, Row

LARGEST = 20_000_000  # bytes; the largest workbook of targets that we have seen has 2 million
TOTALS = {"total", "totals", "grand total", "sub total", "subtotal", "average", "mean", "overall"}
WORKBOOKS = (".xlsx", ".xlsm")
TEXTS = (".csv", ".txt", ".tsv")


@dataclass(frozen=True)
class PassedOver:
    """A row under the headings that promises nothing: a footnote, a heading between rows, a total."""

    row: int
    text: str


@dataclass(frozen=True)
class Reading:
    """What a file says. Nothing is recorded by reading it."""

    file_name: str
    sheet: str | None = None
    taken: tuple[Taken, ...] = ()
    unchanged: tuple[Unchanged, ...] = ()
    refused: tuple[Refusal, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    columns_left_aside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        return f"{self.file_name}, sheet {self.sheet}" if self.sheet else self.file_name


def read(file_name: str, data: bytes, known: Known, sheet: str | None = None) -> Reading:
    """What cannot be read at all is a refusal without a row; nothing is raised."""
    try:
        found, heads = _table(file_name, data, sheet)
        where = f"{file_name}, sheet {found.name}" if found.name else file_name
        return _rows(file_name, found, without_doubles(heads, where), known)
    except Unreadable as error:
        return Reading(file_name, sheet, refused=(Refusal(str(error)),))


def _table(file_name: str, data: bytes, named: str | None) -> tuple[Sheet, Header]:
    """The sheet that was named, else the first with headings; of text, the separator that gives most headings."""
    sheets = _sheets(file_name, data)
    if named is not None:
        chosen = [each for each in sheets if each.name is not None and key(each.name) == key(named)]
        if not chosen:
            names = ", ".join(each.name for each in sheets if each.name) or "none, as a file of text has"
            raise Unreadable(f"{file_name} has no sheet “{named}” that is shown. Its sheets are {names}.")
        sheets = chosen
    tables = [(each, heads) for each in sheets if (heads := header(each))]
    if not tables:
        raise Unreadable(
            f"{file_name}{f', sheet {named}' if named else ''}: no row of headings names an indicator and a target. "
            "Call one column “indicator” and one “target” or “Target 2028/29”; `levelwith targets export` writes "
            "a file with all headings."
        )
    if sheets[0].is_text:
        return max(tables, key=lambda table: len(table[1].columns))
    return tables[0]


def _sheets(file_name: str, data: bytes) -> list[Sheet]:
    ending = "." + file_name.lower().rpartition(".")[2]
    if len(data) > LARGEST:
        raise Unreadable(
            f"{file_name} is too large to be a list of targets. Copy the targets into a file of their own."
        )
    if ending in WORKBOOKS:
        return workbook.sheets(file_name, data)
    if ending in TEXTS:
        return text_file.sheets(file_name, data)
    raise Unreadable(f"The ending of {file_name} should say what it is: .csv or .xlsx. Save it as one of these.")


def _rows(file_name: str, sheet: Sheet, heads: Header, known: Known) -> Reading:
    reading = Reading(file_name, sheet.name)
    taken: list[Taken] = []
    unchanged: list[Unchanged] = []
    refused: list[Refusal] = []
    passed: list[PassedOver] = []
    seen: dict[str, int] = {}
    for line in sheet.lines:
        if line.number <= heads.last_row or _is_empty(line, sheet):
            continue
        if text := _no_promise(line, heads, known):
            passed.append(PassedOver(line.number, text))
            continue
        row = Row(line, heads, reading.where)
        found = settled(row, known) if _is_as_wide(row, sheet) else None
        if found and _is_first(row, found, seen):
            taken += [found] if isinstance(found, Taken) else []
            unchanged += [found] if isinstance(found, Unchanged) else []
        refused += sorted(row.faults, key=lambda fault: heads.place_of(fault.column))
    return Reading(
        file_name, sheet.name, tuple(taken), tuple(unchanged), tuple(refused), tuple(passed),
        heads.left_aside, (*sheet.notes, *_hidden(sheet, heads)),
    )  # fmt: skip


def _is_empty(line: Line, sheet: Sheet) -> bool:
    """Also a row that holds nothing but what is merged into it from above."""
    return all(cell.is_empty or (line.number, place) in sheet.down for place, cell in enumerate(line.cells))


def _no_promise(line: Line, heads: Header, known: Known) -> str | None:
    """A single text that is no indicator, a total, or the headings again."""
    filled = [(place, cell) for place, cell in enumerate(line.cells) if not cell.is_empty]
    read = {each.place: each for each in heads.columns}
    first = filled[0][1].shown if filled else ""
    names = [cell.shown for place, cell in filled if place in read and read[place].field in {"indicator", "title"}]
    if any(key(name).rstrip(":") in TOTALS for name in names):
        return first
    said = [(place, cell) for place, cell in filled if place in read]
    if not said:
        return first
    if len(said) == 1 and isinstance(said[0][1].value, str) and not is_named(said[0][1].text, known):
        return said[0][1].shown
    is_heading = all(place in read and cell.text in read[place].heading for place, cell in said)
    return first if is_heading and len(said) > 1 else None


def _is_as_wide(row: Row, sheet: Sheet) -> bool:
    """In a file of text a comma outside quotes moves all that follows."""
    width = len(row.line.cells)
    extra = any(not cell.is_empty for cell in row.line.cells[row.header.width :])
    if not sheet.is_text or (not extra and width >= row.header.width):
        return True
    row.refuse(
        f"has {width} cells where the headings name {row.header.width} columns; "
        "see that a text with a separator in it stands in quotes"
    )
    return False


def _is_first(row: Row, found: Taken | Unchanged, seen: dict[str, int]) -> bool:
    ref = found.ref if isinstance(found, Unchanged) else found.agreement.ref
    before = seen.setdefault(ref, row.line.number)
    if before == row.line.number:
        return True
    row.refuse(f"is the same promise as row {before} ({ref}); leave one of them out, or give each a ref of its own")
    return False


def _hidden(sheet: Sheet, heads: Header) -> Sequence[str]:
    hidden = [line.number for line in sheet.lines if line.is_hidden and line.number > heads.last_row]
    hidden = [number for number in hidden if not sheet.lines[number - 1].is_empty]
    if not hidden:
        return ()
    shown = ", ".join(map(str, hidden[:10])) + (" …" if len(hidden) > 10 else "")
    return (f"Rows that the file hides were read as well: {shown}.",)
