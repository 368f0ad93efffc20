"""How much memory the archive of whole police forces takes: fetched, checked and read, in a process of its own.

A zip of 24 tables of 60,000 rows, not packed, so that it weighs what its rows weigh. The archive that the publisher has
is several times as large; what is held in memory goes by the map points of one force, not by rows.
"""

from __future__ import annotations

import random
import sys
import time
import zipfile
from pathlib import Path

import duckdb
import requests

from ingest.archive import Archive
from ingest.crime_files import COLUMNS
from ingest.fetch import Wanted, fetch_source
from ingest.load import load_source
from ingest.politeness import Line
from ingest.settings import discover
from ingest.sources.police_archive import SOURCE
from ingest.street_crime import CATEGORIES
from ingest.ward_outlines import ward_outlines
from tests.benchmarks import child
from tests.benchmarks.measured import Bar, Fact, Measured
from tests.servers.police_archive import archive_server, name_of

MONTHS = [f"{2024 + n // 12}-{n % 12 + 1:02d}" for n in range(24)]
ROWS = 60_000  # a month of a large force: Greater Manchester has about half as many
SPOTS = 40_000
NAMES = list(CATEGORIES.values())


def run(folder: Path) -> Measured:
    path = folder / "latest.zip"
    _write(path)
    size = path.stat().st_size
    with archive_server(path.read_bytes()) as server:
        found = child.run(__name__, server.base_url, str(folder / "police_archive"))
    rows = ROWS * len(MONTHS)
    return Measured(
        "police_archive",
        bars=[
            Bar("Memory above an idle process, share of the archive", found["grown_mb"] * 1e6 / size, 0.25, ""),
        ],
        facts=[
            Fact("Size of the archive", size / 1e6, "MB"),
            Fact("Peak memory, fetched and read", found["peak_mb"], "MB"),
            Fact("Fetching, on the processor", found["fetch_seconds"], "s"),
            Fact("Rows read and placed, a second on the processor", rows / found["read_seconds"], "rows/s"),
        ],
        raw={"rows": rows, "bytes": size, **found},
    )


def _write(path: Path) -> None:
    chance = random.Random(1)  # noqa: S311  # the same rows in every run
    spots = [f"{chance.uniform(-2.75, -1.9):.6f},{chance.uniform(53.32, 53.69):.6f}" for _ in range(SPOTS)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for month in MONTHS:
            force = "Greater Manchester Police"
            lines = [",".join(COLUMNS)]
            for number in range(ROWS):
                at, name = chance.choice(spots), NAMES[number % len(NAMES)]
                told = f"{number:064x},{month},{force},{force},{at},On or near Some Street,E01006075,Trafford 011C"
                lines.append(f"{told},{name},Under investigation,")
            packed.writestr(name_of(month), "\n".join(lines))


def _fetched_and_read(base_url: str, folder: Path) -> dict[str, float]:
    wards = ward_outlines(discover({"LEVELWITH_DATA": str(folder)}), ["E08000009"])
    import shapely  # noqa: F401, PLC0415  # part of the idle process, as it weighs the same for any archive

    idle = child.peak_mb()
    archive = Archive(folder / "archive")
    begun = time.process_time()  # of the processor: other work on the machine does not count
    with requests.Session() as session:
        wanted = Wanted(base_url=base_url, wards=lambda: wards)
        result = fetch_source(SOURCE, archive, Line(session), wanted)
    fetched = time.process_time()
    if result.saved != 1:
        raise ValueError(f"Nothing was fetched, so there is nothing to measure: {result.error}")
    with duckdb.connect() as db:
        load_source(db, SOURCE, archive, wards=lambda: wards)
    read = time.process_time()
    grown = child.peak_mb() - idle
    return {"grown_mb": grown, "fetch_seconds": fetched - begun, "read_seconds": read - fetched}


if __name__ == "__main__":
    child.say(_fetched_and_read(sys.argv[1], Path(sys.argv[2])))
