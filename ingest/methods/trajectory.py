"""Where a value stands beside the straight line from its baseline to its target."""

from __future__ import annotations

from ingest.methods import calculation
from ingest.methods.columns import Column, Rule
from ingest.methods.order import Order
from ingest.methods.trend import UPSIDE_DOWN

METHOD = calculation.Method(
    columns=(
        Column("direction", kind="text", is_always_known=True, one_of=("increase", "decrease")),
        Column("baseline_year"),
        Column("baseline"),
        Column("target_year"),
        Column("target"),
        Column("year"),
        Column("observed"),
        Column("lci"),
        Column("uci"),
        Column("tolerance_share", at_least=0),
    ),
    rules=(
        UPSIDE_DOWN,
        Rule("target_year", "target_year < baseline_year", "is before baseline_year. A target lies ahead of it"),
    ),
    models=("trajectory",),
)


def run(order: Order) -> None:
    calculation.run(METHOD, order)
