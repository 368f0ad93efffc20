"""The shapes of what is recorded: one frozen value a version, with the columns' own names (see `tables`).

`ref` is the thing's own name through all of its versions, `replaces` the number of the version whose place this takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NEVER_A_PERSON = "a role or a body, never a person"


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A step on the way to a target: this value by the end of that period (exclusive)."""

    due_end: date
    value: float


@dataclass(frozen=True, kw_only=True)
class Version:
    """What every record has."""

    ref: str
    council_code: str
    replaces: int | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement(Version):
    """A promise: what the partnership wants of an indicator by when, and who agreed it."""

    kind: str = "set"  # set, change, correction, withdrawal
    status: str  # draft, agreed, example
    area_code: str
    indicator_id: str | None
    title: str
    unit: str
    direction: str  # higher, lower, hold
    target_value: float
    due_end: date  # exclusive
    milestones: tuple[Milestone, ...] = ()
    tolerance: float = 0.0
    baseline_value: float | None = None
    baseline_start: date | None = None
    baseline_end: date | None = None
    baseline_vintage: date | None = None
    agreed_by: str
    agreed_on: date
    meeting_ref: str | None = None
    minute_reference: str | None = None
    reason: str
    owner: str
    partners: tuple[str, ...] = ()
    embargo_until: date | None = None
    caution: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Meeting(Version):
    """A meeting of the board, its agenda in order, and the build that it looked at."""

    body: str
    held_on: date
    status: str  # planned, held, example
    agenda: tuple[str, ...] = ()  # refs of agreements
    build_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Commentary(Version):
    """What the owner of a promise says: what is being done, by when."""

    agreement_ref: str
    status: str  # draft, released, example
    words: str
    by_when: date | None = None
    owner: str


@dataclass(frozen=True, kw_only=True)
class Decision(Version):
    """What was decided; a short list of outcomes has `indicators`."""

    meeting_ref: str | None = None
    agreement_ref: str | None = None
    status: str  # draft, decided, example
    words: str
    decided_by: str
    decided_on: date
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Action(Version):
    """Who does what by when, and what it is predicted to do to which figure."""

    decision_ref: str | None = None
    meeting_ref: str | None = None
    agreement_ref: str | None = None
    status: str  # open, done, dropped, example
    words: str
    owner: str
    due: date
    predicted_indicator_id: str | None = None
    predicted_area_code: str | None = None
    predicted_value: float | None = None
    predicted_by: date | None = None  # exclusive


Record = Agreement | Meeting | Commentary | Decision | Action
