"""The shapes of what the pages are told: one frozen value a row, with the columns' own names.

Nothing here decides or formats: SQL decides, figures.py formats.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Place:
    """A row of marts.place."""

    area_code: str
    name: str
    level: str  # country, region, combined_authority, county, council, ward
    parent_code: str | None = None
    parent_name: str | None = None
    region_name: str | None = None
    nation_name: str | None = None
    nation_code: str | None = None
    search_text: str = ""
    area_word: str = "council area"
    whole_words: str = "Whole council area"
    county_code: str | None = None
    county_name: str | None = None
    is_two_tier: bool = False
    figures: int = 0


@dataclass(frozen=True)
class Outcome:
    """A row of core.outcome."""

    outcome_id: str
    title: str
    sort_order: int


@dataclass(frozen=True)
class Indicator:
    """A row of core.indicator."""

    indicator_id: str
    title: str
    question: str
    measure: str  # goes after the number: "of people aged 16 to 64 claiming benefits"
    unit: str
    unit_place: str  # after_tight, after_space, before, none
    decimals: int
    better: str  # higher, lower, neutral
    period_kind: str
    outcome_id: str = ""
    better_reason: str | None = None
    lever: str = "others"  # council, shared, others
    lever_who: str | None = None
    run_by: str = "none"  # upper, lower, both, none
    source_id: str = ""
    source_key: str = ""
    publisher: str = ""
    licence: str = ""
    caveats: tuple[str, ...] = ()
    money_basis: str | None = None
    released: date | None = None
    next_due_words: str | None = None


@dataclass(frozen=True)
class Card:
    """A row of marts.card: the latest figure of one indicator in one place, and what was judged of it."""

    indicator_id: str
    area_code: str
    period_start: date
    period_end: date  # exclusive, as every end below
    value: float | None
    status: str
    lower: float | None = None
    upper: float | None = None
    note: str | None = None
    newest_period_end: date | None = None
    then_kind: str | None = None  # three_year_mean, single_period
    then_start: date | None = None
    then_end: date | None = None
    then_value: float | None = None
    now_start: date | None = None
    now_end: date | None = None
    now_value: float | None = None
    then_change: float | None = None
    then_verdict: str = "too_little_history"
    then_basis: str | None = None  # interval, usual_variation
    previous_start: date | None = None
    previous_end: date | None = None
    previous_value: float | None = None
    change: float | None = None
    change_verdict: str = "too_little_history"
    change_basis: str | None = None
    periods: int = 1
    first_start: date | None = None
    has_overlap: bool = False
    nation_code: str | None = None
    nation_value: float | None = None
    nation_verdict: str = "not_compared"
    region_code: str | None = None
    region_value: float | None = None
    region_verdict: str = "not_compared"
    peer_set: str | None = None
    peer_count: int = 0
    peer_median: float | None = None
    peer_lower_quartile: float | None = None
    peer_upper_quartile: float | None = None
    peer_better: int | None = None
    peer_worse: int | None = None
    peer_equal: int | None = None
    peer_position_from: int | None = None
    peer_position_to: int | None = None
    peer_verdict: str = "not_compared"


@dataclass(frozen=True)
class SparkPoint:
    """One published value of a small line."""

    period_start: date
    period_end: date
    value: float


@dataclass(frozen=True)
class Spark:
    """A row of marts.spark: a whole series in one place, and where its counting changed."""

    points: tuple[SparkPoint, ...] = ()
    breaks: tuple[date, ...] = ()


@dataclass(frozen=True)
class SeriesPoint:
    """A row of marts.series."""

    period_start: date
    period_end: date
    value: float | None
    status: str = "published"
    lower: float | None = None
    upper: float | None = None
    note: str | None = None
    is_break_before: bool = False
    break_reason: str | None = None
    first_seen: datetime | None = None
    earlier_values: int = 0


@dataclass(frozen=True)
class PeerValue:
    """A row of marts.peer_value: one similar place."""

    peer_code: str
    peer_name: str
    value: float
    period_start: date
    period_end: date
    is_better: str | None = None  # better, worse, equal


@dataclass(frozen=True)
class WardFigure:
    """A row of marts.ward_figure; `fifth` is its column `class`, which Python keeps for itself."""

    ward_code: str
    ward_name: str
    value: float | None
    status: str
    period_start: date
    period_end: date
    lower: float | None = None
    upper: float | None = None
    fifth: int | None = None


@dataclass(frozen=True)
class Boundary:
    """A row of core.boundary: one GeoJSON geometry in longitude and latitude."""

    area_code: str
    geojson: str
    vintage: str = ""


@dataclass(frozen=True)
class SourceStatus:
    """A row of marts.source_status."""

    source_id: str
    title: str
    publisher: str
    licence: str
    licence_url: str
    attribution: str
    about_url: str
    last_fetched: datetime | None = None
    note: str | None = None
    is_live_checked: bool = False
    is_stale: bool = False
    stale_reason: str | None = None
