"""The review as a tagged PDF for the papers of a meeting. Its layout is board.typ; its words are those of the pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.board import Board, Item
from dashboard.exports import pack, pictures, typesetting
from dashboard.exports.pack import Pack, Page
from dashboard.exports.pictures import Picture
from dashboard.holdings import SourceStatus
from dashboard.language import say
from dashboard.words.promises import GROUPS
from dashboard.words.sentences import capital, joined
from dashboard.words.sources import EXAMPLE_TARGET

STANDS_IN = say(
    "{square} stands for a letter that cannot be printed here. The site shows it.", square=typesetting.STAND_IN
)
TEMPLATE = Path(__file__).with_name("board.typ")


def of(board: Board, sources: Sequence[SourceStatus]) -> bytes:
    """The same to the byte each time: its date is the day of the figures."""
    made = pack.of(board, sources)
    return typesetting.pdf(TEMPLATE, _data(made), made.day)


def _data(made: Pack) -> dict[str, Any]:
    """As the template reads it: nothing but texts, numbers and drawings."""
    numbers = {page.item.ref: number for number, page in enumerate(made.pages, start=1)}
    return {
        "name": made.name, "council": made.council, "title": made.title, "lead": made.lead, "example": made.example,
        "year": made.day.year, "month": made.day.month, "day": made.day.day,
        "foot": joined(f"{made.name}.", f"{made.dated}."),
        "example_mark": EXAMPLE_TARGET,
        "counts": [asdict(each) for each in made.counts],
        "changes": asdict(made.changes),
        "changes_of_examples": bool(made.changes.lines) and bool(made.example),
        "came": asdict(made.came), "decisions": asdict(made.decisions),
        "all_targets": pack.ALL_TARGETS, "heads": pack.HEADS, "on_page": say("Page {number}"),
        "groups": [
            {"title": title, "rows": [_row(item, numbers[item.ref]) for item in items]} for title, items in made.groups
        ],
        "pages": [_page(page, numbers[page.item.ref]) for page in made.pages],
        "origins_title": pack.ORIGINS, "origin_heads": pack.ORIGIN_HEADS, "origins": made.origins,
        "credits": made.credits, "how_title": pack.HOW, "how": [*made.how, *_stand_ins(made)],
    }  # fmt: skip


def _stand_ins(made: Pack) -> list[str]:
    texts = " ".join(f"{it.title} {it.owner} {it.partners} {it.caution} {it.said} {it.actions}" for it in made.items)
    return [STANDS_IN] if typesetting.STAND_IN in typesetting.printable(texts) else []


def _row(item: Item, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "title": item.title,
        "measure": capital(item.measure),
        "owner": item.owner,
        "is_example": item.is_example,
        "then": asdict(item.then),
        "now": asdict(item.now),
        "agreed": asdict(item.agreed),
        "realistic": asdict(item.realistic),
        "strip": _drawn(pictures.strip(item)),
        "dots": _drawn(pictures.chance(item)),
        "chance": pack.chance(item),
    }


def _page(page: Page, number: int) -> dict[str, Any]:
    item = page.item
    return {
        "number": number,
        "group": GROUPS[item.group],
        "title": item.title,
        "measure": capital(item.measure),
        "is_example": item.is_example,
        "caution": item.caution,
        "facts": [asdict(each) for each in page.facts],
        "chart": _drawn(pictures.chart(item)),
        "no_chart": page.no_chart,
        "dots": _drawn(pictures.chance(item)),
        "likely": pack.likely(item),
        "parts": [asdict(part) for part in page.parts],
    }


def _drawn(picture: Picture | None) -> dict[str, str] | None:
    return {"svg": picture.svg, "alt": picture.alt} if picture else None
