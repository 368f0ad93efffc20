"""The top of a page: where it is, what it is about, and its name."""

from __future__ import annotations

import re
from html import escape

from dashboard import addresses
from dashboard.charts.svg import escaped
from dashboard.components import search
from dashboard.language import say
from dashboard.rows import Indicator, Place
from dashboard.words import through_time as words
from dashboard.words.places import place_name
from dashboard.words.sentences import capital

MARKED = re.compile("\0(.*?)\1(.*?)\2")


def of_place(place: Place) -> str:
    """A place and what it is part of."""
    around = escaped(search.kind(place))
    if place.level == "ward" and place.parent_code and place.parent_name:
        link = f'<a href="{addresses.place(place.parent_code)}">{escaped(place.parent_name)}</a>'
        around = around.replace(escaped(place.parent_name), link, 1)
    name = say("{place}: then and now", place=escaped(capital(place_name(place))))
    return f'<h1>{name}</h1><p class="lead">{around}.</p>{through_time(place)}'


def ended(place: Place) -> str:
    """What became of a place that ended, for each page that tells of it: what is ahead is ahead of no such place."""
    return _caution(words.ended(place, _marked))


def through_time(place: Place) -> str:
    """What became of a place that ended, and what was there before one that is new, each with a way there."""
    return ended(place) + _caution(words.began(place, _marked))


def _caution(said: str) -> str:
    return f'<p class="caution">{_linked(said)}</p>' if said else ""


def _marked(code: str, named: str) -> str:
    """With signs that no name has and that markup leaves alone."""
    return f"\0{code}\1{named}\2"


def _linked(said: str) -> str:
    return MARKED.sub(lambda found: f'<a href="{addresses.place(found[1])}">{found[2]}</a>', escaped(said))


def of_outcome(place: Place, indicator: Indicator, is_answered: bool = True) -> str:
    """One indicator in a place, with the way back and, where there is a figure, the way to the short answer."""
    around = escaped(place_name(place))
    to_place = say("Back to {place}", place=around)
    back = f'<p class="back"><a href="{addresses.place(place.area_code)}">{to_place}</a></p>'
    name = say("{title} in {place}", title=escaped(indicator.title), place=around)
    answer = addresses.answer(place.area_code, indicator.indicator_id)
    to_answer = say("The short answer, to read out or pass on")
    short = f'<p class="more"><a href="{escape(answer)}">{to_answer}</a></p>'
    return (
        f'{back}<h1>{name}</h1><p class="lead">{escaped(indicator.question)}</p>'
        f"{ended(place)}{short if is_answered else ''}"
    )
