"""The rest of a place's page: every other figure in a row of its own, outcome by outcome.

The rows of an outcome are folded on a phone, where all of them would be some forty screens; see block.js.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from dashboard import addresses
from dashboard.charts import cards
from dashboard.charts.svg import escaped
from dashboard.language import say, say_count
from dashboard.rows import Figure, Outcome, Place
from dashboard.words.places import place_name


def draw(place: Place, rest: Sequence[Figure], outcomes: dict[str, Outcome]) -> str:
    """The rows under the name of their outcome; they come in the order of outcomes."""
    if not rest:
        return ""
    by_outcome = [
        (outcomes[outcome_id], list(of_outcome))
        for outcome_id, of_outcome in groupby(rest, key=lambda figure: figure.indicator.outcome_id)
    ]
    jumps = "".join(f'<li><a href="#{each.outcome_id}">{escaped(each.title)}</a></li>' for each, _ in by_outcome)
    return (
        f"<h2>{say('What else do we know about {place}?', place=escaped(place_name(place)))}</h2>"
        f'<nav class="jumps" aria-label="{escape(say("What else we know"))}"><ul>{jumps}</ul></nav>'
        + "".join(_section(place, outcome, of_outcome) for outcome, of_outcome in by_outcome)
    )


def _section(place: Place, outcome: Outcome, figures: Sequence[Figure]) -> str:
    many = say_count("{count} figure", "{count} figures", len(figures))
    rows = cards.listing(_row(place, figure) for figure in figures)
    return (
        f'<h3 id="{outcome.outcome_id}" tabindex="-1">{escaped(outcome.title)}</h3>'
        f"<details data-folds><summary>{many}</summary>{rows}</details>"
    )


def _row(place: Place, figure: Figure) -> str:
    return cards.row(figure, place, addresses.outcome(place.area_code, figure.indicator.indicator_id))
