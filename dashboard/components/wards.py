"""How the wards of a council differ, where a figure is published for them."""

from __future__ import annotations

from dashboard import addresses, figures
from dashboard.charts import table, ward_map
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.gathering import Answer
from dashboard.rows import Indicator, Place, WardFigure
from dashboard.words import absences
from dashboard.words.sentences import capital


def draw(answer: Answer) -> str:
    """The map and the same in a table; for councils without ward figures, a sentence."""
    council = answer.council
    if council is None or answer.figure is None:
        return ""
    heading = f"<h2>How do the wards of {escaped(council.name)} differ?</h2>"
    if not answer.wards:
        return f'{heading}<p class="nothing">{escaped(absences.no_ward_figures(council))}</p>'
    own = answer.reader_place.area_code if answer.reader_place.level == "ward" else None
    drawn = ward_map.draw(answer.indicator, council, answer.wards, answer.boundaries, own)
    return f"{heading}{drawn}{_table(answer.indicator, council, answer.wards)}"


def _table(indicator: Indicator, council: Place, wards: tuple[WardFigure, ...]) -> str:
    period = figures.period(wards[0].period_start, wards[0].period_end, indicator.period_kind)
    has_margins = any(ward.lower is not None for ward in wards)
    columns = [Column("Ward"), Column("Figure", is_number=True)]
    if has_margins:
        columns.append(Column("Margin of error", is_number=True))
    rows = [_row(indicator, ward, has_margins) for ward in wards]
    return table.draw(f"{indicator.title}, {capital(period)}, wards of {council.name}", columns, rows)


def _row(indicator: Indicator, ward: WardFigure, has_margins: bool) -> list[str | Cell]:
    # A ward whose every figure is withheld has no page of its own to go to.
    href = addresses.outcome(ward.ward_code, indicator.indicator_id) if ward.value is not None else ""
    row: list[str | Cell] = [Cell(ward.ward_name, href=href), figures.shown(indicator, ward.value, ward.status)]
    if has_margins:
        margin = ward.lower is not None and ward.upper is not None
        row.append(figures.span(indicator, ward.lower or 0, ward.upper or 0) if margin else "")
    return row
