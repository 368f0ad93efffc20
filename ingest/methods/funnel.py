"""Which shares lie outside what places of their size have by chance, and the curve to draw that with."""

from __future__ import annotations

from ingest.methods import calculation
from ingest.methods.columns import count
from ingest.methods.order import Order
from ingest.methods.proportion import PART_OF_N

METHOD = calculation.Method(
    columns=(count("x"), count("n")),
    rules=(PART_OF_N,),
    models=("normal_quantile", "funnel/baseline", "funnel/limits", "funnel/significance"),
)


def run(order: Order) -> None:
    with calculation.opened(order) as (db, table):
        calculation.take(db, table, METHOD)
        calculation.build(db, METHOD.models)
        calculation.deliver(db, table, METHOD, order)
        calculation.write_beside(db, "funnel/limits", order.limits)
