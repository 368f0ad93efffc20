"""Whether a series has a clear direction: by its counts where it has them, else by its values and their intervals."""

from __future__ import annotations

from ingest.methods import calculation
from ingest.methods.columns import Column, Rule, count
from ingest.methods.order import MethodError, Order
from ingest.methods.proportion import PART_OF_N
from ingest.methods.tables import Table

SERIES = Column("series", kind="text", is_always_known=True)
YEAR = Column("year", is_always_known=True, is_whole=True, at_least=0, at_most=9999)
UPSIDE_DOWN = Rule("lci", "lci > uci", "is above uci of the same row. Put the lower limit in lci")
BY_COUNTS = calculation.Method(
    columns=(SERIES, YEAR, count("x"), count("n")),
    rules=(PART_OF_N,),
    one_row_of=("series", "year"),
    brought_together="series",
    models=("trend/proportion_slope", "trend/proportion"),
)
BY_INTERVALS = calculation.Method(
    columns=(SERIES, YEAR, Column("value"), Column("lci"), Column("uci")),
    rules=(UPSIDE_DOWN,),
    one_row_of=("series", "year"),
    brought_together="series",
    models=("normal_quantile", "trend/interval_point", "trend/interval_fit", "trend/interval"),
)


def run(order: Order) -> None:
    with calculation.opened(order) as (db, table):
        method = _method_for(table)
        calculation.take(db, table, method)
        calculation.build(db, method.models)
        calculation.deliver(db, table, method, order)


def _method_for(table: Table) -> calculation.Method:
    if table.spelling("x") and table.spelling("n"):
        return BY_COUNTS
    if table.spelling("value"):
        return BY_INTERVALS
    raise MethodError(
        f"{table.path.name} has the columns {', '.join(table.columns)}. A trend needs series and year with either "
        "x and n, or value, lci and uci. Name or add these columns."
    )
