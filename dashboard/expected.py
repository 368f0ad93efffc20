"""The shapes of what is expected: the realistic range, the chance of a figure, what similar places achieved.

As in dashboard.rows, nothing here judges or formats: SQL did the first, words and figures do the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

YEARS_AHEAD = 3  # what a page begins with: long enough to change something, short enough to matter


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """A row of ledger.prediction: a range as it was frozen, and what came of it where that is known."""

    indicator_id: str
    area_code: str
    horizon: int
    judged_at: date
    frozen_at: datetime
    range_of: str
    q100: float
    q900: float
    value: float | None  # of the same kind as the range; none while no figure has come
    is_inside_80: bool | None


@dataclass(frozen=True, kw_only=True)
class RealisticRange:
    """A row of marts.realistic_range: what is realistic so many years ahead, or why nothing is said."""

    indicator_id: str
    area_code: str
    horizon: int  # years ahead
    value_now: float
    now_end: date  # exclusive, as every end
    judged_at: date  # the end of the period whose figure will tell
    range_of: str  # value, percent_of_the_middle, gap_to_the_middle
    q100: float | None  # one in ten stays below; none where the range has not held
    q250: float | None
    q500: float | None
    q750: float | None
    q900: float | None
    years_behind: int
    first_start: int  # the first year of those
    last_end: int
    trust: str  # holds, too_narrow, too_wide, does_not_hold, not_tried, too_little_history
    share_in_80: float | None  # of its past ranges, those that held what came
    record_years: int | None
    record_ranges: int | None

    @property
    def is_shown(self) -> bool:
        return self.q500 is not None


def headline(ranges: Sequence[RealisticRange], today: date) -> RealisticRange | None:
    """The range to begin with: three years on, or the first that is still to come where the latest figure is old."""
    coming = to_come(ranges, today)
    later = [each for each in coming if each.horizon >= YEARS_AHEAD]
    return next(iter(later), coming[-1] if coming else None)


def to_come(ranges: Sequence[RealisticRange], today: date) -> list[RealisticRange]:
    """Those of years that are not over yet."""
    return [each for each in ranges if each.judged_at > today and each.is_shown]


@dataclass(frozen=True, kw_only=True)
class Chance:
    """The answer to the question chance_of_target."""

    chance: float | None  # 0 to 1
    phrase: str | None
    why_none: str | None
    horizon: int | None
    judged_at: date | None
    years_behind: int | None
    past_targets: int | None  # that the same phrase would have been said of
    past_share_met: float | None


@dataclass(frozen=True, kw_only=True)
class BaseRate:
    """The answer to the question base_rate: how many similar places once came as far."""

    horizon: int
    starts: int
    start_years: int
    first_start: int
    last_start: int
    met: int
    share_met: float
    is_relative: bool  # compared by how many times, else by points
    least_share_of_a_year: float
    most_share_of_a_year: float
    one_in_four_reached: float
    best_tenth_reached: float
    best_reached: float
    ambition: str  # ordinary, stretching, rarely_done, not_seen


@dataclass(frozen=True, kw_only=True)
class AmbitionRecord:
    """A row of core.ambition_record: what became of the targets that a word would have been said of."""

    ambition: str
    targets: int
    share_met: float


@dataclass(frozen=True, kw_only=True)
class PhraseRecord:
    """A row of core.phrase_record: what became of the targets that a phrase would have been said of."""

    phrase: str
    least: float  # the chances that it is said of, 0 to 1
    most: float
    targets: int
    share_met: float
