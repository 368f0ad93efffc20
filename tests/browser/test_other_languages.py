"""In a language made up of every message, no page, file or picture has a word that was left out of the catalogue."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import docx
import pptx
import pytest
import requests
from pypdf import PdfReader

from dashboard.words.sentences import capital
from tests.browser.conftest import running
from tests.browser.reader import PAGES, Reader, Windows
from tests.dashboard import small_build, small_ledger
from tests.language import of_build, pseudo
from tests.language.messages import found

OFFICERS = {
    "setting": "/officer?council=E08000009",
    "import": "/officer?council=E08000009&task=import",
    "meeting": "/officer?council=E08000009&task=meeting",
}
ANSWERS = {
    "questions": "/answer?place=E08000009",
    "answer": "/answer?place=E08000009&question=recycling",
    "answer of a ward": "/answer?place=E05015259&question=claimant-count",
}
# Streamlit's own, which it offers no way to change.
STREAMLITS = (
    *("Skip to main content", "Press Enter to apply", "Press Enter to submit form", "App pages", "Sidebar", "Open"),
    *(
        "keyboard_double_arrow_right",
        "keyboard_double_arrow_left",
        "keyboard_arrow_right",
        "Help for",
        "Shortcut",
        "Esc",
    ),
    *("Choose an option", "Choose options", "Upload", "upload", "file upload", "1MB per file"),
    *("XLSX", "XLSM", "CSV", "TXT", "TSV"),
)
NAMES = ("Levelwith", "Equality Advisory and Support Service")
# Everything that is seen, read out or shown when pointed at.
SHOWN = """() => {
    const said = [document.title, document.querySelector('meta[name=description]').content];
    for (const element of document.querySelectorAll('body *')) {
        if (element.closest('script, style, noscript, pre, code')) continue;
        for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'data-label', 'aria-description'])
            if (element.hasAttribute(name)) said.push(element.getAttribute(name));
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent);
    }
    return said.map(text => text.trim()).filter(text => text);
}"""
# Also what is left of one that was broken at the end of a line.
ADDRESS = re.compile(r"(https?://|/)[\w./?&=%:;,#@-]+|\S+@\S+|[\w-]+(\.[\w-]+)+\S*")


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """A server in that language, and what is no word of ours."""
    folder = tmp_path_factory.mktemp("foreign")
    small_build.make(folder)
    small_ledger.fill(folder)
    build = next((folder / "builds").glob("*.duckdb"))
    pseudo.write(folder, (*(each.message for each in found()), *of_build.messages(build)))
    with running(folder, LEVELWITH_LANGUAGE=pseudo.CODE, LEVELWITH_OFFICER="1") as address:
        yield address, names(folder, build)


def names(folder: Path, build: Path) -> list[str]:
    """The longest first, so that none is taken for a part of another."""
    recorded = set(_recorded(folder / "ledger.sqlite"))
    return sorted({*STREAMLITS, *NAMES, *of_build.names(build), *recorded, *map(capital, recorded)}, key=len)[::-1]


def _recorded(ledger: Path) -> Iterator[str]:
    """What was written down by others, in their own words."""
    with sqlite3.connect(ledger) as db:
        for (table,) in db.execute("select name from sqlite_master where type = 'table'").fetchall():
            for row in db.execute(f"select * from {table}").fetchall():
                for each in filter(None, row):
                    # Lists are kept as JSON.
                    yield from filter(None, json.loads(each) if str(each).startswith('["') else [str(each)])


def plain_words(texts: list[str], names: list[str]) -> list[str]:
    """Words without a single accent, once names, addresses and numbers are taken away."""
    left = ADDRESS.sub(" ", "\n".join(texts))
    for name in names:
        left = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", left)
    return re.findall(r"[A-Za-z]{2,}(?:'[a-z]+)?", re.sub(r"\w*[^\x00-\x7F]\w*", " ", left))


@pytest.fixture
def stranger(browser: Windows, foreign: tuple[str, list[str]]) -> Iterator[Reader]:
    reader = Reader(browser, foreign[0])
    yield reader
    reader.leave()


@pytest.mark.parametrize("address", (PAGES | ANSWERS | OFFICERS).values(), ids=(PAGES | ANSWERS | OFFICERS).keys())
def test_no_word_of_a_page_is_left_outside(stranger: Reader, foreign: tuple[str, list[str]], address: str) -> None:
    stranger.visit(address, 320)
    assert "é" in stranger.text()
    assert plain_words(stranger.page.evaluate(SHOWN), foreign[1]) == []
    assert stranger.controls_beyond_the_edge() == []
    assert stranger.page.evaluate("document.documentElement.lang") == pseudo.CODE


def test_no_word_of_a_refusal_is_left_outside(foreign: tuple[str, list[str]]) -> None:
    text = requests.get(foreign[0] + "/nowhere", timeout=20).text
    assert plain_words(re.findall(r">([^<]+)<", text), foreign[1]) == []


@pytest.mark.parametrize(
    "path",
    ["/sheets/E08000009.pdf", "/sheets/E08000009.pdf?question=recycling", "/download/board.pdf?council=E08000009"],
)
def test_no_word_of_a_pdf_is_left_outside(foreign: tuple[str, list[str]], path: str) -> None:
    paper = PdfReader(io.BytesIO(_file(foreign[0] + path)))
    # Long words may break anywhere, at signs without width.
    texts = [" ".join(page.extract_text().replace("\u200b", "").split()) for page in paper.pages]
    assert "é" in texts[0]
    assert plain_words(texts, foreign[1]) == []
    assert paper.trailer["/Root"]["/Lang"].lower().startswith("en")


@pytest.mark.parametrize(
    "path", ["/sheets/E08000009.docx?question=recycling", "/download/board.docx?council=E08000009"]
)
def test_no_word_of_a_word_document_is_left_outside(foreign: tuple[str, list[str]], path: str) -> None:
    document = docx.Document(io.BytesIO(_file(foreign[0] + path)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    texts = [*(each.text for each in document.paragraphs), *cells, document.core_properties.title]
    assert plain_words(texts, foreign[1]) == []


def test_no_word_of_a_slide_is_left_outside(foreign: tuple[str, list[str]]) -> None:
    slides = pptx.Presentation(io.BytesIO(_file(f"{foreign[0]}/download/board.pptx?council=E08000009"))).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    assert plain_words(texts, foreign[1]) == []


def _file(address: str) -> bytes:
    answer = requests.get(address, timeout=60)
    answer.raise_for_status()
    return answer.content
