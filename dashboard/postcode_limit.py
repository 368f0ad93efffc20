"""How many postcodes this site asks for: whoever types a great many would else make us a burden on a free service.

One limit for all readers of a process. It counts questions and keeps nothing of what was asked.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.utils import parsedate_to_datetime
from threading import Lock

BURST = 20.0  # at once: more than a queue at a desk types, and a fifth of what the service takes in one request
A_SECOND = 1.0  # after that; the service asks nobody for more than it can bear, and we stay far below
USUAL_REST, LONGEST_REST = 60.0, 3600.0  # seconds, where the service names none, and whatever it names


class TooMany(Exception):
    """Nobody is asked just now. Says nothing of what was to be asked."""


class Limit:
    """Questions that may be asked now. `clock` is in seconds and never goes back."""

    def __init__(self, clock: Callable[[], float], burst: float = BURST, a_second: float = A_SECOND) -> None:
        self._clock, self._burst, self._a_second = clock, burst, a_second
        self._left, self._counted_at = burst, clock()
        self._rests_until = self._counted_at
        self._lock = Lock()

    def take(self) -> None:
        """One question. Raises TooMany."""
        with self._lock:
            now = self._clock()
            self._left = min(self._burst, self._left + (now - self._counted_at) * self._a_second)
            self._counted_at = now
            if now < self._rests_until or self._left < 1:
                raise TooMany
            self._left -= 1

    def rest(self, seconds: float) -> None:
        """None for so long, as the service asked."""
        with self._lock:
            self._rests_until = max(self._rests_until, self._clock() + min(seconds, LONGEST_REST))


def named_rest(retry_after: str, date: str) -> float:
    """Seconds that a service asks to wait: a number, or a day and time beside its own `Date`, which needs no clock."""
    told = retry_after.strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        return max((parsedate_to_datetime(told) - parsedate_to_datetime(date)) / timedelta(seconds=1), 0.0)
    except (TypeError, ValueError):  # neither, or one of them without a zone
        return USUAL_REST
