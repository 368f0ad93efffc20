"""postcodes.io: which ward a postcode lies in.

Nothing is fetched beforehand and nothing is kept: the dashboard asks when a reader types a postcode
(dashboard/postcodes.py). Here stand its address and its terms, so that they are told beside those of all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from ingest.archive import Reply
from ingest.source import Ask, Part, Request, Source


def plan(_ask: Ask) -> Iterator[Request]:
    """Nothing to fetch."""
    yield from ()


def read(_db: duckdb.DuckDBPyConnection, _replies: Sequence[Reply]) -> Iterator[Part]:
    """Nothing to read."""
    yield from ()


SOURCE = Source(
    id="postcodes_io",
    title="postcodes.io: the ward of a postcode",
    publisher="Ideal Postcodes",
    licence="OGL-UK-3.0",
    licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution=(
        "Contains OS data © Crown copyright and database right 2026. Contains Royal Mail data © Royal Mail copyright "
        "and database right 2026. Contains National Statistics data © Crown copyright and database right 2026."
    ),
    base_url="https://api.postcodes.io/",
    about_url="https://postcodes.io/docs",
    update_cycle="Every three months, after the Office for National Statistics.",
    tables=(),
    plan=plan,
    read=read,
    note=(
        "Asked only when a reader types a postcode. It is told the postcode and nothing else. Neither is kept. "
        "Postcodes of Northern Ireland have a licence of their own."
    ),
)
