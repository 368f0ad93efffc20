"""A browser for benchmarks: where it is, how it is started, when a page is drawn, and what it loaded for it."""

from __future__ import annotations

import shutil

from playwright.sync_api import CDPSession, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'


ALL_SEEN = """selectors => selectors.every(
    selector => [...document.querySelectorAll(selector)].some(element => element.checkVisibility()))"""


def wait_until(page: Page, drawn: list[str]) -> None:
    """Looks at every frame: a locator looks ever less often, at last twice a second, and would tell half a second."""
    page.wait_for_function(ALL_SEEN, arg=drawn, polling="raf")


class Counted:
    """Adds up what a page loads, as it came over the wire: compressed, with its headers."""

    def __init__(self, devtools: CDPSession) -> None:
        self.bytes = self.frame_bytes = self.requests = 0
        devtools.on("Network.loadingFinished", self._loaded)
        devtools.on("Network.webSocketFrameReceived", self._framed)
        devtools.send("Network.enable")

    def _loaded(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])
        self.requests += 1

    def _framed(self, event: dict[str, dict[str, str]]) -> None:
        """Chromium shows binary frames as base64: four letters for three bytes."""
        self.frame_bytes += len(event["response"]["payloadData"]) * 3 // 4


def executable() -> str:
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        raise FileNotFoundError("There is no Chromium. Install it (Debian, Ubuntu: sudo apt install chromium).")
    return found
