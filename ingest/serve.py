"""Starts the dashboard as a process of its own: ingest never imports it."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

from ingest.settings import Settings


class ServeError(Exception):
    """The dashboard cannot be started; the sentence says what to do."""


def command(host: str, port: int) -> list[str]:
    """The dashboard's own configuration lies beside it; only the address is given here."""
    return [
        sys.executable, "-m", "streamlit", "run", str(_dashboard() / "asgi.py"),
        "--server.address", host, "--server.port", str(port),
    ]  # fmt: skip


def try_address(host: str, port: int) -> None:
    """Say what is wrong before anybody is sent to the address."""
    if not host:
        raise ServeError("--host is empty. Write 127.0.0.1 for this machine only, or 0.0.0.0 for the network.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        raise ServeError(
            f"The dashboard cannot be served at {host}:{port} ({error.strerror or error}). "
            "Choose another with --port, or end the program that uses this one."
        ) from error


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    return host in {"127.0.0.1", "localhost", "::1"}


def serve(settings: Settings, host: str, port: int, *, officer: bool = False, postcodes: str | None = None) -> int:
    """Serve until interrupted; returns the exit code of the server. `postcodes` is the service that knows them."""
    environment = {**os.environ, "LEVELWITH_DATA": str(settings.data), "LEVELWITH_OFFICER": "1" if officer else ""}
    environment |= {"LEVELWITH_POSTCODES": postcodes} if postcodes else {}
    if os.name == "posix":  # become the server: whoever ends this process ends it, and nothing is left behind
        os.chdir(_dashboard())
        os.execve(sys.executable, command(host, port), environment)  # noqa: S606  # our own interpreter and file
    return subprocess.run(  # noqa: S603  # our own interpreter and our own file
        command(host, port), cwd=_dashboard(), env=environment, check=False
    ).returncode


def _dashboard() -> Path:
    spec = importlib.util.find_spec("dashboard")
    if spec is None or spec.origin is None:
        raise ServeError("The dashboard is not installed. Install Levelwith again with `pip install .`.")
    return Path(spec.origin).parent
