"""Which services can be told then and now in a place."""

from __future__ import annotations

import duckdb

from dashboard.queries.details import ask
from dashboard.rows import Card
from dashboard.services import Service, SimilarChange
from dashboard.shaping import columns, read


def services(db: duckdb.DuckDBPyConnection, area_code: str) -> tuple[Service, ...]:
    """Those with a figure for the place or for the council above it, in our order."""
    return read(
        db,
        Service,
        # Of how much is asked alone, little can be told: those come last.
        f"""
        select {columns(Service)} from marts.place_service
        where area_code = $area_code
        order by level is null, sort_order
        """,
        area_code=area_code,
    )


def change_of_similar_places(db: duckdb.DuckDBPyConnection, card: Card) -> SimilarChange | None:
    """How far they moved between the same years; none where there is no fair then, or too few of them."""
    if card.then_start is None or card.then_end is None or card.now_start is None or card.now_end is None:
        return None
    found = ask(
        db,
        "change_of_similar_places",
        SimilarChange,
        indicator_id=card.indicator_id,
        area_code=card.area_code,
        then_start=card.then_start,
        then_end=card.then_end,
        now_start=card.now_start,
        now_end=card.now_end,
        change=card.then_change or 0.0,
    )
    return found[0] if found else None
