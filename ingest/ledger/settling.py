"""What the ledger does for a build that is published: freezes what it expects, and scores what it tells of before."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ingest.ledger.address import Ledger
from ingest.ledger.failures import LedgerError
from ingest.ledger.freezing import freeze
from ingest.ledger.last_frozen import remember
from ingest.ledger.scores import keep_scores


class Settled(NamedTuple):
    """How many rows there were to write."""

    frozen: int
    scored: int


def settle(ledger: Ledger, build: Path, sql: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Settled:
    """Each of the two wholly or not at all; what cannot be done now, the next `levelwith build` does."""
    frozen = freeze(ledger, build, sql, now)
    try:
        scored = keep_scores(ledger, build, now())
    except LedgerError as error:
        raise LedgerError(
            f"{build.stem} is published and frozen, but what came is not held against what was expected yet. {error} "
            "Then run `levelwith build`: it makes up for it."
        ) from error
    with suppress(OSError):  # a short cut: without it the next build asks the ledger
        remember(ledger, build)
    return Settled(frozen, scored)
