"""What is realistic by when, and how sure that is. Never a promise: always "going by the past".

Chances are told in seven phrases only; the raw number goes to files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard import figures
from dashboard.expected import RealisticRange
from dashboard.rows import Indicator
from dashboard.words.sentences import joined

ABSENCES = {
    "not_frozen": "No expectation was frozen by then.",
    "too_little_history": "There is too little history to say what is realistic.",
    "does_not_hold": "We do not say what is realistic: our past ranges for this did not hold.",
}


def span(indicator: Indicator, likely: RealisticRange) -> str:
    """The range that eight in ten should come to lie in: "42.0% to 47.0%"."""
    return _span(indicator, likely, likely.q100, likely.q900)


def inner_span(indicator: Indicator, likely: RealisticRange) -> str:
    """The range that half should come to lie in."""
    return _span(indicator, likely, likely.q250, likely.q750)


def realistic(indicator: Indicator, likely: RealisticRange) -> str:
    """ "Going by the past, 42.0% to 47.0% is realistic by March 2029." """
    return f"Going by the past, {span(indicator, likely)} is realistic {figures.by(likely.judged_at)}."


def why_none(ranges: Sequence[RealisticRange], today: date) -> str:
    """Why there is no range to begin with."""
    if not ranges:
        return ABSENCES["too_little_history"]
    if any(each.is_shown for each in ranges):
        latest = max(each.judged_at for each in ranges if each.is_shown)
        return "The latest figure is too old to look ahead from." if latest <= today else ""
    return ABSENCES.get(ranges[0].trust, ABSENCES["too_little_history"])


def how_sure(likely: RealisticRange) -> str:
    """What a realistic range means, and what it stands on."""
    years = figures.count(likely.years_behind, "past year", "past years")
    return joined(
        "We expect about 8 in 10 such ranges to hold.",
        f"That is so only if the years to come are like the {years} behind it.",
        "Those have the pandemic in them." if likely.first_start <= 2020 < likely.last_end else "",
    )


def record(likely: RealisticRange) -> str:
    """What became of past ranges for the same figure."""
    if likely.share_in_80 is None or likely.record_years is None or likely.trust == "not_tried":
        return "Too few years have passed to test ranges for this figure."
    ahead = figures.count(likely.horizon, "year", "years")
    years = figures.count(likely.record_years, "past year", "past years")
    held = figures.in_a_hundred(likely.share_in_80)
    return joined(f"We tried it on {years}, looking {ahead} ahead.", f"Of those ranges {held} held.", trust(likely))


def short_record(likely: RealisticRange) -> str:
    """The same where there is room for one sentence."""
    if likely.share_in_80 is None or likely.record_years is None or likely.trust == "not_tried":
        return "Too few years have passed to test such ranges."
    return f"Of such past ranges, {figures.in_a_hundred(likely.share_in_80)} held."


def trust(likely: RealisticRange) -> str:
    """What such a record says of the range itself."""
    return {
        "too_narrow": "So the range is too narrow: expect more surprises than we say.",
        "too_wide": "So the range is wider than it need be.",
    }.get(likely.trust, "")


def _span(indicator: Indicator, likely: RealisticRange, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        raise ValueError(f"{indicator.indicator_id}: a range that is not shown has no words")
    return span_of(indicator, likely.range_of, low, high)


def span_of(indicator: Indicator, range_of: str, low: float, high: float) -> str:
    """A range of values, or of how a place stands to the middle one."""
    if range_of == "percent_of_the_middle":
        return _beside_the_middle(low - 100, high - 100, "%")
    if range_of == "gap_to_the_middle":
        return _beside_the_middle(low, high, "")
    return figures.span(indicator, low, high)


def amount_of(indicator: Indicator, range_of: str, value: float) -> str:
    """A single value of such a range."""
    if range_of == "value":
        return figures.amount(indicator, value)
    gap, unit = (value - 100, "%") if range_of == "percent_of_the_middle" else (value, "")
    return f"{figures.number(abs(gap), 0)}{unit} {'above' if gap >= 0 else 'below'} the middle council"


def _beside_the_middle(low: float, high: float, unit: str) -> str:
    """Money is told against the middle place: nobody can say what a pound will be worth."""
    least, most = (f"{figures.number(abs(gap), 0)}{unit}" for gap in (low, high))
    if low >= 0:
        return f"{least} to {most} above the middle council"
    if high <= 0:
        return f"{most} to {least} below the middle council"
    return f"{least} below to {most} above the middle council"
