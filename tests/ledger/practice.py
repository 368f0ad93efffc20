"""What tests of the ledger stand on: a ledger of their own, and ranges that are told to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg

from ingest.ledger.address import Ledger
from ingest.ledger.freezing import Stamp, Told
from tests.ingest.small_project import reply

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
STAMP = Stamp("method-1", "build-1", NOON)
SPREADS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)


def ledger_in(folder: Path, patience: float = 15.0) -> Ledger:
    return Ledger(f"sqlite:///{folder / 'ledger.sqlite'}", patience)


def told(middle: float, indicator_id: str = "recycling", area_code: str = "E06000001", horizon: int = 1) -> Told:
    """A range of three points to either side, starting from the year to March 2025."""
    return Told(
        indicator_id, area_code, date(2025, 4, 1), horizon, date(2025 + horizon, 4, 1), "value",
        *(middle + spread for spread in SPREADS), value_now=50.0, years_behind=9,
    )  # fmt: skip


def another_program(ledger: Ledger) -> Any:  # a connection of either driver
    """That knows nothing of us; each of its statements is by itself."""
    if ledger.file:
        return sqlite3.connect(ledger.file, isolation_level=None)
    return psycopg.connect(ledger.url, autocommit=True)


def answers(ledger: Ledger, question: str) -> list[tuple[Any, ...]]:  # whatever is asked for
    """As another program would read them, days and moments as SQLite keeps them."""
    with closing(another_program(ledger)) as db:
        return [tuple(_as_text(cell) for cell in row) for row in db.execute(question).fetchall()]


def _as_text(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return f"{cell.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
    return cell.isoformat() if isinstance(cell, date) else cell


def rows(ledger: Ledger, columns: str = "q500") -> list[Any]:
    """Everything frozen, in the order it was written."""
    found = answers(ledger, f"select {columns} from expectation order by expectation_id")
    return [row[0] for row in found] if "," not in columns else found


def published(figures: Sequence[Sequence[float]], first_year: int = 2010) -> str:
    """A reply with a row of years for each area: enough of them have a realistic range."""
    return reply(
        *(
            f"recycling,E{6_000_001 + area:08},{first_year + year},{value:.3f}"
            for area, years in enumerate(figures)
            for year, value in enumerate(years)
        )
    )


def _made_up(areas: int = 24, years: int = 14) -> list[list[float]]:
    """Shares that differ, rise together and jump about a little, by arithmetic alone."""
    return [
        [30 + area + year / 2 + ((7 * area + 11 * year) % 13 - 6) / 5 for year in range(years)] for area in range(areas)
    ]


FIGURES = _made_up()
