"""Where figures come from, when the next are due, and what was done to them on the way."""

from datetime import date, datetime

from dashboard import figures
from dashboard.language import say
from dashboard.rows import Indicator, SourceStatus
from dashboard.words.sentences import capital, full_stop, joined

EXAMPLE_TARGET = "Example target. Not agreed by anyone."


def source_note(indicator: Indicator, source: SourceStatus) -> str:
    """The publisher, the release and the day we last looked."""
    released = f"Released {figures.day(indicator.released)}." if indicator.released else ""
    looked = f"Fetched {figures.day(source.last_fetched)}." if source.last_fetched else ""
    return joined(f"Source: {indicator.publisher}.", released, looked)


def next_due(indicator: Indicator) -> str:
    """How often new figures come, and when the last came: publishers rarely promise a day."""
    last = f"The last came out on {figures.day(indicator.released)}." if indicator.released else ""
    if not indicator.update_months:
        return joined("We do not know when the next figures are due.", last)
    return joined(f"New figures usually come {_how_often(indicator.update_months)}.", last)


def cash_caution(indicator: Indicator) -> str:
    """A warning on money that is not corrected for rising prices."""
    if indicator.money_basis != "cash":
        return ""
    return "These are pounds of each year. Rising prices are not taken out."


def break_note(start: date, reason: str | None) -> str:
    """What changed in the counting, and from when."""
    changed = f"The way of counting changed in {figures.month(start)}."
    return joined(changed, full_stop(capital(reason)) if reason else "")


def revised(earlier_values: int) -> str:
    """How often the publisher changed a figure after we first saw it."""
    if earlier_values == 0:
        return ""
    times = "once" if earlier_values == 1 else f"{earlier_values} times"
    return f"Changed {times} since it was first published."


def first_seen(moment: datetime) -> str:
    """When a figure first reached us."""
    return f"First seen {figures.day(moment)}."


def copied(source: SourceStatus) -> str:
    """Where the figures that ship were not fetched from the publisher itself."""
    if source.copied_on is None:
        return ""
    return say(
        "The figures that come with Levelwith are from a copy of the publisher's files of {day}.",
        day=figures.day(source.copied_on),
    )


def stale(source: SourceStatus) -> str:
    """A warning that a source could not be read the last time."""
    if not source.is_stale:
        return ""
    fetched = f" They were fetched on {figures.day(source.last_fetched)}." if source.last_fetched else ""
    return f"{source.title} could not be updated. These are the last good figures.{fetched}"


def _how_often(months: int) -> str:
    known = {1: "every month", 12: "once a year", 24: "every two years"}
    if months in known:
        return known[months]
    return f"every {months // 12} years" if months % 12 == 0 else f"every {months} months"
