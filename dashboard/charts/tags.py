"""The shapes of the direction tags: told apart without colour, and never shown without their word.

A triangle points to better or worse, an arrow to higher or lower where neither is better.
"""

from dashboard import theme

_SHAPES = {
    "better": (theme.BETTER, "M10 4.5l5.5 9.5h-11z"),
    "worse": (theme.WORSE, "M10 15.5l5.5-9.5h-11z"),
    "higher": (theme.STEADY, "M10 3.5l5 6h-3.5V16h-3V9.5H5z"),
    "lower": (theme.STEADY, "M10 16.5l5-6h-3.5V4h-3v6.5H5z"),
    "no_clear_change": (theme.STEADY, "M5 6.5h10V9H5zM5 11h10v2.5H5z"),
    "too_little_history": (theme.STEADY, "M4 8.8h2.6v2.6H4zM8.7 8.8h2.6v2.6H8.7zM13.4 8.8H16v2.6h-2.6z"),
}


def drawn(verdict: str) -> str:
    """The shape of a verdict, white on a disc."""
    colour, shape = _SHAPES[verdict]
    return (
        f'<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">'
        f'<circle cx="10" cy="10" r="10" fill="{colour}"/><path d="{shape}" fill="{theme.PAGE}"/></svg>'
    )
