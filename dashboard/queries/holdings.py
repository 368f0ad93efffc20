"""What a build holds: indicators, outcomes, sources, and when it was made."""

from __future__ import annotations

import duckdb

from dashboard.holding_rows import BuildStatus, IndicatorStatus
from dashboard.rows import Indicator, Outcome, SourceStatus
from dashboard.shaping import columns, read


def indicator(db: duckdb.DuckDBPyConnection, indicator_id: str) -> Indicator | None:
    """The indicator with this id."""
    found = read(
        db, Indicator, f"select {columns(Indicator)} from core.indicator where indicator_id = $id", id=indicator_id
    )
    return found[0] if found else None


def outcomes(db: duckdb.DuckDBPyConnection) -> tuple[Outcome, ...]:
    return read(db, Outcome, f"select {columns(Outcome)} from core.outcome order by sort_order")


def sources(db: duckdb.DuckDBPyConnection) -> tuple[SourceStatus, ...]:
    return read(db, SourceStatus, f"select {columns(SourceStatus)} from marts.source_status order by title")


def indicator_statuses(db: duckdb.DuckDBPyConnection) -> tuple[IndicatorStatus, ...]:
    return read(db, IndicatorStatus, f"select {columns(IndicatorStatus)} from marts.indicator_status order by title")


def sql_of(db: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """The SQL of a model or a question, as it worked out what this build shows."""
    found = db.execute(
        "select sql from meta.model where name = $name "
        "union all select sql from meta.question where 'questions.' || name = $name",
        {"name": name},
    ).fetchall()
    return str(found[0][0]) if found else None


def build_status(db: duckdb.DuckDBPyConnection) -> BuildStatus:
    return read(db, BuildStatus, f"select {columns(BuildStatus)} from meta.build, marts.about_build")[0]


def all_indicators(db: duckdb.DuckDBPyConnection) -> tuple[Indicator, ...]:
    """Every indicator, by its title."""
    return read(db, Indicator, f"select {columns(Indicator)} from core.indicator order by title")


def area_names(db: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The name of every place by its code."""
    return dict(db.execute("select area_code::varchar, name from core.area order by all").fetchall())
