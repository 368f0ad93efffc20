"""What tests of fetching and loading stand on: a stand-in publisher, a clock of their own, no waiting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import requests

from ingest.archive import Archive, Arrival, Reply
from ingest.fetch import FetchResult, Wanted, fetch_source
from ingest.load import load_source
from ingest.politeness import Line, Politeness
from ingest.sources.els import SOURCE
from tests.servers.els import els_server
from tests.servers.els_fixture import shelves_from_fixture
from tests.servers.faults import Fault
from tests.servers.serving import Server

SLUGS = tuple(shelves_from_fixture().indicators)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Clock:
    """Stands still until somebody waits."""

    now: datetime = NOON
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)


def line(clock: Clock, read_timeout: float = 5.0) -> Line:
    session = requests.Session()
    session.trust_env = False
    politeness = Politeness(read_timeout=read_timeout, connect_timeout=5.0)
    return Line(session, politeness, clock.sleep, clock, jitter=lambda: 0.0)


def explore(*faults: Fault) -> Server:
    """Explore local statistics with the fixture on its shelves."""
    return els_server(shelves_from_fixture(), list(faults))


def wanted(server: Server, *slugs: str, **more: object) -> Wanted:
    return Wanted(source_keys=slugs or SLUGS, base_url=server.base_url, **more)  # type: ignore[arg-type]


def fetch(server: Server, folder: Path, *slugs: str, clock: Clock | None = None, **more: object) -> FetchResult:
    clock = clock or Clock()
    return fetch_source(SOURCE, Archive(folder), line(clock), wanted(server, *slugs, **more))


def keep(
    archive: Archive, body: str | bytes, key: str = "data/claimant-count", ending: str = "csv", at: datetime = NOON
) -> Reply:
    """Puts a reply into the archive as if it had been fetched."""
    bytes_ = body.encode() if isinstance(body, str) else body
    url = f"https://example.org/{key}"
    return archive.save(Arrival("els", key, url, {}, ending, bytes_, at, "OGL-UK-3.0"))


def figures(rows: str) -> str:
    """A reply drawn as a table: cells between bars, a line under the header."""
    lines = [line for line in rows.strip().splitlines() if set(line.strip()) - set("-+| ")]
    return "\n".join(",".join(cell.strip() for cell in line.split("|")) for line in lines)


def loaded(archive: Archive) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect()
    load_source(db, SOURCE, archive)
    return db
