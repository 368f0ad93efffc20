"""A server on a small build, a browser, and a reader who looks at pages through it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import sync_playwright
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tests.browser.reader import Reader, Windows
from tests.dashboard import small_build, small_ledger

PROJECT = Path(__file__).resolve().parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    small_build.make(folder)
    small_ledger.fill(folder)
    return folder


@pytest.fixture(scope="session")
def server(data_folder: Path) -> Iterator[str]:
    """The address of a dashboard that shows the small build."""
    with running(data_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Windows]:
    """One for all tests, so that Streamlit's own files are loaded once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        yield Windows(browser.new_context(locale="en-GB"))
        browser.close()


@pytest.fixture
def reader(browser: Windows, server: str) -> Iterator[Reader]:
    """A reader at a desk. Whatever a test is about, the page asked no other host and had no error."""
    reader = Reader(browser, server)
    yield reader
    reader.leave()
    assert reader.hosts <= {"127.0.0.1"}, f"the page asked {reader.hosts}"
    assert reader.errors == []


@pytest.fixture(scope="module")
def officers_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Each module's own, for what one records the next would see."""
    folder = tmp_path_factory.mktemp("officers")
    small_build.make(folder)
    small_ledger.fill(folder)
    with running(folder, LEVELWITH_OFFICER="1") as address:
        yield address


@pytest.fixture
def officer(browser: Windows, officers_server: str) -> Iterator[Reader]:
    reader = Reader(browser, officers_server)
    yield reader
    reader.leave()
    assert reader.errors == []


class running:  # noqa: N801 - read as a sentence: `with running(folder) as address`
    """A server of the dashboard for as long as it is needed."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        self.settings = settings

    def __enter__(self) -> str:
        port = _free_port()
        address = f"http://127.0.0.1:{port}"
        script = PROJECT / "dashboard" / "asgi.py"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), "--server.address", "127.0.0.1",
             "--server.port", str(port)],
            env={**os.environ, "LEVELWITH_DATA": str(self.data), "PYTHONPATH": str(PROJECT), **self.settings},
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        patient = requests.Session()
        patient.mount("http://", HTTPAdapter(max_retries=Retry(total=120, backoff_factor=0.1, backoff_max=0.5)))
        patient.get(f"{address}/healthz", timeout=30).raise_for_status()
        return address

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.fail("These tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
