"""A resident's sheet as a tagged PDF: one page of A4, or two in large print. Its layout is sheet.typ."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard.exports import pictures, typesetting
from dashboard.exports.pictures import Picture
from dashboard.exports.sheet import QR_SAYS, Block, Sheet
from dashboard.words.sources import EXAMPLE_TARGET

TEMPLATE = Path(__file__).with_name("sheet.typ")


def of(sheet: Sheet, is_large: bool = False) -> bytes:
    """The same to the byte each time: its date is the day of the figures."""
    return typesetting.pdf(TEMPLATE, _data(sheet, is_large), sheet.day)


def _data(sheet: Sheet, is_large: bool) -> dict[str, Any]:
    """As the template reads it: nothing but texts, numbers and drawings."""
    return {
        "name": sheet.name, "title": sheet.title, "place": sheet.place, "about": sheet.about,
        "is_answer": sheet.is_answer, "is_large": is_large, "closing": sheet.closing, "dated": sheet.dated,
        "year": sheet.day.year, "month": sheet.day.month, "day": sheet.day.day,
        "example": EXAMPLE_TARGET,
        "credit": sheet.credit,
        "blocks": [_block(each) for each in sheet.blocks],
        "code": _drawn(pictures.square_code(sheet.address)), "code_says": QR_SAYS,
        "address": sheet.address, "shown_address": sheet.shown_address,
    }  # fmt: skip


def _block(block: Block) -> dict[str, Any]:
    lines = [{"words": line, "below": _drawn(block.below.get(line))} for line in block.part.lines]
    return {"title": block.part.title, "lines": lines, "picture": _drawn(block.picture)}


def _drawn(picture: Picture | None) -> dict[str, str] | None:
    return {"svg": picture.svg, "alt": picture.alt} if picture else None
