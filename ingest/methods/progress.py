"""Growth a year since a base year beside the growth a year that a target needs."""

from __future__ import annotations

from ingest.methods import calculation
from ingest.methods.columns import Column, Rule
from ingest.methods.order import Order

METHOD = calculation.Method(
    columns=(
        Column("direction", kind="text", is_always_known=True, one_of=("increase", "decrease")),
        Column("base_year"),
        Column("base"),
        Column("latest_year"),
        Column("latest"),
        Column("target_year"),
        Column("target"),
    ),
    rules=(
        Rule("latest_year", "latest_year < base_year", "is before base_year. Progress is counted from base_year on"),
        Rule("target_year", "target_year < base_year", "is before base_year. A target lies ahead of it"),
    ),
    models=("progress",),
)


def run(order: Order) -> None:
    calculation.run(METHOD, order)
