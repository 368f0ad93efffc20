"""How ten million observations go through core and marts, in seconds and in memory.

8,000 areas, 125 indicators and ten years are put into a fresh build file and through every model. The peer, polars,
answers from a Parquet file of the same observations what three of the marts answer: the latest figure, the one a year
before, the change, and the quartiles of similar places. Each in a process of its own; both must come to the same sums.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import child, marts_in_levelwith, synthetic
from tests.benchmarks.measured import Bar, Fact, Measured
from tests.benchmarks.synthetic import Size

NOTES = (
    "Levelwith's three marts say more than the peer's: verdicts, margins of error, breaks, what is withheld.",
    f"DuckDB is held to {marts_in_levelwith.MEMORY}; left alone it keeps more in memory than it needs.",
)


def run(folder: Path, size: Size = synthetic.TEN_MILLION, name: str = "ten_million") -> Measured:
    place = folder / name
    synthetic.make(place, size)
    polars = child.run("tests.benchmarks.marts_in_polars", str(place))
    ours = child.run("tests.benchmarks.marts_in_levelwith", str(place))
    shutil.rmtree(place)
    _agree(ours["sums"], polars["sums"])
    whole = ours["insert_seconds"] + ours["models_seconds"]
    return Measured(
        name,
        # A small server has 4 GB, of which the dashboard and the system need half.
        bars=[Bar("Memory that a build of it needs", ours["peak_mb"] - ours["before_mb"], 2000, "MB")],
        facts=[
            Fact("Observations", size.observations / 1e6, "million"),
            Fact("Inserted and through every model", whole, "s"),
            Fact("Processor time of that, whatever else runs", ours["processor_seconds"], "s"),
            Fact("Of it all, the three marts that polars answers too", ours["alike_seconds"], "s"),
            Fact("polars, Parquet to answer", polars["seconds"], "s"),
            Fact("Levelwith's time for the same marts, times polars'", ours["alike_seconds"] / polars["seconds"], ""),
            Fact("Memory that polars needs", polars["peak_mb"] - polars["before_mb"], "MB"),
            Fact("Written to disk for want of memory", ours["spilled_mb"], "MB"),
            Fact("Size of the build", ours["file_mb"], "MB"),
        ],
        raw={"levelwith": ours, "polars": polars},
        notes=NOTES,
    )


def _agree(ours: Sequence[float], theirs: Sequence[float]) -> None:
    """Sums of a million numbers differ in their last digits by the order of adding."""
    if not all(math.isclose(a, b, rel_tol=1e-9) for a, b in zip(ours, theirs, strict=True)):
        raise ValueError(f"The two worked out different figures: {ours} here, {theirs} in polars.")
