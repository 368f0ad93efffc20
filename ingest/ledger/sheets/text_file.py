"""A file of text as rows of cells: its encoding, its separator, and rows that must be as wide as the headings."""

from __future__ import annotations

import csv
import io
import re

from ingest.ledger.sheets.cells import Cell, Line, Sheet, Unreadable

SEPARATORS = (",", ";", "\t")
# What a spreadsheet program would run as a formula: written with an apostrophe before it, which is taken off again.
FORMULA = re.compile(r"'*[=+\-@\t\r]")


def sheets(file_name: str, data: bytes) -> list[Sheet]:
    """The file read with each separator that it could have; whoever knows headings tells which is right."""
    text, note = _decoded(file_name, data)
    if not text.strip():
        raise Unreadable(f"{file_name} is empty. Its first row should name the columns.")
    named = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)  # Excel's own way of naming the separator
    if named:
        return [_parsed(file_name, "\n" + text[named.end() :], named[1], note)]
    found, last = [], None
    for separator in SEPARATORS:
        if separator in text or separator == ",":
            try:
                found.append(_parsed(file_name, text, separator, note))
            except Unreadable as error:
                last = last or error
    if not found and last:
        raise last
    return found


def as_text(value: str) -> str:
    """For writing: no cell begins as a formula does."""
    return f"'{value}" if FORMULA.match(value) else value


def _decoded(file_name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _strictly(file_name, data, "utf-16"), ()
    if len(data) > 3 and data[1::2].count(0) > len(data) / 4:
        return _strictly(file_name, data, "utf-16-le"), ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strictly(file_name, data, "cp1252")
        return text, ("It is not in UTF-8 and was read as Windows text (cp1252): see that £ and accents are right.",)
    if "\0" in text:
        raise Unreadable(f"{file_name} is not a file of text. Save it as “CSV UTF-8” or as .xlsx.")
    return text, ()


def _strictly(file_name: str, data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(f"{file_name} is in no encoding that we know. Save it as “CSV UTF-8” or as .xlsx.") from None
    if "\0" in text:
        raise Unreadable(f"{file_name} is not a file of text. Save it as “CSV UTF-8” or as .xlsx.")
    return text.removeprefix("\ufeff")


def _parsed(file_name: str, text: str, separator: str, note: tuple[str, ...]) -> Sheet:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines = []
    try:
        for number, row in enumerate(reader, start=1):
            lines.append(Line(number, tuple(Cell(_unescaped(cell)) for cell in row)))
    except csv.Error as error:
        at = len(lines) + 1
        raise Unreadable(
            f"{file_name}, row {at}: {error}. See that every quote is closed and doubled inside."
        ) from None
    return Sheet(None, tuple(lines), is_text=True, notes=note)


def _unescaped(text: str) -> str:
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text
