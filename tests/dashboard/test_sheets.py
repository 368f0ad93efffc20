"""A sheet says what the page says, fits its paper, is tagged, and leads back to where it came from."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest
from docx import Document
from pypdf import PdfReader
from starlette.applications import Starlette

from dashboard import addresses, answering, asgi, choices, database, looking_back, queries
from dashboard.database import Build
from dashboard.exports import sheet, sheet_docx, sheet_pdf, typesetting
from dashboard.exports.sheet import Sheet
from dashboard.hosts import Hosts
from dashboard.looking_back import LookingBack
from dashboard.words import doorstep
from ingest.ledger.recording import record
from tests.dashboard import small_ledger
from tests.dashboard.asking import Client, Reply
from tests.dashboard.small_areas import TIMPERLEY, TRAFFORD

NUMBER = re.compile(r"\d[\d.,/]*\d%?|\d%?")
HERE = "https://levelwith.example/answer?place=E08000009&question=recycling"
# The longest name of a place in the UK, a village and former ward of Anglesey: one word of 58 letters.
LONGEST = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
# The longest names of several words are Scottish; this is two wards in one, as none is longer.
LONG = "Kirkintilloch North and East and Twechar, Wester Ross, Strathpeffer and Lochalsh"


@pytest.fixture
def client(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))
    return Client(Starlette(routes=asgi.ROUTES, middleware=[asgi.delivery(Hosts(frozenset(), is_any=True))]))


@pytest.fixture
def agreed(agreed_data: Path) -> Iterator[Build]:
    with database.opened(agreed_data / "builds") as build:
        yield build


def an_answer(build: Build, question: str = "recycling", code: str = TRAFFORD) -> Sheet:
    place, indicator = choices.place(build, {"place": code}), choices.indicator(build, {"indicator": question})
    answered = answering.answer(build, place, indicator)
    assert answered
    return sheet.of_answer(answered, HERE)


def all_asked(build: Build, **changes: object) -> Sheet:
    place = replace(choices.place(build, {"place": TIMPERLEY}), **changes)
    chosen = answering.in_short(build, place)
    return sheet.of_place(place, chosen, HERE, chosen[0].today)


def pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text))


def sentences_of(made: Sheet) -> list[str]:
    return [line for block in made.blocks for line in block.part.lines]


# What it says


def test_every_sentence_and_number_is_that_of_the_page(agreed: Build) -> None:
    made = an_answer(agreed)
    place, indicator = choices.place(agreed, {"place": TRAFFORD}), choices.indicator(agreed, {"indicator": "recycling"})
    answered = answering.answer(agreed, place, indicator)
    assert answered
    told = doorstep.tell(answered)
    paper = pages(sheet_pdf.of(made))[0]
    assert len(numbers(told.text)) > 5
    assert numbers(told.text) - numbers(paper) == set()
    assert [line for part in told.parts for line in (part.title, *part.lines) if line not in paper] == []


def test_the_word_document_has_the_same_words(agreed: Build) -> None:
    made = an_answer(agreed)
    paper = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(sheet_docx.of(made))).paragraphs)
    assert [line for line in (made.title, made.closing, *sentences_of(made)) if line not in paper] == []
    assert "levelwith.example/answer?place=E08000009&question=recycling" in paper


def test_what_people_ask_is_told_in_short(agreed: Build) -> None:
    made = all_asked(agreed)
    paper = pages(sheet_pdf.of(made))[0]
    assert [block.part.title for block in made.blocks] == [
        "Why do more pupils miss school?",
        "How many people claim benefits because they are out of work?",
        "How long can a new baby expect to live?",
    ]
    assert [line for line in sentences_of(made) if line not in paper] == []
    assert "To beat a range, a place would have to improve faster than before." in paper


def test_it_says_whose_figures_they_are(agreed: Build) -> None:
    told = sentences_of(all_asked(agreed))
    assert "Whole borough: no ward figure is published." in told
    assert "Timperley ward." in told


def test_date_source_licence_and_the_way_back_are_on_it(agreed: Build) -> None:
    paper = pages(sheet_pdf.of(an_answer(agreed)))[0]
    assert "Figures as held on 1 November 2026." in paper
    assert "Source: Office for Invented Figures." in paper
    assert "Licence: OGL-UK-3.0." in paper
    # It may break anywhere.
    assert "levelwith.example/answer?place=E08000009&question=recycling" in re.sub(r"[\s\u200b]", "", paper)
    assert "These figures are invented." in paper


def test_an_example_target_says_so_on_paper(agreed: Build) -> None:
    assert "Example target. Not agreed by anyone." in pages(sheet_pdf.of(an_answer(agreed, "weekly-pay")))[0]


# Its form


@pytest.mark.parametrize("question", ["recycling", "weekly-pay", "claimant-count", "new-count"])
def test_an_answer_is_one_page_and_two_in_large_print(agreed: Build, question: str) -> None:
    made = an_answer(agreed, question)
    assert (len(pages(sheet_pdf.of(made))), len(pages(sheet_pdf.of(made, is_large=True)))) == (1, 2)


@pytest.mark.parametrize("name", [LONGEST, LONG], ids=["one long word", "many words"])
def test_the_longest_names_fit(agreed: Build, name: str) -> None:
    ward = replace(choices.place(agreed, {"place": TIMPERLEY}), name=name)
    answered = answering.answer(agreed, ward, choices.indicator(agreed, {"indicator": "recycling"}))
    assert answered
    made = sheet.of_answer(replace(answered, reader_place=ward), HERE)
    assert name.replace(" ", "") in re.sub(r"[\s\u200b]", "", pages(sheet_pdf.of(made))[0])
    assert (len(pages(sheet_pdf.of(made))), len(pages(sheet_pdf.of(made, is_large=True)))) == (1, 2)
    assert len(pages(sheet_pdf.of(all_asked(agreed, name=name)))) == 1


def test_it_is_tagged_and_every_picture_is_said_in_words(agreed: Build) -> None:
    content = sheet_pdf.of(an_answer(agreed))
    root = PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert b"pdfuaid" in content
    document = Document(io.BytesIO(sheet_docx.of(an_answer(agreed))))
    said = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(said) == 3
    assert all(said)
    assert said[-1] == f"Square code that leads to {HERE}"


def test_the_same_figures_give_the_same_file(agreed: Build) -> None:
    made = an_answer(agreed)
    assert sheet_pdf.of(made) == sheet_pdf.of(made)
    assert sheet_docx.of(made) == sheet_docx.of(made)


def test_the_square_holds_the_address(agreed: Build) -> None:
    drawn = sheet_pdf._data(an_answer(agreed), is_large=False)["code"]
    assert drawn["alt"] == f"Square code that leads to {HERE}"
    other = sheet_pdf._data(replace(an_answer(agreed), address=f"{HERE}-2"), is_large=False)["code"]
    assert drawn["svg"] != other["svg"]
    assert typesetting.printable(drawn["svg"]) == drawn["svg"]


# Its addresses


def text_of(reply: Reply) -> str:
    return " ".join(pages(reply.content))


@pytest.mark.parametrize(
    ("address", "begins", "kind"),
    [
        (addresses.sheet(TRAFFORD, "pdf", "recycling"), b"%PDF", "application/pdf"),
        (addresses.sheet(TRAFFORD, "pdf"), b"%PDF", "application/pdf"),
        (addresses.sheet(TRAFFORD, "pdf", "recycling", is_large=True), b"%PDF", "application/pdf"),
        (addresses.sheet(TRAFFORD, "docx", "recycling"), b"PK", "application/vnd.openxmlformats"),
        (addresses.sheet(TRAFFORD, "docx"), b"PK", "application/vnd.openxmlformats"),
    ],
)
def test_a_sheet_is_found_under_its_place(client: Client, address: str, begins: bytes, kind: str) -> None:
    reply = client.get(address)
    assert reply.status == 200
    assert reply.content.startswith(begins)
    assert reply.headers["content-type"].startswith(kind)
    assert "levelwith-trafford" in reply.headers["content-disposition"]


def test_the_way_back_is_at_the_host_that_was_asked(client: Client) -> None:
    one = text_of(client.get(addresses.sheet(TRAFFORD, "pdf", "recycling"), host="one.example"))
    two = text_of(client.get(addresses.sheet(TRAFFORD, "pdf", "recycling"), host="two.example"))
    assert "one.example/answer?" in one
    assert "two.example/answer?" in two
    assert "one.example" not in two


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/sheets/E08999999.pdf", "We do not know that place"),
        ("/sheets/trafford.pdf", "We do not know that place"),
        ("/sheets/E08000009.pdf?question=no-such-thing", "We do not have that figure"),
        ("/sheets/E08000009.pdf?question=%3Cb%3E", "Which figure did you want?"),
        ("/sheets/W06000013.pdf?question=claimant-count", "no figure is published for Bridgend"),
        ("/sheets/E08000009.pdf?question=recycling&print=huge", "Which print did you want?"),
        ("/sheets/E08000009.pdf?as_at=soon", "Which day did you want?"),
    ],
)
def test_what_is_not_there_is_a_sentence(client: Client, address: str, said: str) -> None:
    reply = client.get(address)
    assert reply.status == 404
    assert said in reply.text


@pytest.mark.parametrize("status", ["draft", "agreed"])
def test_a_draft_is_never_on_a_sheet(
    client: Client, agreed_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    copytree(agreed_data, tmp_path / "data")
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path / "data"))
    promise = replace(small_ledger.PLAIN, ref="long-lives", indicator_id="life-expectancy", title="Longer lives",
                      unit="years", target_value=88.8, status=status)  # fmt: skip
    record(small_ledger.ledger_in(tmp_path / "data"), [promise], now=datetime(2026, 10, 1, tzinfo=UTC))
    paper = text_of(client.get(addresses.sheet(TRAFFORD, "pdf", "life-expectancy")))
    assert ("88.8" in paper) is (status == "agreed")


def test_who_looks_back_goes_on_looking_back() -> None:
    with looking_back.to(LookingBack(date(2025, 6, 1))):
        assert addresses.sheet(TRAFFORD, "pdf", "recycling").endswith("?question=recycling&as_at=2025-06-01")
        assert addresses.sheet(TRAFFORD, "pdf").endswith(".pdf?as_at=2025-06-01")
        assert addresses.answer(TRAFFORD, "recycling").endswith("&question=recycling&as_at=2025-06-01")


@pytest.mark.parametrize("address", ["/sheets/", "/sheets/E08000009", "/sheets/E08000009.xlsx", "/sheets/a/b.pdf"])
def test_no_other_path_is_let_through(client: Client, address: str) -> None:
    reply = client.get(address)
    assert reply.status == 404
    assert "Page not found" in reply.text


def test_the_sheet_of_a_place_that_is_asked_nothing_uses_what_the_default_council_is_asked(agreed: Build) -> None:
    bridgend = queries.place(agreed.cursor, "W06000013")
    assert bridgend
    assert [each.indicator.indicator_id for each in answering.in_short(agreed, bridgend)] == ["persistent-absence"]
