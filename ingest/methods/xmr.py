"""Process control: which points of a series are signal and which are noise (XmR, NHS England's Making Data Count)."""

from __future__ import annotations

from ingest.methods import calculation, xmr_cases
from ingest.methods.columns import Column
from ingest.methods.order import Order

METHOD = calculation.Method(
    columns=(
        Column("case_id", kind="text", is_always_known=True),
        Column("date", kind="date", is_always_known=True),
        Column("value"),
    ),
    one_row_of=("case_id", "date"),
    models=("xmr/point", "xmr/limits", "xmr/signal", "xmr/run", "xmr/points"),
)


def run(order: Order) -> None:
    with calculation.opened(order) as (db, table):
        calculation.take(db, table, METHOD)
        xmr_cases.read(db, table, order.cases)
        calculation.build(db, [*METHOD.models, "xmr/summary"])
        calculation.deliver(db, table, METHOD, order)
        calculation.write_beside(db, "xmr/summary", order.summary)
