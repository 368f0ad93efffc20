"""One promise on one line: where it was, where it is, what is realistic by its day, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import theme
from dashboard.charts import svg, target
from dashboard.charts.axis import Scale
from dashboard.expected import RealisticRange

WIDTH, HEIGHT, MARGIN = 190, 34, 12


@dataclass(frozen=True)
class Told:
    """The values that it shows; what is not known is not drawn."""

    agreed: float
    then: float | None = None
    now: float | None = None
    likely: RealisticRange | None = None


def draw(told: Told, label: str) -> str:
    """The line; `label` says the same in words."""
    values = [told.agreed, *(each for each in (told.then, told.now) if each is not None), *_ends(told.likely)]
    across = Scale(min(values), max(values), MARGIN, WIDTH - MARGIN)
    middle = HEIGHT / 2
    parts = [
        svg.line((0, middle), (WIDTH, middle), theme.RULE),
        *_bands(told.likely, across),
        *([svg.ring((across(told.then), middle), 5, theme.NAVY)] if told.then is not None else []),
        *([svg.dot((across(told.now), middle), 6, theme.NAVY)] if told.now is not None else []),
        target.diamond((across(told.agreed), middle), 7),
    ]
    return svg.picture(WIDTH, HEIGHT, label, parts, "promise-strip")


def _bands(likely: RealisticRange | None, across: Scale) -> list[str]:
    ends = _ends(likely)
    if not ends:
        return []
    low, lower, upper, high = (across(value) for value in ends)
    top = HEIGHT / 2 - 9
    return [
        svg.rectangle(low, top, high - low, 18, theme.FAN),
        svg.rectangle(lower, top, upper - lower, 18, theme.FAN_MIDDLE),
    ]


def _ends(likely: RealisticRange | None) -> Sequence[float]:
    if likely is None or likely.range_of != "value":
        return ()
    ends = (likely.q100, likely.q250, likely.q750, likely.q900)
    return tuple(each for each in ends if each is not None) if None not in ends else ()
