"""The shapes of a partnership and of what most needs improving, as SQL left them."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.language import IN_WORDS


@dataclass(frozen=True, kw_only=True)
class Partnership:
    """A row of core.partnership."""

    area_code: str
    name: str = field(metadata=IN_WORDS)
    is_example: bool
    source_title: str | None
    source_url: str | None
    purpose: str = field(metadata=IN_WORDS)
    shared_values: tuple[str, ...] = field(metadata=IN_WORDS)
    meets: str | None = field(metadata=IN_WORDS)


@dataclass(frozen=True, kw_only=True)
class Partner:
    """A row of core.partnership_partner."""

    name: str = field(metadata=IN_WORDS)
    leads: str | None = field(metadata=IN_WORDS)


@dataclass(frozen=True, kw_only=True)
class ChosenOutcome:
    """A row of core.partnership_outcome."""

    outcome_id: str
    title: str = field(metadata=IN_WORDS)
    why: str = field(metadata=IN_WORDS)
    indicator_ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Priority:
    """A row of the question priorities: why a board might act on one figure, part by part."""

    indicator_id: str
    title: str = field(metadata=IN_WORDS)
    outcome_id: str
    lever: str
    then_verdict: str | None
    peer_count: int
    gap: float | None  # in middle halves of similar places, worse is more
    touches: str  # everyone, most, some, few
    living_here: int | None
    best_quarter_gain: float | None
    gap_part: float
    direction_part: float
    people_part: float
    movable_part: float
    score: float


@dataclass(frozen=True)
class Weights:
    """How much each part counts; the reader's own, from 0 to 3."""

    gap: int = 1
    direction: int = 1
    people: int = 1
    movable: int = 1
