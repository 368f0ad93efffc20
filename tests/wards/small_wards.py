"""Wards of councils over some years, and what the models make of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb
import numpy as np

from ingest.models import hashes, read_models
from ingest.runner import run_models
from tests.rows import insert
from tests.sql_spec import SQL

Row = tuple[str, str, str, int, float | None, float | None, float | None]
FIRST_YEAR = 2010
COLUMNS = "indicator text, ward text, council text, year integer, value double, x double, n double"
NOT_GIVEN = "null::double as council_value, null::varchar as improvement"


def ward(council: int, number: int) -> str:
    return f"E05{council:03}{number:03}"


def made_up(seed: int, councils: int = 1, wards: int = 21, years: int = 12) -> np.ndarray:
    """Councils by wards by years: wards that differ, councils that drift, and luck in every figure."""
    rng = np.random.default_rng(seed)
    level = rng.normal(0, 0.4, (councils, wards, 1)) + np.cumsum(rng.normal(0, 0.02, (councils, wards, years)), axis=2)
    tide = np.cumsum(rng.normal(0.01, 0.05, (councils, 1, years)), axis=2)
    return np.exp(2.5 + level + tide + rng.normal(0, 0.1, (councils, wards, years)))


def rows_of(figures: np.ndarray) -> Iterator[Row]:
    for (council, number, year), value in np.ndenumerate(figures):
        if not np.isnan(value):
            yield "made-up", ward(council, number), f"C{council}", FIRST_YEAR + year, float(value), None, None


@contextmanager
def stated(rows: Iterable[Row], transform: str = "log") -> Iterator[duckdb.DuckDBPyConnection]:
    """The ward models of expectation and the outlook, as they make it of these rows."""
    panel = (SQL / "methods" / "ward_panel.sql").read_text(encoding="utf-8")
    with duckdb.connect() as db:
        db.execute("create schema core; create schema published; create schema method")
        db.execute(f"create table method.given ({COLUMNS})")
        insert(db, "method.given", rows)
        db.execute(
            f"create view method.given_wards as select *, {NOT_GIVEN}, '{transform}' as transform from method.given"
        )
        db.execute(f"create table core.ward_panel as {panel}")
        db.execute("create view published.observation as select indicator_id from core.ward_panel")
        models = [
            model
            for model in read_models(SQL)
            if model.name.startswith("expectation.ward_") or model.name == "marts.ward_outlook"
        ]
        run_models(db, models, hashes(models, {}))
        yield db


def ranges(db: duckdb.DuckDBPyConnection) -> dict[tuple[str, int], tuple[float, float, float]]:
    found = db.execute("""
        select ward_code, horizon, q100, q500, q900 from marts.ward_outlook where verdict = 'likely_range'
    """).fetchall()
    return {(code, horizon): tuple(rest) for code, horizon, *rest in found}
