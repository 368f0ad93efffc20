"""How long a browser that has never been here takes to draw My place, and how much it loads for it.

Chromium with an empty cache each time, by turns with an empty Streamlit page on a server with the same settings.
Servers have been asked before: it is the browser that is cold.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks import servers
from tests.benchmarks.browsing import FLAGS, RESTING, Counted, executable, wait_until
from tests.benchmarks.measured import Bar, Fact, Measured

TURNS = 9
DRAWN = {"my_place": [f"{RESTING} h1", f"{RESTING} .card"], "empty": [f'{RESTING} p:text-is("empty")']}


@dataclass(frozen=True)
class Load:
    """One visit by a browser that has nothing yet."""

    seconds: float
    bytes: int
    frame_bytes: int
    requests: int


def run(folder: Path) -> Measured:
    with servers.dashboard(folder) as ours, servers.empty_page(folder) as empty, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        pages = {"empty": empty.address, "my_place": ours.address}
        for page, address in pages.items():
            _visit(browser, address, DRAWN[page])
        loads: dict[str, list[Load]] = {page: [] for page in pages}
        for _ in range(TURNS):
            for page, address in pages.items():
                loads[page].append(_visit(browser, address, DRAWN[page]))
        browser.close()
    return _judged(loads)


def _judged(loads: dict[str, list[Load]]) -> Measured:
    seconds = {page: median(load.seconds for load in found) for page, found in loads.items()}
    kilobytes = {page: median(load.bytes + load.frame_bytes for load in found) / 1e3 for page, found in loads.items()}
    return Measured(
        "cold_load",
        bars=[
            Bar("Until My place is drawn, times an empty page", seconds["my_place"] / seconds["empty"], 1.3, ""),
            Bar("Loaded for the first page", kilobytes["my_place"], 1500, "KB"),
        ],
        facts=[
            Fact("Until My place is drawn", seconds["my_place"], "s"),
            Fact("Until the empty page is drawn", seconds["empty"], "s"),
            Fact("Loaded for the empty page", kilobytes["empty"], "KB"),
            Fact("Of My place's, over the WebSocket", median(_.frame_bytes for _ in loads["my_place"]) / 1e3, "KB"),
            Fact("Requests for the first page", median(load.requests for load in loads["my_place"]), ""),
        ],
        raw={page: [load.__dict__ for load in found] for page, found in loads.items()},
    )


def _visit(browser: Browser, address: str, drawn: list[str]) -> Load:
    context = browser.new_context()
    page = context.new_page()
    counted = Counted(context.new_cdp_session(page))
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    wait_until(page, drawn)
    took = time.perf_counter() - start
    page.wait_for_load_state("networkidle")  # fonts and icons come after the words
    context.close()
    return Load(took, counted.bytes, counted.frame_bytes, counted.requests)
