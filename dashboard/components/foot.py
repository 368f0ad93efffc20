"""The foot of every page: how fresh it is, how it was made, and where to say that it is wrong."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from dashboard import addresses, database, figures, queries
from dashboard.database import Build
from dashboard.rows import Indicator, Place
from dashboard.words.reports import REPORT_LABEL, report_link


def draw(build: Build, place: Place, path: str, indicator: Indicator | None = None) -> str:
    """`path` is the address of the page, for the message that reports a wrong figure."""
    status = database.remembered("build status", make=lambda: queries.build_status(build.cursor))
    updated = figures.day(status.built_at)
    return (
        f'<p class="foot">These figures were last updated on {updated}. '
        f'<a href="{addresses.how(place.area_code)}">How we work these out</a>. '
        f'<a href="{addresses.data(place.area_code)}">About the data</a>. '
        f'<a href="{addresses.accessibility(place.area_code)}">Accessibility</a>. '
        f"{_report(build, place, path, indicator)}Contains no personal data.</p>"
    )


def _report(build: Build, place: Place, path: str, indicator: Indicator | None) -> str:
    council = database.remembered(
        "council", place.area_code, make=lambda: queries.council_above(build.cursor, place.area_code)
    )
    if council is None or not council.report_address:
        return ""
    host = urlsplit(st.context.url or "")
    link = report_link(council.report_address, f"{host.scheme}://{host.netloc}{path}", place, indicator)
    return f'<a href="{escape(link)}">{REPORT_LABEL}</a>. '
