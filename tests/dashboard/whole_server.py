"""All of the server but Streamlit itself."""

from __future__ import annotations

from starlette.applications import Starlette

from dashboard import asgi
from dashboard.hosts import Hosts

app = Starlette(routes=asgi.ROUTES, middleware=[asgi.delivery(Hosts(frozenset(), is_any=True))])
