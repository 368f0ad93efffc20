"""Scores the realistic range on a panel's own past: from every year, knowing only the years up to then.

The ranges are those of `sql/expectation`, the scores those of `sql/backtest`. Reckons nothing itself.
"""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from ingest.methods import tables
from ingest.methods.expectation import at_all_origins
from ingest.methods.order import MethodError, WrongUsage
from ingest.methods.panel import take_panel, take_panel_of_build
from ingest.methods.starts import chances_at_start
from ingest.methods.tables import Db
from ingest.publish import current
from ingest.settings import discover
from ingest.status import NO_BUILD

Row = dict[str, Any]  # Any: numbers and names, as JSON has them


def backtest(panel: Path | None, output: Path) -> Row:
    """Write the scores as JSON, and return them. Without a panel the figures of the published build are scored."""
    if output.suffix.lower() != ".json":
        raise WrongUsage(f"The ending of {output.name} should be .json.")
    start = time.perf_counter()
    with duckdb.connect() as db:
        score(db, panel)
        starts = [] if panel else _starts()
        found = _found(db) | {"starts": starts, "seconds": round(time.perf_counter() - start, 1)}
    try:
        output.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise MethodError(f"{output} cannot be written: {error.strerror}. See that the folder is there.") from error
    return found


def lines(found: Row) -> list[str]:
    """The scores that say whether the ranges and chances can be believed, for a terminal."""
    shown = [
        f"{found['forecasts']:,} ranges scored",
        f"{found['cover_80']:.1f}% of what came lay in the 80% range (cover_80)",
        f"{found['cover_95']:.1f}% of what came lay in the 95% range (cover_95)",
        f"{found['crps_ratio']:.3f} of the error of no change (crps_ratio)",
    ]
    if found["checks"]:
        shown += [
            f"{found['checks']:,} chances of targets scored",
            f"{found['brier']:.3f} mean squared miss of a chance (brier)",
            f"{found['calibration_error']:.3f} between what was said and what came (calibration_error)",
        ]
    if found["starts"]:
        told = sum(row["chance"] is not None for row in found["starts"])
        shown.append(f"{told} of {len(found['starts'])} promises that are over had a chance at their start (starts)")
    for row in found["ambitions"]:
        word = row["ambition"].replace("_", " ")
        shown.append(f"{100 * row['share_met']:.0f}% of {row['checks']:,} targets called {word} were met (ambitions)")
    return shown


def score(db: Db, panel: Path | None) -> None:
    """Make the tables of `sql/backtest`, in a database that is empty."""
    folder = discover().sql
    db.execute("create schema method; create schema backtest")
    source = _take(db, panel)
    at_all_origins(db, folder / "backtest" / "origin.sql")
    _create(db, folder, "backtest/level_weight", "backtest/figure", "backtest/forecast")
    if not db.execute("select count(*) from backtest.forecast").fetchall()[0][0]:
        raise MethodError(
            f"{source} has too little history to score. It needs twenty areas with five years each, and a sixth "
            "to see what came. Add areas or years."
        )
    _create(db, folder, "backtest/usual_change", "backtest/score", "backtest/summary", "backtest/target")
    db.execute("create view method.target as from backtest.target")
    _create(db, folder, "methods/chance", "backtest/reliability", "backtest/phrase", "backtest/calibration")
    _create(db, folder, "backtest/standing", "backtest/start", "backtest/neighbour", "backtest/base_rate")
    _create(db, folder, "backtest/ambition")


def _take(db: Db, panel: Path | None) -> str:
    """Make `method.panel`; its name, for whoever has to be told."""
    if panel is not None:
        take_panel(db, tables.read(db, panel))
        return panel.name
    serving = _serving()
    take_panel_of_build(db, serving)
    return f"The build {serving.stem}"


def _serving() -> Path:
    serving = current(discover().builds)
    if serving is None:
        raise MethodError(NO_BUILD)
    return serving


def _starts() -> list[Row]:
    """The promises whose time has come, each with the chance that it had at its start."""
    found = chances_at_start(_serving(), discover())
    return [{name: _rounded(value) for name, value in row.items()} for row in found]


def _create(db: Db, folder: Path, *models: str) -> None:
    for model in models:
        sql = (folder / f"{model}.sql").read_text(encoding="utf-8")
        db.execute(f"create table backtest.{Path(model).name} as {sql}")


def _found(db: Db) -> Row:
    summary = "from backtest.summary where"
    (whole,) = _rows(db, f"select * exclude (horizon, indicator) {summary} horizon is null and indicator is null")
    (calibration,) = _rows(db, "from backtest.calibration")
    return {
        **whole,
        **calibration,
        "by_horizon": _rows(db, f"select * exclude (indicator) {summary} horizon is not null and indicator is null"),
        "by_indicator": _rows(db, f"select * exclude (horizon) {summary} horizon is null and indicator is not null"),
        "by_indicator_and_horizon": _rows(db, f"{summary} horizon is not null and indicator is not null"),
        "reliability": _rows(db, "from backtest.reliability"),
        "phrases": _rows(db, "from backtest.phrase"),
        "ambitions": _rows(db, "from backtest.ambition"),
    }


def _rows(db: Db, query: str) -> list[Row]:
    found = db.execute(query)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, map(_rounded, row), strict=True)) for row in found.fetchall()]


def _rounded(value: object) -> object:
    """Six decimals: the rest is noise, and a file that is kept should not change with it."""
    if isinstance(value, date):
        return value.isoformat()
    return round(value, 6) if isinstance(value, float) else value
