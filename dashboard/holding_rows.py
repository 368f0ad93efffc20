"""What is told of all that is held, in the shapes of dashboard.rows."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class IndicatorStatus:
    """A row of marts.indicator_status: what is held of an indicator."""

    indicator_id: str
    title: str
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
