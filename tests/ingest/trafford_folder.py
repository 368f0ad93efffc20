"""The cut-down tables of Trafford Data Lab in an archive, with a change to one of them where a test wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from ingest.archive import Archive, Arrival
from ingest.load import load_source
from ingest.source import Ask, Request
from ingest.sources.trafford_data_lab import POPULATION, SOURCE

FIXTURE = Path(__file__).parent.parent / "fixtures" / SOURCE.id
STAGING = Path(__file__).parent.parent.parent / "sql" / "staging"
THEMES = "trafford_themes/data"
RECYCLING = f"{THEMES}/climate/household_waste_recycling.csv"
PLANNING = f"{THEMES}/economy/planning_applications_major.csv"
SATISFACTION = f"{THEMES}/health/social_care_satisfaction.csv"
CLAIMANTS = f"{THEMES}/economy/claimant_count.csv"
POVERTY = f"{THEMES}/children/children_poverty.csv"
OBESITY = f"{THEMES}/children/obese_year6.csv"
BROADBAND = "ward_data/communications/data/average_broadband_speed.csv"
ELECTIONS = "open_data/elections/trafford_council_election_results.csv"
WARD_POPULATION = f"{POPULATION}/mid_year_2024/mid-year_2024_population_estimates_ward.csv"
OUTLINES = "spatial_data/ward/2023/trafford_ward_generalised.geojson"

# Our name for a series → the Lab's.
CATALOGUE = {
    "recycling": f"{RECYCLING}#Household waste sent for reuse, recycling or composting#Percentage",
    "planning": (
        f"{PLANNING}#Percentage of major planning applications decided within 13 weeks or agreed time#Percentage"
    ),
    "satisfaction": (
        f"{SATISFACTION}#Social Care Service users who are satisfied with their care and support#Percentage"
    ),
    "claimants": f"{CLAIMANTS}#Claimants as a proportion of residents aged 16-64#Percentage",
    "poverty": f"{POVERTY}#% of children living in relative low income families: Aged 0-15#Percentage",
    "obesity": f"{OBESITY}#Year 6 prevalence of obesity (including severe obesity)#Percentage",
    "obesity-ward": (
        f"{OBESITY}#Year 6 prevalence of obesity (including severe obesity), 3 years data combined#Percentage"
    ),
    "broadband": f"{BROADBAND}#Average download speed (median of available postcodes)#Median",
    "turnout": f"{ELECTIONS}#Turnout#Percentage",
    "population": f"{POPULATION}#all_ages#Count",
    "older": f"{POPULATION}#aged_65_and_over#Count",
}
Change = Callable[[bytes], bytes]


def requests() -> Iterator[Request]:
    """All that the fixture can answer: it has three of the five population tables."""
    asked = SOURCE.plan(Ask(tuple(CATALOGUE.values())))
    return (request for request in asked if (FIXTURE / request.path).exists())


def keep(archive: Archive, key: str, change: Change = bytes, at: datetime = datetime(2026, 6, 1, tzinfo=UTC)) -> None:
    """A reply to one key as the fixture has it, or changed."""
    [request] = [each for each in requests() if each.key == key]
    body = change((FIXTURE / request.path).read_bytes())
    url = SOURCE.base_url + request.path
    archive.save(Arrival(SOURCE.id, key, url, {}, request.expect, body, at, SOURCE.licence))


def keep_all(archive: Archive) -> None:
    for request in requests():
        keep(archive, request.key)


def loaded(archive: Archive) -> duckdb.DuckDBPyConnection:
    """The raw tables, with our names for the series."""
    db = duckdb.connect()
    load_source(db, SOURCE, archive)
    db.execute("create table raw.catalogue_indicator (indicator_id varchar, source_key varchar)")
    db.executemany("insert into raw.catalogue_indicator values (?, ?)", [*CATALOGUE.items()])
    return db


def staged(db: duckdb.DuckDBPyConnection, model: str) -> duckdb.DuckDBPyRelation:
    """What a staging file makes of the raw tables."""
    return db.sql((STAGING / f"{model}.sql").read_text(encoding="utf-8"))
