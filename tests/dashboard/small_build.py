"""A build of a few invented figures for a few real places, made by the project's own SQL.

Invented so that a test may know each of them; made by the SQL so that pages are tested on what marts really hold.
"""

from __future__ import annotations

import atexit
import functools
import json
import math
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile, rmtree

import duckdb

from ingest import catalogue, publish, record, snapshot
from ingest.intake import RECEIPT_COLUMNS, SOURCE_COLUMNS
from ingest.models import Model, hashes, read_models
from ingest.runner import run_models
from ingest.settings import discover
from tests.dashboard.small_areas import (
    AREAS,
    BUCKLOW,
    ELSEWHERE,
    HALE,
    KNOWN_EVERYWHERE,
    SALFORD,
    TIMPERLEY,
    TRAFFORD,
)
from tests.rows import insert


@dataclass(frozen=True)
class Invented:
    """An indicator, and how its figures run."""

    indicator_id: str
    outcome_id: str
    title: str
    question: str
    measure: str
    better: str
    unit: str = "%"
    unit_place: str = "after_tight"
    decimals: int = 1
    start: float = 6.0
    slope: float = -0.1
    margin: float = 0.0
    window_years: int = 1
    levels: tuple[str, ...] = ("country", "region", "council")
    first_year: int = 2008
    lever: str = "others"
    run_by: str = "none"
    money_basis: str | None = None


INDICATORS = [
    Invented("claimant-count", "work", "Out-of-work benefit claims", "How many people claim benefits because they "
             "are out of work?", "of people aged 16 to 64 claiming out-of-work benefits", "lower",
             levels=("country", "region", "council", "ward")),
    Invented("weekly-pay", "work", "Weekly pay", "How much do people earn in a week?", "a week before tax", "higher",
             unit="£", unit_place="before", decimals=0, start=400, slope=14, money_basis="cash"),
    Invented("life-expectancy", "health", "Life expectancy", "How long can a new baby expect to live?",
             "for a baby born now", "higher", unit="years", unit_place="after_space", start=78, slope=0.1, margin=0.4,
             window_years=3),
    Invented("population-density", "health", "People for each square kilometre", "How crowded is this place?",
             "for each square kilometre", "neutral", unit="people", unit_place="after_space", decimals=0, start=2000,
             slope=11),
    Invented("persistent-absence", "children", "Pupils who miss a lot of school", "How many pupils often miss school?",
             "of pupils missing a tenth or more of lessons", "lower", start=14, slope=0.3, lever="shared",
             run_by="upper", levels=("country", "region", "council", "county")),
    Invented("recycling", "children", "Waste recycled", "How much of our waste is recycled?",
             "of household waste recycled or composted", "higher", start=40, slope=0.2, lever="council",
             run_by="lower"),
    Invented("new-count", "children", "Children on a new register", "How many children are on the new register?",
             "of children", "lower", first_year=2023, start=3),
]  # fmt: skip


def make(folder: Path, build_id: str = "20261101T000000Z-test", also: str = "") -> Path:
    """Publish a small build in folder/builds and return its file; `also` is SQL for what it is to hold besides."""
    builds = folder / "builds"
    builds.mkdir(parents=True, exist_ok=True)
    unfinished = builds / f"{build_id}{publish.UNFINISHED}"
    copyfile(_made(also), unfinished)
    with duckdb.connect(str(unfinished)) as db:
        db.execute("create table meta.build as select ? as build_id, timestamp '2026-11-01' as built_at", [build_id])
    return publish.publish(unfinished, builds)


