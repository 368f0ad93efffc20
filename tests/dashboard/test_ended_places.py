"""Whatever is told of a place that ended says that it did: what is ahead is ahead of no such place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard import answering, choices, database
from dashboard.exports import sheet
from dashboard.exports.sheet import Sheet
from dashboard.words import through_time
from tests.dashboard.example_rows import a_council, a_ward
from tests.dashboard.reading import html, opened, words
from tests.dashboard.small_areas import OLD_TIMPERLEY, TRAFFORD

SPRING = date(2023, 4, 1)
ENDED = "Timperley ward ended on 3 May 2023, when the wards of Trafford were redrawn."
HERE = "https://levelwith.example/answer?place=E05000837"


@pytest.fixture(autouse=True)
def _data(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))


@pytest.mark.parametrize(
    ("view", "address"),
    [
        ("", {}),
        ("", {"card": "1"}),
        ("outcome", {"indicator": "recycling"}),
        ("outcome", {"indicator": "recycling", "card": "1"}),
        ("outcome", {"indicator": "recycling", "card": "chart"}),
        ("answer", {}),
        ("answer", {"question": "recycling"}),
        ("then_and_now", {}),
    ],
)
def test_each_page_and_card_says_that_the_place_ended(view: str, address: dict[str, str]) -> None:
    assert ENDED in words(opened(view, place=OLD_TIMPERLEY, **address))


def test_the_plain_text_of_an_answer_says_it_too() -> None:
    page = html(opened("answer", place=OLD_TIMPERLEY, question="recycling"))
    plain = page.partition('id="plain-answer">')[2].partition("</pre>")[0]
    assert f"\n\n{ENDED}\n\nWhat is happening?" in plain
    assert plain.count(ENDED) == 1


def sheets(code: str) -> tuple[Sheet, Sheet]:
    """All questions of a place, and one."""
    with database.opened() as build:
        place, indicator = choices.place(build, {"place": code}), choices.indicator(build, {"indicator": "recycling"})
        answered = answering.answer(build, place, indicator)
        assert answered
        chosen = answering.in_short(build, place)
    return sheet.of_place(place, chosen, HERE, date(2026, 11, 30)), sheet.of_answer(answered, HERE)


def test_sheets_say_it_below_their_heading() -> None:
    all_asked, one = sheets(OLD_TIMPERLEY)
    assert all_asked.about.endswith(ENDED)
    assert one.about.endswith(ENDED)


def test_sheets_of_a_place_that_stands_say_nothing_of_an_end() -> None:
    assert [made.about for made in sheets(TRAFFORD)] == ["", ""]


def test_in_short_a_council_that_ended_names_the_one_after_it() -> None:
    old = a_council(end_date=SPRING, ended_by="merged", successor_names=("Cumberland",), successor_codes=("E1",))
    assert through_time.ended_in_short(old) == "Northsea ended on 31 March 2023. Cumberland took its place."


def test_in_short_a_new_code_is_told_as_such() -> None:
    old = a_council(end_date=SPRING, ended_by="recoded", successor_names=("Northsea",), successor_codes=("E1",))
    assert through_time.ended_in_short(old) == (
        "Publishers gave Northsea a new code on 1 April 2023. Newer figures are under the new code."
    )


def test_in_short_nothing_is_told_of_a_place_that_stands() -> None:
    assert through_time.ended_in_short(a_ward()) == ""
