"""Whether each ward moved beyond its council from one year to the next."""

from __future__ import annotations

from ingest.methods import wards
from ingest.methods.order import Order


def run(order: Order) -> None:
    wards.run(order, answer="ward_change", last_model="expectation.ward_change")
