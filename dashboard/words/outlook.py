"""What is realistic by when, and how sure that is. Never a promise: always "going by the past".

Chances are told in seven phrases only; the raw number goes to files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard import figures
from dashboard.expected import RealisticRange
from dashboard.language import say, say_count
from dashboard.rows import Indicator
from dashboard.words.sentences import joined

ABSENCES = {
    "not_frozen": say("No expectation was frozen by then."),
    "too_little_history": say("There is too little history to say what is realistic."),
    "does_not_hold": say("We do not say what is realistic: our past ranges for this did not hold."),
}


def span(indicator: Indicator, likely: RealisticRange) -> str:
    """The range that eight in ten should come to lie in: "42.0% to 47.0%"."""
    return _span(indicator, likely, likely.q100, likely.q900)


def inner_span(indicator: Indicator, likely: RealisticRange) -> str:
    """The range that half should come to lie in."""
    return _span(indicator, likely, likely.q250, likely.q750)


def realistic(indicator: Indicator, likely: RealisticRange) -> str:
    """ "Going by the past, 42.0% to 47.0% is realistic by March 2029." """
    return say(
        "Going by the past, {range} is realistic {by}.", range=span(indicator, likely), by=figures.by(likely.judged_at)
    )


def why_none(ranges: Sequence[RealisticRange], today: date) -> str:
    """Why there is no range to begin with."""
    if not ranges:
        return ABSENCES["too_little_history"]
    if any(each.is_shown for each in ranges):
        latest = max(each.judged_at for each in ranges if each.is_shown)
        return say("The latest figure is too old to look ahead from.") if latest <= today else ""
    return ABSENCES.get(ranges[0].trust, ABSENCES["too_little_history"])


def how_sure(likely: RealisticRange) -> str:
    """What a realistic range means, and what it stands on."""
    return joined(
        say("We expect about 8 in 10 such ranges to hold."),
        say_count(
            "That is so only if the years to come are like the {count} past year behind it.",
            "That is so only if the years to come are like the {count} past years behind it.",
            likely.years_behind,
        ),
        say("Those have the pandemic in them.") if likely.first_start <= 2020 < likely.last_end else "",
    )


def record(likely: RealisticRange) -> str:
    """What became of past ranges for the same figure."""
    if likely.share_in_80 is None or likely.record_years is None or likely.trust == "not_tried":
        return say("Too few years have passed to test ranges for this figure.")
    tried = say_count(
        "We tried it on {count} past year, looking {years} ahead.",
        "We tried it on {count} past years, looking {years} ahead.",
        likely.record_years,
        years=say_count("{count} year", "{count} years", likely.horizon),
    )
    held = say("Of those ranges {share} held.", share=figures.in_a_hundred(likely.share_in_80))
    return joined(tried, held, trust(likely))


def short_record(likely: RealisticRange) -> str:
    """The same where there is room for one sentence."""
    if likely.share_in_80 is None or likely.record_years is None or likely.trust == "not_tried":
        return say("Too few years have passed to test such ranges.")
    return say("Of such past ranges, {share} held.", share=figures.in_a_hundred(likely.share_in_80))


def trust(likely: RealisticRange) -> str:
    """What such a record says of the range itself."""
    return {
        "too_narrow": say("So the range is too narrow: expect more surprises than we say."),
        "too_wide": say("So the range is wider than it need be."),
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
    amount = f"{figures.number(abs(gap), 0)}{unit}"
    if gap >= 0:
        return say("{amount} above the middle council", amount=amount)
    return say("{amount} below the middle council", amount=amount)


def _beside_the_middle(low: float, high: float, unit: str) -> str:
    """Money is told against the middle place: nobody can say what a pound will be worth."""
    least, most = (f"{figures.number(abs(gap), 0)}{unit}" for gap in (low, high))
    if low >= 0:
        return say("{least} to {most} above the middle council", least=least, most=most)
    if high <= 0:
        return say("{least} to {most} below the middle council", least=most, most=least)
    return say("{least} below to {most} above the middle council", least=least, most=most)
