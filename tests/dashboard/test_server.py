"""The server as it is started: who may ask it, and that it asks nobody outside."""

from __future__ import annotations

import base64
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

PROJECT = Path(__file__).resolve().parents[2]


@dataclass
class Outside:
    """Stands where the way to the internet would be, and notes who wanted to go there."""

    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    asked: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def _listen(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            with connection:
                self.asked.append(connection.recv(200))


@dataclass(frozen=True)
class Server:
    """A dashboard open to the network, whose only way outside is `outside`."""

    port: int
    outside: Outside
    said: Path

    def get(self, path: str, host: str = "localhost") -> requests.Response:
        with requests.Session() as session:
            session.mount("http://", HTTPAdapter(max_retries=Retry(total=100, backoff_factor=0.1, backoff_max=0.3)))
            return session.get(f"http://127.0.0.1:{self.port}{path}", headers={"Host": host}, timeout=30)

    def connect(self, origin: str, host: str = "localhost") -> str:
        """The first line and the headers of the answer to a browser's wish to connect."""
        key = base64.b64encode(os.urandom(16)).decode()
        wish = (
            f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as line:
            line.sendall(wish.encode())
            return line.recv(4000).decode("latin-1").lower()


@pytest.fixture(scope="module")
def server(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    outside, port = Outside(), _free_port()
    said = tmp_path_factory.mktemp("server") / "said.txt"
    ways = dict.fromkeys(["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"], outside.address)
    with said.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(PROJECT / "dashboard" / "asgi.py"),
             "--server.address", "0.0.0.0", "--server.port", str(port)],
            env={**os.environ, **ways, "LEVELWITH_DATA": str(small_data), "PYTHONPATH": str(PROJECT)},
            stdout=output, stderr=output,
        )  # fmt: skip
    yield Server(port, outside, said)
    process.terminate()
    process.wait(timeout=20)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def test_a_server_without_names_says_at_its_start_what_to_set(server: Server) -> None:
    assert server.get("/healthz").text == "ok"
    assert "set LEVELWITH_HOSTS" in server.said.read_text()


def test_neither_its_start_nor_a_strange_page_makes_it_ask_anybody_outside(server: Server) -> None:
    server.get("/healthz")
    refused = server.connect("http://evil.example")
    assert refused.startswith("http/1.1 403")
    assert "content-security-policy: " in refused
    assert server.outside.asked == []


def test_its_own_pages_connect(server: Server) -> None:
    server.get("/healthz")
    assert server.connect("http://localhost").startswith("http/1.1 101")


@pytest.mark.parametrize("path", ["/download/nothing.csv", "/_stcore/nothing", "/_stcore/metrics", "/nowhere"])
def test_an_address_of_nothing_is_never_streamlit_s_document(server: Server, path: str) -> None:
    reply = server.get(path)
    assert reply.status_code == 404
    assert "Page not found" in reply.text
    assert reply.headers["x-content-type-options"] == "nosniff"
