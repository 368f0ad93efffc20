"""The row of numbers at the top of an outcome's page: then, now, and others in the same period."""

from __future__ import annotations

from datetime import date

from dashboard import figures
from dashboard.charts import cards
from dashboard.charts.cards import Fact
from dashboard.charts.svg import escaped
from dashboard.components import other_years
from dashboard.gathering import Answer
from dashboard.language import say
from dashboard.rows import Card, Figure, Indicator
from dashboard.words import absences, outlook, places, promises, verdicts
from dashboard.words.comparisons import similar_name
from dashboard.words.sentences import capital, joined
from dashboard.words.sources import EXAMPLE_TARGET


def draw(answer: Answer) -> str:
    """The numbers, what they come to in a sentence, and what to mind about them."""
    figure = answer.figure
    if figure is None:
        return f'<p class="nothing">{escaped(absences.no_figure(answer.indicator, answer.reader_place))}</p>'
    indicator, card = figure.indicator, figure.card
    said = joined(
        verdicts.then_and_now(indicator, card) or verdicts.since_last(indicator, card),
        verdicts.then_reason(card) if card.then_value is not None else "",
    )
    level = places.level(figure.place, answer.reader_place)
    return (
        f'<p class="soft">{escaped(level)}.</p>{cards.tag(indicator, card)}'
        f"{cards.facts(_facts(answer, figure))}<p>{escaped(said)}</p>"
        f"{cautions(figure)}{other_years.draw(answer)}"
    )


def _facts(answer: Answer, figure: Figure) -> list[Fact]:
    indicator, card = figure.indicator, figure.card
    latest = Fact(
        say("Latest figure"),
        figures.shown(indicator, card.value, card.status),
        _period(indicator, card.period_start, card.period_end),
    )
    facts = [*two_sides(indicator, card), latest, *_agreed(answer), *_realistic(figure)]
    facts += _similar(indicator, card)
    if answer.nation and card.nation_value is not None:
        facts.append(Fact(answer.nation.name, figures.amount(indicator, card.nation_value), latest.note))
    return facts


def two_sides(indicator: Indicator, card: Card) -> list[Fact]:
    """Then and now, each with its years; nothing where there is no fair then."""
    if not (card.then_start and card.then_end and card.now_start and card.now_end):
        return []
    if card.then_value is None or card.now_value is None:
        return []
    then, now = (
        _period(indicator, start, end) if card.then_kind == "single_period" else _averaged(indicator, start, end)
        for start, end in ((card.then_start, card.then_end), (card.now_start, card.now_end))
    )
    return [
        Fact(say("Then"), figures.amount(indicator, card.then_value), then),
        Fact(say("Now"), figures.amount(indicator, card.now_value), now),
    ]


def _averaged(indicator: Indicator, start: date, end: date) -> str:
    return say("Average of {period}", period=_period(indicator, start, end))


def _agreed(answer: Answer) -> list[Fact]:
    if answer.promise is None or answer.promise.now.due_end <= answer.ahead.today:
        return []
    now = answer.promise.now
    by = figures.by(now.due_end)
    title = say("Example target {by}", by=by) if now.is_example else say("Agreed {by}", by=by)
    return [Fact(title, capital(promises.aim(now, answer.indicator)), EXAMPLE_TARGET if now.is_example else "")]


def _realistic(figure: Figure) -> list[Fact]:
    likely = figure.realistic
    if likely is None or likely.range_of != "value":
        return []
    title = say("Realistic {by}", by=figures.by(likely.judged_at))
    return [Fact(title, outlook.span(figure.indicator, likely), say("8 times in 10, going by the past"))]


def _similar(indicator: Indicator, card: Card) -> list[Fact]:
    if card.peer_verdict == "not_compared" or card.peer_lower_quartile is None or card.peer_upper_quartile is None:
        return []
    half = figures.span(indicator, card.peer_lower_quartile, card.peer_upper_quartile)
    note = say("The middle half of {count}", count=card.peer_count)
    return [Fact(capital(similar_name(card.peer_set)), half, note)]


def cautions(figure: Figure) -> str:
    """What to mind about a figure."""
    card = figure.card
    told = joined(
        verdicts.newer_missing(card),
        verdicts.older_than_others(card),
        verdicts.use_with_care(card),
        verdicts.break_caution(card, figure.spark.breaks),
        verdicts.overlap_caution(card),
    )
    return f'<p class="caution">{escaped(told)}</p>' if told else ""


def _period(indicator: Indicator, start: date, end: date) -> str:
    return capital(figures.period(start, end, indicator.period_kind))
