"""Whether a value differs from a reference by more than its interval explains."""

from __future__ import annotations

from ingest.methods import calculation
from ingest.methods.columns import Column
from ingest.methods.order import Order
from ingest.methods.trend import UPSIDE_DOWN

METHOD = calculation.Method(
    columns=(
        Column("value"),
        Column("lci"),
        Column("uci"),
        Column("reference"),
        Column("polarity", kind="text", one_of=("low_is_good", "high_is_good", "no_judgement")),
    ),
    rules=(UPSIDE_DOWN,),
    models=("benchmark",),
)


def run(order: Order) -> None:
    calculation.run(METHOD, order)
