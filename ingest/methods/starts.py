"""The chance that each promise had at its start, going by the years up to then, for the promises that ship with us.

Reckons nothing itself: `sql/backtest/promise_*` say which figures were known and which series tells.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from ingest.catalogue import read_catalogue
from ingest.ledger.shapes import Agreement
from ingest.methods.csv_file import in_sql
from ingest.methods.expectation import at_each_origin
from ingest.methods.panel import take_panel_of_build
from ingest.methods.tables import Db
from ingest.seeding import folders_in_use, read_folder
from ingest.settings import Settings

Row = dict[str, Any]  # Any: numbers and names, as JSON has them

PROMISE = """
    create table method.promise (
        council_code varchar, agreement_ref varchar, indicator_id varchar, area_code varchar, unit varchar,
        direction varchar, target_value double, tolerance double, agreed_on date, baseline_end date, due_end date
    )
"""
ASKED = """
    create table method.target as
    select
        * exclude (indicator_id, target),
        series_id as indicator_id,
        target,
    from backtest.promise_series
    where why_none is null and origin_year is not null;
    create table method.asked as select distinct indicator_id, origin_year from method.target;
    create table backtest.promise_chance (
        council_code varchar, agreement_ref varchar, place integer, chance double, phrase varchar, years_behind integer
    )
"""


def chances_at_start(build: Path, settings: Settings) -> list[Row]:
    """A row for each promise whose day had come when the build was made. A promise that changed counts as first set."""
    with duckdb.connect() as db:
        db.execute("create schema method; create schema backtest")
        take_panel_of_build(db, build)
        built_on = _take_words(db, build)
        take_promises(db, promises(settings), built_on)
        return reckon(db, settings.sql)


def promises(settings: Settings) -> list[Agreement]:
    """Each as it was first set."""
    catalogue = read_catalogue(settings)
    lives = (life for folder in folders_in_use(settings) for life in read_folder(folder, catalogue))
    return [life[0] for life in lives if isinstance(life[0], Agreement)]


def take_promises(db: Db, agreements: list[Agreement], today: date) -> None:
    """Make `method.promise` of those whose day has come."""
    db.execute(PROMISE)
    for each in agreements:
        if each.due_end <= today:
            db.execute(
                "insert into method.promise values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [each.council_code, each.ref, each.indicator_id, each.area_code, each.unit, each.direction,
                 each.target_value, each.tolerance, each.agreed_on, each.baseline_end, each.due_end],
            )  # fmt: skip


def reckon(db: Db, folder: Path) -> list[Row]:
    """The answers, once `method` has the panel, the promises, and what is known of their series."""
    sql = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "backtest").glob("promise_*.sql")}
    chance = (folder / "methods" / "chance.sql").read_text(encoding="utf-8")
    db.execute(f"create table backtest.promise_series as {sql['promise_series']}")
    db.execute(ASKED)
    for _ in at_each_origin(db):
        db.execute(f"create or replace table backtest.chance as {chance}")
        db.execute(f"insert into backtest.promise_chance by name {sql['promise_chance']}")
    found = db.execute(sql["promise_start"])
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _take_words(db: Db, build: Path) -> date:
    """What the build knows of its series; the day that it was made."""
    db.execute(f"attach '{in_sql(build)}' as build (read_only)")
    db.execute("""
        create table method.indicator as
        select indicator_id::varchar as indicator_id, unit, better, coalesce(money_basis = 'cash', false) as is_cash
        from build.core.indicator;
        create table method.related as
        select indicator_id::varchar as indicator_id, related_id::varchar as related_id, sort_order
        from build.core.related_indicator
    """)
    ((built_at,),) = db.execute("select built_at from build.meta.build").fetchall()
    db.execute("detach build")
    return date(built_at.year, built_at.month, built_at.day)
