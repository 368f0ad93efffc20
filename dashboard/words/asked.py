"""What a resident asks, in the words that the figures bear out: never "why more" of what went down."""

from __future__ import annotations

from dashboard import figures
from dashboard.answered import WhyAsked
from dashboard.rows import Figure

CLEAR = {"better", "worse", "higher", "lower"}


def question(figure: Figure, why: WhyAsked | None) -> str:
    """Why it changed, where it clearly did and is counted as it was; else how it stands."""
    indicator, card = figure.indicator, figure.card
    if why is None or card.then_verdict not in CLEAR or card.then_change is None or _is_broken(figure):
        return indicator.question
    if card.then_value is None or card.now_value is None:
        return indicator.question
    # Two figures that are printed alike would puzzle whoever reads that it went up.
    if figures.amount(indicator, card.then_value) == figures.amount(indicator, card.now_value):
        return indicator.question
    return (why.when_up if card.then_change > 0 else why.when_down) or indicator.question


def _is_broken(figure: Figure) -> bool:
    card = figure.card
    if card.then_start is None or card.now_end is None:
        return False
    return any(card.then_start < start < card.now_end for start in figure.spark.breaks)
