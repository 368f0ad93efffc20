"""The figures that are published for a ward itself, beside those of its council and the nation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard import addresses, figures
from dashboard.charts import table
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.components.paragraphs import paragraph
from dashboard.language import say
from dashboard.rows import Figure, Indicator, Place, WardFigure
from dashboard.words import wards as words
from dashboard.words.places import place_name
from dashboard.words.sentences import capital

NO_FIGURE = say("No figure")


def apart(place: Place, figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """A ward's own figures, and those of its council that stand in where there is none."""
    if place.level != "ward":
        return (), tuple(figures)
    own = tuple(figure for figure in figures if figure.place.area_code == place.area_code)
    return own, tuple(figure for figure in figures if figure.place.area_code != place.area_code)


def draw(ward: Place, own: Sequence[Figure], of_council: Sequence[Figure], stated: Mapping[str, WardFigure]) -> str:
    """A table, as most ward figures are published once in many years and have no line to draw."""
    if not own:
        return ""
    council = {figure.indicator.indicator_id: figure for figure in of_council}
    columns = [
        Column(say("Figure")),
        Column(place_name(ward), is_number=True),
        Column(ward.parent_name or say("Council"), is_number=True),
        Column(ward.nation_name or say("Nation"), is_number=True),
        Column(say("Period")),
    ]
    rows = [
        _row(ward, figure, council.get(figure.indicator.indicator_id), stated.get(figure.indicator.indicator_id))
        for figure in own
    ]
    caption = say("{place} beside larger places, for the same period", place=place_name(ward))
    asked = say("What is published for {place} itself?", place=place_name(ward))
    return f"<h2>{escaped(asked)}</h2>{_changes(stated)}{table.draw(caption, columns, rows)}"


def _changes(stated: Mapping[str, WardFigure]) -> str:
    """Said once where it holds of all; else each figure's own page says it."""
    if any(each.change != "too_little_history" for each in stated.values()):
        return ""
    return paragraph(words.TOO_LITTLE_CHANGE)


def _row(ward: Place, figure: Figure, council: Figure | None, stated: WardFigure | None) -> list[str | Cell]:
    indicator, card = figure.indicator, figure.card
    href = addresses.outcome(ward.area_code, indicator.indicator_id)
    return [
        Cell(indicator.title, note=capital(indicator.measure), href=href),
        Cell(figures.shown(indicator, card.value, card.status), note=_note(indicator, ward, stated)),
        _same_period(figure, council),
        figures.amount(indicator, card.nation_value) if card.nation_value is not None else NO_FIGURE,
        capital(figures.period(card.period_start, card.period_end, indicator.period_kind)),
    ]


def _note(indicator: Indicator, ward: Place, stated: WardFigure | None) -> str:
    """How sure the figure is, and how it stands beside the council's."""
    return words.note(indicator, ward.parent_name or say("its council"), stated) if stated else ""


def _same_period(figure: Figure, council: Figure | None) -> str:
    if council is None or council.card.value is None:
        return NO_FIGURE
    own, theirs = figure.card, council.card
    if (own.period_start, own.period_end) != (theirs.period_start, theirs.period_end):
        return NO_FIGURE
    return figures.amount(figure.indicator, council.card.value)
