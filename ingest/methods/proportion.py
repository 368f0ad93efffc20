"""Shares in percent with Wilson's limits."""

from __future__ import annotations

from ingest.methods import calculation
from ingest.methods.columns import Rule, count
from ingest.methods.order import Order

PART_OF_N = Rule("x", "x > n", "is more than n of the same row. Put the part in x and the whole in n")
METHOD = calculation.Method(
    columns=(count("x"), count("n")),
    rules=(PART_OF_N,),
    models=("normal_quantile", "proportion"),
)


def run(order: Order) -> None:
    calculation.run(METHOD, order)
