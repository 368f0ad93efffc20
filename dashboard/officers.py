"""The pages of officers: whether this server shows them, and what they read and write.

Sign-in comes later. Until then they are on only where nobody but this machine can reach the server.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime

import streamlit as st

from dashboard import database, queries
from dashboard.database import Build
from dashboard.promised import Commentary
from dashboard.rows import Place
from ingest.ledger.agreements import Held, agreements_at, newest
from ingest.ledger.reading_back import as_at
from ingest.ledger.sheets.known import Indicator, Known

SETTING = "LEVELWITH_OFFICER"  # set by `levelwith serve --officer`
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def are_on(environ: Mapping[str, str] = os.environ) -> bool:
    """Asked for, and reachable from this machine only."""
    return environ.get(SETTING) == "1" and st.get_option("server.address") in LOOPBACK


def held(council: Place) -> dict[str, Held]:
    """The newest version of each agreement of a council, drafts too; read again where somebody has saved."""
    return database.remembered("officers hold", council.area_code, make=lambda: _held(council))


def said(council: Place) -> tuple[Commentary, ...]:
    """The newest version of what owners said, drafts too: nobody but officers sees those."""
    versions = as_at(database.ledger(), datetime.now(UTC), with_drafts=True)["commentary"].to_pylist()
    of_council = {row["commentary_ref"]: row for row in versions if row["council_code"] == council.area_code}
    names = [field.name for field in fields(Commentary)]
    return tuple(Commentary(**{name: row[name] for name in names}) for row in of_council.values())


def _held(council: Place) -> dict[str, Held]:
    versions = agreements_at(database.ledger(), datetime.now(UTC), with_drafts=True)
    return {ref: each for ref, each in newest(versions).items() if each.agreement.council_code == council.area_code}


def known(build: Build, council: Place, of_council: Mapping[str, Held]) -> Known:
    """What a target may name."""
    indicators, areas = database.remembered("officers know", make=lambda: _catalogue(build))
    return Known(council.area_code, council.name, True, indicators, areas, of_council)


def _catalogue(build: Build) -> tuple[tuple[Indicator, ...], dict[str, str]]:
    told = queries.all_indicators(build.cursor)
    indicators = tuple(
        Indicator(each.indicator_id, each.title, each.unit, each.better, each.source_key) for each in told
    )
    return indicators, queries.area_names(build.cursor)
