"""Keeps how frozen expectations came out, and reads it back. What is kept is what a build told; it is decided there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Connection, Select, func, select

from ingest.ledger.address import Ledger
from ingest.ledger.appending import append
from ingest.ledger.expectations import due
from ingest.ledger.freezing import SAME
from ingest.ledger.reading_back import MOMENT, told
from ingest.ledger.scoring import last_told, score
from ingest.ledger.store import reading_what_is_there, writing
from ingest.ledger.tables import QUANTILES, expectation
from ingest.ledger.tables import score as kept

NAMES = ("expectation_id", "value", "is_inside_80", "is_inside_95")
Scored = tuple[int, float, bool, bool]


def keep_scores(ledger: Ledger, build: Path, now: datetime) -> int:
    """Write what the build tells of expectations whose time has come, where it is not kept as it is; how many."""
    waiting = due(ledger, now.date(), last_told(build))
    if not waiting.num_rows:
        return 0
    cells = score(build, waiting).select(list(NAMES)).to_pydict()
    scored = [row for row in zip(*cells.values(), strict=True) if row[1] is not None]
    return keep(ledger, scored, build.stem, now) if scored else 0


def keep(ledger: Ledger, scored: Sequence[Scored], build_id: str, now: datetime) -> int:
    """A figure that is revised is another row, also when it is revised back: the last of them counts."""
    with writing(ledger) as connection:
        before = _newest(connection, [row[0] for row in scored])
        unheard = [(*row, build_id, now) for row in scored if not _is_same(row[1], before.get(row[0]))]
        if unheard:
            append(connection, kept, (*NAMES, "build_id", "recorded_at"), unheard)
        return len(unheard)


def scores_as_at(ledger: Ledger, moment: datetime) -> pa.Table:
    """How each expectation had come out by then: one row for each that was scored, with the range and its figure."""
    with reading_what_is_there(ledger) as there:
        connection, names = there or (None, frozenset())
        return told(connection if kept.name in names else None, _asked(), {"moment": moment})


@cache
def _asked() -> Select[tuple[object, ...]]:
    last = (
        select(func.max(kept.c.score_id).label("score_id"))
        .where(kept.c.recorded_at <= MOMENT)
        .group_by(kept.c.expectation_id)
        .subquery()
    )
    start = ("indicator_id", "area_code", "origin_end", "horizon", "judged_at", "range_of", *QUANTILES)
    return (
        select(
            *(kept.c[name] for name in ("score_id", *NAMES)),
            *(expectation.c[name] for name in (*start, "value_now", "years_behind", "method_version")),
            expectation.c.recorded_at.label("frozen_at"),
            kept.c.build_id,
            kept.c.recorded_at,
        )
        .join(last, kept.c.score_id == last.c.score_id)
        .join(expectation, kept.c.expectation_id == expectation.c.expectation_id)
        .order_by(*(expectation.c[name] for name in start[:4]))
    )


def _newest(connection: Connection, numbers: Sequence[int]) -> dict[int, float]:
    asked = (
        select(kept.c.expectation_id, kept.c.value)
        .where(kept.c.expectation_id.between(min(numbers), max(numbers)))
        .order_by(kept.c.score_id)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}


def _is_same(value: float, before: float | None) -> bool:
    return before is not None and math.isclose(value, before, rel_tol=SAME)
