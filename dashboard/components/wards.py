"""How the wards of a council differ, where a figure is published for them."""

from __future__ import annotations

from dashboard import addresses, figures
from dashboard.charts import funnel, table, ward_map
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.components.paragraphs import paragraph
from dashboard.gathering import Answer
from dashboard.language import say
from dashboard.rows import Indicator, Place, WardFigure
from dashboard.words import absences, fits
from dashboard.words import funnel as funnel_words
from dashboard.words import wards as words
from dashboard.words.sentences import capital, joined


def draw(answer: Answer) -> str:
    """The map and the same in a table; for councils without ward figures, a sentence."""
    council = answer.council
    if council is None or answer.figure is None:
        return ""
    heading = f"<h2>{escaped(say('How do the wards of {council} differ?', council=council.name))}</h2>"
    if not answer.wards:
        return f'{heading}<p class="nothing">{escaped(absences.no_ward_figures(council))}</p>'
    own = answer.reader_place.area_code if answer.reader_place.level == "ward" else None
    drawn = ward_map.draw(answer.indicator, council, answer.wards, answer.boundaries, own)
    luck = _funnel(answer, council, own)
    return f"{heading}{_said(answer, council)}{drawn}{luck}{_table(answer.indicator, council, answer.wards)}"


def _funnel(answer: Answer, council: Place, own_code: str | None) -> str:
    """How far luck would spread them; nothing where the counts behind the figures are not known."""
    dots = funnel.of_wards(answer.funnel)
    if not dots:
        return ""
    said = (funnel_words.meaning(council), joined(funnel_words.counted(dots), funnel_words.absent(dots, answer.wards)))
    heading = f"<h3>{escaped(say('Which wards differ by more than luck?'))}</h3>"
    drawn = funnel.draw(answer.indicator, council, answer.wards, answer.funnel, own_code)
    return heading + "".join(map(paragraph, said)) + drawn


def _said(answer: Answer, council: Place) -> str:
    """Of the reader's own ward, or of all wards for readers of the council."""
    place, indicator = answer.reader_place, answer.indicator
    own = [ward for ward in answer.wards if ward.ward_code == place.area_code]
    compared = any(ward.verdict not in {"not_compared", "withheld", "no_figure"} for ward in answer.wards)
    said = [words.all_changed(council, answer.wards)]
    for ward in own:
        said = [words.level(indicator, place, council, ward)]
        if ward.value is not None:
            said += [words.changed(council, ward), words.likely(indicator, ward, answer.ahead.today)]
    return "".join(map(paragraph, [*said, "" if compared else words.NO_MARGIN, fits.of_wards(answer.wards)]))


def _table(indicator: Indicator, council: Place, wards: tuple[WardFigure, ...]) -> str:
    period = figures.period(wards[0].period_start, wards[0].period_end, indicator.period_kind)
    margin = words.interval_title(wards)
    is_compared = any(words.beside(ward) for ward in wards if ward.value is not None)
    is_counted = any(ward.people is not None for ward in wards)
    columns = [Column(say("Ward")), Column(say("Figure"), is_number=True)]
    if is_counted:
        columns.append(Column(funnel_words.PEOPLE, is_number=True))
    if margin:
        columns.append(Column(margin, is_number=True))
    if is_compared:
        columns.append(Column(say("Beside {council}", council=council.name)))
    rows = [_row(indicator, ward, is_counted, bool(margin), is_compared) for ward in wards]
    caption = say(
        "{title}, {period}, wards of {council}", title=indicator.title, period=capital(period), council=council.name
    )
    return table.draw(caption, columns, rows)


def _row(
    indicator: Indicator, ward: WardFigure, is_counted: bool, has_margin: bool, is_compared: bool
) -> list[str | Cell]:
    # A ward whose every figure is withheld has no page of its own to go to.
    href = addresses.outcome(ward.ward_code, indicator.indicator_id) if ward.value is not None else ""
    row: list[str | Cell] = [Cell(ward.ward_name, href=href), figures.shown(indicator, ward.value, ward.status)]
    if is_counted:
        row.append("" if ward.people is None else funnel_words.people(ward.people))
    if has_margin:
        row.append(words.interval(indicator, ward))
    if is_compared:
        row.append(words.beside(ward))
    return row
