"""The shapes of one answer to a resident: what they ask, and everything that is told of it.

As in dashboard.rows, nothing here judges or formats: SQL did the first, words and figures do the second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dashboard.expected import BaseRate
from dashboard.holdings import SourceStatus
from dashboard.language import IN_WORDS
from dashboard.promised import Promise
from dashboard.rows import Card, Figure, Indicator, Place, WardFigure


@dataclass(frozen=True)
class WhyAsked:
    """A row of core.why_question: what people ask where a figure went up, and where it went down."""

    indicator_id: str
    when_up: str | None = field(metadata=IN_WORDS)
    when_down: str | None = field(metadata=IN_WORDS)


@dataclass(frozen=True)
class Demand:
    """A row of the question demand_beside: how much was asked when the figure was then and now."""

    demand_id: str
    area_code: str
    then_start: date
    then_end: date
    then_value: float
    now_start: date
    now_end: date
    now_value: float


@dataclass(frozen=True)
class DemandBeside:
    """The same with what it counts, and where: a ward may have it from its council."""

    told: Demand
    indicator: Indicator
    place: Place


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One question in one place. Its figure is of the place or, where the place has none to go by, of its council."""

    reader_place: Place
    figure: Figure
    today: date  # what is ahead is ahead of it
    why: WhyAsked | None = None
    ward: WardFigure | None = None  # what may be said of the ward whose own figure it is
    council: Card | None = None  # of that ward, for the same indicator
    is_too_few: bool = False  # there is a figure of the ward, of too few people to go by
    nation: Card | None = None
    demand: DemandBeside | None = None
    promise: Promise | None = None  # what was agreed of this very figure
    rate: BaseRate | None = None  # how far places like this one came
    source: SourceStatus | None = None

    @property
    def indicator(self) -> Indicator:
        return self.figure.indicator
