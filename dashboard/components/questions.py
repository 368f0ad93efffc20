"""What residents ask of a place, each with the way to its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dashboard import addresses
from dashboard.answered import WhyAsked
from dashboard.charts.svg import escaped
from dashboard.components import heading
from dashboard.language import say
from dashboard.rows import Figure, Place
from dashboard.words import asked
from dashboard.words.places import place_name


def draw(place: Place, chosen: Sequence[Figure], others: Sequence[Figure], whys: Mapping[str, WhyAsked]) -> str:
    """Those that people ask first, then all others that can be answered."""
    code, name = place.area_code, escaped(place_name(place))
    back = f'<p class="back"><a href="{addresses.place(code)}">{say("Back to {place}", place=name)}</a></p>'
    asking = say("What do you want to ask about {place}?", place=name)
    top = f"{back}<h1>{asking}</h1>{heading.ended(place)}"
    if not chosen and not others:
        return f'{top}<p class="nothing">{say("No figures are held to answer a question by.")}</p>'
    pdf, docx = (escape(addresses.sheet(code, ending)) for ending in ("pdf", "docx"))
    on_one = say("The first of these on one page (PDF)")
    sheets = (
        f'<ul class="packs no-print"><li><a href="{pdf}" download>{on_one}</a></li>'
        f'<li><a href="{docx}" download>{say("To change it (Word)")}</a></li></ul>'
    )
    rest = f"<h2>{say('What else can be answered?')}</h2>{listed(place, others, whys)}" if others else ""
    return (
        f'{top}<p class="lead">{say("Each answer takes a minute to read out.")}</p>{listed(place, chosen, whys)}'
        f"{sheets if chosen else ''}{rest}"
    )


def listed(place: Place, figures: Sequence[Figure], whys: Mapping[str, WhyAsked]) -> str:
    """Each as a link to its answer."""
    entries = "".join(f"<li>{_link(place, each, whys.get(each.indicator.indicator_id))}</li>" for each in figures)
    return f'<ul class="questions" role="list">{entries}</ul>' if entries else ""


def _link(place: Place, figure: Figure, why: WhyAsked | None) -> str:
    address = addresses.answer(place.area_code, figure.indicator.indicator_id)
    return f'<a href="{escape(address)}">{escaped(asked.question(figure, why))}</a>'
