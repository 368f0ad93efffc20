"""The day that a rerun or a download looks back to: told once, and known to addresses, memory and whoever says today.

Reads no address and opens no build: that is dashboard.as_at.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ingest.ledger import days


@dataclass(frozen=True)
class LookingBack:
    """A day or, where a meeting is named, the day of that meeting and what it looked at."""

    day: date
    meeting: str = ""
    is_example: bool = False  # of a meeting that nobody held
    written: datetime | None = None  # when the meeting was recorded: some are older than the ledger

    @property
    def moment(self) -> datetime:
        """Up to when the ledger is read: the end of the day, or when the meeting was recorded where that was later."""
        end = days.end_of(self.day)
        return max(end, self.written) if self.written else end

    @property
    def parameters(self) -> dict[str, str]:
        """What an address carries so that the next page looks back as this one."""
        return {"meeting": self.meeting} if self.meeting else {"as_at": self.day.isoformat()}


_to: ContextVar[LookingBack | None] = ContextVar("the day that is looked back to", default=None)


@contextmanager
def to(asked: LookingBack | None) -> Iterator[None]:
    token = _to.set(asked)
    try:
        yield
    finally:
        _to.reset(token)


def asked() -> LookingBack | None:
    """None where the page is of today."""
    return _to.get()


def parameters() -> dict[str, str]:
    back = _to.get()
    return back.parameters if back else {}


def today(otherwise: date | None = None) -> date:
    """The day looked back to; else the one given, else the day that it is."""
    back = _to.get()
    return back.day if back else otherwise or datetime.now(UTC).date()
