"""What a pack holds, and in which order: the same for paper, slides and sheets, in the words of the page.

Draws nothing itself and fetches nothing: it is handed a board, and the sources that its figures come from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dashboard import figures
from dashboard.board import Board, Item
from dashboard.charts.cards import Fact
from dashboard.holdings import SourceStatus
from dashboard.language import say, say_count
from dashboard.rows import Indicator
from dashboard.words import absences, meetings, predictions
from dashboard.words.promises import GROUPS
from dashboard.words.sentences import full_stop, joined
from dashboard.words.sources import EXAMPLE_TARGET

HEADS = (say("Target"), say("Then"), say("Now"), say("Agreed"), say("Realistic by then"), say("Chance"))
ALL_TARGETS = say("How do all targets stand?")
CHANGES = say("What has changed since the last meeting?")
NOTHING_CHANGED = say("Nothing new for any target.")
DECISIONS = say("What else did the board decide?")
ORIGINS = say("Where do the figures come from?")
ORIGIN_HEADS = (say("Figure"), say("Publisher"), say("Licence"), say("Released"), say("Fetched"))
HOW = say("How was this worked out?")
HOW_SAID = (
    say("Every figure here was published by someone else, and is shown as it was published."),
    say("The realistic range goes by how the figure moved in past years: about 8 in 10 such ranges should hold."),
    say("The chance says how likely the target is, going by the past. It is no promise."),
)
NO_FIGURE = say("No published figure is held for this, so there is no chart.")
# What XML, and so no file of an office program, can hold.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Part:
    """A heading, and the sentences under it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One promise, with the parts that follow its facts and its chart."""

    item: Item
    parts: tuple[Part, ...]
    no_chart: str  # why there is none

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.item.then, self.item.now, self.item.agreed, self.item.realistic


@dataclass(frozen=True)
class Pack:
    """A board's review as a document."""

    council: str
    title: str
    lead: str
    counts: tuple[Fact, ...]
    example: str  # how many are examples; nothing where none is
    changes: Part
    came: Part
    decisions: Part
    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    pages: tuple[Page, ...]  # in the order of the agenda
    origins: tuple[tuple[str, ...], ...]  # a row for each figure; see ORIGIN_HEADS
    credits: tuple[str, ...]
    how: tuple[str, ...]
    day: date  # of the build
    board: Board

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(page.item for page in self.pages)

    @property
    def dated(self) -> str:
        return say("Figures of {day}", day=figures.day(self.day))

    @property
    def name(self) -> str:
        """What a file calls itself."""
        return self.title if self.council in self.title else f"{self.title}, {self.council}"


def of(board: Board, sources: Sequence[SourceStatus]) -> Pack:
    """Put in order; every text is one that any file can hold."""
    board = replace(board, items=tuple(_writable(item) for item in board.items))
    council, meeting = board.agreed.council.name, board.meeting
    body = f"{meeting.body}." if meeting else ""
    return Pack(
        council=council,
        title=say("Targets review: {of}", of=figures.day(meeting.held_on) if meeting else council),
        lead=writable(joined(body, meetings.last_meeting(board.since))),
        counts=_counts(board.items),
        example=_examples(board.items),
        changes=Part(CHANGES, _changes(board)),
        came=Part(predictions.TITLE, tuple(map(writable, board.came))),
        decisions=Part(DECISIONS, tuple(map(writable, _decisions(board)))),
        groups=tuple((GROUPS[name], items) for name, items in board.groups),
        pages=tuple(_page(item) for item in board.agenda),
        origins=tuple(_origins(board.items, {each.source_id: each for each in sources})),
        credits=tuple(_credits(board.items, sources)),
        how=(
            *HOW_SAID,
            say("The figures were put together on {day}.", day=figures.day(board.agreed.today)),
            say("The page “How we work it out” of this site says more. Its address ends in /how."),
        ),
        day=board.agreed.today,
        board=board,
    )


def writable(text: str) -> str:
    """Without what no document can hold."""
    return UNWRITABLE.sub("", text)


def chance(item: Item) -> str:
    """How likely it is, or what became of it, for a list: as the page's own list says it."""
    if item.outcome and item.dots is None:
        return item.outcome
    return item.in_short


