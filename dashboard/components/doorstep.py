"""The answer to one question on the page, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from dashboard import addresses
from dashboard.answered import Answered
from dashboard.charts import cards, dots, spark, target
from dashboard.charts.svg import escaped
from dashboard.components import heading
from dashboard.language import say
from dashboard.rows import Indicator, Place
from dashboard.words import chances, promises
from dashboard.words import doorstep as words
from dashboard.words.doorstep import Part, Telling
from dashboard.words.places import place_name
from dashboard.words.reports import answer_link
from dashboard.words.sentences import mid_sentence
from dashboard.words.sources import EXAMPLE_TARGET


def draw(answered: Answered, told: Telling) -> str:
    """The six parts, with the line above the first and the dots below the chance of a target."""
    place = answered.reader_place
    every = say("All questions about {place}", place=escaped(place_name(place)))
    back = f'<p class="back"><a href="{addresses.answer(place.area_code)}">{every}</a></p>'
    below = _dots(answered)
    above = {words.WHAT: _line(answered)}
    parts = "".join(_part(part, above.get(part.title, ""), below) for part in told.parts)
    return (
        f'{back}<article class="answer" aria-label="{escape(told.question)}"><h1>{escaped(told.question)}</h1>'
        f'<p class="lead">{escaped(told.about)}</p>{heading.ended(place)}'
        f"{parts}</article>"
    )


def take_along(answered: Answered, told: Telling, address: str) -> str:
    """As a message and on paper. `address` is that of the page, in full."""
    place, indicator = answered.reader_place, answered.indicator
    more = say("More about {title}", title=escaped(mid_sentence(indicator.title)))
    text = f"{told.text}\n\n{words.source(answered)}\n{address}"
    return (
        f'<section class="no-print"><h2>{say("Can I pass this on?")}</h2>'
        f'<p><button type="button" class="copy" data-copies="plain-answer">{say("Copy as plain text")}</button> '
        f'<a href="{escape(answer_link(told.question, text))}">{say("Send it as an e-mail")}</a></p>'
        '<p class="soft" role="status" data-copied></p>'
        f'<details class="more-detail"><summary>{say("See the plain text")}</summary>'
        f'<pre class="plain" id="plain-answer">{escape(text)}</pre></details>'
        f"{_sheets(place, indicator)}"
        f'<p class="more"><a href="{escape(addresses.outcome(place.area_code, indicator.indicator_id))}">'
        f"{more}</a></p></section>"
    )


def _sheets(place: Place, indicator: Indicator) -> str:
    code, question = place.area_code, indicator.indicator_id
    links = (
        (addresses.sheet(code, "pdf", question), say("This answer on one page (PDF)")),
        (addresses.sheet(code, "pdf", question, is_large=True), say("In large print (PDF)")),
        (addresses.sheet(code, "docx", question), say("To change it (Word)")),
        (addresses.sheet(code, "docx", question, is_large=True), say("To change it, in large print (Word)")),
        (addresses.sheet(code, "pdf"), say("All questions about {place} on one page (PDF)", place=place_name(place))),
    )
    listed = "".join(f'<li><a href="{escape(address)}" download>{escaped(said)}</a></li>' for address, said in links)
    return f'<ul class="packs">{listed}</ul>'


def _part(part: Part, above: str, below: Mapping[str, str]) -> str:
    """What matters most comes first, and larger."""
    lines = "".join(f"<p>{_marked(line)}</p>{below.get(line, '')}" for line in part.lines)
    is_first = ' class="first"' if part.title in {words.WHAT, words.AHEAD} else ""
    return f"<section{is_first}><h2>{part.title}</h2>{above}{lines}</section>"


def _marked(line: str) -> str:
    """That a target is an example stands out."""
    example = escaped(EXAMPLE_TARGET)
    return escaped(line).replace(example, f"<strong>{example}</strong>")


def _line(answered: Answered) -> str:
    figure = answered.figure
    if len(figure.spark.points) < 2:
        return ""
    tag = cards.tag(figure.indicator, figure.card)
    return f'{tag}<div class="line">{spark.draw(figure, target.of(answered.promise))}</div>'


def _dots(answered: Answered) -> dict[str, str]:
    """What is drawn, by the sentence that it stands below."""
    promise = answered.promise
    phrase = promise.chance.phrase if promise and promise.chance else None
    return {promises.chance(promise): dots.draw(chances.DOTS[phrase])} if promise and phrase else {}
