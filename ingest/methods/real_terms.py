"""Money of different years in the prices of one year, by a deflator that stands in the table."""

from __future__ import annotations

from ingest.methods import calculation
from ingest.methods.columns import Column, Rule
from ingest.methods.order import Order

METHOD = calculation.Method(
    columns=(
        Column("year", is_always_known=True, is_whole=True, at_least=0, at_most=9999),
        Column("value"),
        Column("deflator"),
        Column("price_year", is_always_known=True, is_whole=True, at_least=0, at_most=9999),
    ),
    rules=(
        Rule("deflator", "deflator <= 0", "is no index. Write a number above nought, such as 93.7"),
        Rule(
            "deflator",
            "deflator <> (select arg_min(other.deflator, other.given_row) filter (other.deflator is not null)"
            " from method.given as other where other.year = given.year)",
            "differs from the rows above it of its year. Write the same in all of them",
        ),
        Rule(
            "price_year",
            "not exists (select 1 from method.given as other"
            " where other.year = given.price_year and other.deflator is not null)",
            "has no deflator in the table. Add a row with that year and its deflator",
        ),
    ),
    models=("real_terms",),
)


def run(order: Order) -> None:
    calculation.run(METHOD, order)
