"""How documents, files and headers reach the browser: compressed once, kept by browsers, and under a strict policy.

Draws nothing, and leaves the WebSocket and the downloads to the application inside it.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import mimetypes
import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import document, theme

OUR_FILES = Path(__file__).with_name("static")

# Streamlit's doors that no reader needs: its counters, its interface for programs, uploads and sign-in.
CLOSED = re.compile(r"/_stcore/(metrics|agent/|upload_file|script-health-check)|/(auth|oauth2callback|_st_)")

# What the application inside answers itself; every other path is a page or leads nowhere.
INSIDE = re.compile(r"/(_stcore|media|component|download)/|/(healthz|readyz)$|/[a-z]+/_stcore/(health|host-config)$")

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

    def __init__(self, app: ASGIApp, pages: Iterable[str]) -> None:
        self.app = app
        self.pages = frozenset(pages)
        style = (theme.css_variables() + _text_of("app.css")).encode("utf-8")
        icon = (OUR_FILES / "icon.svg").read_bytes()
        stylesheet_path = f"/assets/{_digest(style)}.css"
        icon_path = f"/assets/{_digest(icon)}.svg"
        composed = document.compose(stylesheet_path, icon_path)
        self.own = {
            stylesheet_path: _file("text/css; charset=utf-8", style, YEAR),
            icon_path: _file("image/svg+xml", icon, YEAR),
        }
        self.page = _html(composed.text)
        self.missing = _html(document.not_found(stylesheet_path, icon_path))
        self.scripts = " ".join(("'self' blob:", *composed.script_hashes))
        self.static = _streamlit_files()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        _send_at_once(receive)
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = _policies(self.scripts, Headers(scope=scope).get("host", ""))

        async def send_with_policies(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        answer = await self._answer(scope) or self.app
        await answer(scope, receive, send_with_policies)

    async def _answer(self, scope: Scope) -> ASGIApp | None:
        """What is answered here; None leaves it to the application inside."""
        path = scope["path"]
        if CLOSED.match(path):
            return PlainTextResponse("Not found", status_code=404)
        if INSIDE.match(path):
            return None
        if scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("Method not allowed", status_code=405, headers={"allow": "GET, HEAD"})
        if path in self.static:
            return _response(await run_in_threadpool(_static_file, self.static[path]), scope)
        file = self.page if path in self.pages else self.own.get(path)
        return _response(file, scope) if file else _response(self.missing, scope, status=404)


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
    if file.compressed is not None and "gzip" in Headers(scope=scope).get("accept-encoding", ""):
        return Response(file.compressed, status, headers | {"content-encoding": "gzip"}, media_type=file.content_type)
    return Response(file.plain, status, headers, media_type=file.content_type)


def _policies(scripts: str, host: str) -> dict[str, str]:
    # Some browsers do not count a WebSocket to the same host as 'self', so it is named, if it looks like a host.
    sockets = f"ws://{host} wss://{host}" if re.fullmatch(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9a-f:]+\](:\d+)?", host) else ""
    content = (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        f"font-src 'self' data:; connect-src 'self' {sockets}; worker-src 'self' blob:; object-src 'none'; "
        f"base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
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
