"""Who the partners are, what they chose, and what most needs improving."""

from __future__ import annotations

from dataclasses import asdict

import duckdb

from dashboard.partnerships import ChosenOutcome, Partner, Partnership, Priority, Weights
from dashboard.queries.details import ask
from dashboard.shaping import columns, read


def partnership(db: duckdb.DuckDBPyConnection, council_code: str) -> Partnership | None:
    """That of a council; none where its file names none."""
    found = read(
        db,
        Partnership,
        f"select {columns(Partnership)} from core.partnership where area_code = $area_code",
        area_code=council_code,
    )
    return found[0] if found else None


def partners(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Partner, ...]:
    """In the order of the council's file."""
    asked = f"select {columns(Partner)} from core.partnership_partner where area_code = $area_code order by sort_order"
    return read(db, Partner, asked, area_code=council_code)


def chosen_outcomes(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[ChosenOutcome, ...]:
    """What the partnership chose, and why."""
    asked = f"""
        select {columns(ChosenOutcome)} from core.partnership_outcome
        where area_code = $area_code order by sort_order
    """
    return read(db, ChosenOutcome, asked, area_code=council_code)


def priorities(db: duckdb.DuckDBPyConnection, area_code: str, weights: Weights) -> tuple[Priority, ...]:
    """Every figure with similar places beside it, the most reason to act first."""
    return ask(db, "priorities", Priority, area_code=area_code, **asdict(weights))


def people_living_in(db: duckdb.DuckDBPyConnection, area_code: str) -> int | None:
    """The newest count of a place's people; none where there is none."""
    asked = "select max_by(population, year) from core.population where area_code = $area_code"
    found = db.execute(asked, {"area_code": area_code}).fetchone()
    return found[0] if found else None
