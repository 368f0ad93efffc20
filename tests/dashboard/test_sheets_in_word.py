"""A sheet in Word is the PDF's in words, in ordinary and in large print, and large print is large throughout."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Paper

from dashboard import addresses, database
from dashboard.database import Build
from dashboard.exports import sheet_docx
from dashboard.exports.sheet import Sheet
from tests.dashboard.asking import Client
from tests.dashboard.reading import html, opened
from tests.dashboard.small_areas import TRAFFORD
from tests.dashboard.test_sheets import all_asked, an_answer, sentences_of
from tests.dashboard.whole_server import app

LARGE = addresses.sheet(TRAFFORD, "docx", "recycling", is_large=True)


@pytest.fixture(autouse=True)
def _agreed_data(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))


@pytest.fixture
def agreed(agreed_data: Path) -> Iterator[Build]:
    with database.opened(agreed_data / "builds") as build:
        yield build


def in_word(made: Sheet, is_large: bool) -> Paper:
    return Document(io.BytesIO(sheet_docx.of(made, is_large)))


def text_of(paper: Paper) -> str:
    return "\n".join(paragraph.text for paragraph in paper.paragraphs)


def sizes_of(paper: Paper) -> set[float]:
    """Of every style that has words on the paper; no words have a size of their own."""
    used = [paragraph for paragraph in paper.paragraphs if paragraph.text.strip()]
    assert [run.font.size for paragraph in used for run in paragraph.runs if run.font.size] == []
    return {paragraph.style.font.size.pt for paragraph in used}


@pytest.mark.parametrize("question", ["recycling", "weekly-pay", "claimant-count", "new-count"])
def test_every_word_of_an_answer_in_large_print_is_of_16_points_or_more(agreed: Build, question: str) -> None:
    paper = in_word(an_answer(agreed, question), is_large=True)
    assert min(sizes_of(paper)) >= 16


def test_what_people_ask_in_large_print_has_sources_of_14_points_and_all_else_of_16(agreed: Build) -> None:
    paper = in_word(all_asked(agreed), is_large=True)
    assert sizes_of(paper) == {14, 16, 20}
    (sources,) = [each for each in paper.paragraphs if each.text.startswith("Sources:")]
    assert sources.style.font.size.pt == 14


def test_large_print_is_larger_than_the_usual(agreed: Build) -> None:
    made = an_answer(agreed)
    usual, large = in_word(made, is_large=False), in_word(made, is_large=True)
    assert max(sizes_of(usual) - {20}) < 14
    pairs = zip(usual.inline_shapes, large.inline_shapes, strict=True)
    assert [(small.width, big.width) for small, big in pairs if small.width >= big.width] == []
    assert text_of(usual) == text_of(large)


def test_the_words_of_what_people_ask_are_those_of_the_sheet(agreed: Build) -> None:
    made = all_asked(agreed)
    paper = text_of(in_word(made, is_large=True))
    assert len(sentences_of(made)) > 5
    assert [line for line in (made.title, made.closing, *sentences_of(made)) if line not in paper] == []


def test_the_answer_offers_it_beside_the_pdf() -> None:
    page = html(opened("answer", place=TRAFFORD, question="recycling"))
    assert f'<a href="{LARGE.replace("&", "&amp;")}" download>To change it, in large print (Word)</a>' in page


def test_it_has_its_address_and_a_name_of_its_own() -> None:
    client = Client(app)
    large, usual = client.get(LARGE), client.get(addresses.sheet(TRAFFORD, "docx", "recycling"))
    assert (large.status, usual.status) == (200, 200)
    assert min(sizes_of(Document(io.BytesIO(large.content)))) >= 16
    assert min(sizes_of(Document(io.BytesIO(usual.content)))) < 12
    assert 'filename="levelwith-trafford-recycling-large-print.docx"' in large.headers["content-disposition"]
    assert 'filename="levelwith-trafford-recycling.docx"' in usual.headers["content-disposition"]
