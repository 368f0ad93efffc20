"""Reads what a browser printed, page by page."""

from __future__ import annotations

import io
import unicodedata

from pypdf import PdfReader

from tests.browser.reader import Reader

A4 = (595, 842)


def printed(reader: Reader) -> list[str]:
    """The words of each page."""
    paper = PdfReader(io.BytesIO(reader.page.pdf(prefer_css_page_size=True)))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in paper.pages} == {A4}
    return [" ".join(page.extract_text().split()) for page in paper.pages]


def letters(text: str) -> str:
    """A PDF has letters in their places, some two of them drawn as one; where words end is for its reader to guess."""
    return "".join(unicodedata.normalize("NFKC", text).split())
