"""Works out what was held on a day for files and programs, which are told to ask again rather than to wait.

Pages do not come here: they show that it takes a while, and wait (dashboard.components.back).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from threading import Lock, Thread

from dashboard import as_at, choices, database, figures
from dashboard.language import say

MOST = 3  # days at once, of which one is made and the others wait: each may be a file as large as the build
SOON, LATER = 20, 300  # seconds: as long as the largest of ours took, and time for somebody to read the log

logger = logging.getLogger("levelwith")


@dataclass(frozen=True)
class NotNow:
    """What is told meanwhile, and after how many seconds to ask again."""

    sentence: str
    seconds: int


def _failed(when: str) -> str:
    return say("What we held on {day} could not be worked out. The log of this site says why.", day=when)


class WorkingOut:
    """The days that are being worked out. `clock` is in seconds and never goes back."""

    def __init__(self, make: Callable[[date], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._make, self._clock = make, clock
        self._at_work: dict[date, Thread] = {}
        self._failed: dict[date, float] = {}
        self._lock = Lock()

    def start(self, day: date) -> NotNow:
        """Begin, unless somebody has: nobody is kept waiting, and a day that failed is not tried again at once."""
        when = figures.day(day)
        with self._lock:
            self._at_work = {each: thread for each, thread in self._at_work.items() if thread.is_alive()}
            failed_until = {each: until for each, until in self._failed.items() if until > self._clock()}
            self._failed = failed_until
            if day not in self._at_work:
                if day in failed_until:
                    return NotNow(_failed(when), LATER)
                if len(self._at_work) >= MOST:
                    first = say("Other days are worked out first. Ask for {day} again in a minute.", day=when)
                    return NotNow(first, SOON * MOST)
                self._at_work[day] = Thread(target=self._work, args=(day,), daemon=True)
                self._at_work[day].start()
        return NotNow(say("What we held on {day} is being worked out. Ask again in half a minute.", day=when), SOON)

    def finish(self) -> None:
        """Wait until all that was begun has ended."""
        with self._lock:
            at_work = list(self._at_work.values())
        for thread in at_work:
            thread.join(as_at.LONGEST)

    def _work(self, day: date) -> None:
        try:
            self._make(day)
        except (as_at.NotMade, database.NoBuild, choices.Unknown) as failed:
            logger.error("What was held on %s could not be worked out: %s", day, failed)
            self._note_failure(day)
        except BaseException:  # a fault of ours: told in the log by whoever runs the thread
            self._note_failure(day)
            raise

    def _note_failure(self, day: date) -> None:
        with self._lock:
            self._failed[day] = self._clock() + LATER


days = WorkingOut(as_at.make)
