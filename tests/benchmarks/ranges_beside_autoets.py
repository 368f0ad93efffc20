"""Our ranges beside those of statsforecast's AutoETS: the same series, the same origins, the same years to come.

AutoETS looks at one series at a time. It is asked twice: of the figures as they are, which is how it is mostly used,
and of the figures on the scale that ours are compared on, which keeps it from promising less than nothing.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from ingest.methods.expectation import at_all_origins
from ingest.methods.panel import take_panel_of_build
from ingest.settings import discover

AREAS = 10  # of each indicator
HORIZONS = (1, 2, 3, 5)
PEERS = {"autoets": "value", "autoets_on_our_scale": "scaled_value"}  # who answers → what it is given
BACK = {"logit": lambda z: 100.5 / (1 + np.exp(-z)) - 0.25, "log": np.exp, "identity": lambda z: z}
LIMITS = ["low_80", "high_80", "low_95", "high_95"]

# Every limit of every forecast that can be scored, not only of the sample: none can be had without the others.
OURS = """
    create table ours as
    with placed as (
        select
            forecast.*,
            half_width.level,
            centre + noise * half_width.half_width as scaled_limit,
            case scale
                when 'logit' then 100.5 / (1 + exp(-scaled_limit)) - 0.25
                when 'log' then exp(scaled_limit)
                else scaled_limit
            end as value_limit,
        from backtest.forecast as forecast
        inner join expectation.half_width as half_width using (indicator_id, origin_year, horizon)
        where half_width.level in (0.025, 0.1, 0.9, 0.975)
    )
    select
        indicator_id, area_code, origin_year, horizon, 'ours' as method, any_value(actual) as actual,
        any_value(value_limit) filter (level = 0.1) as low_80,
        any_value(value_limit) filter (level = 0.9) as high_80,
        any_value(value_limit) filter (level = 0.025) as low_95,
        any_value(value_limit) filter (level = 0.975) as high_95,
    from placed
    group by indicator_id, area_code, origin_year, horizon
"""
# Ten areas of each indicator by a hash: the same in every run, and no choice of ours. From each origin that AutoETS can
# start from as well: it takes no year to be missing.
SAMPLE = f"""
    create table sampled as
    with drawn as (
        select indicator_id, area_code
        from backtest.forecast
        group by indicator_id, area_code
        qualify row_number() over (partition by indicator_id order by hash(indicator_id, area_code)) <= {AREAS}
    )
    select
        indicator_id, area_code, year as origin_year, scale,
        list(value) over so_far as value, list(scaled_value) over so_far as scaled_value,
    from backtest.figure
    inner join drawn using (indicator_id, area_code)
    inner join expectation.scale using (indicator_id)
    window so_far as (partition by indicator_id, area_code order by year rows unbounded preceding)
    qualify count(*) over so_far = 1 + year - min(year) over so_far
        and (indicator_id, area_code, year) in (select (indicator_id, area_code, origin_year) from ours)
    order by indicator_id, area_code, origin_year
"""
# Only forecasts that all three gave. As in a backtest, each indicator and horizon counts alike.
SCORES = """
    with answered as (
        from theirs
        union all by name
        from ours
    ),
    shared as (
        select * from answered
        qualify count(*) over (partition by indicator_id, area_code, origin_year, horizon) = 3
    ),
    scored as (
        select
            indicator_id, horizon, method,
            count(*) as forecasts,
            100 * avg((actual between low_80 and high_80)::integer) as cover_80,
            100 * avg((actual between low_95 and high_95)::integer) as cover_95,
            avg(high_80 - low_80 + 10 * greatest(low_80 - actual, actual - high_80, 0)) as interval_80,
            avg(high_95 - low_95 + 40 * greatest(low_95 - actual, actual - high_95, 0)) as interval_95,
        from shared
        group by indicator_id, horizon, method
    )
    select
        scored.method,
        sum(scored.forecasts)::bigint as forecasts,
        avg(scored.cover_80) as cover_80,
        avg(scored.cover_95) as cover_95,
        exp(avg(ln(ours.interval_80 / scored.interval_80))) as our_interval_score_80,
        exp(avg(ln(ours.interval_95 / scored.interval_95))) as our_interval_score_95,
    from scored
    inner join (from scored where method = 'ours') as ours using (indicator_id, horizon)
    group by scored.method
