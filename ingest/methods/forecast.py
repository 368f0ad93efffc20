"""The realistic range of every area of a panel, from its newest year or from the years that are named."""

from __future__ import annotations

from pathlib import Path

from ingest.console import console
from ingest.methods import tables
from ingest.methods.beside import HORIZON, ORIGIN, check_known, take_beside
from ingest.methods.calculation import opened
from ingest.methods.expectation import at_each_origin
from ingest.methods.order import MethodError, Order
from ingest.methods.panel import INDICATOR, take_panel
from ingest.methods.tables import Db
from ingest.settings import discover

NO_FORECASTS = """
    create table method.forecast (
        indicator varchar, transform varchar, areacd varchar, origin integer, h integer, value double,
        centre_z double, scale_z double, n_origins bigint, k_eff double, common_var double,
        q025 double, q100 double, q250 double, q500 double, q750 double, q900 double, q975 double
    )
"""
HORIZONS = "[1, 2, 3, 5]"  # years ahead, where none are named
NONE_GIVEN = """
    select distinct concat_ws(' from ', asked.indicator_id, asked.origin_year::varchar)
    from method.asked as asked
    where not exists (
        from method.forecast as forecast
        where asked.indicator_id = forecast.indicator and forecast.origin = coalesce(asked.origin_year, forecast.origin)
    )
    order by all
"""


def run(order: Order) -> None:
    sql = (discover().sql / "methods" / "forecast.sql").read_text(encoding="utf-8")
    with opened(order) as (db, table):
        take_panel(db, table)
        _ask(db, order.origins)
        db.execute(NO_FORECASTS)
        for _ in at_each_origin(db):
            db.execute(f"insert into method.forecast {sql}")
        _tell_what_is_missing(db, order.input.name)
        tables.write(db, "from method.forecast order by indicator, origin, areacd, h", order.output)


def _ask(db: Db, origins: Path | None) -> None:
    """Make `method.asked`: from which year, and how many years ahead. No year is the newest."""
    if origins is None:
        query = f"""
            select distinct indicator_id, null::integer as origin_year, unnest({HORIZONS}) as horizon
            from method.panel
        """
    else:
        table = take_beside(db, origins, (INDICATOR, ORIGIN), optional=(HORIZON,))
        check_known(db, table)
        horizon = "h::integer" if table.spelling("h") else f"unnest({HORIZONS})"
        query = f"""
            select distinct indicator as indicator_id, origin::integer as origin_year, {horizon} as horizon
            from method.beside
        """
    db.execute(f"create table method.asked as {query}")


def _tell_what_is_missing(db: Db, file: str) -> None:
    """Too little history is an answer too; for everything that was asked, it is an error."""
    needed = "A range needs twenty areas with five years each, and a figure of the year that it starts from."
    if not db.execute("select count(*) from method.forecast").fetchall()[0][0]:
        raise MethodError(f"{file} has too little history for any range. {needed} Add areas or years.")
    names = [name for (name,) in db.execute(NONE_GIVEN).fetchall()]
    if names:
        console.print(f"Too little history for {', '.join(names)}. {needed}", markup=False)
