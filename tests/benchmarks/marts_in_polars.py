"""The child that works out the same figures with polars: latest, a year before, change, quartiles of similar places.

By hand: python -m tests.benchmarks.marts_in_polars FOLDER, where synthetic.make has been.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import polars as pl

from tests.benchmarks import child

SERIES = ["indicator_id", "area_code"]
FIGURE = [*SERIES, "period_start"]


def main(folder: Path) -> None:
    before = child.peak_mb()
    start = time.perf_counter()
    observed = pl.scan_parquet(folder / "observation.parquet").filter(pl.col("value").is_not_null())
    figures = observed.select(*FIGURE, "value").collect()
    latest = figures.sort(FIGURE).group_by(SERIES, maintain_order=True).last()
    change = _change(figures, latest)
    spread = _spread(figures, latest, pl.read_parquet(folder / "peer.parquet"))
    took = time.perf_counter() - start
    sums = [latest.height, latest["value"].sum(), change.height, change["change"].sum()]
    sums += [spread.height, spread["lower_quartile"].sum(), spread["upper_quartile"].sum()]
    child.say({"seconds": took, "processor_seconds": time.process_time(), "sums": sums, "before_mb": before})


def _change(figures: pl.DataFrame, latest: pl.DataFrame) -> pl.DataFrame:
    a_year_on = figures.with_columns(pl.col("period_start").dt.offset_by("1y"))
    paired = latest.join(a_year_on, on=FIGURE, suffix="_before")
    return paired.with_columns((pl.col("value") - pl.col("value_before")).alias("change"))


def _spread(figures: pl.DataFrame, latest: pl.DataFrame, peers: pl.DataFrame) -> pl.DataFrame:
    wanted = latest.join(peers.select("area_code", "peer_code"), on="area_code")
    beside = wanted.join(
        figures, left_on=["indicator_id", "peer_code", "period_start"], right_on=FIGURE, suffix="_beside"
    )
    return beside.group_by(SERIES).agg(
        pl.col("value_beside").quantile(0.25, "linear").alias("lower_quartile"),
        pl.col("value_beside").median().alias("median"),
        pl.col("value_beside").quantile(0.75, "linear").alias("upper_quartile"),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
