"""A service fifteen years ago and today: its story, and a picture of each thing that tells of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from dashboard import addresses
from dashboard.charts import cards
from dashboard.charts.svg import escaped
from dashboard.components import heading, history, then_now
from dashboard.components.paragraphs import paragraph
from dashboard.gathering import Answer
from dashboard.language import say
from dashboard.rows import Place
from dashboard.services import Service, SimilarChange
from dashboard.words import places, verdicts
from dashboard.words import services as words
from dashboard.words.places import place_name
from dashboard.words.sentences import joined

TITLES = {
    "level": say("How the service does"),
    "demand": say("How much is asked of it"),
    "satisfaction": say("What people think of it"),
}
MISSING = {"demand": words.NO_DEMAND, "satisfaction": words.NO_SATISFACTION}


@dataclass(frozen=True)
class Told:
    """What is known of a service in a place: an answer for each role that is held."""

    reader_place: Place
    place: Place  # whose service it is: of a ward, its council
    service: Service
    answers: Mapping[str, Answer]
    similar: SimilarChange | None


def beginning(told: Told, offered: Sequence[Service]) -> str:
    """The name of the page, the story in five short sentences at most, and the other services that can be told."""
    place, of = told.reader_place, told.place
    home = say("Back to {place}", place=escaped(place_name(place)))
    back = f'<p class="back"><a href="{addresses.place(place.area_code)}">{home}</a></p>'
    whose = "" if of == place else f'<p class="soft">{escaped(words.of_whole(of))}</p>'
    return (
        f"{back}<h1>{escaped(words.heading(told.service.title, of))}</h1>{whose}{heading.ended(place)}"
        f'<p class="lead">{escaped(joined(*_sentences(told)))}</p>{_others(told, offered)}'
    )


def _others(told: Told, offered: Sequence[Service]) -> str:
    links = "".join(
        f'<li><a href="{addresses.then_and_now(told.reader_place.area_code, each.service_id)}">'
        f"{escaped(each.title)}</a></li>"
        for each in offered
        if each.service_id != told.service.service_id
    )
    label = escape(say("Other services"))
    return f'<nav class="jumps" aria-label="{label}"><ul>{links}</ul></nav>' if links else ""


def _sentences(told: Told) -> list[str]:
    level = told.answers.get("level")
    said = [words.no_level(told.place)]
    if level and level.figure:
        indicator, card = level.figure.indicator, level.figure.card
        said = [
            words.told(indicator, card),
            verdicts.then_reason(card) if card.then_value is not None else "",
            words.similar(indicator, card, told.similar),
        ]
    for role, missing in MISSING.items():
        answer = told.answers.get(role)
        said.append(words.told(answer.figure.indicator, answer.figure.card) if answer and answer.figure else missing)
    return said


def panels(told: Told) -> str:
    """One for each thing that tells of a service; money says that it is not here yet."""
    money = f"<h2>{say('Money')}</h2>{paragraph(words.NO_MONEY)}"
    drawn = [_panel(told, "level"), _panel(told, "demand"), money, _panel(told, "satisfaction")]
    return "".join(drawn)


def _panel(told: Told, role: str) -> str:
    answer = told.answers.get(role)
    title = f"<h2>{TITLES[role]}</h2>"
    if answer is None or answer.figure is None:
        return title + paragraph(MISSING.get(role) or words.no_level(told.place))
    figure = answer.figure
    indicator, card = figure.indicator, figure.card
    link = addresses.outcome(told.reader_place.area_code, indicator.indicator_id)
    beside = words.beside_similar(card, told.similar, figure.place) if role == "level" else ""
    return (
        f'{title}<p class="soft">{escaped(indicator.title)}. '
        f"{escaped(places.level(figure.place, told.place))}.</p>"
        f"{cards.tag(indicator, card)}{cards.facts(then_now.two_sides(indicator, card))}"
        f"{paragraph(beside)}"
        f"{history.picture(answer, figure)}"
        f"{then_now.cautions(figure)}{_how_far_back(words.how_far_back(card))}"
        f'<p class="more"><a href="{link}">{say("More about {figure}", figure=escaped(indicator.title))}</a></p>'
    )


def _how_far_back(said: str) -> str:
    return f'<p class="caution">{escaped(said)}</p>' if said else ""


def link(place: Place) -> str:
    """The way here from a place's page."""
    label = say("Services then and now, one by one")
    return f'<p class="more"><a href="{addresses.then_and_now(place.area_code)}">{label}</a></p>'


def nothing(place: Place) -> str:
    """A place of which no service can be told."""
    name = escaped(place_name(place))
    return (
        f"<h1>{say('Then and now in {place}', place=name)}</h1>"
        f"<p>{say('No figure of a service is held for {place}.', place=name)}</p>"
        f'<p><a href="{addresses.place(place.area_code)}">{say("See what is held")}</a></p>'
    )
