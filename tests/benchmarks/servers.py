"""The dashboard and an empty page, each on a Streamlit server of its own with the same settings."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dashboard as dashboard_package
from ingest import serve
from tests.benchmarks.published import data_folder

DASHBOARD = Path(str(dashboard_package.__file__)).parent
HOST = "127.0.0.1"
PATIENCE = 60  # seconds for a server to start, on a machine that does much else


@dataclass(frozen=True)
class Server:
    """A server that is running, and the process that it is."""

    port: int
    pid: int

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    @property
    def stream(self) -> str:
        return f"ws://{HOST}:{self.port}/_stcore/stream"


@contextmanager
def dashboard(folder: Path) -> Iterator[Server]:
    """The real one, started as `levelwith serve` starts it."""
    port = _free_port()
    environment = {"LEVELWITH_DATA": str(data_folder(folder))}
    with _started(serve.command(HOST, port), port, DASHBOARD, environment) as server:
        yield server


@contextmanager
def empty_page(folder: Path) -> Iterator[Server]:
    """The least that Streamlit can show, with the dashboard's configuration beside it."""
    place = folder / "empty page"
    if not place.exists():
        shutil.copytree(DASHBOARD / ".streamlit", place / ".streamlit")
        (place / "empty.py").write_text('import streamlit as st\n\nst.write("empty")\n', encoding="utf-8")
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "empty.py"]
    command += ["--server.address", HOST, "--server.port", str(port)]
    with _started(command, port, place, {}) as server:
        yield server


@contextmanager
def _started(command: list[str], port: int, folder: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        server = Server(port, process.pid)
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{server.address}_stcore/health"):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"No server on {server.address} (exit code {process.poll()}). Start it by hand to see why.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
