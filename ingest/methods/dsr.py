"""Rates as if every area had the ages of a standard population."""

from __future__ import annotations

from ingest.methods import calculation
from ingest.methods.columns import Column, count
from ingest.methods.order import Order

METHOD = calculation.Method(
    columns=(
        Column("area", kind="text", is_always_known=True),
        Column("ageband", kind="text", is_always_known=True),
        count("x"),
        count("n"),
        count("stdpop", is_always_known=True),
    ),
    one_row_of=("area", "ageband"),
    brought_together="area",
    models=("normal_quantile", "dsr"),
)


def run(order: Order) -> None:
    calculation.run(METHOD, order)
