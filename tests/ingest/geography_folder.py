"""Open Geography on this machine: fetched into an archive, with a change to a reply where a test wants it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from ingest.archive import Archive
from ingest.fetch import FetchResult, Wanted, fetch_source
from ingest.load import load_source
from ingest.sources.ons_geography import SOURCE
from tests.ingest.practice import Clock, line
from tests.servers.faults import Fault
from tests.servers.ons_geography import Portal, geography_server
from tests.servers.serving import Server

STAGING = Path(__file__).resolve().parents[2] / "sql" / "staging"
WARDS, OUTLINES = "WD24_LAD24_UK_LU", "Wards_December_2024_Boundaries_UK_BGC"
COUNCILS = "Local_Authority_Districts_May_2024_Boundaries_UK_BGC"
TRAFFORD = ("E08000009",)


def fetch(
    folder: Path, server: Server, councils: tuple[str, ...] = TRAFFORD, clock: Clock | None = None
) -> FetchResult:
    asked = Wanted(councils=councils, base_url=server.base_url)
    return fetch_source(SOURCE, Archive(folder), line(clock or Clock()), asked)


def fetched(
    folder: Path, *faults: Fault, portal: Portal | None = None, councils: tuple[str, ...] = TRAFFORD
) -> FetchResult:
    """What came of asking a server of its own."""
    with geography_server(faults, portal=portal) as server:
        return fetch(folder, server, councils)


def loaded(folder: Path) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect()
    load_source(db, SOURCE, Archive(folder))
    return db


def staged(db: duckdb.DuckDBPyConnection, model: str) -> duckdb.DuckDBPyRelation:
    """What a staging file makes of the raw tables."""
    return db.sql((STAGING / f"ons_geography_{model}.sql").read_text(encoding="utf-8"))