def likely(item: Item) -> tuple[str, ...]:
    """The chance in a sentence, and what it stands on; or what became of the promise."""
    if item.outcome and item.dots is None:
        return (item.outcome,)
    return tuple(each for each in (item.chance, item.outcome, item.stands_on, item.ambition) if each)


def _page(item: Item) -> Page:
    parts = (
        Part(CHANGES, _told(item.changed)),
        Part(
            say("Who has agreed to what?"),
            _told(say("Owner: {owner}", owner=full_stop(item.owner)), item.partners, item.milestones),
        ),
        Part(say("Who can change it?"), _told(item.lever and full_stop(item.lever))),
        Part(say("What does the owner say?"), item.said),
        Part(say("What was decided?"), (*item.decisions, *item.actions)),
    )
    figure = item.promise.figure
    if figure is None:
        no_chart = NO_FIGURE
    elif len(figure.spark.points) < 2:
        no_chart = absences.no_line(figure.place) if figure.spark.points else absences.no_history(figure.place)
    else:
        no_chart = ""
    return Page(item, tuple(part for part in parts if part.lines), no_chart)


def _told(*sentences: str) -> tuple[str, ...]:
    return tuple(each for each in sentences if each)


def _counts(items: Sequence[Item]) -> tuple[Fact, ...]:
    groups = [(words, sum(item.group == name for item in items)) for name, words in GROUPS.items()]
    total = Fact(say_count("Target", "Targets", len(items)), str(len(items)))
    return (total, *(Fact(words, str(count)) for words, count in groups if count))


def _examples(items: Sequence[Item]) -> str:
    count = sum(item.is_example for item in items)
    if not count:
        return ""
    total = len(items)
    some = say("{count} of the {total} targets here are marked so.", count=count, total=total)
    every = say("All of the {total} targets here are marked so.", total=total)
    return joined(EXAMPLE_TARGET, "" if total == 1 else every if count == total else some)


def _changes(board: Board) -> tuple[str, ...]:
    """Only of those for which there is something new; no list where there is nothing to compare with."""
    if board.since.meeting is None:
        return ()
    new = tuple(f"{item.title}: {item.changed}" for item in board.agenda if _has_changed(board, item))
    return new or ((NOTHING_CHANGED,) if board.since.is_kept else ())


def _has_changed(board: Board, item: Item) -> bool:
    since, ref = board.since, item.ref
    change = (since.changes or {}).get(ref)
    then, now = (since.chances or {}).get(ref), item.promise.chance
    is_moved = bool(then and now and then.phrase and now.phrase and then.phrase != now.phrase)
    return bool(item.changed) and (
        ref in since.is_new or is_moved or (change is not None and change.change != "nothing_new")
    )


def _decisions(board: Board) -> list[str]:
    return [meetings.decision(each) for each in board.agreed.decisions if not each.agreement_ref]


def _indicators(items: Sequence[Item]) -> list[Indicator]:
    """Each once, in the order of their targets."""
    held = (item.promise.figure.indicator for item in items if item.promise.figure)
    return list({each.indicator_id: each for each in held}.values())


def _origins(items: Sequence[Item], sources: dict[str, SourceStatus]) -> list[tuple[str, ...]]:
    return [
        (
            each.title,
            each.publisher,
            each.licence,
            figures.day(each.released) if each.released else "",
            figures.day(source.last_fetched) if source and source.last_fetched else "",
        )
        for each in _indicators(items)
        for source in [sources.get(each.source_id)]
    ]


def _credits(items: Sequence[Item], sources: Sequence[SourceStatus]) -> list[str]:
    used = {each.source_id for each in _indicators(items)}
    return [
        joined(f"{each.title}.", full_stop(each.attribution), each.about_url, _licence(each))
        for each in sources
        if each.source_id in used
    ]


def _licence(source: SourceStatus) -> str:
    return say("Licence: {licence}, {address}", licence=source.licence, address=source.licence_url)


def _writable(item: Item) -> Item:
    return replace(item, **{field.name: _cleaned(getattr(item, field.name)) for field in fields(item)})


def _cleaned(cell: Any) -> Any:
    """Any field of an item: its texts without what cannot be written, all else as it is."""
    if isinstance(cell, str):
        return writable(cell)
    if isinstance(cell, Fact):
        return Fact(*(writable(each) for each in (cell.title, cell.shown, cell.note)))
    if isinstance(cell, tuple):
        return tuple(_cleaned(each) for each in cell)
    return cell
