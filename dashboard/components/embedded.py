"""One figure as a card for somebody else's page: the number, its line, what it means, its source and the way here."""

from __future__ import annotations

from html import escape

from dashboard import addresses, figures
from dashboard.charts import cards, target, trend
from dashboard.charts.svg import escaped
from dashboard.components import history
from dashboard.components.paragraphs import paragraph
from dashboard.gathering import Answer
from dashboard.words import absences, places, sources, verdicts
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, full_stop, joined


def draw(answer: Answer) -> str:
    """Whole by itself: a reader of another site has nothing else to go by."""
    indicator, place = answer.indicator, answer.reader_place
    href = addresses.outcome(place.area_code, indicator.indicator_id)
    name = f"{indicator.title} in {place_name(place)}"
    # Out of the frame: the whole page may not be shown inside another site.
    way = f'<p class="more"><a href="{escape(href)}" target="_top">See the whole page on Levelwith</a></p>'
    source = sources.source_note(indicator, answer.source) if answer.source else indicator.publisher
    return (
        f'<div class="embedded"><h1>{escaped(name)}</h1>{_figure(answer)}'
        f'<p class="soft">{escaped(full_stop(source))} {escaped(indicator.licence)}.</p>{way}</div>'
    )


def _figure(answer: Answer) -> str:
    figure = answer.figure
    if figure is None:
        return paragraph(absences.no_figure(answer.indicator, answer.reader_place))
    indicator, card = figure.indicator, figure.card
    when = capital(figures.period(card.period_start, card.period_end, indicator.period_kind))
    said = joined(verdicts.then_and_now(indicator, card) or verdicts.since_last(indicator, card))
    return (
        f'<p class="big"><b>{escaped(figures.shown(indicator, card.value, card.status))}</b> '
        f"{escaped(indicator.measure)}</p>"
        f'<p class="period">{escaped(when)}. {escaped(places.level(figure.place, answer.reader_place))}</p>'
        f"{cards.tag(indicator, card)}"
        f"{trend.draw(figure, answer.series, history.others(answer), target.of(answer.promise))}"
        f"<p>{escaped(said)}</p>{cards.agreed(figure, answer.promise)}"
    )
