"""Runs a build's models of ward changes and ward outlooks on a table of one's own. Reckons nothing itself.

A row is a ward in a year. The council's own figure may stand beside it; where it does not, the middle ward stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ingest.methods import tables
from ingest.methods.beside import ORIGIN, check_known, take_beside
from ingest.methods.calculation import opened
from ingest.methods.columns import Column, check_each_once, count, take_columns
from ingest.methods.order import Order
from ingest.methods.panel import INDICATOR
from ingest.methods.tables import Db, Table
from ingest.models import Model, hashes, read_models
from ingest.runner import run_models
from ingest.settings import discover

NEEDED = (
    INDICATOR,
    Column("ward", kind="text", is_always_known=True),
    Column("council", kind="text", is_always_known=True),
    Column("year", is_always_known=True, is_whole=True, at_least=1, at_most=9990),
    Column("value"),
)
OPTIONAL = (
    Column("council_value"),
    count("x"),
    count("n"),
    Column("transform", kind="text", one_of=("logit", "log", "identity")),
    Column("improvement", kind="text", one_of=("increase", "decrease", "neutral")),
)


def take_ward_panel(db: Db, table: Table) -> None:
    """Make `method.panel`, with the columns of core.ward_panel, of what was read."""
    there = [column for column in OPTIONAL if table.spelling(column.name)]
    take_columns(db, table, (*NEEDED, *there))
    check_each_once(db, table, ["indicator", "ward", "year"])
    sql = (discover().sql / "methods" / "ward_panel.sql").read_text(encoding="utf-8")
    kinds = {
        column.name: "varchar" if column.kind == "text" else "double" for column in OPTIONAL if column not in there
    }
    missing = "".join(f", null::{kind} as {name}" for name, kind in kinds.items())
    db.execute(f"create view method.given_wards as select *{missing} from method.given")
    db.execute(f"create table method.panel as {sql}")


def run(order: Order, answer: str, last_model: str) -> None:
    """The select `answer` of sql/methods on what the models up to `last_model` make, for each origin that is asked."""
    sql = (discover().sql / "methods" / f"{answer}.sql").read_text(encoding="utf-8")
    with opened(order) as (db, table):
        take_ward_panel(db, table)
        _ask(db, order)
        for number, _ in enumerate(_at_each_origin(db, last_model)):
            into = "insert into method.answer" if number else "create table method.answer as"
            db.execute(f"{into} {sql}")
        tables.write(db, "from method.answer order by all", order.output)


def _ask(db: Db, order: Order) -> None:
    """Make `method.asked`: from which years. None is the newest of all."""
    if order.origins is None:
        db.execute("create table method.asked as select distinct indicator as indicator_id, 9999 as origin_year "
                   "from method.given")  # fmt: skip
        return
    check_known(db, take_beside(db, order.origins, (INDICATOR, ORIGIN)))
    db.execute("create table method.asked as select distinct indicator as indicator_id, origin::integer as origin_year "
               "from method.beside")  # fmt: skip


def _at_each_origin(db: Db, last_model: str) -> Iterator[None]:
    """In each round the years after the origin are not there to be seen."""
    db.execute("create schema core; create schema published; create schema marts")
    db.execute("create view published.observation as select indicator_id from method.panel")
    models = _models(last_model)
    origins = db.execute("select distinct origin_year from method.asked order by 1").fetchall()
    for (origin,) in origins:
        db.execute(
            """
            create or replace table core.ward_panel as
            select panel.* from method.panel as panel inner join method.asked as asked using (indicator_id)
            where asked.origin_year = $origin and panel.year <= $origin
            """,
            {"origin": origin},
        )
        run_models(db, models, hashes(models, {"core.ward_panel": str(origin)}))
        yield


@cache
def _models(last_model: str) -> list[Model]:
    known = {model.name: model for model in read_models(discover().sql)}
    wanted = [name for name in known if name.startswith("expectation.ward_") or name == last_model]
    return [known[name] for name in wanted]
