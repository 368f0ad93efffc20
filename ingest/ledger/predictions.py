"""Reads back what was expected of the places that promises are about, with what came of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

import pyarrow as pa
from sqlalchemy import Select, bindparam, func, select

from ingest.ledger.address import Ledger
from ingest.ledger.reading_back import MOMENT, told
from ingest.ledger.store import reading_what_is_there
from ingest.ledger.tables import expectation, score

NAME = "prediction"
START = ("indicator_id", "area_code", "origin_end", "horizon")
SAID = ("judged_at", "range_of", "q100", "q900", "value_now")


def predictions_as_at(ledger: Ledger, moment: datetime, area_codes: Collection[str]) -> pa.Table:
    """Of each start and number of years what was said first by then, with its last score by then.

    `value` and `is_inside_80` are null while no figure has come.
    """
    given = {"moment": moment, "areas": sorted(area_codes)}
    with reading_what_is_there(ledger) as there:
        is_there = there and {expectation.name, score.name} <= there[1] and area_codes
        return told(there[0] if there and is_there else None, _asked(), given)


def none() -> pa.Table:
    """The same table without a row."""
    return told(None, _asked(), {})


@cache
def _asked() -> Select[Any]:
    columns = expectation.c
    first = (
        select(func.min(columns.expectation_id).label("expectation_id"))
        .where(columns.recorded_at <= MOMENT, columns.area_code.in_(bindparam("areas", expanding=True)))
        .group_by(*(columns[name] for name in START))
        .subquery()
    )
    last = (
        select(func.max(score.c.score_id).label("score_id"), score.c.expectation_id)
        .where(score.c.recorded_at <= MOMENT)
        .group_by(score.c.expectation_id)
        .subquery()
    )
    return (
        select(
            *(columns[name] for name in (*START, *SAID)),
            columns.recorded_at.label("frozen_at"),
            score.c.value,
            score.c.is_inside_80,
        )
        .join(first, columns.expectation_id == first.c.expectation_id)
        # Most have not met their figure.
        .outerjoin(last, columns.expectation_id == last.c.expectation_id)
        .outerjoin(score, score.c.score_id == last.c.score_id)
        .order_by(*(columns[name] for name in START))
    )
