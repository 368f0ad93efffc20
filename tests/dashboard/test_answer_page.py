"""The page of an answer, the ways to it, and what it says where there is none."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from dashboard import addresses, answering, queries
from dashboard.database import Build
from dashboard.words import doorstep
from tests.dashboard.small_areas import SALFORD, TIMPERLEY, TRAFFORD
from tests.dashboard.test_views import html, opened, words


@pytest.fixture(autouse=True)
def _agreed_data(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))


def headings(page: str) -> list[str]:
    return re.findall(r"<h[12]>(.*?)</h[12]>", page)


def plain(page: str) -> str:
    found = re.search(r'<pre class="plain" id="plain-answer">(.*?)</pre>', page, re.DOTALL)
    assert found
    return unescape(found[1])


def test_an_answer_is_a_question_and_six_parts() -> None:
    page = html(opened("answer", place=TRAFFORD, question="persistent-absence"))
    assert headings(page)[:7] == [
        "Why do more pupils miss school?",
        "What is happening?",
        "What is realistic?",
        "Why?",
        "Who decides?",
        "What can you do?",
        "When are new figures due?",
    ]
    assert "<title" not in page
    assert "Going by the past, " in page


def test_an_agreed_target_stands_with_its_chance() -> None:
    shown = words(opened("answer", place=TRAFFORD, question="recycling"))
    assert "Trafford Partnership Board agreed on at least 41.8% by December 2027." in shown
    assert "Chance of meeting it: " in shown


def test_an_example_target_says_so() -> None:
    shown = words(opened("answer", place=TRAFFORD, question="weekly-pay"))
    assert "Example target. Not agreed by anyone. At least £700 by December 2028." in shown


def test_the_plain_text_is_the_answer_with_its_source_and_address() -> None:
    page = html(opened("answer", place=TRAFFORD, question="recycling"))
    text = plain(page)
    sections = re.findall(r"<section[^>]*>.*?</section>", page)[:6]
    shown = [unescape(line) for part in sections for line in re.findall(r"<p>(.*?)</p>", part)]
    assert len(shown) > 8
    assert [line for line in shown if line not in text] == []
    assert "Source: Office for Invented Figures." in text
    assert text.endswith(addresses.answer(TRAFFORD, "recycling"))


def test_it_can_be_sent_without_scripts() -> None:
    page = html(opened("answer", place=TRAFFORD, question="recycling"))
    found = re.search(r'href="(mailto:[^"]*)"', page)
    assert found
    letter = unquote(unescape(found[1]))
    assert plain(page).replace("\n", "\r\n") in letter


def test_the_button_that_copies_has_somewhere_to_say_that_it_did() -> None:
    page = html(opened("answer", place=TRAFFORD, question="recycling"))
    assert '<button type="button" class="copy" data-copies="plain-answer">' in page
    assert 'role="status" data-copied' in page


def test_sheets_and_the_page_of_the_figure_are_linked() -> None:
    page = unescape(html(opened("answer", place=TRAFFORD, question="recycling")))
    for address in (
        "/sheets/E08000009.pdf?question=recycling",
        "/sheets/E08000009.pdf?question=recycling&print=large",
        "/sheets/E08000009.docx?question=recycling",
        "/outcome?place=E08000009&indicator=recycling",
    ):
        assert f'href="{address}"' in page


def test_a_wrong_figure_can_be_reported_from_it() -> None:
    page = html(opened("answer", place=TRAFFORD, question="recycling"))
    assert "mailto:figures@example.org?subject=Wrong%20figure" in page
    assert "answer%3Fplace%3DE08000009%26question%3Drecycling" in page


def test_a_ward_without_a_figure_says_whose_it_is() -> None:
    shown = words(opened("answer", place=TIMPERLEY, question="recycling"))
    assert "Whole borough: no ward figure is published." in shown


def test_a_ward_with_a_figure_is_told_by_it(build: Build) -> None:
    indicator, ward = queries.indicator(build.cursor, "claimant-count"), queries.place(build.cursor, TIMPERLEY)
    assert indicator
    assert ward
    answered = answering.answer(build, ward, indicator)
    assert answered
    assert answered.figure.place.area_code == TIMPERLEY
    assert doorstep.about(answered) == "Timperley ward."
    assert "Trafford" in doorstep.tell(answered).parts[0].said


def test_without_a_question_all_that_can_be_answered_is_offered() -> None:
    page = html(opened("answer", place=TRAFFORD))
    assert headings(page) == ["What do you want to ask about Trafford?", "What else can be answered?"]
    asked = re.findall(r'href="/answer\?place=E08000009&amp;question=([a-z-]+)"', page)
    assert asked[:3] == ["persistent-absence", "claimant-count", "life-expectancy"]
    assert len(asked) == 7


def test_a_question_is_offered_only_where_a_figure_is_held() -> None:
    asked = html(opened("answer", place=SALFORD))
    assert "question=persistent-absence" in asked
    bridgend = html(opened("answer", place="W06000013"))
    assert "question=recycling" in bridgend
    assert "question=claimant-count" not in bridgend


def test_a_question_that_has_no_figure_here_gets_a_sentence_and_a_way_on() -> None:
    shown = words(opened("answer", place="W06000013", question="claimant-count"))
    assert "no figure is published for Bridgend" in shown
    assert "See what can be answered" in shown


@pytest.mark.parametrize("question", ["no-such-thing", "<b>", "x" * 200])
def test_an_unknown_question_gets_a_sentence(question: str) -> None:
    shown = words(opened("answer", place=TRAFFORD, question=question))
    assert "We do not have that figure" in shown or "Which figure did you want?" in shown


def test_an_unknown_place_gets_a_sentence() -> None:
    assert "We do not know that place" in words(opened("answer", place="E08999999", question="recycling"))


def test_my_place_and_the_page_of_a_figure_lead_to_answers() -> None:
    page = html(opened(place=TRAFFORD))
    assert page.count('href="/answer?place=E08000009&amp;question=') == 3
    assert "Why do more pupils miss school?" in page
    outcome = html(opened("outcome", place=TRAFFORD, indicator="recycling"))
    assert 'href="/answer?place=E08000009&amp;question=recycling"' in outcome
