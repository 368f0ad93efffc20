"""What the shapes of a chart mean: a line of small drawings, each with its word."""

from collections.abc import Sequence

from dashboard import theme
from dashboard.charts import labels, svg, target

_SHAPES = {
    "line": svg.line((0, 10), (28, 10), theme.NAVY, 3),
    "then": svg.ring((14, 10), 5, theme.NAVY),
    "now": svg.dot((14, 10), 6, theme.NAVY),
    "average": svg.line((0, 10), (28, 10), theme.AVERAGE, 6),
    "band": svg.rectangle(0, 3, 28, 14, theme.BAND),
    "target": target.diamond((14, 10), 7),
    "fan": svg.rectangle(0, 3, 28, 14, theme.FAN) + svg.rectangle(0, 7, 28, 6, theme.FAN_MIDDLE),
    "nation": svg.line((0, 10), (28, 10), theme.NATION, 2),
    "similar_line": svg.line((0, 10), (28, 10), theme.SIMILAR, 2, "7 5"),
    "care": svg.ring((14, 10), 3, theme.BORDER),
    "break": svg.line((14, 0), (14, 20), theme.BORDER, 1.5, "3 4"),
    "similar": svg.dot((14, 10), 6, theme.PEER),
    "middle_half": svg.rectangle(0, 3, 28, 14, theme.PEER_MIDDLE),
}


def drawn(entries: Sequence[tuple[str, str]]) -> str:
    """A key of (name of a shape, words) pairs, in order."""
    return listed([(_SHAPES[shape], words) for shape, words in entries])


def listed(entries: Sequence[tuple[str, str]]) -> str:
    """A key of (drawing, words) pairs, in order; a drawing is 28 by 20."""
    return f'<ul class="key">{"".join(_entry(shape, words) for shape, words in entries)}</ul>'


def rows(entries: Sequence[tuple[str, str]], width: float, size: float) -> list[list[tuple[str, str]]]:
    """A key of a drawing that cannot wrap by itself: as many entries a row as there is room for."""
    rows: list[list[tuple[str, str]]] = [[]]
    for entry in entries:
        if rows[-1] and sum(_room(words, size) for _, words in [*rows[-1], entry]) > width:
            rows.append([])
        rows[-1].append(entry)
    return rows


def placed(row: Sequence[tuple[str, str]], top: float, size: float) -> str:
    """One row of them, drawn into a picture."""
    parts, left = [], 0.0
    for shape, words in row:
        named = svg.text((34, 10 + size * 0.35), words)
        parts.append(f'<g transform="translate({svg.short(left)} {svg.short(top)})">{_SHAPES[shape]}{named}</g>')
        left += _room(words, size)
    return f'<g font-size="{svg.short(size)}" fill="{theme.INK}">{"".join(parts)}</g>'


def _room(words: str, size: float) -> float:
    return 34 + labels.width_of(words, size) + 18


def _entry(shape: str, words: str) -> str:
    picture = f'<svg viewBox="0 0 28 20" width="28" height="20" aria-hidden="true">{shape}</svg>'
    return f"<li>{picture}{svg.escaped(words)}</li>"
