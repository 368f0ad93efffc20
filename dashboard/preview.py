"""What a link to a page looks like where it is shared: its name and a sentence, known before the page is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

import duckdb

from dashboard import choices, database, queries
from dashboard.database import Build
from dashboard.document import DESCRIPTION
from dashboard.language import say
from dashboard.words import verdicts
from dashboard.words.places import place_name
from dashboard.words.sentences import capital

# Of another day or a past meeting nothing is told: finding out may take a while.
LOOKS_BACK = {"as_at", "meeting"}


def of(path: str, query: str) -> tuple[str, str] | None:
    """Name and sentence of a page; none where the general words do. Never a reason not to send the page."""
    asked = dict(parse_qsl(query[:2000]))
    if path not in {"/", "/outcome"} or "place" not in asked or LOOKS_BACK & asked.keys():
        return None
    about = (asked["place"][:20], asked.get("indicator", "")[:80])
    try:
        with database.opened() as build:
            return database.remembered("preview", path, *about, make=lambda: _told(build, path, asked))
    except (choices.Unknown, database.NoBuild, duckdb.Error, OSError, IndexError):
        return None


def _told(build: Build, path: str, asked: Mapping[str, str]) -> tuple[str, str]:
    place = choices.place(build, asked)
    if path == "/":
        return say("{place}: then and now", place=capital(place_name(place))), DESCRIPTION
    indicator = choices.indicator(build, asked)
    figure = queries.figure(build.cursor, place.area_code, indicator.indicator_id)
    said = verdicts.then_and_now(indicator, figure.card) if figure else ""
    return say("{title} in {place}", title=indicator.title, place=place_name(place)), said or indicator.question
