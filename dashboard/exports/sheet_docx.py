"""A resident's sheet as a Word document, to be changed and sent on: the words and drawings of the PDF."""

from __future__ import annotations

import io
from datetime import datetime

from docx.document import Document as Paper

from dashboard.exports import pictures, typesetting, word
from dashboard.exports.pictures import Picture
from dashboard.exports.settled import settled
from dashboard.exports.sheet import QR_SAYS, Block, Sheet


def of(sheet: Sheet) -> bytes:
    """The same to the byte each time."""
    paper = word.paper()
    about = paper.core_properties
    about.title, about.author, about.comments, about.language = sheet.name, "", "", "en-GB"
    about.created = about.modified = datetime(sheet.day.year, sheet.day.month, sheet.day.day)
    code = pictures.square_code(sheet.address)
    drawn = _drawn(sheet, code)
    word.styled(paper.add_paragraph(sheet.place), "Small")
    word.heading(paper, sheet.title, 1)
    if sheet.about:
        paper.add_paragraph(sheet.about)
    for block in sheet.blocks:
        _block(paper, sheet, block, drawn)
    _foot(paper, sheet, code, drawn)
    written = io.BytesIO()
    paper.save(written)
    return settled(written.getvalue(), sheet.day)


def _drawn(sheet: Sheet, code: Picture) -> dict[str, bytes]:
    """Every drawing as dots, set in one go."""
    wanted = [code, *(each.picture for each in sheet.blocks if each.picture)]
    wanted += [each for block in sheet.blocks for each in block.below.values()]
    once = list({each.svg: each for each in wanted}.values())
    return {each.svg: png for each, png in zip(once, typesetting.pngs(once), strict=True)}


def _block(paper: Paper, sheet: Sheet, block: Block, drawn: dict[str, bytes]) -> None:
    word.heading(paper, block.part.title, 2 if sheet.is_answer else 3)
    if block.picture:
        word.picture(paper.add_paragraph(), drawn[block.picture.svg], block.picture, 9.5)
    for line in block.part.lines:
        paper.add_paragraph(line)
        if line in block.below:
            word.picture(paper.add_paragraph(), drawn[block.below[line].svg], block.below[line], 4.4)


def _foot(paper: Paper, sheet: Sheet, code: Picture, drawn: dict[str, bytes]) -> None:
    word.picture(paper.add_paragraph(), drawn[code.svg], code, 2.5)
    paper.add_paragraph(f"{QR_SAYS} {sheet.shown_address}")
    for said in filter(None, (sheet.closing, *sheet.origins, sheet.dated)):
        word.styled(paper.add_paragraph(said), "Small")
