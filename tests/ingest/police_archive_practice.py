"""An archive of the police as a test wants it: fetched from a stand-in, or put straight where fetches go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import duckdb

from ingest.archive import Archive, Arrival, Reply
from ingest.fetch import FetchResult, Wanted, fetch_source
from ingest.load import load_source
from ingest.source import WardOutline
from ingest.sources.police_archive import SOURCE
from tests.ingest.police_practice import COUNCIL, square
from tests.ingest.practice import NOON, Clock, line
from tests.servers.police_archive import packed
from tests.servers.serving import Server

WARDS = (square(1), square(2))
Row = tuple[object, ...]


def fetch(
    server: Server, folder: Path, clock: Clock | None = None, wards: Sequence[WardOutline] = WARDS, **more: object
) -> FetchResult:
    wanted = Wanted(councils=(COUNCIL,), base_url=server.base_url, wards=lambda: tuple(wards), **more)  # type: ignore[arg-type]
    return fetch_source(SOURCE, Archive(folder), line(clock or Clock()), wanted)


def keep(archive: Archive, members: Mapping[str, bytes] | bytes, days: int = 0) -> Reply:
    """Puts an archive where a fetch would have put it."""
    body = members if isinstance(members, bytes) else packed(members)
    at = NOON + timedelta(days=days)
    url = f"{SOURCE.base_url}latest.zip"
    return archive.save(Arrival("police_archive", "latest.zip", url, {}, "zip", body, at, SOURCE.licence))


def loaded(archive: Archive, wards: Sequence[WardOutline] = WARDS) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect()
    load_source(db, SOURCE, archive, wards=lambda: tuple(wards))
    return db


def counts(archive: Archive, wards: Sequence[WardOutline] = WARDS, columns: str = "crimes, of_force") -> list[Row]:
    """What was read that is no nought: ward, month, category, how many, how many of the force."""
    chosen = f"area_code, month, category, {columns}"
    where = "crimes is null or crimes <> '0'"
    return (
        loaded(archive, wards)
        .sql(f"select {chosen} from raw.police_archive_count where {where} order by all")
        .fetchall()
    )
