"""What python-pptx leaves out: wide slides in one font, pictures with words, tables that stay on their slide."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Show
from pptx.slide import Slide
from pptx.table import Table, _Cell, _Row
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Pt

from dashboard import theme
from dashboard.exports.pictures import Picture
from dashboard.language import SPOKEN

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
INNER = WIDTH - 2 * MARGIN
ROOM = 5.35  # from under a title to the foot
TABLE_TOP = 1.3
TITLE_ONLY = "Title Only"
SMALLEST = 12  # of a foot; what is to be read from afar is 14 and more
INCHES_A_LETTER = 0.0074  # for each point of size, on the average of Arial
LINE = 1.2 / 72


def show() -> Show:
    """Without slides; of the layouts the one that is used."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(made.slide_layouts):
        if layout.name != TITLE_ONLY:
            made.slide_layouts.remove(layout)
    for holder in (*made.slide_master.placeholders, *made.slide_layouts[0].placeholders):
        if holder.placeholder_format.type != PP_PLACEHOLDER.TITLE:  # a title is all that our slides hold a place for
            holder._element.getparent().remove(holder._element)
            continue
        _place(holder, MARGIN, 0.35, INNER, 0.8)
    styles: Any = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    styles._blob = styles.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')
    return made


def slide(made: Show, title: str) -> Slide:
    """A slide with its title, which is smaller where it is long."""
    added = made.slides.add_slide(made.slide_layouts[0])
    assert added.shapes.title is not None  # noqa: S101  # the layout has one
    frame = added.shapes.title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    write(frame.paragraphs[0], title, fitting(title, 30, INNER, 0.8), is_bold=True)
    return added


def text(on: Slide, left: float, top: float, width: float, height: float) -> TextFrame:
    """An empty box of text."""
    frame = on.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def line(frame: TextFrame, words: str, size: float, *, is_bold: bool = False, colour: str = theme.INK) -> _Paragraph:
    """One more line in it."""
    empty = frame.paragraphs[-1]
    paragraph = empty if not empty.runs else frame.add_paragraph()
    return write(paragraph, words, size, is_bold=is_bold, colour=colour)


def sentences(on: Slide, lines: Sequence[str], size: float) -> None:
    """One below the other, under the title."""
    frame = text(on, MARGIN, 1.4, INNER, ROOM)
    for each in lines:
        line(frame, each, size).space_after = Pt(8)


def write(
    paragraph: _Paragraph, words: str, size: float, *, is_bold: bool = False, colour: str = theme.INK
) -> _Paragraph:
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(size), is_bold
    run._r.get_or_add_rPr().set("lang", SPOKEN.code)
    run.font.color.rgb = RGBColor.from_string(_hex(colour))
    paragraph.alignment = PP_ALIGN.LEFT
    return paragraph


def picture(on: Slide, png: bytes, drawn: Picture, at: tuple[float, float], width: float) -> None:
    """With its words for those who do not see it."""
    shape = on.shapes.add_picture(io.BytesIO(png), Inches(at[0]), Inches(at[1]), width=Inches(width))
    shape._element.nvPicPr.cNvPr.set("descr", drawn.alt)


def table(on: Slide, widths: Sequence[float], rows: Sequence[Sequence[str]], size: float) -> Table:
    """Below the title, whose words it has as its own; its first row is its head."""
    room = (Inches(each) for each in (MARGIN, TABLE_TOP, sum(widths), 0.3))
    shape = on.shapes.add_table(len(rows), len(widths), *room)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", on.shapes.title.text_frame.text)
    made = shape.table
    made.horz_banding = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Inches(width)
    for place, cells in enumerate(rows):
        made.rows[place].height = Inches(row_height(cells, widths, size))
        for cell, words in zip(made.rows[place].cells, cells, strict=True):
            _fill_in(cell, words, size, is_bold=place == 0)
    return made


def across(row: _Row) -> None:
    """One cell over the whole row, with a ground."""
    cells = list(row.cells)
    cells[0].merge(cells[-1])
    _fill(cells[0], theme.PANEL)
    cells[0].text_frame.paragraphs[0].runs[0].font.bold = True


def in_turn(
    rows: Sequence[tuple[str, ...]], widths: Sequence[float], size: float, room: float
) -> list[list[tuple[str, ...]]]:
    """As many rows a slide as fit."""
    turns: list[list[tuple[str, ...]]] = []
    left = 0.0
    for row in rows:
        need = row_height(row, widths, size)
        if not turns or need > left:
            turns.append([])
            left = room
        turns[-1].append(row)
        left -= need
    return turns


def row_height(cells: Sequence[str], widths: Sequence[float], size: float) -> float:
    """About how high a row will be."""
    most = max(lines(words, size, width - 0.12) for words, width in zip(cells, widths, strict=True))
    return most * size * LINE + 0.1


def fitting(words: str, largest: int, width: float, height: float) -> int:
    """The largest size in which words fit their box, about; no smaller than a foot's."""
    sizes = range(largest, SMALLEST, -2)
    return next((size for size in sizes if lines(words, size, width) * size * LINE <= height), SMALLEST)


def lines(words: str, size: float, width: float) -> int:
    """About how many lines words take."""
    return sum(max(1, math.ceil(len(each) * size * INCHES_A_LETTER / width)) for each in words.split("\n"))


def page_number(frame: TextFrame, size: float) -> None:
    """The number of this slide, which PowerPoint counts."""
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="{SPOKEN.code}" sz="{int(size * 100)}"/><a:t>1</a:t></a:fld>'
    )
    frame.paragraphs[-1]._p.append(field)


def _fill_in(cell: _Cell, words: str, size: float, *, is_bold: bool) -> None:
    _fill(cell, theme.PAGE)
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    for number, said in enumerate(words.split("\n")):
        paragraph = cell.text_frame.paragraphs[0] if number == 0 else cell.text_frame.add_paragraph()
        write(paragraph, said, size, is_bold=is_bold)


def _fill(cell: _Cell, colour: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(_hex(colour))


def _hex(colour: str) -> str:
    digits = colour.removeprefix("#").upper()
    return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in (left, top, width, height))
