"""Pages that the browser itself prints: an answer on one page of A4, and nothing on paper that only a screen can do."""

from __future__ import annotations

import pytest

from tests.browser.paper import letters, printed
from tests.browser.reader import PAGES, Reader

ONLY_ON_SCREEN = ("Menu", "Copy as plain text", "Send it as an e-mail", "Find a council or ward", "Board review")
QUESTIONS = ("persistent-absence", "claimant-count", "life-expectancy", "weekly-pay", "population-density", "new-count",
             "recycling")  # fmt: skip


def test_every_question_that_is_asked_of_trafford_is_among_those_that_are_printed(reader: Reader) -> None:
    reader.visit("/answer?place=E08000009")
    links = [link.get_attribute("href") or "" for link in reader.page.locator(".questions a").all()]
    assert sorted(link.partition("question=")[2] for link in links) == sorted(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_one_page_with_all_that_it_says(reader: Reader, question: str) -> None:
    reader.visit(f"/answer?place=E08000009&question={question}")
    # Behind a link outside, paper has its address.
    said = reader.page.locator(
        ".answer :is(h1, h2, section p:not(.tag)), .terms dd:not(:has(a)), .foot"
    ).all_inner_texts()
    (paper,) = printed(reader)
    assert len(said) > 15
    assert [line for line in said if letters(line) not in letters(paper)] == []
    assert [words for words in ONLY_ON_SCREEN if words in paper] == []


def test_a_place_is_printed_without_what_only_a_screen_can_do(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    names = reader.page.locator(".card h3").all_inner_texts()
    paper = " ".join(printed(reader))
    assert len(names) == 3
    assert [name for name in names if letters(name) not in letters(paper)] == []
    assert [words for words in ONLY_ON_SCREEN if words in paper] == []
