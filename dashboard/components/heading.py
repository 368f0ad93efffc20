"""The top of a page: where it is, what it is about, and its name."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import addresses
from dashboard.charts.svg import escaped
from dashboard.components import search
from dashboard.language import say
from dashboard.rows import Indicator, Place
from dashboard.words import places
from dashboard.words.places import place_name
from dashboard.words.sentences import capital


def of_place(place: Place) -> str:
    """A place and what it is part of."""
    around = escaped(search.kind(place))
    if place.level == "ward" and place.parent_code and place.parent_name:
        link = f'<a href="{addresses.place(place.parent_code)}">{escaped(place.parent_name)}</a>'
        around = around.replace(escaped(place.parent_name), link, 1)
    name = say("{place}: then and now", place=escaped(capital(place_name(place))))
    return f'<h1>{name}</h1><p class="lead">{around}.</p>{_through_time(place)}'


def _through_time(place: Place) -> str:
    """What became of a place that ended, and what was there before one that is new, each with a way there."""
    ended = _linked(places.ended(place), places.NEW_CODE, place.successor_codes, place.successor_names)
    began = _linked(places.began(place), places.OLD_CODE, place.predecessor_codes, place.predecessor_names)
    return "".join(f'<p class="caution">{said}</p>' for said in (ended, began) if said)


def _linked(sentence: str, code_words: str, codes: Sequence[str], names: Sequence[str]) -> str:
    text = escaped(sentence)
    for code, name in zip(codes, names, strict=True):
        words = escaped(code_words if code_words in sentence else name)
        before, _, after = text.rpartition(words)
        text = f'{before}<a href="{addresses.place(code)}">{words}</a>{after}'
    return text


def of_outcome(place: Place, indicator: Indicator, is_answered: bool = True) -> str:
    """One indicator in a place, with the way back and, where there is a figure, the way to the short answer."""
    around = escaped(place_name(place))
    to_place = say("Back to {place}", place=around)
    back = f'<p class="back"><a href="{addresses.place(place.area_code)}">{to_place}</a></p>'
    name = say("{title} in {place}", title=escaped(indicator.title), place=around)
    answer = addresses.answer(place.area_code, indicator.indicator_id)
    to_answer = say("The short answer, to read out or pass on")
    short = f'<p class="more"><a href="{escape(answer)}">{to_answer}</a></p>'
    return f'{back}<h1>{name}</h1><p class="lead">{escaped(indicator.question)}</p>{short if is_answered else ""}'
