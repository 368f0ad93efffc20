"""Serves a pretended publisher on this machine, remembers what it was asked, and misbehaves as scripted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qsl, urlsplit
from zlib import crc32

from tests.servers.faults import Answer, Fault


@dataclass
class Server:
    """`with Server(publisher) as server:` then ask server.base_url, look at server.asked, script server.faults."""

    publisher: Callable[[str, list[tuple[str, str]]], Answer]
    prefix: str = "/api/v1/"
    faults: list[Fault] = field(default_factory=list)
    has_etags: bool = False
    port: int = 0
    asked: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.http = ThreadingHTTPServer(("127.0.0.1", self.port), handler_for(self))
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.http.shutdown()
        self.http.server_close()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}{self.prefix}"

    def respond(self, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        """The publisher is given a form as if it were a query; any other body as the field `body`."""
        self.asked.append(address.removeprefix(self.prefix))
        self.headers.append(headers)
        parts = urlsplit(address)
        query = parse_qsl(parts.query, keep_blank_values=True)
        if headers.get("Content-Type") == "application/x-www-form-urlencoded":
            query += parse_qsl(body.decode(), keep_blank_values=True)
        elif body:
            query.append(("body", body.decode()))
        answer = self.publisher(parts.path.removeprefix(self.prefix), query)
        for fault in self.faults:
            if fault.meets(self.asked[-1]):
                return fault.change(answer)
        return self.with_etag(answer, headers) if self.has_etags else answer

    @staticmethod
    def with_etag(answer: Answer, headers: Mapping[str, str]) -> Answer:
        etag = f'"{crc32(answer.body):x}"'
        if headers.get("If-None-Match") == etag:
            return Answer(304, b"", {"ETag": etag})
        return Answer(answer.status, answer.body, {**answer.headers, "ETag": etag})


def handler_for(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: two wait 40 ms for each other

        def do_GET(self) -> None:
            self.answer(b"")

        def do_POST(self) -> None:
            self.answer(self.rfile.read(int(self.headers["Content-Length"])))

        def answer(self, body: bytes) -> None:
            answer = server.respond(self.path, dict(self.headers.items()), body)
            if answer.wait_for:
                answer.wait_for.wait(30)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(answer.claimed_length or len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
            if answer.then_wait_for:
                self.wfile.flush()
                answer.then_wait_for.wait(30)
            self.close_connection = self.close_connection or bool(answer.claimed_length)

        def log_message(self, *_: object) -> None:
            """Quiet: tests look at server.asked."""

    return Handler
