"""A board's review as the exports are given it, and its words and numbers as they have to be found there again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard import board as boards
from dashboard import database, promises, queries, since_meeting
from dashboard.board import Board, Item
from dashboard.exports import pack
from dashboard.holdings import SourceStatus
from tests.dashboard.small_areas import TRAFFORD

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Review:
    board: Board
    sources: tuple[SourceStatus, ...]

    def item(self, ref: str) -> Item:
        return next(item for item in self.board.items if item.ref == ref)


def reviewing(data: Path, area_code: str = TRAFFORD) -> Review:
    """What the ledger and the build of a folder say of a council."""
    with database.opened(data / "builds") as build:
        council = queries.place(build.cursor, area_code)
        assert council
        agreed = promises.gather(build.cursor, council)
        since = since_meeting.since_last_meeting(build, agreed, TODAY)
        outcomes = {each.outcome_id: each for each in queries.outcomes(build.cursor)}
        return Review(boards.of(agreed, since, outcomes), queries.sources(build.cursor))


def told(item: Item) -> Iterator[str]:
    """Every text of an item that the page shows: a file that lacks one says less than the page."""
    for fact in (item.then, item.now, item.agreed, item.realistic):
        yield from (fact.shown, fact.note)
    yield from (item.title, *pack.likely(item), item.changed, item.owner, item.partners, item.milestones, item.lever)
    yield from (item.caution, *item.said, *item.decisions, *item.actions)


def lacking(item: Item, text: str) -> list[str]:
    """What of it is not in a text, wherever its lines were broken."""
    whole = plain(text)
    return [words for words in told(item) if plain(words) not in whole]


def plain(text: str) -> str:
    """Without the places where a line may be broken."""
    return re.sub(r"[\s\u200b]+", "", text)
