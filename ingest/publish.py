"""Which build readers see: immutable files and one pointer. Knows nothing of what is in a build."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.ledger import pins

KEEP = 3  # the build being read, the one before for a roll-back, and one more for readers that are slow to move on
POINTER = "current"
BUILD_ID = "%Y%m%dT%H%M%S%fZ"
UNFINISHED = ".duckdb.tmp"


class PublishError(Exception):
    """A build cannot be published; the sentence says why and what to do."""


def current(builds: Path) -> Path | None:
    """The file that readers see, or None before the first build."""
    try:
        name = (builds / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None  # no pointer, or one that points nowhere: the next build writes it again
    path = builds / name
    return path if name and Path(name).name == name and path.is_file() else None


def new_build_id(now: datetime) -> str:
    """Sorts by time, to the microsecond: builds run one at a time."""
    return f"{now.astimezone(UTC):{BUILD_ID}}"


@contextmanager
def only_writer(builds: Path) -> Iterator[None]:
    """One build at a time; leftovers of killed ones are swept first. A killed holder frees the lock."""
    builds.mkdir(parents=True, exist_ok=True)
    lock = FileLock(builds / "writer.lock")
    try:
        with lock.acquire(timeout=0):
            for leftover in builds.glob(f"*{UNFINISHED}*"):
                leftover.unlink()
            yield
    except Timeout:
        raise PublishError("Another build is running. Wait until it has ended, then build again.") from None


def discard(unfinished: Path) -> None:
    """Remove a build that came to nothing, and DuckDB's log of it."""
    for path in unfinished.parent.glob(f"{unfinished.name}*"):
        path.unlink()


def publish(unfinished: Path, builds: Path) -> Path:
    """Rename the finished file, move the pointer to it, and let go of old builds that nobody pinned."""
    finished = builds / unfinished.name.removesuffix(".tmp")
    finish(unfinished, finished)
    point_to(finished.name, builds)
    prune(builds)
    return finished


def finish(unfinished: Path, finished: Path) -> None:
    """The whole file under its name, or nothing."""
    _sync(unfinished)
    unfinished.replace(finished)


def point_to(name: str, builds: Path) -> None:
    """Readers that look from now on see build `name`; this is also the way back to an older one."""
    pointer = builds / f"{POINTER}.tmp"
    pointer.write_text(f"{name}\n", encoding="utf-8")
    _sync(pointer)
    pointer.replace(builds / POINTER)


def prune(builds: Path) -> None:
    """Keep the newest builds, the current one, and those that a meeting looked at."""
    pinned = pins.pinned(builds)
    serving = current(builds)
    newest_first = sorted(builds.glob("*.duckdb"), reverse=True)
    for old in newest_first[KEEP:]:
        if old != serving and old.name not in pinned:
            old.unlink()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
