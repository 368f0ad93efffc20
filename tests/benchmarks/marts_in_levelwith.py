"""The child that puts synthetic observations through the project's own SQL, and says how long and how large.

By hand: python -m tests.benchmarks.marts_in_levelwith FOLDER, where synthetic.make has been.
"""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import duckdb

from ingest import intake
from ingest.archive import Archive
from ingest.models import hashes, read_models
from ingest.runner import run_models
from ingest.settings import discover
from ingest.source import sources
from tests.benchmarks import child

# Left alone, DuckDB keeps what it has read for as long as four fifths of the machine's memory last: a peak would
# tell how large the machine is. With this much, all that it needs stays under 2 GB.
MEMORY = "1500MB"

# What polars is asked for as well. Levelwith's own three models say more: verdicts, margins, what is missing.
ALIKE = ("marts.latest_figure", "marts.change", "marts.peer_comparison")
SUMS = """
    select
        (select count(value) from marts.latest_figure), (select sum(value) from marts.latest_figure),
        (select count(*) from marts.change), (select sum(change) from marts.change),
        (select count(*) from marts.peer_comparison), (select sum(peer_lower_quartile) from marts.peer_comparison),
        (select sum(peer_upper_quartile) from marts.peer_comparison)
"""


def main(folder: Path) -> None:
    file = folder / "synthetic.duckdb"
    before = child.peak_mb()
    with duckdb.connect(str(file)) as db, Spill(Path(f"{file}.tmp")) as spill:
        db.execute(f"set memory_limit = '{MEMORY}'")
        _catalogue(db, folder)
        start = time.perf_counter()
        for table in ("area", "peer", "observation"):
            db.execute(f"insert into raw.snapshot_{table} by name from read_parquet('{folder / table}.parquet')")
        loaded = time.perf_counter()
        models = read_models(discover().sql)
        run_models(db, models, hashes(models, {}))
        db.execute("checkpoint")
        built = time.perf_counter()
        seconds = dict(db.execute("select name, seconds from meta.model order by seconds desc").fetchall())
        sums = db.execute(SUMS).fetchall()[0]
    child.say({
        "processor_seconds": time.process_time(),
        "insert_seconds": loaded - start,
        "models_seconds": built - loaded,
        "alike_seconds": sum(seconds[model] for model in ALIKE),
        "seconds_of_models": seconds,
        "sums": sums,
        "before_mb": before,
        "spilled_mb": spill.most / 1e6,
        "file_mb": file.stat().st_size / 1e6,
    })  # fmt: skip


class Spill:
    """Watches the folder that DuckDB writes to when memory does not do. It is gone when the work is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.most = 0
        self._is_over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Spill:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._is_over.wait(0.1):
            self.most = max(self.most, sum(_size(path) for path in self.folder.glob("*")))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:  # between the list and the look, the work went on
        return 0


def _catalogue(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Every raw table as a build has it, but for one made-up indicator for each in the observations."""
    settings = replace(discover({"LEVELWITH_DATA": str(folder)}), snapshot=folder / "no snapshot")
    intake.take_in(db, intake.Intake(settings, sources(), Archive(settings.archive)), None)
    db.execute("create temp table pattern as from raw.catalogue_indicator limit 1")
    for table in ("indicator", "break", "council", "council_peer", "council_question"):
        db.execute(f"delete from raw.catalogue_{table}")
    db.execute("delete from raw.reference_councils; delete from raw.reference_successions")
    db.execute(
        "insert into raw.catalogue_indicator select pattern.* replace (synthetic.indicator_id as indicator_id) "
        f"from pattern, (select distinct indicator_id from '{folder / 'observation'}.parquet') as synthetic"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
