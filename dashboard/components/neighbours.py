"""How a place compares: with similar places, its region and its nation."""

from __future__ import annotations

from dashboard import addresses, figures
from dashboard.charts import cards, strip, table
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.gathering import Answer
from dashboard.language import say
from dashboard.rows import Figure
from dashboard.words import comparisons
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, joined


def draw(answer: Answer) -> str:
    """Sentences, dots, and the table behind a disclosure; nothing where it is compared with nobody."""
    figure = answer.figure
    if figure is None or figure.card.value is None:
        return ""
    told = _similar(answer, figure) + _around(figure)
    return f"<h2>{escaped(_question(figure))}</h2>{told}" if told else ""


def _question(figure: Figure) -> str:
    return say("How does {place} compare?", place=place_name(figure.place))


def _similar(answer: Answer, figure: Figure) -> str:
    indicator, card = figure.indicator, figure.card
    if figure.place.level not in {"council", "county"}:
        return ""
    said = joined(
        capital(comparisons.against_similar(indicator, card)),
        comparisons.similar_counts(card),
        comparisons.polarity(indicator),
    )
    drawn = strip.draw(indicator, figure.place, card, answer.peers)
    return f"<p>{escaped(said)}</p>{drawn}{_table(answer, figure)}"


def _table(answer: Answer, figure: Figure) -> str:
    if not answer.peers:
        return ""
    indicator = figure.indicator
    rows: list[list[str | Cell]] = [
        [
            Cell(peer.peer_name, href=addresses.outcome(peer.peer_code, indicator.indicator_id)),
            figures.amount(indicator, peer.value),
        ]
        for peer in answer.peers
    ]
    period = figures.period(figure.card.period_start, figure.card.period_end, indicator.period_kind)
    caption = say(
        "{title}, {period}, in places similar to {place}",
        title=indicator.title,
        period=period,
        place=place_name(figure.place),
    )
    columns = [Column(say("Place")), Column(say("Figure"), is_number=True)]
    return cards.disclosure(say("See which places these are"), table.draw(caption, columns, rows))


def _around(figure: Figure) -> str:
    said = comparisons.against_both(figure.indicator, figure.card, figure.place)
    return f"<p>{escaped(said)}</p>" if said else ""
