"""How documents, files and headers reach the browser: compressed once, kept by browsers, and under a strict policy.

Draws nothing. What it knows leads to a page, a download or a reader's connection is left to the application inside it;
everything else ends here.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import mimetypes
import os
import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dashboard import document, framing, preview, theme
from dashboard.hosts import Hosts

OUR_FILES = Path(__file__).with_name("static")

# The doors of Streamlit that readers need. Closed: its counters, its interface for programs, uploads and sign-in.
STREAMLIT = re.compile(r"/_stcore/(health|host-config)|/(media|component|_stcore/bidi-components)/.+")
CONNECTION = "/_stcore/stream"
UPLOADS = re.compile(r"/_stcore/upload_file/[0-9a-f-]+/[0-9a-f-]+")  # open only where officers bring in spreadsheets

GZIP = "gzip"

YEAR = "public, max-age=31536000, immutable"  # the name of such a file changes with what is in it


@dataclass(frozen=True)
class File:
    """A file as it is sent: plain, and compressed where that helps."""

    content_type: str
    plain: bytes
    compressed: bytes | None
    keep: str


class Delivery:
    """The outermost layer of the server."""

    def __init__(
        self, app: ASGIApp, pages: Iterable[str], routes: Iterable[str], hosts: Hosts, takes_files: bool = False
    ) -> None:
        self.app = app
        self.takes_files = takes_files
        self.pages = frozenset(pages)
        self.routes = tuple(compile_path(route)[0] for route in routes)  # some name a place in their path
        self.hosts = hosts
        style = (theme.css_variables() + _text_of("app.css")).encode("utf-8")
        icon = (OUR_FILES / "icon.svg").read_bytes()
        stylesheet_path = f"/assets/{_digest(style)}.css"
        icon_path = f"/assets/{_digest(icon)}.svg"
        composed = document.compose(stylesheet_path, icon_path)
        self.own = {
            stylesheet_path: _file("text/css; charset=utf-8", style, YEAR),
            icon_path: _file("image/svg+xml", icon, YEAR),
        }
        self.text = composed.text
        self.page = _html(composed.text)
        self.mishaps = {
            status: _html(document.mishap(status, stylesheet_path, icon_path)) for status in document.MISHAPS
        }
        self.scripts = " ".join(("'self' blob:", *composed.script_hashes))
        self.static = _streamlit_files()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        _send_at_once(receive)
        # In one word, as Starlette would take "gzip;q=0" for yes.
        scope = _with_header(scope, "accept-encoding", GZIP if takes_gzip(scope) else "identity")
        is_card = framing.is_card(scope["path"], scope["query_string"].decode("latin-1"))
        framed_by = framing.allowed(os.environ) if is_card else framing.OURS
        headers = _policies(self.scripts, Headers(scope=scope).get("host", ""), framed_by)
        has_answered = False

        async def send_with_policies(message: Message) -> None:
            nonlocal has_answered
            has_answered = True
            if message["type"].endswith("http.response.start"):
                MutableHeaders(scope=message).update(headers)
            await send(message)

        try:
            answer = await self._answer(scope)
            await answer(scope, receive, send_with_policies)
        except Exception:  # raised again: the server logs it
            if not has_answered:
                await self._mishap(500, scope)(scope, receive, send_with_policies)
            raise

    async def _answer(self, scope: Scope) -> ASGIApp:
        path = scope["path"]
        if not self.hosts.answers_to(Headers(scope=scope).get("host", "")):
            return self._mishap(400, scope)
        if scope["type"] == "websocket":
            return self._connection(scope)
        if path in self.static:
            file = await run_in_threadpool(_static_file, self.static[path])
        elif path in self.pages:
            file = await run_in_threadpool(self._page, path, scope["query_string"].decode("latin-1"))
        elif path in self.own:
            file = self.own[path]
        elif self._is_route(path) or STREAMLIT.fullmatch(path) or (self.takes_files and UPLOADS.fullmatch(path)):
            return self.app
        else:
            return self._mishap(404, scope)
        if scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("Method not allowed", status_code=405, headers={"allow": "GET, HEAD"})
        return _response(file, scope)

    def _page(self, path: str, query: str) -> File:
        told = preview.of(path, query)
        return _html(document.with_preview(self.text, *told)) if told else self.page

    def _is_route(self, path: str) -> bool:
        return any(route.fullmatch(path) for route in self.routes)

    def _connection(self, scope: Scope) -> ASGIApp:
        """A reader's connection comes from a page of ours; programs that are no browser name no page."""
        headers = Headers(scope=scope)
        origin, host = headers.get("origin"), headers.get("host", "")
        if scope["path"] != CONNECTION:
            return self._mishap(404, scope)
        if origin is None:
            return self.app
        if not self.hosts.lets_connect(origin, host):
            return self._mishap(403, scope)
        # Streamlit compares the two as text and, where they differ, asks a server on the internet who we are.
        return _asked_for(self.app, urlsplit(origin).netloc)

    def _mishap(self, status: int, scope: Scope) -> ASGIApp:
        can_be_told = scope["type"] == "http" or "websocket.http.response" in scope.get("extensions", {})
        return _response(self.mishaps[status], scope, status) if can_be_told else WebSocketClose()


