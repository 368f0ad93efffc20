"""A council's wards in five classes of one neutral colour, the reader's own ward outlined.

The same figures stand in a table beside it: a map is for finding, not for reading values.
"""

from collections.abc import Sequence

from dashboard import figures, theme
from dashboard.charts import geography, hatching, key, svg
from dashboard.charts.geography import Ring
from dashboard.language import say
from dashboard.rows import Boundary, Indicator, Place, WardFigure
from dashboard.words import absences, pictures

WIDTH, HIGHEST, EDGE = 440, 420, 5
SWATCH = ((2.0, 2.0), (26.0, 2.0), (26.0, 18.0), (2.0, 18.0))  # in the key


def draw(
    indicator: Indicator,
    council: Place,
    wards: Sequence[WardFigure],
    boundaries: Sequence[Boundary],
    own_code: str | None = None,
) -> str:
    """The map and its key; words where there are no wards to draw."""
    if not wards:
        return f'<p class="nothing">{svg.escaped(absences.no_ward_figures(council))}</p>'
    if not boundaries:
        return f'<p class="nothing">{svg.escaped(absences.no_boundaries(council))}</p>'
    drawn = picture(indicator, council, wards, boundaries, own_code)
    return f'<div class="chart">{drawn}{_key(indicator, wards, own_code)}</div>'


def picture(
    indicator: Indicator,
    council: Place,
    wards: Sequence[WardFigure],
    boundaries: Sequence[Boundary],
    own_code: str | None,
) -> str:
    """The map itself."""
    sheet = geography.drawn(boundaries, WIDTH, HIGHEST, EDGE)
    drawn = [(ward, sheet.shapes[ward.ward_code]) for ward in wards if ward.ward_code in sheet.shapes]
    parts = [_ward(indicator, ward, shape) for ward, shape in drawn]
    parts += [_own(shape) for ward, shape in drawn if ward.ward_code == own_code]
    label = pictures.ward_map(indicator, council, wards, own_code)
    return svg.picture(WIDTH, sheet.height, label, parts, "map")


def _ward(indicator: Indicator, ward: WardFigure, shape: Sequence[Ring]) -> str:
    colour = theme.NO_FIGURE if ward.fifth is None else theme.MAP_FIFTHS[ward.fifth - 1]
    name = say("{ward}: {amount}", ward=ward.ward_name, amount=figures.shown(indicator, ward.value, ward.status))
    outline = svg.outline(shape, colour, theme.BORDER, 0.7, name)
    return outline if ward.fifth is not None else outline + _hatched(shape)


def _hatched(shape: Sequence[Ring]) -> str:
    return svg.strokes(hatching.lines(shape), theme.HATCH, 1)


def _own(shape: Sequence[Ring]) -> str:
    return svg.outline(shape, "none", theme.PAGE, 5) + svg.outline(shape, "none", theme.INK, 2.5)


def _key(indicator: Indicator, wards: Sequence[WardFigure], own_code: str | None) -> str:
    entries = [(_own([SWATCH]), ward.ward_name) for ward in wards if ward.ward_code == own_code]
    for fifth, colour in enumerate(theme.MAP_FIFTHS, start=1):
        values = [ward.value for ward in wards if ward.fifth == fifth and ward.value is not None]
        if values:
            entries.append((svg.area(SWATCH, colour), figures.span(indicator, min(values), max(values))))
    if any(ward.fifth is None for ward in wards):
        swatch = svg.outline([SWATCH], theme.NO_FIGURE, theme.RULE, 1) + _hatched([SWATCH])
        entries.append((swatch, say("No figure")))
    return key.listed(entries)
