"""The way on from an outcome's page: the other figures of the same outcome in the same place."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import addresses
from dashboard.charts import cards
from dashboard.charts.svg import escaped
from dashboard.language import say
from dashboard.rows import Figure, Outcome, Place
from dashboard.words.places import place_name
from dashboard.words.sentences import mid_sentence


def draw(place: Place, outcome: Outcome, others: Sequence[Figure]) -> str:
    """A row for each."""
    if not others:
        return ""
    rows = (cards.row(each, place, addresses.outcome(place.area_code, each.indicator.indicator_id)) for each in others)
    heading = say(
        "What else do we know about {outcome} in {place}?",
        outcome=mid_sentence(outcome.title),
        place=place_name(place),
    )
    return f"<h2>{escaped(heading)}</h2>{cards.listing(rows)}"
