"""The chance of each target of a table, going by a panel: no figure after a target's origin is looked at."""

from __future__ import annotations

from ingest.methods import tables
from ingest.methods.beside import HORIZON, ORIGIN, check_known, take_beside
from ingest.methods.calculation import opened
from ingest.methods.columns import Column
from ingest.methods.expectation import at_each_origin
from ingest.methods.order import MethodError, Order
from ingest.methods.panel import AREA, INDICATOR, take_panel
from ingest.methods.tables import Table, quoted
from ingest.settings import discover

TARGET = Column("target", is_always_known=True)
WAYS = Column("improvement", kind="text", is_always_known=True, one_of=("increase", "decrease"))
TARGETS = """
    create table method.target as
    select
        given_row,
        indicator as indicator_id,
        areacd as area_code,
        origin::integer as origin_year,
        h::integer as horizon,
        target,
        if(improvement = 'decrease', 'lower', 'higher') as better,
    from method.beside
"""


def run(order: Order) -> None:
    sql = (discover().sql / "methods" / "chance.sql").read_text(encoding="utf-8")
    if order.targets is None:  # the registry has seen to it
        raise MethodError("A chance is of a target. Name the table of targets with --targets FILE.")
    with opened(order) as (db, table):
        take_panel(db, table)
        targets = take_beside(db, order.targets, (INDICATOR, AREA, ORIGIN, HORIZON, WAYS, TARGET))
        check_known(db, targets)
        db.execute(TARGETS)
        db.execute("create table method.asked as select distinct indicator_id, origin_year from method.target")
        db.execute("create table method.answer (given_row bigint, p_meet double)")
        for _ in at_each_origin(db):
            db.execute(f"insert into method.answer select given_row, chance from ({sql}) as chances")
        tables.write(db, _answered(targets), order.output)


def _answered(targets: Table) -> str:
    """The table of targets as it came, each with its chance; none where there is too little history."""
    kept = ", ".join(f"kept.{quoted(name)}" for name in targets.columns if name.lower() != "p_meet")
    return f"""
        select {kept}, answer.p_meet
        from method.beside_kept as kept
        left join method.answer as answer using (given_row)
        order by given_row
    """
