"""The few SVG elements that the charts are made of, each as one line of text.

Colours and sizes are written into the elements and not left to CSS: the same picture goes to a page, to
print and to a PDF. Text from data is escaped here and nowhere else.
"""

from collections.abc import Iterable, Sequence
from html import escape

from dashboard import theme

Point = tuple[float, float]


def picture(width: float, height: float, label: str, parts: Iterable[str], css_class: str = "") -> str:
    """A whole drawing with its text alternative."""
    named = f' class="{css_class}"' if css_class else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {short(width)} {short(height)}" '
        f'width="{short(width)}" height="{short(height)}"{named} role="img" aria-label="{escaped(label)}" '
        f'font-family="{theme.CHART_FONT}">{"".join(parts)}</svg>'
    )


def escaped(text: str) -> str:
    """Text from data, safe in markup and on one line."""
    return escape(" ".join(text.split()))


def short(value: float) -> str:
    """A coordinate: a tenth of a pixel is fine enough, and short."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def line(start: Point, end: Point, colour: str, width: float = 1, dash: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    path = f"M{_pair(start)}L{_pair(end)}"
    return f'<path d="{path}" stroke="{colour}" stroke-width="{short(width)}"{dashed}/>'


def polyline(runs: Iterable[Sequence[Point]], colour: str, width: float, dash: str = "") -> str:
    """A line in one or more pieces; a piece of one point is a dot, large enough to be seen."""
    pieces = [list(run) for run in runs]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    path = "".join(f"M{'L'.join(_pair(point) for point in piece)}" for piece in pieces if len(piece) > 1)
    lines = (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{short(width)}"{dashed} '
        f'stroke-linejoin="round" stroke-linecap="round"/>'
    )
    return lines + "".join(dot(piece[0], 1.5 * width, colour) for piece in pieces if len(piece) == 1)


def area(points: Sequence[Point], colour: str) -> str:
    """A filled shape."""
    return f'<path d="M{"L".join(_pair(point) for point in points)}Z" fill="{colour}"/>'


def outline(rings: Iterable[Sequence[Point]], colour: str, edge: str, width: float, title: str = "") -> str:
    """A shape of one or more closed rings, with a name for those who point at it."""
    path = "".join(f"M{'L'.join(_pair(point) for point in ring)}Z" for ring in rings)
    shape = (
        f'<path d="{path}" fill="{colour}" fill-rule="evenodd" stroke="{edge}" '
        f'stroke-width="{short(width)}" stroke-linejoin="round"'
    )
    return f"{shape}><title>{escaped(title)}</title></path>" if title else f"{shape}/>"


def strokes(pieces: Iterable[tuple[Point, Point]], colour: str, width: float) -> str:
    """Many straight lines as one element."""
    path = "".join(f"M{_pair(start)}L{_pair(end)}" for start, end in pieces)
    return f'<path d="{path}" stroke="{colour}" stroke-width="{short(width)}"/>'


def rectangle(left: float, top: float, width: float, height: float, colour: str) -> str:
    """A filled box."""
    return f'<rect x="{short(left)}" y="{short(top)}" width="{short(width)}" height="{short(height)}" fill="{colour}"/>'


def dot(centre: Point, radius: float, colour: str, title: str = "") -> str:
    """A filled circle, with a name for those who point at it."""
    x, y = centre
    circle = f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}" fill="{colour}"'
    return f"{circle}><title>{escaped(title)}</title></circle>" if title else f"{circle}/>"


def ring(centre: Point, radius: float, colour: str) -> str:
    """An open circle."""
    x, y = centre
    return (
        f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}" fill="{theme.PAGE}" '
        f'stroke="{colour}" stroke-width="2.5"/>'
    )


def labels(size: float, parts: Iterable[str]) -> str:
    """Words on a drawing, with a white edge that keeps them legible across lines."""
    return (
        f'<g font-size="{short(size)}" fill="{theme.INK}" stroke="{theme.PAGE}" stroke-width="4" '
        f'stroke-linejoin="round" paint-order="stroke">{"".join(parts)}</g>'
    )


def text(at: Point, words: str, anchor: str = "start", colour: str = "", is_bold: bool = False) -> str:
    """Words at a point; inside labels()."""
    anchored = f' text-anchor="{anchor}"' if anchor != "start" else ""
    coloured = f' fill="{colour}"' if colour else ""
    bold = ' font-weight="700"' if is_bold else ""
    return f'<text x="{short(at[0])}" y="{short(at[1])}"{anchored}{coloured}{bold}>{escaped(words)}</text>'


def _pair(point: Point) -> str:
    return f"{short(point[0])} {short(point[1])}"
