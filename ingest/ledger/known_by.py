"""What a build held by a moment, and which file shows it: the build itself, or one made of it for that moment.

Makes none: that is ingest.as_at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from ingest.ledger.address import Ledger
from ingest.ledger.expectations import newest_by
from ingest.ledger.last_frozen import is_frozen

FOLDER = "as-at"


@dataclass(frozen=True)
class KnownBy:
    """`figures` is when the newest figure of then was first seen, `expected` when the newest range was frozen."""

    build: Path
    figures: datetime | None  # none: we held no figures then
    expected: datetime | None
    first: datetime | None  # when we first held any
    is_what_build_shows: bool

    @property
    def file(self) -> Path:
        """Every moment at which the same was known has the same file."""
        if self.is_what_build_shows:
            return self.build
        told = "-".join(f"{each:%Y%m%dT%H%M%S%f}" if each else "nothing" for each in (self.figures, self.expected))
        return self.build.parent / FOLDER / f"{self.build.stem}-{told}.duckdb"


def known_by(db: duckdb.DuckDBPyConnection, build: Path, ledger: Ledger, moment: datetime) -> KnownBy:
    """`db` is a cursor on the build."""
    first, figures, newest = db.execute(
        """
        select min(first_seen), max(first_seen) filter (first_seen <= $moment), max(first_seen)
        from core.observation_history
        """,
        {"moment": moment.astimezone(UTC).replace(tzinfo=None)},
    ).fetchall()[0]
    expected = newest_by(ledger, moment)
    # A build whose ranges are not in the ledger shows what nobody has frozen yet.
    is_all_frozen = is_frozen(ledger, build) and expected == newest_by(ledger)
    return KnownBy(build, figures, expected, first, figures == newest and is_all_frozen)
