"""What a benchmark has to say: bars that it must keep, numbers beside them, and everything they came from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Raw = Mapping[str, object]  # whatever was timed, as JSON keeps it


@dataclass(frozen=True)
class Bar:
    """A limit that the measured number may reach and not pass."""

    what: str
    measured: float
    limit: float
    unit: str
    is_least: bool = False  # the number has to be at least the limit, instead of at most

    @property
    def passed(self) -> bool:
        return self.measured >= self.limit if self.is_least else self.measured <= self.limit


@dataclass(frozen=True)
class Fact:
    """A number that no bar is set for."""

    what: str
    measured: float
    unit: str


@dataclass(frozen=True)
class Measured:
    """One benchmark of one run."""

    name: str
    bars: Sequence[Bar]
    facts: Sequence[Fact]
    raw: Raw
    notes: Sequence[str] = field(default_factory=tuple)


def nearest_rank(samples: Sequence[float], percent: int) -> float:
    """The smallest sample that so many of a hundred do not exceed: a wait that somebody really had."""
    if not samples:
        raise ValueError("Nothing was measured, so there is nothing to rank.")
    return sorted(samples)[max(1, math.ceil(len(samples) * percent / 100)) - 1]
