"""Runs the models of a build's realistic ranges on a panel from a file. Reckons nothing itself.

The models are those of `sql/expectation`: a file and a build cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from ingest.methods.tables import Db
from ingest.models import Model, hashes, read_models
from ingest.runner import run_models
from ingest.settings import discover

# Each origin of an indicator has a round of its own, in which nothing after it is there to be seen.
ROUNDS = """
    create table method.round as
    select
        indicator_id,
        origin_year,
        row_number() over (partition by indicator_id order by origin_year) as round,
    from (select distinct indicator_id, origin_year from method.asked)
"""
PANEL_OF_ROUND = """
    create or replace table core.panel as
    select panel.*
    from method.panel as panel
    inner join method.round as round using (indicator_id)
    where round.round = ? and panel.year <= coalesce(round.origin_year, panel.year)
    order by panel.indicator_id, panel.year, panel.area_code
"""


def at_each_origin(db: Db) -> Iterator[None]:
    """Build the expectation models, again and again, until each origin in `method.asked` has been the newest year."""
    models = _models()
    _prepare(db)
    db.execute(ROUNDS)
    (rounds,) = db.execute("select coalesce(max(round), 0) from method.round").fetchall()[0]
    for number in range(1, rounds + 1):
        db.execute(PANEL_OF_ROUND, [number])
        run_models(db, models, hashes(models, {"core.panel": f"round {number}"}))
        yield


def at_all_origins(db: Db, origins: Path) -> None:
    """Build the expectation models once for every origin that the select in that file names: for scoring."""
    _prepare(db)
    db.execute(
        "create or replace table core.panel as select * from method.panel order by indicator_id, year, area_code"
    )
    sql = origins.read_text(encoding="utf-8")
    models = [replace(each, sql=sql) if each.name == "expectation.origin" else each for each in _models()]
    # Ranges of seven figures are for readers; scoring goes by all the levels.
    scored = [each for each in models if each.name != "expectation.range"]
    run_models(db, scored, hashes(scored, {}))


@cache
def _models() -> list[Model]:
    return [
        model
        for model in read_models(discover().sql)
        # Those of wards go by wards' figures: ingest.methods.wards.
        if model.name.startswith("expectation.") and not model.name.startswith("expectation.ward_")
    ]


def _prepare(db: Db) -> None:
    db.execute("create schema core; create schema published")
    db.execute("create table core.panel as select * from method.panel limit 0")
    # What the runner makes its batches from.
    db.execute("create view published.observation as select indicator_id from method.panel")
