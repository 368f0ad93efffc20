"""The likely range of every ward, up to three years ahead."""

from __future__ import annotations

from ingest.methods import wards
from ingest.methods.order import Order


def run(order: Order) -> None:
    wards.run(order, answer="ward_outlook", last_model="marts.ward_outlook")
