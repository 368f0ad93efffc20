"""A councillor's own short list is kept in the address, and shows first what it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import choices
from tests.dashboard.reading import html, opened, words
from tests.dashboard.small_areas import TIMPERLEY, TRAFFORD


@pytest.fixture(autouse=True)
def _small_data(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(small_data))


def first_cards(page: str) -> list[str]:
    return re.findall(r"<h3>(.*?)</h3>", page)


def test_the_list_of_the_address_comes_first_in_its_order() -> None:
    page = html(opened(place=TRAFFORD, list="weekly-pay,claimant-count"))
    assert first_cards(page)[:2] == ["Weekly pay", "Out-of-work benefit claims"]
    assert "<h2>Your own list</h2>" in page
    assert "What do people ask about?" not in page


def test_without_a_list_the_council_s_own_stands() -> None:
    page = html(opened(place=TIMPERLEY))
    assert "What do people ask about?" in page
    assert f'<a href="/?place={TIMPERLEY}&amp;choose=1">Make a list of your own</a>' in page


def test_a_figure_that_is_not_held_is_told() -> None:
    assert "1 figure of it is not held here." in words(opened(place=TRAFFORD, list="weekly-pay,gone-by-now"))


@pytest.mark.parametrize("wrong", ["", ",", "<b>", "WEEKLY PAY", "../..", "a" * 5000])
def test_what_is_no_list_changes_nothing(wrong: str) -> None:
    page = html(opened(place=TRAFFORD, list=wrong))
    assert ("What do people ask about?" in page) is not bool(choices.own_list({"list": wrong}))


def test_nine_are_the_most_and_none_comes_twice() -> None:
    named = ",".join(f"figure-{number % 12}" for number in range(40))
    assert choices.own_list({"list": named}) == tuple(f"figure-{number}" for number in range(9))


def test_each_figure_can_be_added_and_taken_off_by_a_link() -> None:
    page = html(opened(place=TRAFFORD, list="weekly-pay", choose="1"))
    assert "1 of 9 chosen." in page
    assert f'<a href="/?place={TRAFFORD}&amp;list=weekly-pay,claimant-count&amp;choose=1"' in page
    assert f'<a href="/?place={TRAFFORD}&amp;choose=1" data-choice="weekly-pay">Take off weekly pay</a>' in page
    assert f'<a href="/?place={TRAFFORD}&amp;list=weekly-pay">Show my list</a>' in page


def test_a_full_list_offers_no_more() -> None:
    full = "weekly-pay," + ",".join(f"other-{number}" for number in range(8))
    page = html(opened(place=TRAFFORD, list=full, choose="1"))
    assert "9 of 9 chosen. That is all: take one off to add another." in page
    assert ">Add " not in page
