"""Panels small enough for a test, and the ranges that the SQL makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb
import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ingest.methods.expectation import at_each_origin
from tests.rows import insert
from tests.sql_spec import SQL

Figures = np.ndarray  # areas by years, nan where there is no figure
FIRST_YEAR = 2000
SCALES = {"log": np.log, "logit": lambda v: np.log((v + 0.25) / (100.25 - v)), "identity": lambda v: v}
QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)

CHANCE = (SQL / "methods" / "chance.sql").read_text(encoding="utf-8")
seeds = st.integers(0, 10_000)
scales = st.sampled_from(["log", "logit", "identity"])
# Each example runs sixteen models.
few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def code(area: int) -> str:
    return f"E06{area:06}"


def made_up(seed: int, areas: int = 30, years: int = 14, scale: str = "log") -> Figures:
    """Places that differ, drift back a little, share good and bad years, and are measured with noise."""
    rng = np.random.default_rng(seed)
    level = rng.normal(0, 0.4, areas)[:, None] + np.cumsum(rng.normal(0, 0.05, (areas, years)), axis=1)
    nation = np.cumsum(rng.normal(0.01, 0.06, years))
    spread = rng.uniform(0.03, 0.12, areas)[:, None]
    position = level + nation + rng.normal(0, 1, (areas, years)) * spread
    if scale == "logit":
        return 100 / (1 + np.exp(1 - position))
    return np.exp(3 + position) if scale == "log" else 7 + position


def rows_of(figures: Figures, indicator: str = "made-up") -> Iterator[tuple[str, str, int, float]]:
    for (area, year), value in np.ndenumerate(figures):
        if not np.isnan(value):
            yield indicator, code(area), FIRST_YEAR + year, float(value)


@contextmanager
def expected(
    rows: Iterable[tuple[str, str, int, float]], scale: str = "log", better: str = "higher", origin: int | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The expectation schema as the models make it of these rows, seen from the origin; the newest year without one."""
    with duckdb.connect() as db:
        db.execute("create schema method")
        db.execute("create table method.given (indicator_id text, area_code text, year integer, value double)")
        insert(db, "method.given", rows)
        db.execute(
            """
            create table method.panel as
            select
                *, null::date as period_end, 1 as window_years, ? as better, null::varchar as unit, ? as scale,
                null::double as floor, null::double as ceiling, false as is_cash,
            from method.given
            """,
            [better, scale],
        )
        db.execute(
            "create table method.asked as select distinct indicator_id, ?::integer as origin_year from method.panel",
            [origin],
        )
        for _ in at_each_origin(db):
            yield db
            return


def ranges(db: duckdb.DuckDBPyConnection) -> dict[tuple[int, int], list[float]]:
    """(area, horizon) → the seven figures of its range."""
    found = db.execute(
        "select area_code[4:]::integer, horizon, q025, q100, q250, q500, q750, q900, q975 from expectation.range"
    ).fetchall()
    return {(area, horizon): list(quantiles) for area, horizon, *quantiles in found}


def chances(db: duckdb.DuckDBPyConnection, targets: list[float], better: str, horizon: int = 3) -> list[float]:
    """The chance that area 0 comes to each target."""
    (origin,) = db.execute("select any_value(origin_year) from expectation.outlook").fetchall()[0]
    db.execute("""
        create or replace table method.target (
            given_row bigint, indicator_id text, area_code text, origin_year integer, horizon integer, target double,
            better text
        )
    """)
    db.executemany(
        "insert into method.target values (?, 'made-up', 'E06000000', ?, ?, ?, ?)",
        [[row, origin, horizon, target, better] for row, target in enumerate(targets)],
    )
    return [chance for (chance,) in db.execute(f"select chance from ({CHANCE}) order by given_row").fetchall()]
