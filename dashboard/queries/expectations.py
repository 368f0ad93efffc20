"""What is realistic, how likely a figure is, and what became of what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from dashboard.expected import BaseRate, Chance, PhraseRecord, RealisticRange
from dashboard.queries.details import ask
from dashboard.shaping import columns, read


def realistic_ranges(
    db: duckdb.DuckDBPyConnection, area_codes: Sequence[str], indicator_ids: Sequence[str]
) -> dict[tuple[str, str], tuple[RealisticRange, ...]]:
    """(indicator, area) → its next years, the nearest first."""
    rows = read(
        db,
        RealisticRange,
        f"""
        select {columns(RealisticRange)} from marts.realistic_range
        where list_contains($areas, area_code::varchar) and list_contains($indicators, indicator_id::varchar)
        order by horizon
        """,
        areas=list(area_codes),
        indicators=list(indicator_ids),
    )
    ranges: dict[tuple[str, str], tuple[RealisticRange, ...]] = {}
    for row in rows:
        key = (row.indicator_id, row.area_code)
        ranges[key] = (*ranges.get(key, ()), row)
    return ranges


def chance(db: duckdb.DuckDBPyConnection, indicator_id: str, area_code: str, value: float, by: date) -> Chance:
    """How likely the figure is to be that good by then, or why nothing is said."""
    return ask(db, "chance_of_target", Chance, indicator_id=indicator_id, area_code=area_code, value=value, date=by)[0]


def base_rate(
    db: duckdb.DuckDBPyConnection, indicator_id: str, area_code: str, value: float, by: date
) -> BaseRate | None:
    """How many places that once stood like this one came as far in as many years; none where too few ever did."""
    found = ask(db, "base_rate", BaseRate, indicator_id=indicator_id, area_code=area_code, value=value, date=by)
    return found[0] if found else None


def phrase_records(db: duckdb.DuckDBPyConnection) -> tuple[PhraseRecord, ...]:
    """What became of past targets, phrase by phrase, the least likely first."""
    return read(
        db,
        PhraseRecord,
        f"""
        with phrase as (
            select
                phrase,
                at_least as least,
                lead(at_least, 1, 1) over (order by at_least) as most,
            from expectation.phrase
        )
        select {columns(PhraseRecord, phrase="phrase.phrase")}
        from core.phrase_record as record
        inner join phrase using (phrase)
        order by least
        """,
    )
