"""How long a phone on a slow 4G network waits for a ward's page and for an answer, the first time and after that.

1.6 Mbit/s down, 0.75 up and 150 ms there and back, as Chromium holds its own requests and its connection back. The
first time its cache is empty; the second time it opens the same page again, anew.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import duckdb
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from ingest import publish
from tests.benchmarks import servers
from tests.benchmarks.browsing import FLAGS, RESTING, Counted, executable, wait_until
from tests.benchmarks.measured import Bar, Fact, Measured
from tests.benchmarks.published import data_folder

TURNS = 5
COLD, REPEAT = 8.0, 2.0  # seconds: what somebody at a door waits once, and what a reader who comes back waits
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
LONGEST_WARD = """
    select area_code from marts.place where level = 'ward' and end_date is null order by figures desc, area_code limit 1
"""
TRAFFORD, QUESTION = "E08000009", "persistent-absences-all-pupils"
DRAWN = {"ward": [f"{RESTING} h1", f"{RESTING} .row"], "answer": [f"{RESTING} .answer h1", f"{RESTING} .foot"]}


def run(folder: Path) -> Measured:
    with servers.dashboard(folder) as ours, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        addresses = {
            "ward": f"{ours.address}?place={_ward(folder)}",
            "answer": f"{ours.address}answer?place={TRAFFORD}&question={QUESTION}",
        }
        for page, address in addresses.items():
            _visits(browser, address, DRAWN[page])  # the server has been asked before: it is the browser that is cold
        found = {
            page: [_visits(browser, address, DRAWN[page]) for _ in range(TURNS)] for page, address in addresses.items()
        }
        browser.close()
    return _judged(found)


def _judged(found: dict[str, list[tuple[float, float, float]]]) -> Measured:
    bars, facts = [], []
    for page, turns in found.items():
        cold, repeat, kilobytes = (median(each) for each in zip(*turns, strict=True))
        bars.append(Bar(f"Until the {page} is drawn on slow 4G, the first time", cold, COLD, "s"))
        bars.append(Bar(f"Until the {page} is drawn on slow 4G, again", repeat, REPEAT, "s"))
        facts.append(Fact(f"Loaded for the {page}, the first time", kilobytes, "KB"))
    return Measured("slow_4g", bars, facts, raw={page: list(turns) for page, turns in found.items()})


def _visits(browser: Browser, address: str, drawn: Sequence[str]) -> tuple[float, float, float]:
    """Seconds of a first and of a second visit, and kilobytes of the first."""
    context = browser.new_context()
    cold, kilobytes = _visit(context, address, drawn)
    repeat, _ = _visit(context, address, drawn)
    context.close()
    return cold, repeat, kilobytes


def _visit(context: BrowserContext, address: str, drawn: Sequence[str]) -> tuple[float, float]:
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    counted = Counted(devtools)
    devtools.send("Network.emulateNetworkConditions", SLOW_4G)
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    wait_until(page, list(drawn))
    took = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    page.close()
    return took, (counted.bytes + counted.frame_bytes) / 1e3


def _ward(folder: Path) -> str:
    """The one with most figures, and so the longest page."""
    serving = publish.current(data_folder(folder) / "builds")
    with duckdb.connect(str(serving), read_only=True) as db:
        found = db.execute(LONGEST_WARD).fetchone()
    if found is None:
        raise LookupError("This build holds no ward, so there is no page of one to measure.")
    return str(found[0])
