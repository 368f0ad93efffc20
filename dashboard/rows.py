"""The shapes of what the pages are told: one frozen value a row, with the columns' own names.

Nothing here decides or formats. A field with a default is one where SQL's null has that meaning: nothing to compare.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from dashboard.expected import RealisticRange
from dashboard.language import IN_WORDS


@dataclass(frozen=True, kw_only=True)
class Place:
    """A row of marts.place."""

    area_code: str
    name: str
    level: str  # country, region, combined_authority, county, council, ward
    parent_code: str | None
    parent_name: str | None
    region_name: str | None
    nation_name: str | None
    nation_code: str | None
    search_text: str
    area_word: str = field(metadata=IN_WORDS)
    whole_words: str = field(metadata=IN_WORDS)
    county_code: str | None
    county_name: str | None
    is_two_tier: bool
    start_date: date | None = None
    end_date: date | None  # of a place that no longer exists
    successor_codes: tuple[str, ...] = ()  # of a place that no longer exists: those with figures, by name
    successor_names: tuple[str, ...] = ()
    predecessor_codes: tuple[str, ...] = ()  # places that no longer exist, whose place this one took
    predecessor_names: tuple[str, ...] = ()
    ended_by: str | None = None  # merged, split, recoded, redrawn
    began_by: str | None = None
    figures: int

    @property
    def has_ended(self) -> bool:
        """Also a code that others took over and of which nobody says when."""
        return self.end_date is not None or self.ended_by is not None


@dataclass(frozen=True)
class Outcome:
    """A row of core.outcome."""

    outcome_id: str
    title: str = field(metadata=IN_WORDS)
    sort_order: int


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A row of core.indicator."""

    indicator_id: str
    title: str = field(metadata=IN_WORDS)
    question: str = field(metadata=IN_WORDS)
    measure: str = field(metadata=IN_WORDS)  # goes after the number: "of people aged 16 to 64 claiming benefits"
    unit: str
    unit_place: str  # after_tight, after_space, before, none
    decimals: int
    better: str  # higher, lower, neutral
    period_kind: str
    outcome_id: str
    better_reason: str | None = field(metadata=IN_WORDS)
    lever: str  # council, shared, others
    lever_who: str | None = field(metadata=IN_WORDS)
    run_by: str  # upper, lower, both, none
    source_id: str
    source_key: str
    publisher: str
    licence: str
    caveats: tuple[str, ...] = field(metadata=IN_WORDS)
    money_basis: str | None
    released: date | None
    update_months: int | None  # the usual gap between two releases


@dataclass(frozen=True, kw_only=True)
class Card:
    """A row of marts.card: the latest figure of one indicator in one place, and what was judged of it."""

    indicator_id: str
    area_code: str
    period_start: date
    period_end: date  # exclusive, as every end below
    value: float | None
    status: str
    lower: float | None
    upper: float | None
    note: str | None = field(metadata=IN_WORDS)
    fit_method: str | None = None  # how it was made of figures of other areas
    fit_share: float | None = None  # how much of the area they cover, where that is published
    newest_period_end: date | None  # anywhere
    missing_status: str | None  # of a newer period of this place, where it has no value
    missing_period_end: date | None
    then_kind: str | None  # three_year_mean, year_mean, single_period
    then_start: date | None
    then_end: date | None
    then_value: float | None
    now_start: date | None
    now_end: date | None
    now_value: float | None
    then_change: float | None
    then_verdict: str = "too_little_history"
    then_basis: str | None  # interval, usual_variation
    previous_start: date | None  # a year before, or one whole period where that is longer
    previous_end: date | None
    previous_value: float | None
    change: float | None
    change_verdict: str = "too_little_history"
    change_basis: str | None
    periods: int
    first_start: date | None
    has_overlap: bool = False
    nation_code: str | None
    nation_value: float | None
    nation_verdict: str = "not_compared"
    region_code: str | None
    region_value: float | None
    region_verdict: str = "not_compared"
    peer_set: str | None
    peer_count: int = 0
    peer_median: float | None
    peer_lower_quartile: float | None
    peer_upper_quartile: float | None
    peer_better: int | None
    peer_worse: int | None
    peer_equal: int | None
    peer_position_from: int | None
    peer_position_to: int | None
    peer_side: str | None  # higher, lower, or the verdict where it is neither
    peer_verdict: str = "not_compared"


