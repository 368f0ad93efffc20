"""The PDF pack says what the page says, is tagged, and is the same to the byte."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dashboard.exports import board_pdf, pack, pictures, typesetting
from dashboard.exports.pictures import Picture
from dashboard.words.sources import EXAMPLE_TARGET
from tests.dashboard import small_ledger
from tests.dashboard.reviewing import Review, lacking, plain


@pytest.fixture(scope="module")
def made(review: Review) -> bytes:
    return board_pdf.of(review.board, review.sources)


@pytest.fixture(scope="module")
def reader(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def texts(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


def tags(node: Any) -> Iterator[DictionaryObject]:  # whatever the tree holds
    for child in [node] if not isinstance(node, list) else node:
        found = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(found, DictionaryObject):
            yield found
            yield from tags(found.get("/K", []))


def tagged(reader: PdfReader, kind: str) -> list[DictionaryObject]:
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    return [tag for tag in tags(root) if tag.get("/S") == kind]


def page_of(texts: list[str], title: str) -> str:
    """The last page that names it: the first is the list."""
    return [text for text in texts[:-1] if plain(title) in plain(text)][-1]


def test_every_word_and_number_of_the_page_is_on_a_target_s_own_page(review: Review, texts: list[str]) -> None:
    missing = {item.ref: lacking(item, page_of(texts, item.title)) for item in review.board.items}
    assert not any(missing.values()), missing


def test_the_list_has_every_number_and_chance(review: Review, texts: list[str]) -> None:
    listed = plain(texts[0])
    wanted = [
        words
        for it in review.board.items
        for words in (it.title, it.then.shown, it.now.shown, it.agreed.shown, it.realistic.shown, pack.chance(it))
    ]
    assert [words for words in wanted if plain(words) not in listed] == []


def test_an_example_is_marked_on_every_page_that_shows_it_and_on_no_other(review: Review, texts: list[str]) -> None:
    marked = [number for number, text in enumerate(texts) if plain(EXAMPLE_TARGET) in plain(text)]
    examples = [item.title for item in review.board.items if item.is_example]
    shown = [n for n, text in enumerate(texts) if any(plain(title) in plain(text) for title in examples)]
    assert len(examples) == 2
    assert marked == shown


def test_it_is_tagged_and_says_its_title_and_its_language(reader: PdfReader) -> None:
    root = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == "Targets review: 12 January 2099, Trafford"
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()


def test_headings_are_in_order_and_tables_have_heads(review: Review, reader: PdfReader) -> None:
    assert len(tagged(reader, "/H1")) == 1
    assert len(tagged(reader, "/H2")) >= len(review.board.items)
    assert len(tagged(reader, "/TH")) >= len(pack.HEADS) + len(review.board.groups)
    assert tagged(reader, "/H3")


def test_every_picture_is_said_in_words(review: Review, reader: PdfReader) -> None:
    drawings = [
        each
        for item in review.board.items
        for each in (pictures.chart(item), pictures.strip(item), pictures.chance(item), pictures.chance(item))
        if each
    ]
    alts = [str(figure["/Alt"]) for figure in tagged(reader, "/Figure")]
    assert sorted(alts) == sorted(drawing.alt for drawing in drawings)


def test_it_is_as_long_as_it_has_targets(review: Review, reader: PdfReader) -> None:
    assert len(reader.pages) == 1 + len(review.board.items) + 1


def test_it_says_where_the_figures_come_from_and_of_which_day(texts: list[str]) -> None:
    assert "Office for Invented Figures" in texts[-1]
    assert "OGL-UK-3.0" in texts[-1]
    assert "The figures were put together on 1 November 2026." in texts[-1]
    assert "/how" in plain(texts[-1])
    assert all("Figures of 1 November 2026" in text for text in texts)


def test_it_is_the_same_to_the_byte(review: Review, made: bytes) -> None:
    assert board_pdf.of(review.board, review.sources) == made
    assert b"20261101" in made


def test_hostile_words_are_only_words(hostile_review: Review) -> None:
    made = PdfReader(io.BytesIO(board_pdf.of(hostile_review.board, hostile_review.sources)))
    whole = plain(" ".join(page.extract_text() for page in made.pages))
    readable = small_ledger.HOSTILE[:4]
    assert [words for words in readable if plain(words) not in whole] == []
    assert typesetting.STAND_IN in whole
    assert plain(board_pdf.STANDS_IN) in whole
    assert all(page.mediabox.width == made.pages[0].mediabox.width for page in made.pages)


def test_a_letter_that_the_font_lacks_stands_as_a_square_and_unseen_marks_go() -> None:
    assert typesetting.printable("Ŵ £3 − “a”, 漢\u200d\u202e e\u0301") == "Ŵ £3 − “a”, ■ é"


def test_a_picture_without_words_is_refused(tmp_path: Any) -> None:
    template = tmp_path / "picture.typ"
    template.write_text(
        '#set document(title: "T")\n= T\n#image(bytes(json(bytes(sys.inputs.data)).svg), format: "svg")'
    )
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    with pytest.raises(RuntimeError, match="alt"):
        typesetting.pdf(template, {"svg": drawing}, date(2026, 11, 1))


def test_pictures_of_dots_are_as_many_as_drawings() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="96" height="48"/></svg>'
    drawn = typesetting.pngs([Picture(drawing, "", 96, 48)] * 2)
    assert [png[:4] for png in drawn] == [b"\x89PNG"] * 2
    assert typesetting.pngs([]) == []


def test_a_council_without_changes_or_figures_has_a_pack_too(review: Review) -> None:
    bare = replace(review.board, items=(review.item("trees"),), meeting=None)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(board_pdf.of(bare, ()))).pages)
    assert "Targets review: Trafford" in text
    assert pack.NO_FIGURE in text


def test_nothing_is_said_to_be_unchanged_since_figures_that_were_not_kept(review: Review) -> None:
    lost = replace(review.board, since=replace(review.board.since, is_kept=False))
    assert pack.of(review.board, ()).changes.lines == (pack.NOTHING_CHANGED,)
    assert pack.of(lost, ()).changes.lines == ()


def test_how_earlier_ranges_came_out_is_told_as_on_the_page(review: Review, texts: list[str]) -> None:
    assert len(review.board.came) == 3
    assert [said for said in review.board.came if plain(said) not in plain(texts[-1])] == []
