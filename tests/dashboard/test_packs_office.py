"""The Word, PowerPoint and Excel packs say what the page says, and mark what is an example."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.exports import board_docx, board_pptx, board_xlsx, pack, pictures
from dashboard.exports.board_columns import COLUMNS
from dashboard.exports.settled import settled
from dashboard.words.sources import EXAMPLE_TARGET
from tests.dashboard import small_ledger
from tests.dashboard.reviewing import Review, lacking, plain

OFFICE = [board_docx, board_pptx, board_xlsx]


@pytest.fixture(scope="module")
def word(review: Review) -> Any:  # a document, of which python-docx names no class that can be called
    return Document(io.BytesIO(board_docx.of(review.board, review.sources)))


@pytest.fixture(scope="module")
def show(review: Review) -> Any:
    return Presentation(io.BytesIO(board_pptx.of(review.board, review.sources)))


@pytest.fixture(scope="module")
def book(review: Review) -> Any:
    return load_workbook(io.BytesIO(board_xlsx.of(review.board, review.sources)))


def words_in(node: Any) -> str:
    return "".join(text.text or "" for text in node.iter() if text.tag.endswith("}t"))


def sections(word: Any) -> list[str]:
    """The words of each section: one ends with the paragraph that holds its settings."""
    found = [""]
    for element in word.element.body:
        found[-1] += words_in(element)
        if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            found.append("")
    return found


def slide_texts(show: Any) -> list[str]:
    return [
        words_in(slide._element) + (slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
        for slide in show.slides
    ]


def is_of(slide: Any, title: str) -> bool:
    return bool(slide.shapes.title.text == title)


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows()
    return [dict(zip((head.value for head in heads), row, strict=True)) for row in rows]


def drawings(review: Review, *draw: Callable[..., Any]) -> list[str]:
    return sorted(drawn.alt for item in review.board.items for each in draw for drawn in [each(item)] if drawn)


def names_of_tables(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_table:
            yield shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_a_section_of_word_says_what_the_page_of_a_target_says(review: Review, word: Any) -> None:
    own = dict(zip((item.ref for item in review.board.agenda), sections(word)[1:-1], strict=True))
    missing = {item.ref: lacking(item, own[item.ref]) for item in review.board.items}
    assert not any(missing.values()), missing


def test_the_list_in_word_has_every_number_and_chance(review: Review, word: Any) -> None:
    front = plain(sections(word)[0])
    for item in review.board.items:
        for words in (item.title, item.then.shown, item.now.shown, item.agreed.shown, item.realistic.shown):
            assert plain(words) in front
        assert plain(pack.chance(item)) in front


def test_word_has_headings_in_order_and_heads_that_repeat(review: Review, word: Any) -> None:
    levels = [int(p.style.name[-1]) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) >= len(review.board.items)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in word.tables)
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for table in word.tables for row in table.rows)


def test_the_settings_of_a_table_are_in_the_order_that_word_asks_for(word: Any) -> None:
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"]
    for table in word.tables:
        names = [each.tag.rpartition("}")[2] for each in table._tbl.tblPr]
        assert names == sorted(names, key=order.index)
    cells = word.element.body.iter(qn("w:tcPr"))
    found = {tuple(each.tag.rpartition("}")[2] for each in cell) for cell in cells}
    assert found <= {("tcW",), ("tcW", "gridSpan", "shd")}


def test_word_is_in_british_english_and_in_one_font(word: Any) -> None:
    languages = {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))}
    fonts = [word.styles[name].element.rPr.rFonts for name in ("Normal", "Heading 1", "Heading 2", "Heading 3")]
    assert languages == {"en-GB"}
    assert {each.get(qn("w:ascii")) for each in fonts} == {"Arial"}
    assert not [name for each in fonts for name in each.attrib if name.endswith("Theme")]


def test_every_picture_of_word_is_said_in_words(review: Review, word: Any) -> None:
    alts = sorted(each.get("descr", "") for each in word.element.body.iter(qn("wp:docPr")))
    both = (pictures.chart, pictures.strip, pictures.chance, pictures.chance)
    assert alts == drawings(review, *both)


def test_an_example_is_marked_at_the_foot_of_its_pages_of_word_alone(review: Review, word: Any) -> None:
    feet = [section.footer.paragraphs[0].text for section in word.sections]
    marked = [EXAMPLE_TARGET in foot for foot in feet]
    assert marked == [True, *(item.is_example for item in review.board.agenda), False]


def test_a_slide_and_its_notes_say_what_the_page_of_a_target_says(review: Review, show: Any) -> None:
    texts = slide_texts(show)
    for item in review.board.items:
        own = next(
            text for slide, text in zip(show.slides, texts, strict=True) if slide.shapes.title.text == item.title
        )
        assert lacking(item, own.replace("\n", "")) == []


def test_no_slide_has_a_list_of_more_than_eight_rows_and_every_title_is_its_own(show: Any) -> None:
    titles = [slide.shapes.title.text for slide in show.slides]
    assert len(set(titles)) == len(titles)
    rows = [len(shape.table.rows) for slide in show.slides for shape in slide.shapes if shape.has_table]
    assert rows
    assert max(rows) <= 1 + board_pptx.MOST_ROWS


def test_the_slides_that_list_have_every_number_and_chance(review: Review, show: Any) -> None:
    listed = [slide for slide in show.slides if slide.shapes.title.text.startswith(pack.ALL_TARGETS)]
    whole = plain(" ".join(words_in(slide._element) for slide in listed))
    for item in review.board.items:
        for words in (item.title, item.then.shown, item.now.shown, item.agreed.shown, item.realistic.shown):
            assert plain(words) in whole
        assert plain(pack.chance(item)) in whole


def test_every_picture_and_table_of_a_slide_is_said_in_words(review: Review, show: Any) -> None:
    shapes = [shape for slide in show.slides for shape in slide.shapes]
    alts = sorted(shape._element.nvPicPr.cNvPr.get("descr") for shape in shapes if shape.shape_type == 13)
    assert alts == drawings(review, pictures.chart, pictures.chance)
    assert all(name for slide in show.slides for name in names_of_tables(slide))


def test_an_example_is_marked_on_every_slide_that_shows_it_and_on_no_other(review: Review, show: Any) -> None:
    examples = [item.title for item in review.board.items if item.is_example]
    texts = [words_in(slide._element) for slide in show.slides]
    marked = [EXAMPLE_TARGET in text for text in texts]
    assert marked == [n == 0 or any(title in text for title in examples) for n, text in enumerate(texts)]


def test_nothing_on_a_slide_lies_outside_it(show: Any) -> None:
    shapes = [shape for slide in show.slides for shape in slide.shapes]
    assert all(shape.left >= 0 and shape.left + shape.width <= show.slide_width for shape in shapes)
    assert all(shape.top >= 0 and shape.top + shape.height <= show.slide_height for shape in shapes)


def test_a_sheet_has_the_numbers_themselves_and_the_words_of_the_page(review: Review, book: Any) -> None:
    rows = {row["Reference"].value: row for row in rows_of(book["Targets"])}
    assert list(rows) == [item.ref for item in review.board.items]
    for item in review.board.items:
        row = rows[item.ref]
        assert row["Target"].value == item.title
        for name, fact in (("Then", item.then), ("Now", item.now), ("Agreed", item.agreed)):
            assert row[f"{name}, as shown"].value == fact.shown
        raw = [row[name].value for name in ("Then", "Now", "Agreed")]
        assert raw == pytest.approx([item.told.then, item.told.now, item.told.agreed])
        assert row["Realistic by then, as shown"].value == item.realistic.shown
        assert row["Chance, in words"].value == pack.chance(item)
        assert row["Example target"].value == (EXAMPLE_TARGET if item.is_example else None)


def test_a_number_in_a_sheet_is_one_and_shows_as_many_decimals_as_the_page(review: Review, book: Any) -> None:
    row = next(row for row in rows_of(book["Targets"]) if row["Reference"].value == "recycling")
    likely, chance = review.item("recycling").promise.likely, review.item("recycling").promise.chance
    assert likely
    assert chance
    assert row["Realistic, low end (8 in 10)"].value == pytest.approx(likely.q100)
    assert row["Realistic, high end (8 in 10)"].value == pytest.approx(likely.q900)
    assert row["Chance, as worked out (0 to 1)"].value == pytest.approx(chance.chance)
    assert {row[name].data_type for name in ("Then", "Now", "Agreed", "Chance, as worked out (0 to 1)")} == {"n"}
    assert row["Now"].number_format == "#,##0.0"
    assert row["Due"].value.date() == date(2027, 12, 31)


def test_a_workbook_has_frozen_heads_and_says_where_its_figures_come_from(book: Any) -> None:
    about = " ".join(str(cell.value) for row in book["About"].iter_rows() for cell in row if cell.value)
    assert book["Targets"].freeze_panes == "B2"
    assert book["Targets"].max_column == len(COLUMNS)
    assert "Office for Invented Figures" in about
    assert "OGL-UK-3.0" in about
    assert pack.HOW_SAID[1] in about
    assert all(EXAMPLE_TARGET in sheet.oddFooter.left.text for sheet in book.worksheets)


def test_what_was_said_decided_and_done_is_on_a_sheet_of_its_own(book: Any) -> None:
    rows = [[cell.value for cell in row] for row in book["Actions and decisions"].iter_rows(min_row=2)]
    assert [row[2] for row in rows] == ["What we expected, and what came"] * 3 + [
        "Owner says",
        "Decision",
        "Decision",
        "Action",
    ]
    assert rows[6][3:5] == ["Write to every landlord", "Waste and street scene"]


@pytest.mark.parametrize("module", OFFICE, ids=lambda module: module.__name__)
def test_a_file_is_the_same_to_the_byte_and_names_no_person(module: ModuleType, review: Review) -> None:
    first, second = (module.of(review.board, review.sources) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {each.date_time[:3] for each in parts.infolist()} == {(2026, 11, 1)}
        core = parts.read("docProps/core.xml").decode()
    assert "2026-11-01T00:00:00Z" in core
    assert "Targets review: 12 January 2099, Trafford" in core
    assert "python" not in core
    assert "Canny" not in core


@pytest.mark.parametrize("module", OFFICE, ids=lambda module: module.__name__)
def test_hostile_words_are_only_words(module: ModuleType, hostile_review: Review) -> None:
    made = module.of(hostile_review.board, hostile_review.sources)
    opened: dict[ModuleType, Callable[[], str]] = {
        board_docx: lambda: words_in(Document(io.BytesIO(made)).element),
        board_pptx: lambda: " ".join(slide_texts(Presentation(io.BytesIO(made)))),
        board_xlsx: lambda: " ".join(
            str(cell.value) for row in load_workbook(io.BytesIO(made))["Targets"].iter_rows() for cell in row
        ),
    }
    text = opened[module]()
    assert [words for words in small_ledger.HOSTILE if pack.writable(words) not in text] == []


def test_no_cell_is_a_formula(hostile_review: Review) -> None:
    book = load_workbook(io.BytesIO(board_xlsx.of(hostile_review.board, hostile_review.sources)))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_a_file_is_settled_without_losing_a_part() -> None:
    given = io.BytesIO()
    with zipfile.ZipFile(given, "w") as parts:
        parts.writestr("docProps/core.xml", '<dcterms:created x="y">2020-01-01T09:00:00Z</dcterms:created>')
        parts.writestr("word/document.xml", "<a/>")
    with zipfile.ZipFile(io.BytesIO(settled(given.getvalue(), date(2026, 11, 1)))) as parts:
        assert parts.namelist() == ["docProps/core.xml", "word/document.xml"]
        assert parts.read("docProps/core.xml") == b'<dcterms:created x="y">2026-11-01T00:00:00Z</dcterms:created>'
