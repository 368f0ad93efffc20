"""What the web server runs: the pages, the downloads, two health checks, and nothing else of Streamlit's.

Started by `levelwith serve`, or by hand with `streamlit run dashboard/asgi.py` from any folder: Streamlit reads the
settings beside this file, in dashboard/.streamlit/config.toml. Host and port are flags (`--server.address`,
`--server.port`). The package must be importable, as it is when installed, also with `pip install -e .`.
The hosts it answers for are in the setting LEVELWITH_HOSTS.
Serve it at the root of a host, not below a path: its links start with "/".
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import duckdb
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard import database, downloads, framing, hosts, officers, pack_downloads, postcodes, queries, sheet_downloads
from dashboard.api import answering
from dashboard.api.tables import TABLES
from dashboard.app import PAGES
from dashboard.components import mishap
from dashboard.delivery import Delivery
from dashboard.hosts import Hosts


def is_alive(_: Request) -> Response:
    """The process answers; says nothing of the figures."""
    return PlainTextResponse("ok")


def is_ready(_: Request) -> Response:
    """There is a published build, and it answers the question that every first page asks."""
    try:
        with database.opened() as build:
            queries.default_place(build.cursor)
            return JSONResponse({"status": "ready", "build": build.build_id})
    except database.NoBuild as nothing:
        why = str(nothing)
    except duckdb.Error as strange:
        why = f"The published build does not answer as a build of Levelwith does: {str(strange).splitlines()[0]}"
    except IndexError:
        why = "The published build holds no place."
    return JSONResponse({"status": "not ready", "why": why, "what_to_do": "Run: levelwith build"}, status_code=503)


ROUTES = [
    Route("/healthz", is_alive),
    Route("/readyz", is_ready),
    Route("/download/place.csv", downloads.place),
    Route("/download/outcome.csv", downloads.outcome),
    Route("/download/sql", downloads.sql),
    Route("/api/v1/openapi.json", answering.described),
    *(Route(f"/api/v1/{name}.{form}", answering.table(name, form)) for name in TABLES for form in answering.FORMS),
    *(Route(f"/sheets/{{place}}.{ending}", sheet_downloads.route_of(ending)) for ending in ("pdf", "docx")),
    *(Route(f"/download/board.{ending}", pack_downloads.board(ending)) for ending in pack_downloads.FORMATS),
]


def _hosts() -> Hosts:
    try:
        return hosts.allowed(os.environ, st.get_option("server.address"))
    except hosts.WrongHosts as wrong:
        raise SystemExit(str(wrong)) from None


def _try_settings() -> None:
    """What is wrong is told before anybody comes upon it."""
    try:
        postcodes.service(os.environ)
        framing.allowed(os.environ)
    except (postcodes.WrongService, framing.WrongSites) as wrong:
        raise SystemExit(str(wrong)) from None


def delivery(answered: Hosts) -> Middleware:
    """The layer before pages and routes."""
    pages, routes = (page.path for page in PAGES), (route.path for route in ROUTES)
    return Middleware(
        Delivery,
        pages=frozenset(pages),
        routes=frozenset(routes),
        hosts=answered,
        takes_files=officers.are_on(),
    )


@asynccontextmanager
async def _said_at_start(_: st.App) -> AsyncIterator[None]:
    if HOSTS.is_any and not os.environ.get(hosts.SETTING):
        print(hosts.OPEN, file=sys.stderr)
    yield


HOSTS = _hosts()
_try_settings()
app = st.App(
    Path(__file__).with_name("app.py"),
    routes=ROUTES,
    middleware=[delivery(HOSTS)],
    lifespan=_said_at_start,
    on_script_error=mishap.show,
)
