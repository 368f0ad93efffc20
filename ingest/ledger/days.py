"""When a day ends. Days are those of the clocks of the United Kingdom; moments are kept as UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def end_of(day: date) -> datetime:
    """The last moment of the day."""
    midnight = datetime.combine(day + timedelta(days=1), time(), LONDON)
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


def day_of(moment: datetime) -> date:
    """The day on which that was; a moment without a zone, as builds have them, is UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(LONDON).date()
