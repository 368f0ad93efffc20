"""Where figures come from, when the next are due, and what was done to them on the way."""

from datetime import date, datetime

from dashboard import figures
from dashboard.holdings import SourceStatus
from dashboard.language import say, say_count
from dashboard.rows import Indicator
from dashboard.words.sentences import capital, full_stop, joined

EXAMPLE_TARGET = say("Example target. Not agreed by anyone.")


def source_note(indicator: Indicator, source: SourceStatus) -> str:
    """The publisher, the release and the day we last looked."""
    released = say("Released {day}.", day=figures.day(indicator.released)) if indicator.released else ""
    looked = say("Fetched {day}.", day=figures.day(source.last_fetched)) if source.last_fetched else ""
    return joined(say("Source: {publisher}.", publisher=indicator.publisher), released, looked)


def next_due(indicator: Indicator) -> str:
    """How often new figures come, and when the last came: publishers rarely promise a day."""
    released = indicator.released
    last = say("The last came out on {day}.", day=figures.day(released)) if released else ""
    if not indicator.update_months:
        return joined(say("We do not know when the next figures are due."), last)
    return joined(_how_often(indicator.update_months), last)


def cash_caution(indicator: Indicator) -> str:
    """A warning on money that is not corrected for rising prices."""
    if indicator.money_basis != "cash":
        return ""
    return say("These are pounds of each year. Rising prices are not taken out.")


def break_note(start: date, reason: str | None) -> str:
    """What changed in the counting, and from when."""
    changed = say("The way of counting changed in {month}.", month=figures.month(start))
    return joined(changed, full_stop(capital(reason)) if reason else "")


def revised(earlier_values: int) -> str:
    """How often the publisher changed a figure after we first saw it."""
    if earlier_values == 0:
        return ""
    return say_count(
        "Changed once since it was first published.",
        "Changed {count} times since it was first published.",
        earlier_values,
    )


def first_seen(moment: datetime) -> str:
    """When a figure first reached us."""
    return say("First seen {day}.", day=figures.day(moment))


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
    fetched = source.last_fetched
    return joined(
        say("{source} could not be updated. These are the last good figures.", source=source.title),
        say("They were fetched on {day}.", day=figures.day(fetched)) if fetched else "",
    )


def _how_often(months: int) -> str:
    known = {
        1: say("New figures usually come every month."),
        12: say("New figures usually come once a year."),
        24: say("New figures usually come every two years."),
    }
    if months in known:
        return known[months]
    if months % 12 == 0:
        years = months // 12
        return say_count(
            "New figures usually come every {count} year.", "New figures usually come every {count} years.", years
        )
    return say_count(
        "New figures usually come every {count} month.", "New figures usually come every {count} months.", months
    )