@dataclass(frozen=True, kw_only=True)
class Then:
    """One row of the question then_by_year: what today could be compared with. Its fields are those of Card."""

    year: int
    then_kind: str
    then_start: date
    then_end: date
    then_value: float
    now_start: date
    now_end: date
    now_value: float
    then_change: float
    then_verdict: str
    then_basis: str | None


@dataclass(frozen=True)
class SparkPoint:
    """One published value of a small line."""

    period_start: date
    period_end: date
    value: float


@dataclass(frozen=True)
class Spark:
    """A row of marts.spark: a whole series in one place, and where its counting changed."""

    points: tuple[SparkPoint, ...]
    breaks: tuple[date, ...]


@dataclass(frozen=True)
class Figure:
    """One indicator as a page lists it: its latest figure, its line, and the place that the figure is for."""

    indicator: Indicator
    card: Card
    spark: Spark
    place: Place
    ranges: tuple[RealisticRange, ...] = ()  # the next years, in their order; none where there is too little history
    realistic: RealisticRange | None = None  # the one that pages speak of first


@dataclass(frozen=True, kw_only=True)
class SeriesPoint:
    """A row of marts.series."""

    period_start: date
    period_end: date
    value: float | None
    status: str
    lower: float | None
    upper: float | None
    note: str | None = field(metadata=IN_WORDS)
    is_break_before: bool
    break_reason: str | None = field(metadata=IN_WORDS)
    first_seen: datetime | None
    earlier_values: int
    fit_method: str | None = None
    fit_share: float | None = None


@dataclass(frozen=True, kw_only=True)
class PeerValue:
    """A row of marts.peer_value: one similar place."""

    peer_code: str
    peer_name: str
    value: float
    period_start: date
    period_end: date
    is_better: str | None  # better, worse, equal; higher, lower where neither is better


@dataclass(frozen=True, kw_only=True)
class WardFigure:
    """marts.ward_figure and what may be said of it; `fifth` is its `class`, which Python keeps for itself."""

    indicator_id: str
    ward_code: str
    ward_name: str
    value: float | None
    status: str
    period_start: date
    period_end: date
    lower: float | None
    upper: float | None
    fifth: int | None
    fit_method: str | None = None
    fit_share: float | None = None
    interval_basis: str | None = None  # published, or worked out from a share or a rate
    council_value: float | None = None
    verdict: str = "not_compared"  # beside its council
    change: str = "too_little_history"  # beyond its council's
    likely_low: float | None = None
    likely_high: float | None = None
    likely_by: date | None = None  # at most three years on
    people: float | None = None  # behind the figure, where its counts make it


@dataclass(frozen=True, kw_only=True)
class FunnelPoint:
    """A row of questions.ward_funnel: how far luck would spread wards of so many people, and perhaps a ward."""

    people: float
    council_value: float
    lower95_0: float
    upper95_0: float
    lower99_8: float
    upper99_8: float
    ward_code: str | None = None  # none of a point of the curves
    value: float | None = None
    verdict: str = ""


@dataclass(frozen=True, kw_only=True)
class Boundary:
    """A row of core.boundary: one GeoJSON geometry in longitude and latitude."""

    area_code: str
    geojson: str
    vintage: str


@dataclass(frozen=True)
class Council:
    """A row of core.council: a council with a file of its own."""

    area_code: str
    name: str
    title: str
    report_address: str


@dataclass(frozen=True)
class Found:
    """The first places of a search, and how many there are."""

    places: tuple[Place, ...]
    total: int
