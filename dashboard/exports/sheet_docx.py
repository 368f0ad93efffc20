"""A resident's sheet as a Word document, to be changed and sent on: the words and drawings of the PDF."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from docx.document import Document as Paper
from docx.shared import Cm, Pt

from dashboard.exports import pictures, typesetting, word
from dashboard.exports.pictures import Picture
from dashboard.exports.settled import settled
from dashboard.exports.sheet import QR_SAYS, Block, Sheet
from dashboard.language import SPOKEN


@dataclass(frozen=True)
class Look:
    """Points by style, where they are not those of every document, and how wide drawings are in centimetres."""

    line: float
    dots: float
    code: float
    sizes: Mapping[str, float] = field(default_factory=dict)


USUAL = Look(line=8.5, dots=4.4, code=2.1, sizes={"Heading 1": 20, "Heading 2": 13})
USUAL_IN_SHORT = Look(line=8.5, dots=4.4, code=2.1, sizes={"Normal": 9.5, "Heading 1": 20})
# Large print is 16 points and more for whatever is read. Arial is wide: at 16 it is as large as the PDF's 18.
LARGE = Look(line=12, dots=7, code=2.8, sizes={"Normal": 16, "Small": 16, "Heading 1": 22, "Heading 2": 18})
LARGE_IN_SHORT = Look(line=12, dots=7, code=2.1, sizes={"Normal": 16, "Small": 14, "Heading 1": 20, "Heading 3": 16})


def of(sheet: Sheet, is_large: bool = False) -> bytes:
    """The same to the byte each time. One page; at most two in large print."""
    look = _look(sheet, is_large)
    paper = word.paper(look.sizes)
    _close_up(paper)
    about = paper.core_properties
    about.title, about.author, about.comments, about.language = sheet.name, "", "", SPOKEN.code
    about.created = about.modified = datetime(sheet.day.year, sheet.day.month, sheet.day.day)
    code = pictures.square_code(sheet.address)
    drawn = _drawn(sheet, code)
    word.styled(paper.add_paragraph(sheet.place), "Small")
    word.heading(paper, sheet.title, 1)
    if sheet.about:
        paper.add_paragraph(sheet.about)
    for block in sheet.blocks:
        _block(paper, sheet, block, drawn, look)
    _foot(paper, sheet, code, drawn, look)
    written = io.BytesIO()
    paper.save(written)
    return settled(written.getvalue(), sheet.day)


def _look(sheet: Sheet, is_large: bool) -> Look:
    if is_large:
        return LARGE if sheet.is_answer else LARGE_IN_SHORT
    return USUAL if sheet.is_answer else USUAL_IN_SHORT


def _close_up(paper: Paper) -> None:
    """One page has to hold it all: less white around the page, and above each question in short."""
    section = paper.sections[0]
    section.top_margin = section.bottom_margin = Cm(1.3)
    section.left_margin = section.right_margin = Cm(1.4)
    paper.styles["Heading 3"].paragraph_format.space_before = Pt(6)
    for style in ("Normal", "Small"):
        paper.styles[style].paragraph_format.space_after = Pt(2)


def _drawn(sheet: Sheet, code: Picture) -> dict[str, bytes]:
    """Every drawing as dots, set in one go."""
    wanted = [code, *(each.picture for each in sheet.blocks if each.picture)]
    wanted += [each for block in sheet.blocks for each in block.below.values()]
    once = list({each.svg: each for each in wanted}.values())
    return {each.svg: png for each, png in zip(once, typesetting.pngs(once), strict=True)}


def _block(paper: Paper, sheet: Sheet, block: Block, drawn: dict[str, bytes], look: Look) -> None:
    word.heading(paper, block.part.title, 2 if sheet.is_answer else 3)
    if block.picture:
        word.picture(paper.add_paragraph(), drawn[block.picture.svg], block.picture, look.line)
    # What people ask of a place is many blocks, each in short: one paragraph, as in the PDF.
    for line in block.part.lines if sheet.is_answer else [" ".join(block.part.lines)]:
        paper.add_paragraph(line)
        if line in block.below:
            word.picture(paper.add_paragraph(), drawn[block.below[line].svg], block.below[line], look.dots)


def _foot(paper: Paper, sheet: Sheet, code: Picture, drawn: dict[str, bytes], look: Look) -> None:
    way_back = paper.add_paragraph()
    word.picture(way_back, drawn[code.svg], code, look.code)
    way_back.add_run(f" {QR_SAYS} {sheet.shown_address}")
    for said in filter(None, (sheet.closing, sheet.credit, sheet.dated)):
        word.styled(paper.add_paragraph(said), "Small")