def takes_gzip(scope: Scope) -> bool:
    """As RFC 9110 has it: a weight of nought is a refusal, and * stands for whatever is not named."""
    weights = {"*": "0"}
    for part in re.sub(r"\s", "", Headers(scope=scope).get("accept-encoding", "").lower()).split(","):
        coding, _, weight = part.partition(";q=")
        weights[coding] = weight or "1"
    return re.fullmatch(r"0?\.0*[1-9][0-9]*|1(\.0*)?", weights.get(GZIP, weights["*"])) is not None


def _asked_for(app: ASGIApp, host: str) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await app(_with_header(scope, "host", host), receive, send)

    return answer


def _with_header(scope: Scope, name: str, value: str) -> Scope:
    others = [header for header in scope["headers"] if header[0] != name.encode("latin-1")]
    return {**scope, "headers": [*others, (name.encode("latin-1"), value.encode("latin-1"))]}


def _send_at_once(receive: Receive) -> None:
    """Each answer of Streamlit is several small messages. By default the system holds back all but the first until
    the reader's machine has acknowledged it, some 40 ms later. Uvicorn offers no setting, so its connection is sought
    behind `receive`; where it is not found, pages only come later."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    connection = transport.get_extra_info("socket") if transport else None
    if connection is not None and connection.family in {socket.AF_INET, socket.AF_INET6}:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _response(file: File, scope: Scope, status: int = 200) -> Response:
    headers = {"cache-control": file.keep, "vary": "accept-encoding"}
    if file.compressed is not None and Headers(scope=scope).get("accept-encoding") == GZIP:
        return Response(file.compressed, status, headers | {"content-encoding": GZIP}, media_type=file.content_type)
    return Response(file.plain, status, headers, media_type=file.content_type)


def _policies(scripts: str, host: str, framed_by: str) -> dict[str, str]:
    # Some browsers do not count a WebSocket to the same host as 'self', so it is named, if it looks like a host.
    sockets = f"ws://{host} wss://{host}" if re.fullmatch(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9a-f:]+\](:\d+)?", host) else ""
    content = (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        f"font-src 'self' data:; connect-src 'self' {sockets}; worker-src 'self' blob:; object-src 'none'; "
        f"base-uri 'self'; form-action 'self'; frame-ancestors {framed_by}"
    )
    return {
        "content-security-policy": content,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }


def _streamlit_files() -> dict[str, Path]:
    """By address. Listed when the server starts, so that no address can reach another file."""
    root = document.STREAMLIT_FILES
    return {
        f"/{path.relative_to(root).as_posix()}": path
        for path in root.rglob("*")
        if path.is_file() and path.name != "index.html"
    }


@functools.cache
def _static_file(path: Path) -> File:
    """Streamlit's scripts shrink to a third, and are compressed once in the life of the server."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    kind = "text/javascript" if path.suffix == ".js" else kind
    return _file(kind, path.read_bytes(), YEAR if path.parent.name in {"js", "css", "media"} else "no-cache")


def _html(text: str) -> File:
    return _file("text/html; charset=utf-8", text.encode("utf-8"), "no-cache")


def _file(content_type: str, content: bytes, keep: str) -> File:
    packs = content_type.startswith(("text/", "image/svg", "application/json", "application/javascript"))
    return File(content_type, content, gzip.compress(content, 9, mtime=0) if packs else None, keep)


def _text_of(name: str) -> str:
    return (OUR_FILES / name).read_text(encoding="utf-8")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