@functools.cache
def _made(also: str) -> Path:
    """All but the name. Made once by each process that runs tests: many modules want one with the same in it."""
    folder = Path(tempfile.mkdtemp(prefix="levelwith-small-build-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    with duckdb.connect(str(folder / "build")) as db:
        db.execute("create schema raw; create schema meta")
        _fill_catalogue(db)
        _fill_snapshot(db, folder)
        db.execute(also)
        models = models_that_stand_on_what_is_there(db)
        run_models(db, models, hashes(models, {}))
        db.execute("create table meta.question (name varchar, sql varchar)")
        db.executemany(
            "insert into meta.question values (?, ?)",
            [(path.stem, path.read_text(encoding="utf-8")) for path in (discover().sql / "questions").glob("*.sql")],
        )
    return folder / "build"


def models_that_stand_on_what_is_there(db: duckdb.DuckDBPyConnection) -> list[Model]:
    """All but the staging of sources, and what reads it by name: their raw tables are theirs to test."""
    there = {f"raw.{name}" for (name,) in db.execute(
        "select table_name from duckdb_tables() where schema_name = 'raw'").fetchall()}  # fmt: skip
    standing: list[Model] = []
    for model in read_models(discover().sql):
        if all(name in there or name.startswith(("published.", "meta.")) for name in model.inputs):
            standing.append(model)
            there.add(model.name)
    return standing


def value(indicator: Invented, area_code: str, year: int) -> float:
    """Reproducible, with a wiggle, and somewhat different in every place."""
    step = year - indicator.first_year
    own = sum(map(ord, area_code)) % 7 - 3
    return round(indicator.start * (1 + own / 40) + indicator.slope * step + 0.03 * math.sin(step * 2.3 + own), 4)


def _fill_catalogue(db: duckdb.DuckDBPyConnection) -> None:
    for table, columns in catalogue.TABLES.items():
        db.execute(f"create table raw.{table} ({columns})")
    db.execute(
        "insert into raw.catalogue_outcome values ('work', 'Work and pay', 1, ''), ('health', 'Health', 2, ''), "
        "('children', 'Children', 3, '')"
    )
    for place, each in enumerate(INDICATORS, start=1):
        db.execute(
            "insert into raw.catalogue_indicator by name select ? as indicator_id, ? as outcome_id, 'made-up' as "
            "source_id, ? as source_key, ? as title, ? as question, ? as measure, ? as unit, ? as unit_place, "
            "? as decimals, ? as better, '' as better_reason, ? as lever, 'The council' as lever_who, ? as run_by, "
            "'some' as touches, "
            "'Office for Invented Figures' as publisher, 'OGL-UK-3.0' as licence, "
            "'calendar_year' as period_kind, "
            "? as window_years, false as is_total, ['These figures are invented.'] as caveats, "
            "? as money_basis, 12 as update_months, "
            "? as sort_order",
            [each.indicator_id, each.outcome_id, each.indicator_id, each.title, each.question, each.measure,
             each.unit, each.unit_place, each.decimals, each.better, each.lever, each.run_by, each.window_years,
             each.money_basis, place],
        )  # fmt: skip
    db.execute(
        "insert into raw.catalogue_break values ('claimant-count', date '2013-01-01', 'Universal Credit was counted.');"
        "insert into raw.catalogue_why values ('persistent-absence', 'Why do more pupils miss school?', null);"
        "insert into raw.catalogue_council by name select 'E08000009' as area_code, 'Trafford' as name, true as "
        "is_default, 'Trafford Council' as title, 'borough' as area_word, 'figures@example.org' as report_address;"
        "insert into raw.catalogue_council_question select 'E08000009', unnest(['persistent-absence', "
        "'claimant-count', 'life-expectancy']), unnest([1, 2, 3]);"
        "insert into raw.catalogue_service values ('schools', 'Getting pupils to school', 1), ('roads', 'Roads', 2), "
        "('nowhere', 'Libraries', 3);"
        "insert into raw.catalogue_service_figure values ('schools', 'level', 'persistent-absence', 1), "
        "('schools', 'demand', 'recycling', 2), ('schools', 'demand', 'new-count', 1), "
        "('roads', 'demand', 'population-density', 1), ('roads', 'satisfaction', 'life-expectancy', 1)"
    )


def _write_record(folder: Path) -> Path:
    """What became of past ranges and chances, as invented as the figures."""
    phrases = ("under_1_in_10", "about_1_in_5", "about_1_in_3", "about_half", "about_2_in_3", "about_3_in_4")
    told = [
        {"phrase": phrase, "checks": 1000 * number, "mean_stated": 0.05, "share_met": 0.13 * number}
        for number, phrase in enumerate((*phrases, "over_8_in_10"), start=1)
    ]
    held = [
        {"indicator": indicator, "horizon": horizon, "forecasts": 300, "origins": 7, "cover_80": 81.0, "cover_95": 95.0}
        for indicator in ("persistent-absence", "weekly-pay")
        for horizon in (1, 2, 3, 5)
    ]
    tenths = [
        {"from_chance": n / 10, "to_chance": (n + 1) / 10, "checks": 500, "mean_stated": n / 10 + 0.05,
         "share_met": n / 10 + 0.04}
        for n in range(10)
    ]  # fmt: skip
    words = [
        {"ambition": ambition, "checks": 400, "share_met": share}
        for ambition, share in (("ordinary", 0.41), ("stretching", 0.23), ("rarely_done", 0.17), ("not_seen", 0.12))
    ]
    found = {"phrases": told, "by_indicator_and_horizon": held, "reliability": tenths, "ambitions": words}
    found["starts"] = [
        _start("met", 40.0, series_id="persistent-absence", origin_end="2021-01-01", horizon=4, chance=0.21,
               phrase="about_1_in_5", years_behind=5),
        _start("missed", 60.0, why_none="too_little_history"),
        _start("recycling", 41.8, why_none="too_little_history"),
    ]  # fmt: skip
    (folder / "track_record.json").write_text(json.dumps(found))
    return folder


def _start(ref: str, target: float, **known: str | float) -> dict[str, str | float | None]:
    """What was likely at the start of a promise of the small ledger; unknown where nothing else is said."""
    unknown = ("series_id", "origin_end", "horizon", "chance", "phrase", "years_behind", "why_none")
    promise = {"agreement_ref": ref, "target_value": target, "due_end": "2025-01-01", "indicator_id": "recycling"}
    return dict.fromkeys(unknown) | promise | {"council_code": TRAFFORD, "area_code": TRAFFORD} | known


def _fill_snapshot(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for table, columns in snapshot.TABLES.items():
        db.execute(f"create table raw.snapshot_{table} ({columns})")
    db.execute(
        "create table raw.reference_successions "
        "(predecessor_code varchar, successor_code varchar, kind varchar, since date);"
        "create table raw.reference_population as "
        "select 'E08000009' as area_code, 2020 as year, 237579::bigint as population, null::varchar as fit_method;"
        "create table raw.reference_wards (area_code varchar, name varchar, council_code varchar, start_date date, "
        "end_date date);"
        "insert into raw.reference_wards values ('E05000837', 'Timperley', 'E08000009', null, date '2023-05-04'), "
        "('E05015259', 'Timperley', 'E08000009', date '2023-05-04', null);"
        "insert into raw.reference_successions values "
        "('E05000837', 'E05015259', 'redrawn', date '2023-05-04'), "
        "('E05000837', 'E05015245', 'redrawn', date '2023-05-04')"
    )
    record.load_record(db, _write_record(folder))
    db.execute(f"create table raw.archive_receipt ({RECEIPT_COLUMNS}); create table raw.source ({SOURCE_COLUMNS})")
    db.execute(
        "insert into raw.source values ('made-up', 'Invented figures', 'Office for Invented Figures', 'OGL-UK-3.0', "
        "'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', 'Source: nobody', "
        "'https://example.org/about', 'These figures are for tests.', false, false, null, timestamp '2026-10-31', null)"
    )
    insert(db, "raw.snapshot_area", AREAS, "*, null, null, 1")
    insert(
        db, "raw.snapshot_observation", _observations(),
        "columns('column[0-6]'), null, null, column7, null, column8, 'receipt-1', null, null",
    )  # fmt: skip
    councils = [code for code, _, level, _ in AREAS if level == "council" and code not in ELSEWHERE]
    pairs = [(own, peer, rank) for own in councils for rank, peer in enumerate(councils) if peer != own]
    insert(db, "raw.snapshot_peer", pairs, "column0, column1, 'ons_global', column2, date '2026-01-01'")
    db.executemany(
        "insert into raw.snapshot_boundary values (?, '2023', ?)",
        [(code, _square(number)) for number, code in enumerate([BUCKLOW, TIMPERLEY, HALE])],
    )
    db.execute(
        "insert into raw.snapshot_release select indicator_id, publisher, 'https://example.org/release', "
        "date '2026-03-01', date '2026-03-01' from raw.catalogue_indicator"
    )


def _observations() -> Iterator[tuple[str | date | float | None, ...]]:
    for each in INDICATORS:
        for code, _, level, _ in AREAS:
            if level not in each.levels or (code in ELSEWHERE and each.indicator_id not in KNOWN_EVERYWHERE):
                continue
            for year in range(each.first_year, 2025):
                yield _observation(each, code, year)
    # A figure that was published differently at first.
    first = _observation(INDICATORS[0], TRAFFORD, 2023)
    yield (*first[:4], 9.9, *first[5:8], date(2024, 6, 1))


def _observation(each: Invented, code: str, year: int) -> tuple[str | date | float | None, ...]:
    # Hale is withheld, and the newest school figure of Salford is not there.
    is_withheld = code == HALE
    is_missing = code == SALFORD and each.indicator_id == "persistent-absence" and year == 2024
    shown = None if is_withheld or is_missing else value(each, code, year)
    margin = each.margin if shown is not None and each.margin else None
    status = "suppressed" if is_withheld else "not_available" if is_missing else "published"
    lower = shown - margin if shown is not None and margin else None
    upper = shown + margin if shown is not None and margin else None
    start, end = date(year - each.window_years + 1, 1, 1), date(year + 1, 1, 1)
    return (each.indicator_id, code, start, end, shown, lower, upper, status, date(2026, 10, 1))


def _square(number: int) -> str:
    west = -2.40 + number * 0.02
    ring = f"[[{west},53.40],[{west + 0.02},53.40],[{west + 0.02},53.42],[{west},53.42],[{west},53.40]]"
    return f'{{"type":"Polygon","coordinates":[{ring}]}}'
