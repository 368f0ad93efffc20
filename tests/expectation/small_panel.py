"""Panels small enough for a test, and the ranges that the SQL makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb
import numpy as np

from ingest.methods.expectation import at_each_origin

Figures = np.ndarray  # areas by years, nan where there is no figure
FIRST_YEAR = 2000
SCALES = {"log": np.log, "logit": lambda v: np.log((v + 0.25) / (100.25 - v)), "identity": lambda v: v}
QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)


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
        db.executemany("insert into method.given values (?, ?, ?, ?)", [list(row) for row in rows])
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
