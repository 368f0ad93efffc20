"""The shapes of what was promised: the steps of a promise's life, what became of it, and what a board has before it.

As in dashboard.rows, nothing here judges or formats: SQL did the first, words and figures do the second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypedDict

from dashboard.expected import BaseRate, Chance, RealisticRange
from dashboard.language import IN_WORDS
from dashboard.rows import Figure


class Stage(TypedDict):
    """A stage on the way to a target; the end of its period is exclusive, as every end."""

    due_end: date
    value: float


@dataclass(frozen=True, kw_only=True)
class Step:
    """A row of the question promise_steps: one version of a promise, and what it changed."""

    agreement_id: int
    agreement_ref: str
    council_code: str
    kind: str
    status: str  # draft, agreed, example
    area_code: str
    indicator_id: str | None
    title: str
    unit: str
    direction: str  # higher, lower, hold
    target_value: float
    due_end: date
    tolerance: float
    baseline_value: float | None
    baseline_start: date | None
    baseline_end: date | None
    baseline_vintage: date | None
    agreed_by: str
    agreed_on: date
    meeting_ref: str | None
    minute_reference: str | None
    reason: str
    owner: str
    caution: str | None
    source: str | None
    recorded_at: datetime
    milestones: tuple[Stage, ...]
    partners: tuple[str, ...]
    earlier_value: float | None
    earlier_due_end: date | None
    first_due_end: date
    first_value: float
    number: int
    is_newest: bool
    harder: int | None
    step: str  # set, agreed, raised, eased, extended, brought_forward, reworded, correction, withdrawal
    is_open: bool

    @property
    def is_example(self) -> bool:
        return self.status == "example"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A row of the question promise_outcomes."""

    agreement_ref: str
    period_start: date | None
    period_end: date | None
    value: float | None
    gap: float | None
    is_met: bool | None
    outcome: str  # withdrawn, no_series, unknown_series, met, missed, not_yet_due, no_figure_yet


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """The newest version of a row of ledger.meeting."""

    meeting_id: int
    meeting_ref: str
    body: str
    held_on: date
    status: str  # planned, held, example
    agenda: tuple[str, ...]
    build_id: str | None


@dataclass(frozen=True, kw_only=True)
class Commentary:
    """The newest version of what the owner of a promise says."""

    commentary_id: int
    commentary_ref: str
    agreement_ref: str
    status: str
    words: str
    by_when: date | None
    owner: str
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The newest version of a decision."""

    decision_id: int
    decision_ref: str
    meeting_ref: str | None
    agreement_ref: str | None
    status: str
    words: str
    decided_by: str
    decided_on: date
    indicators: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Action:
    """The newest version of an action."""

    action_id: int
    action_ref: str
    decision_ref: str | None
    meeting_ref: str | None
    agreement_ref: str | None
    status: str
    words: str
    owner: str
    due: date
    predicted_indicator_id: str | None
    predicted_area_code: str | None
    predicted_value: float | None
    predicted_by: date | None


@dataclass(frozen=True, kw_only=True)
class Effect:
    """A row of the question predicted_effects: the figure that an action predicted, once it has come."""

    action_ref: str
    period_start: date
    period_end: date
    value: float
    is_reached: bool | None  # none where a figure is neither good nor bad


@dataclass(frozen=True, kw_only=True)
class Start:
    """A row of core.start_chance: how likely a promise was when it was first set, going by the years up to then."""

    agreement_ref: str
    target_value: float
    due_end: date
    related_id: str | None  # another series that tells it; none where its own does
    related_title: str | None = field(metadata=IN_WORDS)
    origin_end: date | None  # the end of the last period that was looked at
    phrase: str | None
    why_none: str | None


@dataclass(frozen=True)
class Promise:
    """A promise as it stands: its life, what is known of it now, and what is realistic by its day."""

    steps: tuple[Step, ...]
    outcome: Outcome
    figure: Figure | None = None  # of the promise's own place
    chance: Chance | None = None
    likely: RealisticRange | None = None  # of the year that tells
    rate: BaseRate | None = None
    start: Start | None = None

    @property
    def now(self) -> Step:
        return self.steps[-1]

    @property
    def ref(self) -> str:
        return self.now.agreement_ref
