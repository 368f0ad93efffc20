"""How one figure has changed: its whole line, and the same in a table."""

from __future__ import annotations

from dashboard import figures
from dashboard.charts import cards, table, target, trend
from dashboard.charts.series import Line
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.components.paragraphs import paragraph
from dashboard.gathering import Answer, Series
from dashboard.language import say
from dashboard.rows import Figure, Indicator, SeriesPoint, SparkPoint
from dashboard.words import absences, fits, sources, verdicts
from dashboard.words.comparisons import similar_line
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, joined


def draw(answer: Answer) -> str:
    """The chart, and the table behind a disclosure."""
    figure = answer.figure
    if figure is None:
        return ""
    return (
        f"<h2>{say('How has it changed?')}</h2>"
        f'<p class="soft">{escaped(_about(figure))}. {escaped(_beginning(answer))}</p>'
        f"{paragraph(fits.of_series(figure.indicator, figure.place, answer.series))}"
        f"{picture(answer, figure)}"
        f"{_latest_change(figure)}"
    )


def picture(answer: Answer, figure: Figure) -> str:
    """The chart of a figure, and the same in a table."""
    return (
        f"{trend.draw(figure, answer.series, others(answer), target.of(answer.promise))}"
        f"{cards.disclosure(say('See the figures in a table'), _table(figure, answer.series))}"
    )


def _about(figure: Figure) -> str:
    indicator = figure.indicator
    return say(
        "{title} in {place}, {measure}",
        title=indicator.title,
        place=place_name(figure.place),
        measure=indicator.measure,
    )


def _latest_change(figure: Figure) -> str:
    """Whether the last move is a signal or noise; without a then, that was said at the top already."""
    if figure.card.then_value is None or figure.card.previous_value is None:
        return ""
    said = verdicts.since_last(figure.indicator, figure.card)
    return f"<h3>{say('Is the latest change more than its usual ups and downs?')}</h3>{paragraph(said)}"


def others(answer: Answer) -> list[Line]:
    """The lines to set beside it: the nation, and the middle of similar places."""
    lines = []
    if answer.nation:
        lines.append(Line(answer.nation.name, points(answer.nation_series)))
    if answer.similar and answer.figure:
        lines.append(Line(similar_line(answer.figure.card.peer_set), answer.similar, is_similar=True))
    return lines


def points(series: Series) -> tuple[SparkPoint, ...]:
    """The periods that have a value."""
    return tuple(SparkPoint(it.period_start, it.period_end, it.value) for it in series if it.value is not None)


def _beginning(answer: Answer) -> str:
    known = [point for point in answer.series if point.value is not None]
    if not answer.figure or not known:
        return ""
    return absences.not_before(answer.figure.place, known[0].period_start.year)


def _table(figure: Figure, series: Series) -> str:
    has_margins = any(point.lower is not None for point in series)
    columns = [Column(say("Period")), Column(say("Figure"), is_number=True)]
    if has_margins:
        columns.append(Column(say("Margin of error"), is_number=True))
    rows = [_row(figure.indicator, point, has_margins) for point in reversed(series)]
    return table.draw(_about(figure), [*columns, Column(say("Notes"))], rows)


def _row(indicator: Indicator, point: SeriesPoint, has_margins: bool) -> list[str | Cell]:
    period = capital(figures.period(point.period_start, point.period_end, indicator.period_kind))
    margin = ""
    if point.lower is not None and point.upper is not None:
        margin = figures.span(indicator, point.lower, point.upper)
    notes = joined(
        point.note or "",
        fits.short(point.fit_method) if point.value is not None else "",
        sources.break_note(point.period_start, point.break_reason) if point.is_break_before else "",
        sources.revised(point.earlier_values),
    )
    figure = figures.shown(indicator, point.value, point.status)
    return [period, figure, margin, notes] if has_margins else [period, figure, notes]
