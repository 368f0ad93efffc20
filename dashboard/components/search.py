"""Finding a place by its name or by a postcode: a box to type in, and what was found as links.

A postcode is taken out of the box as soon as it was typed; until the reader goes on, only the answer is kept.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

import streamlit as st

from dashboard import addresses, postcodes, queries
from dashboard.charts.svg import escaped
from dashboard.database import Build
from dashboard.language import say, say_count
from dashboard.postcode_limit import Limit, TooMany
from dashboard.postcodes import Ended, Whereabouts
from dashboard.rows import Place
from dashboard.words import absences
from dashboard.words import postcodes as words
from dashboard.words.places import region_of
from dashboard.words.sentences import capital, joined

LONGEST = 60  # no place has a longer name; more is no name

limit = Limit(time.monotonic)  # one for all readers of this process

# What became of a postcode: where it is, since when it is out of use, or a sentence on why nobody can say.
Answer = Whereabouts | Ended | str


@dataclass(frozen=True)
class Search:
    """What the page shows of a search."""

    sentence: str = ""
    places: tuple[Place, ...] = ()
    more: int = 0  # places that were found and are not shown


def show(build: Build, place: Place) -> Search:
    """The box, and what was found. Its key has the place in it, so that it is empty again on another place's page."""
    key = f"find-{place.area_code}"
    by_name, by_either = say("Find a council or ward by name"), say("Find a council or ward by name or postcode")
    label = by_name if postcodes.service(os.environ) is None else by_either
    st.text_input(label, key=key, on_change=_take, args=(key,))
    answer: Answer | None = st.session_state.get(_kept(key))
    if answer is not None:
        return of_postcode(build, answer)
    typed = str(st.session_state[key]).strip()[:LONGEST]
    return _of_name(build, typed) if typed else Search()


def _take(key: str) -> None:
    """Called when something was typed, before the page is made: a page that is made again asks nobody again."""
    typed = str(st.session_state[key])
    st.session_state.pop(_kept(key), None)
    if postcodes.is_written(typed):
        st.session_state[key] = ""
        st.session_state[_kept(key)] = _answer(typed)


def _answer(typed: str) -> Answer:
    asked = postcodes.service(os.environ)
    if asked is None:
        return words.OFF
    try:
        return postcodes.look_up(asked, typed, limit) or words.UNKNOWN
    except TooMany:
        return words.TOO_MANY
    except postcodes.NoAnswer:
        return words.NO_ANSWER


def _kept(key: str) -> str:
    return f"{key}-postcode"


def of_postcode(build: Build, answer: Answer) -> Search:
    """The ward and the council that a postcode is in, as far as they have pages."""
    if isinstance(answer, str):
        return Search(answer)
    if isinstance(answer, Ended):
        return Search(words.ended(answer.year))
    if answer.country in words.ABROAD:
        return Search(words.abroad(answer.country))
    ward, council = (_page_of(build, code) for code in (answer.ward_code, answer.council_code))
    if ward:
        return _of_ward(build, ward, council)
    if council:
        has_wards = queries.has_wards(build.cursor, council.area_code)
        return Search(words.only_council(answer.ward_name, council, has_wards), (council,))
    return Search(words.nothing_held(answer.council_name))


def _of_ward(build: Build, ward: Place, council: Place | None) -> Search:
    around = (council,) if council else ()
    if not ward.has_ended:
        return Search(words.inside(ward, council), (ward, *around))
    now = tuple(place for code in ward.successor_codes if (place := _page_of(build, code)))
    return Search(words.inside_old(ward, now), (*now, ward, *around))


def _page_of(build: Build, code: str | None) -> Place | None:
    return queries.place(build.cursor, code) if code else None


def _of_name(build: Build, typed: str) -> Search:
    found = queries.find(build.cursor, typed)
    if not found.places:
        return Search(absences.nothing_found(typed))
    return Search("", found.places, found.total - len(found.places))


def draw(search: Search) -> str:
    """What was found, or why nothing was."""
    note = f'<p class="soft">{words.KEPT}</p>' if postcodes.service(os.environ) else ""
    sentence = f'<p class="nothing">{escaped(search.sentence)}</p>' if search.sentence else ""
    links = "".join(_link(place) for place in search.places)
    more = say_count(
        "And {count} more place. Type more letters.", "And {count} more places. Type more letters.", search.more
    )
    return (
        note
        + sentence
        + (f'<ul class="found">{links}</ul>' if links else "")
        + (f'<p class="soft">{more}</p>' if search.more else "")
    )


def said(search: Search) -> str:
    """The same for those who listen."""
    total = len(search.places) + search.more
    found = say_count("{count} place found", "{count} places found", total) if search.places else ""
    return joined(search.sentence, found)


def kind(place: Place) -> str:
    """What sort of place it is and where: "Ward in Trafford", "District in Lancashire, the North West"."""
    inside = place.parent_name if place.parent_name not in {place.region_name, place.nation_name} else None
    known = [name for name in (inside, region_of(place), place.nation_name) if name]
    nearest = [name for name in known if place.name not in name][: 1 if place.level == "ward" else 2]
    told = say("{kind} in {places}", kind=place.area_word, places=", ".join(nearest)) if nearest else place.area_word
    if place.end_date and place.ended_by != "recoded":  # the same council, and still there
        return capital(say("{kind}, until {year}", kind=told, year=place.end_date.year))
    return capital(say("{kind}, under an old code", kind=told) if place.has_ended else told)


def _link(place: Place) -> str:
    return f'<li><a href="{addresses.place(place.area_code)}">{escaped(place.name)}</a> {escaped(kind(place))}</li>'
