"""The first things on a place's page: what people ask about, as cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dashboard import addresses
from dashboard.answered import WhyAsked
from dashboard.charts import cards
from dashboard.components import questions
from dashboard.language import say
from dashboard.promised import Promise
from dashboard.rows import Figure, Outcome, Place


def ways(place: Place, asked: Sequence[Figure], whys: Mapping[str, WhyAsked]) -> str:
    """The questions, each with the way to its answer."""
    answered = [figure for figure in asked if figure.card.value is not None]
    every = escape(addresses.answer(place.area_code))
    way = f'<p class="more"><a href="{every}">{say("All that can be answered")}</a></p>'
    return questions.listed(place, answered, whys) + way


def draw(
    place: Place, asked: Sequence[Figure], outcomes: Mapping[str, Outcome], promised: Mapping[str, Promise]
) -> str:
    """A card for each, with the key to their lines."""
    drawn = (
        cards.card(
            figure,
            outcomes[figure.indicator.outcome_id].title,
            place,
            addresses.outcome(place.area_code, figure.indicator.indicator_id),
            of_figure(figure, promised),
        )
        for figure in asked
    )
    has_averages = any(figure.card.then_kind == "three_year_mean" for figure in asked)
    has_ranges = any(figure.realistic for figure in asked)
    has_targets = any(of_figure(figure, promised) for figure in asked)
    return f"{cards.legend(has_averages, has_ranges, has_targets)}{cards.grid(drawn)}"


def of_figure(figure: Figure, promised: Mapping[str, Promise]) -> Promise | None:
    """What was agreed of this very figure: a promise of a council is none of its wards."""
    promise = promised.get(figure.indicator.indicator_id)
    return promise if promise and promise.now.area_code == figure.place.area_code else None


def divided(figures: Sequence[Figure], questions: Sequence[str]) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures that people ask about, in the order of the questions, and the rest as they came."""
    by_id = {figure.indicator.indicator_id: figure for figure in figures}
    first = tuple(by_id[question] for question in questions if question in by_id)
    return first, tuple(figure for figure in figures if figure.indicator.indicator_id not in questions)
