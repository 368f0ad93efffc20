"""Cards for somebody else's page: one figure, its chart alone, or a place in short, each with source and way here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import addresses, figures
from dashboard.answered import Answered
from dashboard.charts import cards, target, trend
from dashboard.charts.svg import escaped
from dashboard.components import history
from dashboard.components.paragraphs import paragraph
from dashboard.gathering import Answer
from dashboard.language import say
from dashboard.rows import Place
from dashboard.words import absences, doorstep, places, sources, through_time, verdicts
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, full_stop, joined

MOST = 3  # questions of a place: more would be a page, not a card


def draw(answer: Answer, *, only_chart: bool = False) -> str:
    """Whole by itself: a reader of another site has nothing else to go by."""
    indicator, place = answer.indicator, answer.reader_place
    href = addresses.outcome(place.area_code, indicator.indicator_id)
    name = say("{title} in {place}", title=indicator.title, place=place_name(place))
    source = sources.source_note(indicator, answer.source) if answer.source else indicator.publisher
    return (
        f'<div class="embedded"><h1>{escaped(name)}</h1>{_ended(place)}{_figure(answer, only_chart)}'
        f'<p class="soft">{escaped(full_stop(source))} {escaped(indicator.licence)}.</p>{_way(href)}</div>'
    )


def of_place(place: Place, chosen: Sequence[Answered]) -> str:
    """The first things that people ask of a place, as its sheet of paper tells them."""
    told = chosen[:MOST]
    parts = "".join(_asked(each) for each in told) or paragraph(say("No figures are held to answer a question by."))
    origins = "; ".join(dict.fromkeys(doorstep.credit(each) for each in told))
    credit = f'<p class="soft">{escaped(say("Source: {source}.", source=origins))}</p>' if told else ""
    name = say("{place}: then and now", place=capital(place_name(place)))
    return (
        f'<div class="embedded"><h1>{escaped(name)}</h1>{_ended(place)}{parts}{credit}'
        f"{_way(addresses.place(place.area_code))}</div>"
    )


def _asked(answered: Answered) -> str:
    told, about = doorstep.in_short(answered), doorstep.about(answered)
    whose = (
        ""
        if about == full_stop(capital(place_name(answered.reader_place)))
        else f'<p class="soft">{escaped(about)}</p>'
    )
    return (
        f"<section><h2>{escaped(told.title)}</h2>{whose}{cards.tag(answered.indicator, answered.figure.card)}"
        f"<p>{escaped(told.said)}</p></section>"
    )


def _ended(place: Place) -> str:
    said = through_time.ended_in_short(place)
    return f'<p class="caution">{escaped(said)}</p>' if said else ""


def _way(href: str) -> str:
    """Out of the frame: the whole page may not be shown inside another site."""
    to_page = say("See the whole page on Levelwith")
    return f'<p class="more"><a href="{escape(href)}" target="_top">{to_page}</a></p>'


def _figure(answer: Answer, only_chart: bool) -> str:
    figure = answer.figure
    if figure is None:
        return paragraph(absences.no_figure(answer.indicator, answer.reader_place))
    indicator, card = figure.indicator, figure.card
    when = capital(figures.period(card.period_start, card.period_end, indicator.period_kind))
    level = places.level(figure.place, answer.reader_place)
    chart = trend.draw(figure, answer.series, history.others(answer), target.of(answer.promise))
    if only_chart:
        about = f'<p class="period">{escaped(capital(indicator.measure))}. {escaped(level)}.</p>'
        return f"{about}{chart}{cards.agreed(figure, answer.promise)}"
    said = joined(verdicts.then_and_now(indicator, card) or verdicts.since_last(indicator, card))
    return (
        f'<p class="big"><b>{escaped(figures.shown(indicator, card.value, card.status))}</b> '
        f"{escaped(indicator.measure)}</p>"
        f'<p class="period">{escaped(when)}. {escaped(level)}</p>'
        f"{cards.tag(indicator, card)}{chart}"
        f"<p>{escaped(said)}</p>{cards.agreed(figure, answer.promise)}"
    )
