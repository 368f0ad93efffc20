"""Tables as real HTML: a caption, header cells with a scope, and the same words for every reader.

On a phone the style sheet turns each row into a small card, named by the data-label of each cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts.svg import escaped


@dataclass(frozen=True)
class Column:
    """A column's heading, and whether its cells are numbers."""

    title: str
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    """Words with a smaller note under them, or a link."""

    words: str
    note: str = ""
    href: str = ""
    html: str = ""  # a drawing of ours in front of the words, never text from data


def draw(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[str | Cell]]) -> str:
    """A table whose first column names each row."""
    heads = "".join(_head(column) for column in columns)
    body = "".join(_row(columns, row) for row in rows)
    return (
        f'<table class="figures"><caption>{escaped(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _head(column: Column) -> str:
    return f'<th scope="col"{_kind(column)}>{escaped(column.title)}</th>'


def _row(columns: Sequence[Column], row: Sequence[str | Cell]) -> str:
    first, *rest = (cell if isinstance(cell, Cell) else Cell(cell) for cell in row)
    cells = "".join(
        f'<td{_kind(column)} data-label="{escaped(column.title)}"><div>{_content(cell)}</div></td>'
        for column, cell in zip(columns[1:], rest, strict=True)
    )
    return f'<tr><th scope="row">{_content(first)}</th>{cells}</tr>'


def _kind(column: Column) -> str:
    return ' class="number"' if column.is_number else ""


def _content(cell: Cell) -> str:
    words = escaped(cell.words)
    linked = f'<a href="{escape(cell.href)}">{words}</a>' if cell.href else words
    note = f"<small>{escaped(cell.note)}</small>" if cell.note else ""
    return cell.html + linked + note
