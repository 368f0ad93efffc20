"""What the reader has chosen, read from the address of the page and checked before anything uses it.

Reads only the parameters it is asked for: an address may carry those of another page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dashboard import database, looking_back, queries
from dashboard.board import Board, Item
from dashboard.database import Build
from dashboard.language import say
from dashboard.rows import Indicator, Place
from dashboard.services import Service
from dashboard.words import absences

AREA_CODE = re.compile(r"[A-Z][0-9]{8}")
YEAR = re.compile(r"[12][0-9]{3}")
INDICATOR_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

MOST_LISTED = 9  # more cards than these nobody reads at a doorstep

# A way on: what the same page's address carries instead of a day, and the words of the link.
WayOn = tuple[dict[str, str], str]
TODAY: WayOn = ({}, say("See this page as it is today"))


class Unknown(Exception):
    """The address asks for something that we do not have."""

    def __init__(self, heading: str, sentence: str, way_on: WayOn | None = None) -> None:
        super().__init__(sentence)
        self.heading = heading
        self.sentence = sentence
        self.way_on = way_on


def place(build: Build, asked: Mapping[str, str]) -> Place:
    """The place of the address; the default council where it names none."""
    code = asked.get("place", "").strip().upper()  # as people type it or copy it from a table
    back = looking_back.asked()
    if not code and back:
        # The one that stands first today may not have been held then: another in its place would puzzle.
        code = queries.default_code(build.cursor) or ""
    if not code:
        return database.remembered("default place", make=lambda: queries.default_place(build.cursor))
    # What is no code at all is not repeated on the page: an address may have been written to mislead.
    if not AREA_CODE.fullmatch(code):
        raise Unknown(
            say("We do not know that place"), say("This address does not name a place. Search for one by its name.")
        )
    chosen = database.remembered("place", code, make=lambda: queries.place(build.cursor, code))
    if chosen is None and back:
        raise Unknown(say("We held no figures then"), absences.not_held_then(back.day), TODAY)
    if chosen is None:
        raise Unknown(say("We do not know that place"), absences.unknown_place(code))
    return chosen


def council(build: Build, asked: Mapping[str, str]) -> Place:
    """The council of the address, or the one above the place that it names; the default one where it names none."""
    named = council_of(build, place(build, {"place": asked.get("council", "") or asked.get("place", "")}))
    if named.level not in {"council", "county"}:
        raise Unknown(
            say("Which council did you want?"), say("{place} is no council. Choose one by its name.", place=named.name)
        )
    return named


def council_of(build: Build, chosen: Place) -> Place:
    """The council of a ward; any other place is its own."""
    return place(build, {"place": chosen.parent_code}) if chosen.level == "ward" and chosen.parent_code else chosen


def slide(asked: Mapping[str, str]) -> int | None:
    """The number of the target that is presented; none where the address asks for the whole review."""
    number = asked.get("present", "")
    if not number:
        return None
    # More digits than any board has targets: the last one is shown.
    return int(number[:4]) if number.isascii() and number.isdigit() else 1


def promise(board: Board, asked: Mapping[str, str]) -> Item | None:
    """The promise of the address."""
    ref = asked.get("item", "")
    if not ref:
        return None
    found = next((item for item in board.items if item.ref == ref), None)
    if found is None:
        raise Unknown(say("We do not have that target"), say("This address names no target of this council's review."))
    return found


def place_to_return_to(build: Build, asked: Mapping[str, str]) -> Place:
    """The place that the reader came from, for pages that are about no place: a wrong one does not matter there."""
    try:
        return place(build, asked)
    except Unknown:
        return place(build, {})


def indicator(build: Build, asked: Mapping[str, str]) -> Indicator:
    """The indicator of the address."""
    name = asked.get("indicator", "").strip().lower()
    if len(name) > 80 or not INDICATOR_ID.fullmatch(name):
        raise Unknown(
            say("Which figure did you want?"),
            say("This address does not name a figure. Choose one from a place's page."),
        )
    chosen = database.remembered("indicator", name, make=lambda: queries.indicator(build.cursor, name))
    if chosen is None:
        raise Unknown(say("We do not have that figure"), absences.unknown_indicator(name))
    return chosen


def since(asked: Mapping[str, str]) -> int | None:
    """The year that the reader wants then to be; none where the address names none."""
    year = asked.get("since", "")
    if not year:
        return None
    if not YEAR.fullmatch(year):
        raise Unknown(
            say("Which year did you want?"), say("This address does not name a year. Choose one on the figure's page.")
        )
    return int(year)


def own_list(asked: Mapping[str, str]) -> tuple[str, ...]:
    """The figures that a reader chose to see first. What is no id is passed over: an old list is better than none."""
    named = (name.strip().lower() for name in asked.get("list", "")[:1000].split(","))
    return tuple(dict.fromkeys(name for name in named if INDICATOR_ID.fullmatch(name)))[:MOST_LISTED]


def service(offered: Sequence[Service], asked: Mapping[str, str]) -> Service | None:
    """The service of the address; the first that is held where it names none, and none where nothing is held."""
    name = asked.get("service", "").strip().lower()
    if not name:
        return offered[0] if offered else None
    found = next((each for each in offered if each.service_id == name), None)
    if found is None:
        raise Unknown(say("Which service did you want?"), say("No figures of that service are held for this place."))
    return found
