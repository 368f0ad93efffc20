"""One promise as a board reads it: its facts, its picture, how likely it is, and what is being done."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import addresses
from dashboard.board import Item
from dashboard.charts import cards, dots, promise_strip, svg, tags, trend
from dashboard.charts.series import Size
from dashboard.charts.svg import escaped
from dashboard.components.paragraphs import paragraph
from dashboard.exports import pictures
from dashboard.language import say

WIDE = Size(700, 330, right=130, type_size=14.5, y_ticks=5, css_class="wide-only")
NARROW = Size(360, 300, right=104, type_size=14, y_ticks=5, css_class="narrow-only")


def page(item: Item, council_code: str) -> str:
    """One promise as a page of its own, with the way back."""
    back = f'<p class="back"><a href="{addresses.board(council_code)}">{say("Back to the board review")}</a></p>'
    measure = f'<p class="lead">{escaped(item.measure[:1].upper() + item.measure[1:])}.</p>'
    return f"{back}<h1>{escaped(item.title)}</h1>{measure}{draw(item, council_code)}"


def draw(item: Item, council_code: str) -> str:
    """Everything about one promise, below its name."""
    owner = say("Owner: {owner}.", owner=item.owner)
    return (
        f"{example(item)}"
        f"{cards.facts([item.then, item.now, item.agreed, item.realistic])}"
        f"{chart(item)}{likely(item)}{behind(item)}"
        f"{_section(say('What has changed since the last meeting?'), [item.changed])}"
        f"{_section(say('Who has agreed to what?'), [owner, item.partners, item.milestones])}"
        f"{_section(say('Who can change it?'), [item.lever + '.' if item.lever else ''])}"
        f"{_section(say('What does the owner say?'), item.said)}"
        f"{_section(say('What was decided?'), [*item.decisions, *item.actions])}"
        f"{_ways_on(item, council_code)}"
    )


def example(item: Item) -> str:
    """The mark of what nobody agreed, and what else to be careful about."""
    return caution(item.caution)


def caution(words: str) -> str:
    """A warning in a line of its own."""
    return f'<p class="caution">{escaped(words)}</p>' if words else ""


def chart(item: Item) -> str:
    """The whole line, the years ahead and what was agreed; nothing where no figure is held."""
    drawn = pictures.series_of(item)
    if drawn is None:
        return f'<p class="nothing">{say("No published figure is held for this, so there is no chart.")}</p>'
    return f'<div class="chart">{trend.picture(drawn, WIDE)}{trend.picture(drawn, NARROW)}</div>'


def likely(item: Item) -> str:
    """The chance in words and dots, or what became of it."""
    if item.outcome and item.dots is None:
        return f'<p class="lead">{escaped(item.outcome)}</p>{paragraph(item.start)}'
    drawn = dots.draw(item.dots) if item.dots else ""
    return f'<p class="lead">{escaped(item.chance)}</p>{drawn}{paragraph(item.outcome)}{paragraph(item.start)}'


def behind(item: Item) -> str:
    """What the chance stands on, and the best that others achieved."""
    return paragraph(item.stands_on) + paragraph(item.ambition)


def strip(item: Item) -> str:
    """Its one line."""
    return promise_strip.draw(item.told, item.picture)


def direction(item: Item) -> str:
    """Which way its figure has gone."""
    if item.direction is None:
        return ""
    said = f"<b>{item.direction.word}</b> {escaped(item.direction.since)}".rstrip()
    return f'<p class="tag {item.direction.verdict}">{tags.drawn(item.direction.verdict)}<span>{said}</span></p>'


def _section(title: str, sentences: Sequence[str]) -> str:
    told = [each for each in sentences if each]
    if not told:
        return ""
    return f"<h2>{escaped(title)}</h2>{''.join(paragraph(each) for each in told)}"


def _ways_on(item: Item, council_code: str) -> str:
    now = item.promise.now
    life = f"{addresses.ledger(council_code)}#{svg.escaped(item.ref)}"
    links = [f'<a href="{life}">{say("The life of this promise")}</a>']
    if item.promise.figure is not None and now.indicator_id:
        more = addresses.outcome(now.area_code, now.indicator_id)
        links.append(f'<a href="{more}">{say("More about this figure")}</a>')
    return f'<p class="more no-print">{" · ".join(links)}</p>'
