"""What is realistic in the years ahead, what similar places achieved from here, and how sure all that is."""

from __future__ import annotations

from html import escape

from dashboard import addresses
from dashboard.charts import cards, table
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.components.paragraphs import paragraph
from dashboard.expected import RealisticRange, to_come
from dashboard.gathering import Answer
from dashboard.language import say
from dashboard.rows import Figure
from dashboard.words import chances, outlook
from dashboard.words.places import place_name
from dashboard.words.sentences import joined


def draw(answer: Answer) -> str:
    """The section; where nothing can be said, why."""
    figure = answer.figure
    if figure is None or figure.card.value is None:
        return ""
    likely, heading = figure.realistic, f"<h2>{say('What is realistic?')}</h2>"
    if likely is None:
        absence = outlook.why_none(figure.ranges, answer.ahead.today)
        return f'{heading}<p class="nothing">{escaped(absence)}</p>{_agreed(answer)}{_similar(answer)}'
    return (
        f"{heading}"
        f'<p class="lead">{escaped(outlook.realistic(figure.indicator, likely))}</p>'
        f"{cards.disclosure(say('See each of the next years'), _table(answer, figure))}"
        f"{_agreed(answer)}{_similar(answer)}"
    )


def how_sure(answer: Answer) -> str:
    """What the range stands on, and what became of such ranges before."""
    likely = answer.figure.realistic if answer.figure else None
    if likely is None:
        return ""
    heading = f"<h2>{say('How sure are we?')}</h2>"
    return f"{heading}{paragraph(outlook.how_sure(likely))}{paragraph(outlook.record(likely))}"


def _agreed(answer: Answer) -> str:
    """What was agreed, how likely it is to be met, and the way to its whole life."""
    promise, figure = answer.promise, answer.figure
    if promise is None or figure is None:
        return ""
    rate = promise.rate
    behind = joined(
        chances.stands_on(promise.chance) if promise.chance else "",
        chances.came_as_far(rate) if rate else "",
    )
    link = addresses.board(promise.now.council_code, promise.ref)
    return (
        f"<h3>{say('What was agreed?')}</h3>{cards.agreed(figure, promise)}{paragraph(behind)}"
        f'<p class="more"><a href="{escape(link)}">{say("How this promise stands")}</a></p>'
    )


def _similar(answer: Answer) -> str:
    rate = answer.ahead.base_rate
    if rate is None:
        return ""
    said = joined(
        chances.improved(rate, answer.ahead.improved_by),
        chances.from_year_to_year(rate),
        chances.reached(answer.indicator, rate),
    )
    return f"<h3>{say('What did others achieve from there?')}</h3>{paragraph(said)}"


def _table(answer: Answer, figure: Figure) -> str:
    columns = [
        Column(say("By")),
        Column(say("5 times in 10"), is_number=True),
        Column(say("8 times in 10"), is_number=True),
    ]
    rows = [_row(figure, each) for each in to_come(figure.ranges, answer.ahead.today)]
    caption = say("{title} in {place}: what is realistic", title=figure.indicator.title, place=place_name(figure.place))
    return table.draw(caption, columns, rows)


def _row(figure: Figure, likely: RealisticRange) -> list[str | Cell]:
    return [
        chances.choice(likely),
        outlook.inner_span(figure.indicator, likely),
        outlook.span(figure.indicator, likely),
    ]
