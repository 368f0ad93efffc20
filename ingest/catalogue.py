"""Everything we know about indicators, outcomes and councils, as one value and as raw tables.

It holds no observations: those come from the sources. The files themselves are read elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import duckdb

from ingest.council_files import Council, Known, read_councils
from ingest.indicator_files import Break, Indicator, Outcome, read_indicators, read_outcomes
from ingest.reference import council_names
from ingest.service_files import Service, read_services
from ingest.settings import Settings
from ingest.strict_toml import CatalogueError

__all__ = [
    "Break",
    "Catalogue",
    "CatalogueError",
    "Council",
    "Indicator",
    "Outcome",
    "files_fingerprint",
    "fingerprint",
    "load_catalogue",
    "read_catalogue",
]

Row = dict[str, Any]  # Any: one column of each type

# Columns are those that core asks for by name; every table is there even when nobody wrote a line for it.
TABLES = {
    "catalogue_outcome": "outcome_id varchar, title varchar, sort_order integer, lof varchar",
    "catalogue_indicator": """
        indicator_id varchar, outcome_id varchar, source_id varchar, source_key varchar,
        title varchar, question varchar, measure varchar, unit varchar, unit_place varchar, decimals integer,
        better varchar, better_reason varchar, floor double, ceiling double,
        lever varchar, lever_who varchar, run_by varchar, touches varchar, publisher varchar, licence varchar,
        period_kind varchar, window_years integer, caveats varchar[], money_basis varchar,
        update_months integer, is_total boolean, ward_fit varchar, sort_order integer
    """,
    "catalogue_service": "service_id varchar, title varchar, sort_order integer",
    "catalogue_service_figure": "service_id varchar, role varchar, indicator_id varchar, sort_order integer",
    "catalogue_break": "indicator_id varchar, period_start date, reason varchar",
    "catalogue_related": "indicator_id varchar, related_id varchar, note varchar, sort_order integer",
    "catalogue_why": "indicator_id varchar, when_up varchar, when_down varchar",
    "catalogue_council": """
        area_code varchar, name varchar, title varchar, is_default boolean, area_word varchar,
        report_address varchar, baseline_year integer
    """,
    "catalogue_council_peer": "area_code varchar, peer_code varchar, rank integer, as_of date, note varchar",
    "catalogue_council_question": "area_code varchar, indicator_id varchar, sort_order integer",
    "catalogue_partnership": """
        area_code varchar, name varchar, is_example boolean, source_title varchar, source_url varchar,
        purpose varchar, shared_values varchar[], meets varchar, next_meeting date
    """,
    "catalogue_partner": "area_code varchar, name varchar, leads varchar, sort_order integer",
    "catalogue_partnership_outcome": """
        area_code varchar, outcome_id varchar, why varchar, indicator_ids varchar[], sort_order integer
    """,
}


OF_OTHER_TABLES = {"peers", "peers_as_of", "peers_note", "questions", "partnership"}


@dataclass(frozen=True)
class Catalogue:
    outcomes: tuple[Outcome, ...]
    indicators: tuple[Indicator, ...]
    councils: tuple[Council, ...]
    services: tuple[Service, ...] = ()

    def source_keys(self, source_id: str) -> tuple[str, ...]:
        """What a source has to be asked for."""
        return tuple(sorted({each.source_key for each in self.indicators if each.source_id == source_id}))


def read_catalogue(settings: Settings) -> Catalogue:
    outcomes = read_outcomes(settings.reference / "outcomes.toml")
    indicators = read_indicators(settings.reference / "indicators", {each.outcome_id for each in outcomes})
    outcome_of = {each.indicator_id: each.outcome_id for each in indicators}
    councils = read_councils(settings.councils, Known(council_names(settings.reference), outcome_of))
    services = read_services(settings.reference / "services.toml", outcome_of)
    return Catalogue(outcomes, indicators, councils, services)


def fingerprint(catalogue: Catalogue) -> str:
    """Changes when what the files say changes; comments, spacing and key order do not count."""
    content = json.dumps(asdict(catalogue), default=str, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def files_fingerprint(settings: Settings) -> str:
    return fingerprint(read_catalogue(settings))


def load_catalogue(db: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    db.execute("create schema if not exists raw")
    for table, columns in TABLES.items():
        db.execute(f"create or replace table raw.{table} ({columns})")
    indicators, councils = catalogue.indicators, catalogue.councils
    _insert(db, "catalogue_outcome", (asdict(each) for each in catalogue.outcomes))
    _insert(db, "catalogue_indicator", map(_indicator_row, range(1, len(indicators) + 1), indicators))
    _insert(db, "catalogue_service", map(_service_row, range(1, len(catalogue.services) + 1), catalogue.services))
    _insert(db, "catalogue_service_figure", (row for each in catalogue.services for row in _service_figure_rows(each)))
    _insert(db, "catalogue_break", (row for each in indicators for row in _break_rows(each)))
    _insert(db, "catalogue_related", (row for each in indicators for row in _related_rows(each)))
    _insert(db, "catalogue_why", (row for each in indicators for row in _why_rows(each)))
    _insert(db, "catalogue_council", map(_council_row, councils))
    _insert(db, "catalogue_council_peer", (row for each in councils for row in _peer_rows(each)))
    _insert(db, "catalogue_council_question", (row for each in councils for row in _question_rows(each)))
    _insert(db, "catalogue_partnership", (row for each in councils for row in _partnership_rows(each)))
    _insert(db, "catalogue_partner", (row for each in councils for row in _partner_rows(each)))
    _insert(db, "catalogue_partnership_outcome", (row for each in councils for row in _outcome_rows(each)))


def _indicator_row(place: int, indicator: Indicator) -> Row:
    row = asdict(indicator)
    del row["breaks"], row["related"], row["why_up"], row["why_down"]
    return row | {"caveats": list(indicator.caveats), "sort_order": place}


def _service_row(place: int, service: Service) -> Row:
    return {"service_id": service.service_id, "title": service.title, "sort_order": place}


def _service_figure_rows(service: Service) -> list[Row]:
    return [
        {"service_id": service.service_id, "role": role, "indicator_id": indicator_id, "sort_order": place}
        for role, named in service.figures.items()
        for place, indicator_id in enumerate(named, start=1)
    ]


def _break_rows(indicator: Indicator) -> list[Row]:
    return [asdict(each) | {"indicator_id": indicator.indicator_id} for each in indicator.breaks]


def _related_rows(indicator: Indicator) -> list[Row]:
    return [
        asdict(each) | {"indicator_id": indicator.indicator_id, "sort_order": place}
        for place, each in enumerate(indicator.related, start=1)
    ]


def _why_rows(indicator: Indicator) -> list[Row]:
    if not indicator.why_up and not indicator.why_down:
        return []
    asked = {"when_up": indicator.why_up or None, "when_down": indicator.why_down or None}
    return [asked | {"indicator_id": indicator.indicator_id}]


def _council_row(council: Council) -> Row:
    row = asdict(council)
    return {key: row[key] for key in row if key not in OF_OTHER_TABLES}


def _peer_rows(council: Council) -> list[Row]:
    shared = {"area_code": council.area_code, "as_of": council.peers_as_of, "note": council.peers_note}
    return [shared | {"peer_code": peer, "rank": rank} for rank, peer in enumerate(council.peers, start=1)]


def _question_rows(council: Council) -> list[Row]:
    return [
        {"area_code": council.area_code, "indicator_id": indicator_id, "sort_order": place}
        for place, indicator_id in enumerate(council.questions, start=1)
    ]


def _insert(db: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    """By name, so that a field and a column may stand in a different order."""
    kept = list(rows)
    if not kept:
        return
    names = list(kept[0])
    marks = ", ".join("?" for _ in names)
    statement = f"insert into raw.{table} ({', '.join(names)}) values ({marks})"
    db.executemany(statement, [[row[name] for name in names] for row in kept])


def _partnership_rows(council: Council) -> list[Row]:
    partnership = council.partnership
    if partnership is None:
        return []
    row = asdict(partnership)
    kept = ("name", "is_example", "source_title", "source_url", "purpose", "meets", "next_meeting")
    of_council = {"area_code": council.area_code, "shared_values": list(partnership.values)}
    return [{name: row[name] for name in kept} | of_council]


def _partner_rows(council: Council) -> list[Row]:
    return [
        asdict(partner) | {"area_code": council.area_code, "sort_order": place}
        for place, partner in enumerate(council.partnership.partners if council.partnership else (), start=1)
    ]


def _outcome_rows(council: Council) -> list[Row]:
    return [
        {
            "area_code": council.area_code,
            "outcome_id": chosen.outcome_id,
            "why": chosen.why,
            "indicator_ids": list(chosen.indicators),
            "sort_order": place,
        }
        for place, chosen in enumerate(council.partnership.outcomes if council.partnership else (), start=1)
    ]
