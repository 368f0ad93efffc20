"""Freezes what a published build expects, so that nobody can later say that something else was expected."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import duckdb
from sqlalchemy import Connection, select

from ingest.ledger.address import Ledger
from ingest.ledger.appending import append
from ingest.ledger.failures import LedgerError
from ingest.ledger.method_version import method_version
from ingest.ledger.store import writing
from ingest.ledger.tables import QUANTILES, expectation

SHOWN = """
    select
        indicator_id, area_code, now_end, horizon, judged_at, range_of,
        q025, q100, q250, q500, q750, q900, q975, value_now, years_behind,
    from marts.realistic_range
    where q500 is not null
    order by indicator_id, now_end, area_code, horizon
"""
# Another machine may add up in another order; what moves a range by less than this is no other figure.
SAME = 1e-9
Key = tuple[str, date, int]  # of one indicator: area, end of the last known period, years ahead
Quantiles = tuple[float, ...]


class Told(NamedTuple):
    """A realistic range as a build tells it; a tuple, since seventy thousand are made at once."""

    indicator_id: str
    area_code: str
    origin_end: date
    horizon: int
    judged_at: date
    range_of: str
    q025: float
    q100: float
    q250: float
    q500: float
    q750: float
    q900: float
    q975: float
    value_now: float
    years_behind: int

    @property
    def key(self) -> Key:
        return self[1:4]

    @property
    def quantiles(self) -> Quantiles:
        return self[6:13]


class Stamp(NamedTuple):
    """What all that is frozen at once has in common."""

    method_version: str
    build_id: str
    recorded_at: datetime


def freeze(ledger: Ledger, build: Path, sql: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> int:
    """Freeze the ranges that the build shows and that are not frozen as they are; returns how many those were."""
    with duckdb.connect(str(build), read_only=True) as db:
        told = [Told(*row) for row in db.execute(SHOWN).fetchall()]
    stamp = Stamp(method_version(sql), build.stem, now())
    with behind(build):
        return freeze_told(ledger, told, stamp)


@contextmanager
def behind(build: Path) -> Iterator[None]:
    """Whatever keeps the ledger from being written leaves it behind the build, and is told so."""
    try:
        yield
    except LedgerError as error:
        raise LedgerError(
            f"{build.stem} is published, but its expectations are not frozen yet. {error} "
            "Then run `levelwith build`: it makes up for it."
        ) from error


def freeze_told(ledger: Ledger, told: Iterable[Told], stamp: Stamp) -> int:
    """All of them or, where that cannot be, none. `told` comes ordered by indicator."""
    with writing(ledger) as connection:
        return sum(
            _freeze(connection, list(of_one), stamp) for _, of_one in groupby(told, key=lambda t: t.indicator_id)
        )


def _freeze(connection: Connection, told: Sequence[Told], stamp: Stamp) -> int:
    """Of one indicator."""
    frozen = _newest(connection, told, stamp.method_version)
    unheard = [(*t, *stamp) for t in told if not _is_same(t.quantiles, frozen.get(t.key))]
    if unheard:
        append(connection, expectation, (*Told._fields, *Stamp._fields), unheard)
    return len(unheard)


def _newest(connection: Connection, told: Sequence[Told], version: str) -> dict[Key, Quantiles]:
    """What was frozen last of the same starts: a figure that is revised and revised back is frozen three times."""
    columns = expectation.c
    asked = (
        select(columns.area_code, columns.origin_end, columns.horizon, *(columns[name] for name in QUANTILES))
        .where(columns.indicator_id == told[0].indicator_id)
        .where(columns.origin_end.in_({t.origin_end for t in told}))
        .where(columns.method_version == version)
        .order_by(columns.expectation_id)
    )
    return {(row[0], row[1], row[2]): tuple(row[3:]) for row in connection.execute(asked)}


def _is_same(told: Quantiles, frozen: Quantiles | None) -> bool:
    if frozen is None or told == frozen:
        return frozen is not None
    return all(math.isclose(one, other, rel_tol=SAME) for one, other in zip(told, frozen, strict=True))
