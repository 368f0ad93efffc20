"""The figures of a place, each with its card and its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb

from dashboard import looking_back
from dashboard.answered import WhyAsked
from dashboard.expected import RealisticRange, headline
from dashboard.queries.expectations import realistic_ranges
from dashboard.queries.holdings import build_status, outcomes
from dashboard.queries.nearest import NEAREST
from dashboard.rows import Card, Figure, Indicator, Outcome, Place, Spark, SparkPoint
from dashboard.shaping import columns, read, shaped


def figures(db: duckdb.DuckDBPyConnection, area_code: str) -> tuple[Figure, ...]:
    """Every indicator with a figure for the place, or else for the council above it, in the order of outcomes."""
    return _figures(db, area_code, "outcome.sort_order, indicator.title")


def figure(db: duckdb.DuckDBPyConnection, area_code: str, indicator_id: str) -> Figure | None:
    """One of them; none where nothing was ever published for the place or a council above it."""
    found = _figures(db, area_code, "indicator.title", "where indicator_id = $indicator_id", indicator_id=indicator_id)
    return found[0] if found else None


def questions(db: duckdb.DuckDBPyConnection, area_code: str) -> tuple[str, ...]:
    """The indicators to show first: what people ask the place's council, in its order; else what they ask the
    default council; where no council has a list, the first of each outcome."""
    found = db.execute(
        f"""
        with {NEAREST},
        asked as (
            select indicator_id, sort_order, coalesce(distance, 9) as distance
            from core.council_question
            inner join core.council using (area_code)
            -- Everywhere but in its own council and wards, the default council's list stands in.
            left join nearest using (area_code)
            where distance is not null or is_default
            union all
            select indicator_id, outcome.sort_order, 10
            from core.indicator
            inner join core.outcome as outcome using (outcome_id)
            qualify row_number() over (partition by outcome_id order by core.indicator.sort_order) = 1
        )
        select indicator_id from asked
        where distance = (select min(distance) from asked)
        order by sort_order
        """,
        {"area_code": area_code},
    ).fetchall()
    return tuple(row[0] for row in found)


def why_questions(db: duckdb.DuckDBPyConnection) -> dict[str, WhyAsked]:
    """Indicator → what people ask of its change; nothing in a build that a meeting kept from before there were such."""
    if not db.execute("select 1 from duckdb_tables() where table_name = 'why_question'").fetchone():
        return {}
    return {
        each.indicator_id: each for each in read(db, WhyAsked, f"select {columns(WhyAsked)} from core.why_question")
    }


def same_outcome(
    db: duckdb.DuckDBPyConnection, area_code: str, indicator: Indicator
) -> tuple[Outcome, tuple[Figure, ...]]:
    """The outcome that an indicator belongs to, and the other figures of it for the place."""
    outcome = next(each for each in outcomes(db) if each.outcome_id == indicator.outcome_id)
    found = _figures(db, area_code, "indicator.title", "where outcome_id = $outcome_id", outcome_id=outcome.outcome_id)
    return outcome, tuple(each for each in found if each.indicator.indicator_id != indicator.indicator_id)


def _figures(
    db: duckdb.DuckDBPyConnection, area_code: str, order: str, where: str = "", **parameters: str
) -> tuple[Figure, ...]:
    rows = db.execute(
        f"""
        with {NEAREST}
        select {columns(Indicator, "indicator")}, {columns(Card, "card")}, {columns(Place, "place")},
            -- Plain lists: handing over a struct for each point takes longer than finding them.
            list_transform(spark.points, lambda point: point.period_start),
            list_transform(spark.points, lambda point: point.period_end),
            list_transform(spark.points, lambda point: point.value),
            spark.breaks,
        from core.indicator as indicator
        inner join core.outcome as outcome using (outcome_id)
        inner join marts.card as card using (indicator_id)
        inner join nearest using (area_code)
        inner join marts.place as place using (area_code)
        -- A place whose every figure is withheld has a card and no line.
        left join marts.spark as spark using (indicator_id, area_code)
        {where}
        qualify row_number() over (partition by indicator_id order by card.value is null, distance) = 1
        order by {order}
        """,
        {"area_code": area_code, **parameters},
    ).fetchall()
    found = tuple(_figure(iter(row)) for row in rows)
    ranges = realistic_ranges(
        db, sorted({it.place.area_code for it in found}), [it.indicator.indicator_id for it in found]
    )
    today = looking_back.today(build_status(db).built_at.date())
    return tuple(
        _looking_ahead(it, ranges.get((it.indicator.indicator_id, it.place.area_code), ()), today) for it in found
    )


def _looking_ahead(figure: Figure, ranges: tuple[RealisticRange, ...], today: date) -> Figure:
    return replace(figure, ranges=ranges, realistic=headline(ranges, today))


# Any: one value after another of a row that holds several shapes.
def _figure(values: Iterator[Any]) -> Figure:
    return Figure(
        indicator=shaped(Indicator, values),
        card=shaped(Card, values),
        place=shaped(Place, values),
        spark=_spark(*values),
    )


def _spark(
    starts: list[date] | None, ends: list[date] | None, numbers: list[float] | None, breaks: list[date] | None
) -> Spark:
    points = zip(starts or (), ends or (), numbers or (), strict=True)
    return Spark(points=tuple(SparkPoint(*point) for point in points), breaks=tuple(breaks or ()))
