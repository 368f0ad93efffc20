"""Those who write at once: threads, and processes of their own, one of which is killed wherever it has got to."""

from __future__ import annotations

import os
import pickle
import select
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from threading import Barrier
from typing import Any, TypeVar

from sqlalchemy import event
from sqlalchemy.engine import Engine

from ingest.ledger.address import Ledger
from ingest.ledger.failures import LedgerError
from ingest.ledger.recording import record
from ingest.ledger.shapes import Record

Job = tuple[Ledger, Sequence[Record], datetime]
T = TypeVar("T")
Outcome = tuple[int, ...] | None  # the numbers of what was written, or nothing of it was


def written(job: Job) -> Outcome:
    try:
        return record(*job)
    except LedgerError:
        return None


def in_threads(jobs: Sequence[Job]) -> list[Outcome]:
    start = Barrier(len(jobs))

    def write(job: Job) -> Outcome:
        start.wait()
        return written(job)

    with ThreadPoolExecutor(len(jobs)) as threads:
        return list(threads.map(write, jobs))


def in_processes(jobs: Sequence[Job]) -> list[Outcome]:
    """All are begun before any is waited for."""
    running = [_begun(partial(written, job)) for job in jobs]
    return [_ended(pid, pipe) for pid, pipe in running]


def apart(work: Callable[[], T]) -> T:
    """In a process of its own, so that what is done to that is not done to the tests."""
    pid, pipe = _begun(work)
    answer: T = _ended(pid, pipe)
    return answer


def killed(job: Job, until: int) -> None:
    """A process that has SIGKILL from outside `until` quarters of a millisecond after it began, or at the same number

    of messages between us and the database from within: the one falls anywhere, the other where it matters.
    """
    if until % 2:
        pid, pipe = _begun(partial(written, job))
        select.select([pipe], [], [], until / 4000)
        os.kill(pid, signal.SIGKILL)
    else:
        pid, pipe = _begun(partial(_written_until, job, until // 2))
    os.waitpid(pid, 0)
    os.close(pipe)


def _written_until(job: Job, until: int) -> Outcome:
    left = [until]

    def count(*_given: object) -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(Engine, name, count)
    return written(job)


def _begun(work: Callable[[], Any]) -> tuple[int, int]:
    """A fork, which has loaded already what would take a second to load."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    try:
        os.write(writing, pickle.dumps(work()))
    finally:
        os._exit(0)  # whatever happened: no test goes on in a copy of the tests


def _ended(pid: int, pipe: int) -> Any:  # whatever was worked out
    with os.fdopen(pipe, "rb") as answer:
        said = answer.read()
    os.waitpid(pid, 0)
    return pickle.loads(said)  # noqa: S301  # our own fork said it
