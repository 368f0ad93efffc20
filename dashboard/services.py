"""A service then and now: by which figures it is told, and how far similar places moved meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.language import IN_WORDS


@dataclass(frozen=True)
class Service:
    """A service that is told in a place, and the indicator that tells of it in each role; none where none is held."""

    service_id: str
    title: str = field(metadata=IN_WORDS)
    level: str | None
    demand: str | None
    satisfaction: str | None

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """Each role that is held, with its indicator."""
        named = (("level", self.level), ("demand", self.demand), ("satisfaction", self.satisfaction))
        return tuple((role, indicator_id) for role, indicator_id in named if indicator_id)


@dataclass(frozen=True)
class SimilarChange:
    """A row of the question change_of_similar_places: the middle of those places then and now."""

    indicator_id: str
    peer_set: str
    peers: int
    then_middle: float
    now_middle: float
    verdict: str  # of our own change beside theirs: like_most, better, worse, higher, lower
