"""The rest of a place's page: every other figure in a row of its own, outcome by outcome."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard import addresses
from dashboard.charts import cards
from dashboard.charts.svg import escaped
from dashboard.rows import Figure, Outcome, Place
from dashboard.words.places import place_name


def draw(place: Place, rest: Sequence[Figure], outcomes: dict[str, Outcome]) -> str:
    """The rows under the name of their outcome; they come in the order of outcomes."""
    if not rest:
        return ""
    sections = (
        f"<h3>{escaped(outcomes[outcome_id].title)}</h3>{cards.listing(_row(place, each) for each in of_outcome)}"
        for outcome_id, of_outcome in groupby(rest, key=lambda figure: figure.indicator.outcome_id)
    )
    return f"<h2>What else do we know about {escaped(place_name(place))}?</h2>{''.join(sections)}"


def _row(place: Place, figure: Figure) -> str:
    return cards.row(figure, place, addresses.outcome(place.area_code, figure.indicator.indicator_id))
