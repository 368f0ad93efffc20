"""What the pages ask a build: every query of the dashboard, answered with values of dashboard.rows.

Reads marts and core as SQL left them; computes nothing. A column that a build lacks stops the page and is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb

from dashboard.rows import (
    Boundary,
    BuildStatus,
    Card,
    Council,
    Figure,
    Found,
    Indicator,
    IndicatorStatus,
    Outcome,
    PeerValue,
    Place,
    SeriesPoint,
    SourceStatus,
    Spark,
    SparkPoint,
    WardFigure,
)
from dashboard.shaping import Row, columns, read, shaped

# The reader's place and the councils above it, nearest first: a ward without a figure shows its council's.
NEAREST = """
    nearest as (
        select $area_code::varchar as area_code, 0 as distance
        union all
        select ancestor_code, if(ancestor_level = 'council', 1, 2)
        from core.area_ancestor
        where area_code = $area_code and ancestor_level in ('council', 'county')
    )
"""


def place(db: duckdb.DuckDBPyConnection, area_code: str) -> Place | None:
    """The place with this code, if there is one that readers can choose."""
    found = read(db, Place, f"select {columns(Place)} from marts.place where area_code = $code", code=area_code)
    return found[0] if found else None


def default_place(db: duckdb.DuckDBPyConnection) -> Place:
    """The council whose file says that it is the one to begin with; without one, the council with most figures."""
    return read(
        db,
        Place,
        f"""
        select {columns(Place)}
        from marts.place
        -- Most councils have no file of their own.
        left join (select area_code, is_default from core.council) using (area_code)
        order by coalesce(is_default, false) desc, level = 'council' desc, figures desc, area_code
        limit 1
        """,
    )[0]


def find(db: duckdb.DuckDBPyConnection, typed: str, most: int = 12) -> Found:
    """Places by name: each word must occur in the name of the place or of what it is part of."""
    rows = db.execute(
        f"""
        select {columns(Place)}, count(*) over ()
        from marts.place as place
        where area_code = upper($typed) or list_bool_and(list_transform(
            $words, lambda word: contains(concat_ws(' ', search_text, lower(parent_name)), word)
        ))
        order by
            search_text = $typed and end_date is null desc,
            end_date is not null,
            starts_with(search_text, $typed) desc,
            contains(search_text, $typed) desc,
            level = 'council' desc,
            level = 'ward' desc,
            name,
            area_code
        limit $most
        """,
        {"typed": typed.lower(), "words": typed.lower().split(), "most": most},
    ).fetchall()
    return Found(tuple(shaped(Place, iter(row)) for row in rows), rows[0][-1] if rows else 0)


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


def council_above(db: duckdb.DuckDBPyConnection, area_code: str) -> Council | None:
    """The nearest council with a file of its own; else the default one, whose site this is."""
    found = read(
        db,
        Council,
        f"""
        with {NEAREST}
        select {columns(Council)}
        from core.council
        left join nearest using (area_code)
        where distance is not null or is_default
        order by distance nulls last
        limit 1
        """,
        area_code=area_code,
    )
    return found[0] if found else None


def indicator(db: duckdb.DuckDBPyConnection, indicator_id: str) -> Indicator | None:
    """The indicator with this id."""
    found = read(
        db, Indicator, f"select {columns(Indicator)} from core.indicator where indicator_id = $id", id=indicator_id
    )
    return found[0] if found else None


def outcomes(db: duckdb.DuckDBPyConnection) -> tuple[Outcome, ...]:
    return read(db, Outcome, f"select {columns(Outcome)} from core.outcome order by sort_order")


def same_outcome(
    db: duckdb.DuckDBPyConnection, area_code: str, indicator: Indicator
) -> tuple[Outcome, tuple[Figure, ...]]:
    """The outcome that an indicator belongs to, and the other figures of it for the place."""
    outcome = next(each for each in outcomes(db) if each.outcome_id == indicator.outcome_id)
    found = _figures(db, area_code, "indicator.title", "where outcome_id = $outcome_id", outcome_id=outcome.outcome_id)
    return outcome, tuple(each for each in found if each.indicator.indicator_id != indicator.indicator_id)


def series(db: duckdb.DuckDBPyConnection, indicator_id: str, area_code: str) -> tuple[SeriesPoint, ...]:
    """Every period of one indicator in one place, oldest first."""
    return read(
        db,
        SeriesPoint,
        f"""
        select {columns(SeriesPoint)} from marts.series
        where indicator_id = $indicator_id and area_code = $area_code
        order by period_start, period_end
        """,
        indicator_id=indicator_id,
        area_code=area_code,
    )


def peer_values(db: duckdb.DuckDBPyConnection, indicator_id: str, area_code: str) -> tuple[PeerValue, ...]:
    """The similar places with a figure for the same period, lowest first."""
    return read(
        db,
        PeerValue,
        f"""
        select {columns(PeerValue, is_better="standing")} from marts.peer_value
        where indicator_id = $indicator_id and area_code = $area_code
        order by value, peer_name
        """,
        indicator_id=indicator_id,
        area_code=area_code,
    )


def similar_middle(db: duckdb.DuckDBPyConnection, indicator_id: str, area_code: str) -> tuple[SparkPoint, ...]:
    """The middle of the similar places, period by period."""
    return _ask(db, "middle_of_similar_places", SparkPoint, indicator_id=indicator_id, area_code=area_code)


def ward_figures(db: duckdb.DuckDBPyConnection, indicator_id: str, council_code: str) -> tuple[WardFigure, ...]:
    """The wards of one council, for their newest common period."""
    return read(
        db,
        WardFigure,
        f"""
        select {columns(WardFigure, fifth="class")} from marts.ward_figure
        where indicator_id = $indicator_id and council_code = $council_code
        order by ward_name
        """,
        indicator_id=indicator_id,
        council_code=council_code,
    )


def boundaries(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Boundary, ...]:
    """The newest outline of each ward of a council."""
    return read(
        db,
        Boundary,
        f"""
        select {columns(Boundary)} from core.boundary
        where area_code in (select area_code from core.area where level = 'ward' and parent_code = $council_code)
        qualify row_number() over (partition by area_code order by vintage desc) = 1
        """,
        council_code=council_code,
    )


def sources(db: duckdb.DuckDBPyConnection) -> tuple[SourceStatus, ...]:
    return read(db, SourceStatus, f"select {columns(SourceStatus)} from marts.source_status order by title")


def indicator_statuses(db: duckdb.DuckDBPyConnection) -> tuple[IndicatorStatus, ...]:
    return read(db, IndicatorStatus, f"select {columns(IndicatorStatus)} from marts.indicator_status order by title")


def build_status(db: duckdb.DuckDBPyConnection) -> BuildStatus:
    return read(db, BuildStatus, f"select {columns(BuildStatus)} from meta.build, marts.about_build")[0]


def _ask(db: duckdb.DuckDBPyConnection, question: str, shape: type[Row], **parameters: str) -> tuple[Row, ...]:
    """A question whose SQL came with the build, so that page and data cannot disagree."""
    (asked,) = db.execute("select sql from meta.question where name = $name", {"name": question}).fetchall()
    return read(db, shape, f"select {columns(shape)} from ({asked[0]})", **parameters)


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
    return tuple(_figure(iter(row)) for row in rows)


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
