"""The files say which language they are in, and count their pages in its words and its order."""

from __future__ import annotations

import gettext
import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation
from pypdf import PdfReader

from dashboard import language
from dashboard.exports import board_docx, board_pdf, board_pptx, board_xlsx, slides, typesetting, word
from dashboard.language import Language
from tests.dashboard.reviewing import Review

SAID = {
    "Page {number} of {total}": "O {total} tudalen, {number}",
    "Page {number}": "Tudalen {number}",
    "Targets": "Targedau: [pob un]/y rhai a gytunwyd gan bawb",
}


class OfHere(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return SAID.get(message, message)


@pytest.fixture
def welsh(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = Language("cy", OfHere())
    for module in (language, board_docx, board_pptx, board_xlsx, slides, typesetting, word):
        monkeypatch.setattr(module, "SPOKEN", spoken)


@pytest.mark.usefixtures("welsh")
def test_paper_counts_its_pages_in_the_words_and_the_order_of_the_language(review: Review) -> None:
    reader = PdfReader(io.BytesIO(board_pdf.of(review.board, review.sources)))
    assert reader.trailer["/Root"]["/Lang"] == "cy"
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        assert f"O {total} tudalen, {number}" in page.extract_text()
        assert "Page" not in page.extract_text()


@pytest.mark.usefixtures("welsh")
def test_word_counts_its_pages_in_the_words_and_the_order_of_the_language(review: Review) -> None:
    paper = Document(io.BytesIO(board_docx.of(review.board, review.sources)))
    assert {each.get(qn("w:val")) for each in paper.styles.element.iter(qn("w:lang"))} == {"cy"}
    foot = paper.sections[0].footer.paragraphs[0]._p
    counted = [each.get(qn("w:instr")) for each in foot.iter(qn("w:fldSimple"))]
    assert counted == ["NUMPAGES", "PAGE"]
    assert "".join(each.text for each in foot.iter(qn("w:t"))).endswith("O 1 tudalen, 1")  # until Word counts


@pytest.mark.usefixtures("welsh")
def test_every_word_on_a_slide_is_marked_with_the_language(review: Review) -> None:
    show = Presentation(io.BytesIO(board_pptx.of(review.board, review.sources)))
    marked = {
        run.font._rPr.get("lang")
        for slide in show.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert marked == {"cy"}


@pytest.mark.usefixtures("welsh")
def test_a_sheet_has_a_name_that_excel_takes_whatever_the_language_calls_it(review: Review) -> None:
    content = board_xlsx.of(review.board, review.sources)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert b"cy</dc:language>" in book.read("docProps/core.xml")
        assert b'name="Targedau   pob un  y rhai a gyt"' in book.read("xl/workbook.xml")


@pytest.mark.parametrize(
    ("code", "expected"),
    [("en-GB", ("en", "GB")), ("cy", ("cy", None)), ("sr-Latn-RS", ("sr", "RS")), ("gd-gb", ("gd", "GB"))],
)
def test_paper_takes_any_code_of_a_language(monkeypatch: pytest.MonkeyPatch, code, expected) -> None:
    monkeypatch.setattr(typesetting, "SPOKEN", Language(code, gettext.NullTranslations()))
    said = typesetting.of_the_language()
    assert (said["language"], said["region"]) == expected
