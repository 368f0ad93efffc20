"""Finding a place by its name: a box to type in, and what was found as links."""

from __future__ import annotations

import streamlit as st

from dashboard import addresses, choices, figures, queries
from dashboard.charts.svg import escaped
from dashboard.database import Build
from dashboard.rows import Found, Place
from dashboard.words import absences
from dashboard.words.places import region_of
from dashboard.words.sentences import capital

POSTCODES = "Postcodes do not work here yet. Type the name of your ward or council instead."
LONGEST = 60  # no place has a longer name; more is no name


def show(place: Place) -> str:
    """The box. Its key has the place in it, so that it is empty again on the page of the place that was found."""
    typed = st.text_input("Find a council or ward by name", key=f"find-{place.area_code}")
    return typed.strip()[:LONGEST]


def find(build: Build, typed: str) -> Found | None:
    """The places with that name; none are looked for until something is typed, nor for a postcode."""
    if not typed or choices.is_postcode(typed):
        return None
    return queries.find(build.cursor, typed)


def draw(typed: str, found: Found | None) -> str:
    """What was found. A postcode is answered with a sentence only: it could point at a reader's home."""
    if found is None:
        return f'<p class="nothing">{said(typed, found)}</p>' if typed else ""
    if not found.places:
        return f'<p class="nothing">{escaped(absences.nothing_found(typed))}</p>'
    links = "".join(_link(place) for place in found.places)
    return f'<ul class="found">{links}</ul>{_more(found)}'


def said(typed: str, found: Found | None) -> str:
    """The same for those who listen."""
    if found is None:
        return POSTCODES if typed else ""
    return figures.count(found.total, "place found", "places found") if found.places else absences.nothing_found(typed)


def kind(place: Place) -> str:
    """What sort of place it is and where: "Ward in Trafford", "District in Lancashire, the North West"."""
    inside = place.parent_name if place.parent_name not in {place.region_name, place.nation_name} else None
    known = [name for name in (inside, region_of(place), place.nation_name) if name]
    nearest = [name for name in known if place.name not in name][: 1 if place.level == "ward" else 2]
    words = f"{place.area_word} in {', '.join(nearest)}" if nearest else place.area_word
    return capital(f"{words}, until {place.end_date.year}" if place.end_date else words)


def _link(place: Place) -> str:
    return f'<li><a href="{addresses.place(place.area_code)}">{escaped(place.name)}</a> {escaped(kind(place))}</li>'


def _more(found: Found) -> str:
    left = found.total - len(found.places)
    if not left:
        return ""
    return f'<p class="soft">And {figures.count(left, "more place", "more places")}. Type more letters.</p>'
