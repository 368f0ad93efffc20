"""How fast replies of Explore local statistics come into raw tables, with every check on every row.

Thirty replies of 10,000 rows as the publisher writes them, half of them with intervals, go from an archive through
ingest.load.load_source. The peer reads the same bytes with DuckDB's read_csv, all text, no checks: the floor.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import duckdb

from ingest.archive import Archive, Arrival
from ingest.load import load_source
from ingest.sources.els import SOURCE
from tests.benchmarks.measured import Bar, Fact, Measured

FILES = 30
AREAS = 400
PERIODS = 25
REPETITIONS = 5
SHARE_WITHHELD = 0.02  # about as many figures carry a mark in the publisher's own files


def run(folder: Path) -> Measured:
    archive = Archive(folder / "load_rate" / "archive")
    paths = [_arrive(archive, number) for number in range(FILES)]
    seconds: dict[str, list[float]] = {"levelwith": [], "read_csv": []}
    for turn in range(REPETITIONS):
        seconds["read_csv"].append(_timed(folder / f"read_csv-{turn}.duckdb", lambda db: _read_bare(db, paths)))
        seconds["levelwith"].append(
            _timed(folder / f"levelwith-{turn}.duckdb", lambda db: load_source(db, SOURCE, archive))
        )
    bare, ours = median(seconds["read_csv"]), median(seconds["levelwith"])
    rows = FILES * AREAS * PERIODS
    return Measured(
        "load_rate",
        bars=[Bar("Loading speed, share of bare read_csv", bare / ours, 0.5, "", is_least=True)],
        facts=[
            Fact("Rows a second into raw tables", rows / ours, "rows/s"),
            Fact("Rows a second, bare read_csv", rows / bare, "rows/s"),
        ],
        raw={"rows": rows, "bytes": sum(path.stat().st_size for path in paths), "seconds": seconds},
    )


def _timed(file: Path, load: Callable[[duckdb.DuckDBPyConnection], int]) -> float:
    """Into a new file each time, as a build does."""
    with duckdb.connect(str(file)) as db:
        start = time.perf_counter()
        rows = load(db)
        took = time.perf_counter() - start
    file.unlink()
    if rows != FILES * AREAS * PERIODS:
        raise ValueError(f"{rows} rows were loaded, not {FILES * AREAS * PERIODS}: the two cannot be compared.")
    return took


def _read_bare(db: duckdb.DuckDBPyConnection, paths: list[Path]) -> int:
    """Even position: without intervals; odd: with. A table for each header."""
    rows = 0
    for table, alike in (("plain", paths[::2]), ("with_intervals", paths[1::2])):
        files = [str(path) for path in alike]
        db.execute(f"create table {table} as from read_csv($files, all_varchar = true)", {"files": files})
        rows += db.execute(f"select count(*) from {table}").fetchall()[0][0]
    return rows


def _arrive(archive: Archive, number: int) -> Path:
    key = f"data/synthetic-{number:02d}"
    at = datetime(2026, 1, 1, hour=number % 24, minute=number // 24, tzinfo=UTC)
    arrival = Arrival("els", key, f"https://example.org/{key}", {}, "csv", _body(number), at, SOURCE.licence)
    return archive.save(arrival).path


def _body(number: int) -> bytes:
    """A break after the last row is what the publisher leaves out, and so is left out here."""
    chance = random.Random(number)  # noqa: S311  # the same figures in every run
    has_intervals = number % 2 == 1
    lines = [f"areacd,areanm,period,value,{'lci_95,uci_95,' if has_intervals else ''}status"]
    for area in range(AREAS):
        for year in range(2000, 2000 + PERIODS):
            place = f'E0600{area:04d},"Place {area}, City of",{year}-01-01/P1Y'
            lines.append(f"{place},{_figure(chance, has_intervals)}")
    return "\n".join(lines).encode()


def _figure(chance: random.Random, has_intervals: bool) -> str:
    if chance.random() < SHARE_WITHHELD:
        return ",,,c" if has_intervals else ",c"
    value = chance.uniform(0, 100)
    return f"{value:.4f},{value - 2:.4f},{value + 2:.4f}," if has_intervals else f"{value:.4f},"
