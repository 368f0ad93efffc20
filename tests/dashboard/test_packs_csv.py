"""The CSV pack has the numbers themselves, and cannot do anything in a spreadsheet."""

from __future__ import annotations

import csv as readers_csv
import io

import pytest

from dashboard.exports import board_csv, pack
from dashboard.words.sources import EXAMPLE_TARGET
from tests.dashboard.reviewing import Review


def rows_of(review: Review) -> list[dict[str, str]]:
    content = board_csv.of(review.board, review.sources)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(readers_csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_row_has_the_words_of_the_page_and_the_numbers_behind_them(review: Review) -> None:
    rows = rows_of(review)
    assert [row["reference"] for row in rows] == [item.ref for item in review.board.items]
    for row, item in zip(rows, review.board.items, strict=True):
        facts = (item.then, item.now, item.agreed, item.realistic)
        shown = [row[f"{name}_as_shown"] for name in ("then", "now", "agreed", "realistic")]
        assert shown == [fact.shown for fact in facts]
        assert row["chance_in_words"] == pack.chance(item)
        assert float(row["agreed_value"]) == item.told.agreed
        assert row["owner_says"] == "\n".join(item.said)
        assert row["changed"] == item.changed


def test_the_chance_and_the_range_are_raw(review: Review) -> None:
    row = next(row for row in rows_of(review) if row["reference"] == "recycling")
    promise = review.item("recycling").promise
    assert promise.chance
    assert promise.likely
    assert float(row["chance"]) == pytest.approx(promise.chance.chance)
    assert float(row["realistic_low_8_in_10"]) == pytest.approx(promise.likely.q100)
    assert float(row["realistic_high_5_in_10"]) == pytest.approx(promise.likely.q750)
    assert row["due_last_day"] == "2027-12-31"
    assert row["figures_of"] == "2026-11-01"


def test_an_example_says_so_in_its_row(review: Review) -> None:
    marked = {row["reference"] for row in rows_of(review) if row["example"] == EXAMPLE_TARGET}
    assert marked == {"pay", "trees"}


def test_what_is_not_known_is_empty(review: Review) -> None:
    row = next(row for row in rows_of(review) if row["reference"] == "trees")
    assert [row[name] for name in ("then_value", "now_value", "chance", "realistic_low_8_in_10")] == [""] * 4


def test_it_is_the_same_to_the_byte(review: Review) -> None:
    first, second = (board_csv.of(review.board, review.sources) for _ in range(2))
    assert first == second


def test_words_that_a_spreadsheet_would_run_are_made_harmless(hostile_review: Review) -> None:
    cells = [cell for row in rows_of(hostile_review) for cell in row.values()]
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
