"""Counts for every 100,000 with Byar's and exact limits."""

from __future__ import annotations

from ingest.methods import calculation
from ingest.methods.columns import Rule, count
from ingest.methods.order import Order

METHOD = calculation.Method(
    columns=(count("x"), count("n")),
    rules=(
        Rule(
            "x",
            "x < 10 and x <> floor(x)",
            "is not a whole number. Below ten events the limits are exact, so give the count itself",
        ),
    ),
    models=("normal_quantile", "poisson_limit", "rate"),
)


def run(order: Order) -> None:
    calculation.run(METHOD, order)
