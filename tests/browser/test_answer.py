"""From a question to its answer, a copy of it and its sheet, with and without a mouse."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.reader import Reader
from tests.browser.test_keyboard import stops

QUESTION = "How much of our waste is recycled?"
ANSWER = "/answer?place=E08000009&question=recycling"


@pytest.mark.parametrize("width", (1280, 320))
def test_no_rule_is_broken_by_an_answer_that_was_copied(reader: Reader, width: int) -> None:
    reader.visit(ANSWER, width)
    reader.page.get_by_role("button", name="Copy as plain text").click()
    reader.page.locator("[role=status]", has_text="copy").or_(
        reader.page.locator("[role=status]", has_text="Copied")
    ).first.wait_for()
    reader.page.locator("summary", has_text="See the plain text").click()
    assert QUESTION in reader.text()
    assert reader.broken_rules() == []
    assert reader.controls_beyond_the_edge() == []


@pytest.mark.parametrize("width", (1280, 320))
def test_no_rule_is_broken_by_the_list_of_questions(reader: Reader, width: int) -> None:
    reader.visit("/answer?place=E08000009", width)
    assert reader.page.locator(".questions a").count() == 7
    assert reader.broken_rules() == []
    assert reader.controls_beyond_the_edge() == []


def test_from_a_question_to_its_sheet_by_keyboard(reader: Reader, tmp_path: Path) -> None:
    reader.visit("/?place=E08000009")
    reader.page.get_by_role("link", name="Why do more pupils miss school?").focus()
    reader.page.keyboard.press("Enter")
    reader.wait("Why do more pupils miss school?")
    assert reader.page.evaluate("document.activeElement.innerText") == "Why do more pupils miss school?"
    assert stops(reader, 4) == [
        "Copy as plain text",
        "Send it as an e-mail",
        "See the plain text",
        "This answer on one page (PDF)",
    ]
    with reader.page.expect_download() as download:
        reader.page.keyboard.press("Enter")
    assert download.value.suggested_filename == "levelwith-trafford-persistent-absence.pdf"
    paper = PdfReader(str(download.value.path())).pages
    assert len(paper) == 1
    said = reader.page.locator(".answer section p:not(.tag)").all_inner_texts()
    assert len(said) > 8
    assert [line for line in said if line not in " ".join(paper[0].extract_text().split())] == []


def test_an_answer_is_heard_as_one_piece_with_its_headings_in_order(reader: Reader) -> None:
    reader.visit(ANSWER)
    answer = reader.page.get_by_role("article", name=QUESTION)
    headings = answer.get_by_role("heading")
    assert headings.all_inner_texts() == [
        QUESTION,
        "What is happening?",
        "What is realistic?",
        "Why?",
        "Who decides?",
        "What can you do?",
        "When are new figures due?",
    ]
    levels = reader.page.locator("main :is(h1, h2, h3, h4)").evaluate_all("all => all.map(each => +each.tagName[1])")
    assert levels == [1, *[2] * (len(levels) - 1)]
    assert len(levels) > len(headings.all())


def test_that_it_was_copied_is_announced(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.visit(ANSWER)
    # There, and empty, before: what comes with its words is not announced.
    status = reader.page.locator("[role=status][data-copied]")
    assert status.inner_text() == ""
    there = status.element_handle()
    reader.page.get_by_role("button", name="Copy as plain text").press("Enter")
    reader.page.get_by_role("status").filter(has_text="Copied. You can paste it into a message.").wait_for()
    reader.page.context.clear_permissions()
    assert there.evaluate("element => element.isConnected && element.textContent").startswith("Copied.")
    assert reader.page.evaluate("document.activeElement.innerText") == "Copy as plain text"
    assert reader.broken_rules() == []


def test_what_is_copied_is_the_plain_text(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.visit(ANSWER)
    reader.page.get_by_role("button", name="Copy as plain text").click()
    reader.page.locator("[role=status]", has_text="Copied.").wait_for()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    reader.page.context.clear_permissions()
    assert copied == reader.page.locator("#plain-answer").text_content()
    assert copied.startswith(QUESTION)
    assert copied.endswith(reader.server + ANSWER)
