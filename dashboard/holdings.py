"""The shapes of what is held: sources, indicators and the build itself, one frozen value a row.

As in dashboard.rows, nothing here decides or formats.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from dashboard.language import IN_WORDS


@dataclass(frozen=True, kw_only=True)
class SourceStatus:
    """A row of marts.source_status."""

    source_id: str
    title: str = field(metadata=IN_WORDS)
    publisher: str
    licence: str
    licence_url: str
    attribution: str = field(metadata=IN_WORDS)
    about_url: str
    last_fetched: datetime | None
    note: str | None = field(metadata=IN_WORDS)
    is_live_checked: bool
    is_stale: bool
    stale_reason: str | None
    copied_on: date | None = None  # the day of the copy that ships, where the publisher was not asked


@dataclass(frozen=True)
class IndicatorStatus:
    """A row of marts.indicator_status: what is held of an indicator."""

    indicator_id: str
    title: str = field(metadata=IN_WORDS)
    outcome_id: str
    source_id: str
    publisher: str
    licence: str
    period_kind: str
    first_start: date | None
    last_end: date | None
    areas: int | None
    observations: int | None
    revisions: int
    released: date | None


@dataclass(frozen=True)
class BuildStatus:
    """When a build was made, and how much is in it."""

    build_id: str
    built_at: datetime
    indicators: int
    observations: int
    places: int
