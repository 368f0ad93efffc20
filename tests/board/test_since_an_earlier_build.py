"""What has changed since a meeting that looked at another build than today's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile, copytree

import duckdb
import pytest

from dashboard import database, queries, reviewing
from dashboard.board import Board
from ingest.ledger.recording import record
from tests.dashboard import small_ledger
from tests.dashboard.small_areas import TRAFFORD

EARLIER = "20261020T000000Z-earlier"


@pytest.fixture
def board(agreed_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    """The meeting looked at a build in which recycling was lower a year before, and absence was not held."""
    builds = tmp_path / "data" / "builds"
    copytree(agreed_data / "builds", builds)
    copyfile(builds / f"{small_ledger.PINNED}.duckdb", builds / f"{EARLIER}.duckdb")
    with duckdb.connect(str(builds / f"{EARLIER}.duckdb")) as earlier:
        earlier.execute(
            """
            update marts.card
            set value = 30.0,
                period_start = period_start - interval 1 year,
                period_end = period_end - interval 1 year
            where indicator_id = 'recycling'
            """
        )
        earlier.execute("update marts.card set value = null where indicator_id = 'persistent-absence'")
    small_ledger.fill(tmp_path / "data")
    met = replace(small_ledger.REVIEW, ref="met", held_on=date(2026, 11, 11), build_id=EARLIER)
    record(small_ledger.ledger_in(tmp_path / "data"), [met], now=datetime(2026, 11, 11, 18, tzinfo=UTC))
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path / "data"))
    with database.opened() as build:
        council = queries.place(build.cursor, TRAFFORD)
        assert council
        return reviewing.board(build, council)


def changed(board: Board, ref: str) -> str:
    return next(item for item in board.items if item.ref == ref).changed


def test_a_figure_that_came_since_is_told_with_whether_it_is_a_real_change(board: Board):
    assert board.since.is_kept
    assert "New figure: " in changed(board, "recycling")
    assert "was revised from 30.0% to " in changed(board, "recycling")


def test_what_was_not_held_then_is_no_change(board: Board):
    assert changed(board, "absence") == "Nothing new since then."


def test_what_is_the_same_is_said_to_be(board: Board):
    assert changed(board, "claims") == "No new figure since then."
