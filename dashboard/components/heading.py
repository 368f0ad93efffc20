"""The top of a page: where it is, what it is about, and its name."""

from __future__ import annotations

from dashboard import addresses
from dashboard.charts.svg import escaped
from dashboard.components import search
from dashboard.rows import Indicator, Place
from dashboard.words import places
from dashboard.words.places import place_name


def of_place(place: Place) -> str:
    """A place and what it is part of."""
    around = escaped(search.kind(place))
    if place.level == "ward" and place.parent_code and place.parent_name:
        link = f'<a href="{addresses.place(place.parent_code)}">{escaped(place.parent_name)}</a>'
        around = around.replace(escaped(place.parent_name), link, 1)
    ended = places.ended(place)
    caution = f'<p class="caution">{escaped(ended)}</p>' if ended else ""
    return f'<h1>{escaped(place_name(place))}: then and now</h1><p class="lead">{around}.</p>{caution}'


def of_outcome(place: Place, indicator: Indicator) -> str:
    """One indicator in a place, with the way back."""
    back = f'<p class="back"><a href="{addresses.place(place.area_code)}">Back to {escaped(place_name(place))}</a></p>'
    name = f"{escaped(indicator.title)} in {escaped(place_name(place))}"
    return f'{back}<h1>{name}</h1><p class="lead">{escaped(indicator.question)}</p>'
