"""The board's review of one council, put together once for its page and its packs."""

from __future__ import annotations

from dataclasses import replace

from dashboard import board as boards
from dashboard import database, gathering, looking_back, promises, queries, since_meeting
from dashboard.board import Board
from dashboard.database import Build
from dashboard.gathering import Answer
from dashboard.promised import Promise
from dashboard.promises import Promises
from dashboard.rows import Indicator, Place


def board(build: Build, council: Place) -> Board:
    """Everything agreed there, in words, and what changed since the last meeting."""
    today = looking_back.today()
    return database.remembered("board", council.area_code, f"{today}", make=lambda: _board(build, council))


def agreed(build: Build, council: Place) -> Promises:
    """Everything agreed there."""
    return database.remembered("promises", council.area_code, make=lambda: promises.gather(build.cursor, council))


def of_place(build: Build, place: Place) -> dict[str, Promise]:
    """What was agreed for a place, or for the council above it: the newest promise of each indicator."""
    code = place.parent_code if place.level == "ward" and place.parent_code else place.area_code
    above = queries.place(build.cursor, code)
    if above is None:
        return {}
    standing = agreed(build, above).standing
    return {each.now.indicator_id: each for each in standing if each.now.indicator_id}


def answer(build: Build, place: Place, indicator: Indicator, since: int | None = None) -> Answer:
    """Everything that is known of one figure, with what was agreed of it."""
    found = gathering.answer(build.cursor, place, indicator, since)
    promise = of_place(build, place).get(indicator.indicator_id)
    if found.figure is None or promise is None or promise.now.area_code != found.figure.place.area_code:
        return found
    return replace(found, promise=promise)


def _board(build: Build, council: Place) -> Board:
    held = agreed(build, council)
    since = since_meeting.since_last_meeting(build, held, looking_back.today())
    board = boards.of(held, since, {each.outcome_id: each for each in queries.outcomes(build.cursor)})
    back = looking_back.asked()
    looked_at = next((each for each in held.meetings if back and each.meeting_ref == back.meeting), None)
    return replace(board, meeting=looked_at) if looked_at else board
