"""How long a build takes: all of it, nothing of it, and what one changed mart drags along.

`levelwith build` in a process of its own, as people run it. No peer: the bars are seconds that somebody waits.
"""

from __future__ import annotations

import resource
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from ingest.build import build
from ingest.settings import Settings, discover
from ingest.source import sources
from tests.benchmarks.measured import Bar, Fact, Measured
from tests.benchmarks.published import levelwith

FULL_TURNS = 3
NOTHING_TURNS = 5
CHANGED = ("card", "latest_figure")  # the mart that nothing stands on, and the one that most stands on


def run(folder: Path) -> Measured:
    places = [folder / f"build-{turn}" for turn in range(FULL_TURNS)]
    worked_before = _processor_seconds()
    full = [_timed(partial(levelwith, place, "build")) for place in places]
    worked = (_processor_seconds() - worked_before) / FULL_TURNS
    data = places[0]
    nothing = [_timed(partial(levelwith, data, "build")) for _ in range(NOTHING_TURNS)]
    changed = _changed(replace(discover({"LEVELWITH_DATA": str(data)}), sql=folder / "sql"))
    return Measured(
        "build",
        bars=[
            Bar("Full build of the snapshot", median(full), 10, "s"),
            Bar("Build with nothing to do", median(nothing), 1.5, "s"),
        ],
        facts=[
            Fact("Processor time of a full build, whatever else runs", worked, "s"),
            *(Fact(f"Build after marts.{mart} changed", took, "s") for mart, took in changed.items()),
        ],
        raw={"full": full, "nothing_to_do": nothing, "changed": changed, "processor": worked},
        notes=["A build after a change is timed inside a running process; the others with the start of the command."],
    )


def _changed(settings: Settings) -> dict[str, float]:
    """On a copy of the SQL, so that nobody's file is touched."""
    shutil.copytree(discover().sql, settings.sql)
    took = {}
    for mart in CHANGED:
        with (settings.sql / "marts" / f"{mart}.sql").open("a", encoding="utf-8") as file:
            file.write("\n-- Changed by a benchmark.\n")
        took[mart] = _timed(partial(build, settings, sources()))
    return took


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _processor_seconds() -> float:
    """Of all processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
