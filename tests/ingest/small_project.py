"""A project of two indicators and one source, small enough to build in a second, with our real SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import duckdb

from ingest.archive import Archive, Arrival, Reply
from ingest.settings import CHECKOUT, Settings
from ingest.source import Ask, Part, Request, Source, Table, UnexpectedColumn, sources

INDICATOR = """
[[indicator]]
id = "{id}"
source = "feed"
source_key = "{id}"
title = "{title}"
question = "How much is recycled?"
measure = "of household waste recycled"
unit = "%"
unit_place = "after_tight"
decimals = 1
better = "higher"
floor = 0
ceiling = 100
lever = "council"
lever_who = "The council"
run_by = "lower"
publisher = "Defra"
licence = "OGL-UK-3.0"
period_kind = "financial_year"
caveats = []
update_months = 12
"""
OUTCOMES = '[[outcome]]\nid = "streets"\ntitle = "Clean streets"\nsort_order = 1\nlof = ""\n'
COLUMNS = ("indicator_id", "area_code", "year", "value")
STAGING = """-- One row per figure of the feed.
-- grain: indicator_id, area_code, period_start, first_seen
-- publishes: observation
select
    indicator_id,
    area_code,
    make_date(year::integer, 4, 1) as period_start,
    make_date(year::integer + 1, 4, 1) as period_end,
    value::double as value,
    null::double as lower,
    null::double as upper,
    null::double as numerator,
    null::double as denominator,
    'published' as status,
    null::varchar as note,
    seen_at::timestamptz at time zone 'UTC' as first_seen,
    receipt_id,
from raw.feed
"""
AREAS = """-- One row per area of the feed.
-- grain: area_code
-- publishes: area
select
    area_code,
    area_code as name,
    'council' as level,
    ['E92000001']::varchar[] as parent_codes,
    null::date as start_date,
    null::date as end_date,
    1 as source_rank,
from (select distinct area_code from raw.feed)
"""
ENGLAND = """-- One row: England.
-- grain: area_code
-- publishes: area
select
    'E92000001' as area_code,
    'England' as name,
    'country' as level,
    []::varchar[] as parent_codes,
    null::date as start_date,
    null::date as end_date,
    1 as source_rank,
"""
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
    for reply in replies:
        rows = db.read_csv(str(reply.path), header=True, all_varchar=True)
        unknown = [column for column in rows.columns if column not in COLUMNS]
        if unknown:
            raise UnexpectedColumn(reply, unknown[0], COLUMNS)
        yield "feed", rows.select(f"*, '{reply.receipt.receipt_id}' as receipt_id")


def plan(_ask: Ask) -> Iterator[Request]:
    yield Request(key="feed", path="feed.csv")


FEED = Source(
    id="feed",
    title="The feed",
    publisher="Defra",
    licence="OGL-UK-3.0",
    licence_url="",
    attribution="Contains figures of the feed.",
    base_url="http://127.0.0.1/",
    about_url="",
    update_cycle="yearly",
    tables=(Table("feed", COLUMNS),),
    plan=plan,
    read=read,
)


@dataclass(frozen=True)
class SmallProject:
    """A folder with everything a build reads, and one source beside the real ones, which hold nothing here."""

    settings: Settings
    sources: tuple[Source, ...] = (FEED, *sources())

    def arrive(self, body: str, days: int = 0) -> None:
        """A reply of the feed, `days` after the first."""
        Archive(self.settings.archive).save(
            Arrival("feed", "feed", "http://127.0.0.1/feed.csv", {}, "csv", body.encode(),
                    NOON + timedelta(days=days), "OGL-UK-3.0")
        )  # fmt: skip

    def change(self, model: str, old: str, new: str) -> None:
        path = self.settings.sql / f"{model.replace('.', '/')}.sql"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def small_project(folder: Path) -> SmallProject:
    """Nothing fetched yet."""
    sql, reference = folder / "sql", folder / "reference"
    copytree(CHECKOUT / "sql", sql)
    copytree(CHECKOUT / "data" / "reference" / "areas", reference / "areas")
    (sql / "staging" / "feed.sql").write_text(STAGING, encoding="utf-8")
    (sql / "staging" / "feed_area.sql").write_text(AREAS, encoding="utf-8")
    (sql / "staging" / "feed_england.sql").write_text(ENGLAND, encoding="utf-8")
    (reference / "indicators").mkdir()
    (reference / "outcomes.toml").write_text(OUTCOMES, encoding="utf-8")
    indicators = INDICATOR.format(id="recycling", title="Recycling") + INDICATOR.format(id="litter", title="Litter")
    (reference / "indicators" / "streets.toml").write_text(indicators, encoding="utf-8")
    return SmallProject(Settings(sql, reference, (), folder / "no-snapshot", folder / "data"))


def reply(*rows: str) -> str:
    return "\n".join([",".join(COLUMNS), *rows]) + "\n"


FIRST = reply("recycling,E08000009,2022,55.1", "recycling,E08000009,2023,56.0", "recycling,E08000007,2023,60.0")
__all__ = ["FEED", "FIRST", "SmallProject", "replace", "reply", "small_project"]
