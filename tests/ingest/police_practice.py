"""Wards drawn as squares, a police server with crimes in them, and what staging makes of what was fetched."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from ingest.archive import Archive, Arrival, Reply
from ingest.catalogue import read_catalogue
from ingest.fetch import FetchResult, Wanted, fetch_source
from ingest.load import load_source
from ingest.settings import CHECKOUT, discover
from ingest.source import WardOutline
from ingest.sources.police import SOURCE
from ingest.sources.police_archive import SOURCE as ARCHIVE
from tests.ingest.practice import NOON, Clock, line
from tests.servers.police import Committed
from tests.servers.serving import Server

COUNCIL = "E08000009"
STAGED = (CHECKOUT / "sql/staging/police_observation.sql").read_text(encoding="utf-8")
INDICATORS = [each for each in read_catalogue(discover({})).indicators if each.source_id == "police"]
JULY, JUNE = "2026-07", "2026-06"
Row = tuple[object, ...]


def square(number: int, council: str = COUNCIL) -> WardOutline:
    """A ward a hundredth of a degree wide, one beside the other to the east."""
    west, east, south, north = number / 100, (number + 1) / 100, 53.0, 53.01
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return WardOutline(f"E0500{number:04d}", council, json.dumps(geometry))


def crime(number: int, ward: int, category: str = "burglary", month: str = JULY, by: str = "Force") -> Committed:
    """One in the middle of a ward."""
    return Committed(number, category, month, "53.005", str((ward + 0.5) / 100), by)


def key_of(ward: int, month: str = JULY) -> str:
    return f"{COUNCIL}/E0500{ward:04d}/{month}/1-of-1"


def poly_of(ward: int) -> str:
    west, east = ward / 100, (ward + 1) / 100
    return f"53.00000,{west:.5f}:53.00000,{east:.5f}:53.01000,{east:.5f}:53.01000,{west:.5f}"


def fetch(
    server: Server, folder: Path, wards: Sequence[WardOutline], clock: Clock | None = None, **more: object
) -> FetchResult:
    wanted = Wanted(councils=(COUNCIL,), base_url=server.base_url, wards=lambda: tuple(wards), **more)  # type: ignore[arg-type]
    return fetch_source(SOURCE, Archive(folder), line(clock or Clock()), wanted)


def keep(archive: Archive, key: str, body: object, status: int = 200, *, poly: str = "", days: int = 0) -> Reply:
    """Puts a reply into the archive as if it had been fetched."""
    at: datetime = NOON + timedelta(days=days)
    asked = {"date": key.split("/")[2], "poly": poly or poly_of(int(key.split("/")[1][-4:]))}
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return archive.save(Arrival("police", key, "https://example.org/", asked, "json", text, at, SOURCE.licence, status))


def counts(archive: Archive) -> list[Row]:
    """What was read that is no nought: ward, month, category, how many, how many of the force."""
    db = loaded(archive)
    columns = "area_code, month, category, crimes::integer, of_force::integer"
    rows = db.sql(f"select {columns} from raw.police_count where crimes is null or crimes <> '0' order by all")
    return rows.fetchall()


def loaded(archive: Archive, residents: str = "", wards: Sequence[WardOutline] = ()) -> duckdb.DuckDBPyConnection:
    """The raw tables that staging reads; `residents` are rows of area code, day and people."""
    db = duckdb.connect()
    load_source(db, SOURCE, archive)
    load_source(db, ARCHIVE, archive, wards=lambda: tuple(wards))
    db.execute("create table raw.catalogue_indicator (indicator_id varchar, source_id varchar, source_key varchar)")
    keys = [[each.indicator_id, "police", each.source_key] for each in INDICATORS]
    db.executemany("insert into raw.catalogue_indicator values (?, ?, ?)", keys)
    db.execute(
        "create table raw.trafford_figure"
        " (source_key varchar, area_code varchar, period_start varchar, value varchar, seen_at varchar);"
        "create table raw.snapshot_observation"
        " (indicator_id varchar, area_code varchar, period_start date, value double, first_seen timestamp)"
    )
    for row in residents.split():
        code, day, people = row.split(",")
        db.execute("insert into raw.snapshot_observation values ('resident-population', ?, ?, ?, ?)",
                   [code, day, float(people), NOON])  # fmt: skip
    return db


def figures(db: duckdb.DuckDBPyConnection, indicator_id: str, columns: str = "area_code, value, status") -> list[Row]:
    staged = db.sql(STAGED).filter(f"indicator_id = '{indicator_id}'")
    return staged.project(columns).order("all").fetchall()
