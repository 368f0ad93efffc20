"""Asks an ASGI application without a network, as a browser would word it."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message

Answer = TypeVar("Answer")


class FaultOfOurs(Exception):
    """For routes that fail in tests."""


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
        wanted = {"host": "levelwith.example", "accept_encoding": "gzip", **headers}
        return _answered(self._ask({**_scope(address, wanted), "type": "http", "scheme": "http", "method": method}))

    def connect(self, address: str = "/_stcore/stream", **headers: str) -> Reply | None:
        """Ask for a connection; None when it was accepted."""
        wanted = {"host": "levelwith.example", **headers}
        can_be_told = {"extensions": {"websocket.http.response": {}}}
        scope = {**_scope(address, wanted), **can_be_told, "type": "websocket", "scheme": "ws", "subprotocols": []}
        return _answered(self._connect(scope))

    async def _ask(self, scope: dict[str, Any]) -> Reply:
        messages: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            messages.append(message)

        # A fault is answered, then raised for the log of the server.
        with suppress(FaultOfOurs):
            await self.app(scope, receive, send)
        return _reply(messages)

    async def _connect(self, scope: dict[str, Any]) -> Reply | None:
        messages: list[Message] = []

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        async def send(message: Message) -> None:
            messages.append(message)

        await self.app(scope, receive, send)
        return None if messages[0]["type"] == "websocket.accept" else _reply(messages)


def _answered(asked: Coroutine[Any, Any, Answer]) -> Answer:
    # In a thread of its own, since the browser of other tests leaves a loop running in the thread of the tests.
    with ThreadPoolExecutor(max_workers=1) as asker:
        return asker.submit(asyncio.run, asked).result()


def _scope(address: str, headers: Mapping[str, str]) -> dict[str, Any]:
    path, _, query = address.partition("?")
    return {
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "server": ("levelwith.example", 80),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }


def _reply(messages: list[Message]) -> Reply:
    start, *rest = messages
    return Reply(start["status"], Headers(raw=start["headers"]), b"".join(each.get("body", b"") for each in rest))
