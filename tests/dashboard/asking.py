"""Asks an ASGI application without a network, as a browser would word it."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Headers
    sent: bytes

    @property
    def content(self) -> bytes:
        return gzip.decompress(self.sent) if self.headers.get("content-encoding") == "gzip" else self.sent

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")

    def json(self) -> Any:  # whatever was answered
        return json.loads(self.text)


@dataclass(frozen=True)
class Client:
    """Says which application is asked."""

    app: ASGIApp

    def get(self, address: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for an address; headers are written with _ for -."""
        path, _, query = address.partition("?")
        wanted = {"host": "levelwith.example", "accept_encoding": "gzip", **headers}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "server": ("levelwith.example", 80),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in wanted.items()],
        }
        return asyncio.run(self._ask(scope))

    async def _ask(self, scope: dict[str, Any]) -> Reply:
        messages: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            messages.append(message)

        await self.app(scope, receive, send)
        start, *rest = messages
        return Reply(start["status"], Headers(raw=start["headers"]), b"".join(each.get("body", b"") for each in rest))
