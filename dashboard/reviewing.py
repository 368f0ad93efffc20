"""The board's review of one council, put together once for its page and its packs."""

from __future__ import annotations

from datetime import UTC, datetime

from dashboard import board as boards
from dashboard import database, promises, queries, since_meeting
from dashboard.board import Board
from dashboard.database import Build
from dashboard.promises import Promises
from dashboard.rows import Place


def board(build: Build, council: Place) -> Board:
    """Everything agreed there, in words, and what changed since the last meeting."""
    today = datetime.now(UTC).date()
    return database.remembered("board", council.area_code, f"{today}", make=lambda: _board(build, council))


def agreed(build: Build, council: Place) -> Promises:
    """Everything agreed there."""
    return database.remembered("promises", council.area_code, make=lambda: promises.gather(build.cursor, council))


def _board(build: Build, council: Place) -> Board:
    held = agreed(build, council)
    since = since_meeting.since_last_meeting(build, held, datetime.now(UTC).date())
    return boards.of(held, since, {each.outcome_id: each for each in queries.outcomes(build.cursor)})