"""
THEIRS = """
    create table theirs as
    select answers.*, ours.actual
    from answers
    inner join ours using (indicator_id, area_code, origin_year, horizon)
"""
Answer = dict[str, object]
Forecast = Callable[[np.ndarray], dict[str, np.ndarray]]  # years so far → limits of those to come


@dataclass(frozen=True)
class Compared:
    """What each method took for a series from an origin, in milliseconds of processor time, and how well it did."""

    milliseconds: dict[str, float]
    scores: dict[str, dict[str, float]]
    asked: int  # series and origins of the sample
    refused: int  # of these, how many AutoETS says are too short for it


def compare(build: Path) -> Compared:
    with duckdb.connect() as db:
        took = {"ours": _ours(db, build)}
        db.execute(SAMPLE)
        sampled = db.execute("from sampled").fetchall()
        answers: list[Answer] = []
        forecast = _autoets()
        for peer, given in PEERS.items():
            start = time.process_time()
            found = _theirs(sampled, peer, given, forecast)
            took[peer] = 1000 * (time.process_time() - start) * len(HORIZONS) / len(found)
            answers += found
        db.register("answers", pa.Table.from_pylist(answers))
        db.execute(THEIRS)
        scores = db.execute(SCORES)
        names = [column[0] for column in scores.description or []]
        by_method = {row[0]: dict(zip(names[1:], row[1:], strict=True)) for row in scores.fetchall()}
    return Compared(took, by_method, len(sampled), len(sampled) - len(found) // len(HORIZONS))


def _ours(db: duckdb.DuckDBPyConnection, build: Path) -> float:
    """From observations to limits, for every series and origin there is, since no series is looked at alone."""
    folder = discover().sql / "backtest"
    db.execute("create schema method; create schema backtest")
    take_panel_of_build(db, build)
    start = time.process_time()
    at_all_origins(db, folder / "origin.sql")
    for table in ("figure", "forecast"):
        db.execute(f"create table backtest.{table} as {(folder / f'{table}.sql').read_text(encoding='utf-8')}")
    db.execute(OURS)
    took = time.process_time() - start
    ((answered,),) = db.execute("select count(distinct (indicator_id, area_code, origin_year)) from ours").fetchall()
    return 1000 * took / answered


def _autoets() -> Forecast:
    """Ready to answer: what it takes to start is not counted."""
    from statsforecast.models import AutoETS  # noqa: PLC0415  # only make bench installs it

    # In short series it tries, and drops, models with as many parameters as there are years.
    warnings.filterwarnings("ignore", category=RuntimeWarning, module="statsforecast")

    def forecast(known: np.ndarray) -> dict[str, np.ndarray]:
        return AutoETS(season_length=1).forecast(y=known, h=max(HORIZONS), level=[80, 95])

    forecast(np.array([3.0, 5.0, 4.0, 6.0, 5.0, 7.0, 8.0, 6.0]))
    return forecast


def _theirs(sampled: Sequence[tuple[object, ...]], peer: str, given: str, forecast: Forecast) -> list[Answer]:
    answers: list[Answer] = []
    for indicator, area, origin, scale, value, scaled_value in sampled:
        try:
            said = forecast(np.array(value if given == "value" else scaled_value))
        except NotImplementedError:  # “tiny datasets”: fewer than seven years, unless they are all alike
            continue
        back = BACK["identity" if given == "value" else scale]
        limits = [back(said[name]) for name in ("lo-80", "hi-80", "lo-95", "hi-95")]
        answers += [
            {"method": peer, "indicator_id": indicator, "area_code": area, "origin_year": origin, "horizon": horizon,
             **{name: float(limit[horizon - 1]) for name, limit in zip(LIMITS, limits, strict=True)}}
            for horizon in HORIZONS
        ]  # fmt: skip
    return answers
