"""What the web server runs: the pages, the downloads, two health checks, and nothing else of Streamlit's.

Started by `levelwith serve`, or by hand with `streamlit run dashboard/asgi.py` from any folder: Streamlit reads the
settings beside this file, in dashboard/.streamlit/config.toml. Host and port are flags (`--server.address`,
`--server.port`). The package must be importable, as it is when installed, also with `pip install -e .`.
Serve it at the root of a host, not below a path: its links start with "/".
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard import database, downloads
from dashboard.app import PAGES
from dashboard.components import mishap
from dashboard.delivery import Delivery


def is_alive(_: Request) -> Response:
    """The process answers; says nothing of the figures."""
    return PlainTextResponse("ok")


def is_ready(_: Request) -> Response:
    """There is a published build that can be opened."""
    try:
        with database.opened() as build:
            return JSONResponse({"status": "ready", "build": build.build_id})
    except database.NoBuild as nothing:
        return JSONResponse(
            {"status": "not ready", "why": str(nothing), "what_to_do": "Run: levelwith build"}, status_code=503
        )


app = st.App(
    Path(__file__).with_name("app.py"),
    routes=[
        Route("/healthz", is_alive),
        Route("/readyz", is_ready),
        Route("/download/place.csv", downloads.place),
        Route("/download/outcome.csv", downloads.outcome),
    ],
    middleware=[Middleware(Delivery, pages=frozenset(page.path for page in PAGES))],
    on_script_error=mishap.show,
)
