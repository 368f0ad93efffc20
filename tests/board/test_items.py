"""What a board has before it is what was agreed, in the words and numbers of the build."""

from __future__ import annotations

import re

import pytest

from dashboard.board import Board, Item
from dashboard.words.promises import GROUPS
from dashboard.words.sources import EXAMPLE_TARGET
from tests.dashboard.reading_age import grade


def item(board: Board, ref: str) -> Item:
    return next(each for each in board.items if each.ref == ref)


def test_every_promise_is_there_once(board: Board) -> None:
    assert sorted(each.ref for each in board.items) == [
        *("absence", "claims", "met", "missed", "pay", "recycling", "trees")
    ]


@pytest.mark.parametrize(
    ("ref", "group"), [("met", "met"), ("missed", "missed"), ("trees", "untold"), ("pay", "untold")]
)
def test_a_promise_is_in_the_group_that_its_figure_says(board: Board, ref: str, group: str) -> None:
    assert item(board, ref).group == group


def test_groups_come_with_those_in_most_doubt_first(board: Board) -> None:
    order = list(GROUPS)
    groups = [name for name, _ in board.groups]
    assert groups == sorted(groups, key=order.index)
    assert sum(len(items) for _, items in board.groups) == len(board.items)


def test_a_promise_with_a_chance_has_its_dots_and_its_range(board: Board) -> None:
    recycling = item(board, "recycling")
    assert recycling.chance.startswith("Chance of meeting it: ")
    assert recycling.dots in range(1, 10)
    assert re.fullmatch(r"[\d.]+% to [\d.]+%", recycling.realistic.shown)
    assert recycling.agreed.shown == "At least 41.8%"
    assert recycling.agreed.note == "by December 2027"


def test_a_promise_without_a_series_says_so(board: Board) -> None:
    trees = item(board, "trees")
    assert trees.chance == "No published figure is held for this, so nobody can say."
    assert trees.now.shown == "Not known"
    assert trees.agreed.shown == "At least 1,200 trees"


def test_what_is_to_be_held_says_how_far_off_still_counts(board: Board) -> None:
    assert item(board, "claims").agreed.shown == "4.5%, give or take 0.3 points"


def test_whether_it_was_met_names_the_figure_and_the_target(board: Board) -> None:
    assert re.fullmatch(r"Met\. It was [\d.]+% in 2024, against at least 40\.0%\.", item(board, "met").outcome)
    assert re.fullmatch(r"Not met\. It was [\d.]+% in 2024, against at least 60\.0%\.", item(board, "missed").outcome)


def test_only_examples_are_marked_as_such(board: Board) -> None:
    for each in board.items:
        assert (EXAMPLE_TARGET in each.caution) == each.is_example
        assert (each.agreed.title == "Example target") == each.is_example


def test_the_agenda_comes_before_what_it_leaves_out(board: Board) -> None:
    assert [each.ref for each in board.agenda][:2] == ["claims", "recycling"]
    assert len(board.agenda) == len(board.items)


def test_nothing_has_changed_since_a_meeting_that_looked_at_the_same_figures(board: Board) -> None:
    assert board.since.is_kept
    assert item(board, "absence").changed in {"Nothing new since then.", "No new figure since then."}


def test_the_chance_at_the_start_is_told_once_it_is_over_and_by_which_series(board: Board) -> None:
    assert item(board, "met").start == (
        "At the start: about 1 in 5, going by another series: Pupils who miss a lot of school. "
        "We asked that series for the same 40.0%. "
        "That goes by figures up to December 2020, as they are published now."
    )
    assert item(board, "missed").start == "At the start there was too little history to give a chance."


def test_a_promise_that_is_not_over_or_not_the_same_has_no_start(board: Board) -> None:
    for ref in ("recycling", "absence", "trees"):
        assert item(board, ref).start == ""


def test_every_sentence_is_short_and_easy(board: Board) -> None:
    for each in board.items:
        told = " ".join([each.chance, each.stands_on, each.ambition, each.outcome, each.start, each.changed])
        for sentence in re.split(r"(?<=[.?!])\s+", told):
            assert len(sentence.split()) < 25, sentence
        assert grade(told) <= 6 or len(told.split()) < 12, told
