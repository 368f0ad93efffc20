"""What tests of Nomis stand on: the stand-in server, an archive of its replies, and what staging makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from ingest.archive import Archive, Arrival
from ingest.catalogue import load_catalogue, read_catalogue
from ingest.fetch import FetchResult, Wanted, fetch_source
from ingest.load import load_source
from ingest.settings import CHECKOUT, discover
from ingest.sources.nomis import SOURCE
from tests.ingest.practice import NOON, Clock, line
from tests.servers.nomis import Nomis
from tests.servers.serving import Server

CATALOGUE = read_catalogue(discover({}))
TRAFFORD = "E08000009"
KEYS = ("NM_162_1", "NM_2014_1")
RECENT = "NM_162_1/E08000009/TYPE162/recent/0"
CLAIMANTS = "dataset/NM_162_1.data.csv?geography=1946157089%2C"


def fetch(
    server: Server,
    folder: Path,
    councils: Sequence[str] = (TRAFFORD,),
    clock: Clock | None = None,
    read_timeout: float = 5.0,
) -> FetchResult:
    wanted = Wanted(KEYS, tuple(councils), base_url=server.base_url)
    return fetch_source(SOURCE, Archive(folder), line(clock or Clock(), read_timeout), wanted)


def loaded(folder: Path) -> duckdb.DuckDBPyConnection:
    """The raw tables, beside the catalogue that ships."""
    db = duckdb.connect()
    load_catalogue(db, CATALOGUE)
    load_source(db, SOURCE, Archive(folder))
    return db


def staged(db: duckdb.DuckDBPyConnection, model: str) -> duckdb.DuckDBPyRelation:
    return db.sql((CHECKOUT / "sql" / "staging" / f"{model}.sql").read_text(encoding="utf-8"))


def figures(
    folder: Path, where: str, columns: str = "period_start::varchar, value, status"
) -> list[tuple[object, ...]]:
    return staged(loaded(folder), "nomis_observation").filter(where).project(columns).order("all").fetchall()


def table(nomis: Nomis | None = None) -> str:
    """What Nomis says of Trafford and its wards in one month, to be spoilt by a test."""
    query = [
        ("geography", "1946157089,1946157089TYPE162"),
        *(("date", "2026-03"), ("gender", "0"), ("measures", "20100"), ("age", "0"), ("measure", "1,2")),
        ("select", "DATE,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GEOGRAPHY_TYPECODE,GENDER,MEASURES,AGE,MEASURE,"
                   "MEASURE_NAME,OBS_VALUE,OBS_STATUS,OBS_CONF,RECORD_OFFSET,RECORD_COUNT"),
    ]  # fmt: skip
    return (nomis or Nomis()).answer("dataset/NM_162_1.data.csv", query).body.decode()


def keep(folder: Path, body: str | bytes, key: str = RECENT) -> None:
    bytes_ = body.encode() if isinstance(body, str) else body
    Archive(folder).save(Arrival("nomis", key, "https://x.example", {}, "csv", bytes_, NOON, "OGL-UK-3.0"))
