"""python -m tests.benchmarks: measures, shows a table, writes every number, and exits with 1 if a bar is missed."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.benchmarks import machine, table
from tests.benchmarks.measured import Measured

USUAL = (
    "load_rate",
    "build",
    "ten_million",
    "expectations",
    "packs",
    "public_interface",
    "police_archive",
    "sheets",
    "my_place_reruns",
    "board_reruns",
    "cold_load",
    "slow_4g",
    "soak_memory",
)
ON_REQUEST = ("fifty_million",)  # half an hour and 20 GB of disk: for a change to how models are built


def main() -> int:
    options = _options()
    machine.keep_to_two_cores()
    busy_before: dict[str, float] = {}
    facts = {**machine.facts(), "load_average_before": busy_before}
    console = Console(width=None if sys.stdout.isatty() else 120)
    results: list[Measured] = []
    try:
        with TemporaryDirectory(prefix="levelwith-benchmarks-") as folder:
            for name in options.only or USUAL:
                console.print(f"Measuring {name} …")
                busy_before[name] = machine.busyness()
                results.append(importlib.import_module(f"tests.benchmarks.{name}").run(Path(folder)))
    finally:  # a benchmark that breaks off takes none of the others' numbers with it
        table.show(results, console)
        table.write(results, facts, options.output)
    return 1 if table.missed(results) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=[*USUAL, *ON_REQUEST], help="only these")
    parser.add_argument("--output", type=Path, default=Path("benchmarks.json"), help="where the numbers go")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
