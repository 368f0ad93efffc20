"""How the time for all current ranges grows with the panel: with more areas, and with more years of them.

Made-up councils that differ, drift and are measured with noise. Hashes stand in for chance: every run has the same.
"""

from __future__ import annotations

import math
import time

import duckdb

from ingest.methods.expectation import at_each_origin

INDICATORS = 20
AREAS, YEARS = 400, 16  # about what the United Kingdom has
SIZES = (0.5, 1, 2, 4)
TURNS = 2
NEWEST_YEARS = """
    create table method.asked as select distinct indicator_id, null::integer as origin_year from method.panel
"""


def seconds_by_size() -> dict[str, dict[float, float]]:
    """Processor time of each size, the lesser of two: what else runs adds to it and never takes away."""
    grown = {
        "areas": {size: (round(AREAS * size), YEARS) for size in SIZES},
        "years": {size: (AREAS, round(YEARS * size)) for size in SIZES},
    }
    return {
        by: {size: min(_seconds(*shape) for _ in range(TURNS)) for size, shape in shapes.items()}
        for by, shapes in grown.items()
    }


def microseconds_per_area_year(seconds: float, size: float) -> float:
    return 1e6 * seconds / (INDICATORS * AREAS * YEARS * size)


def exponent(seconds: dict[float, float]) -> float:
    """1 where twice the panel takes twice as long, 2 where it takes four times: the slope on logarithmic paper."""
    x, y = [math.log(size) for size in seconds], [math.log(took) for took in seconds.values()]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / sum((a - middle_x) ** 2 for a in x)


def _seconds(areas: int, years: int) -> float:
    with duckdb.connect() as db:
        db.execute("create schema method")
        db.execute(f"create table method.panel as {_panel(areas, years)}")
        db.execute(NEWEST_YEARS)
        start = time.process_time()
        for _ in at_each_origin(db):
            took = time.process_time() - start
            ((ranges,),) = db.execute("select count(*) from expectation.range").fetchall()
    if ranges != INDICATORS * areas * 5:
        raise ValueError(f"{ranges} ranges came of {areas} areas and {years} years: not one for each.")
    return took


def _panel(areas: int, years: int) -> str:
    return f"""
        with moved as (
            select
                indicator, area, year,
                (hash(indicator, area) % 1000) / 1000 as level,
                (hash(indicator, area, year, 'step') % 1000) / 10000 - 0.05 as step,
                (hash(indicator, year) % 1000) / 10000 - 0.05 as tide,
                (hash(indicator, area, year, 'noise') % 1000) / 10000 - 0.05 as noise,
            from range({INDICATORS}) as indicators (indicator), range({areas}) as places (area),
                range({2025 - years}, 2025) as times (year)
        )
        select
            'made-up-' || indicator as indicator_id, 'E' || lpad(area::varchar, 8, '0') as area_code,
            year::integer as year, null::date as period_end,
            exp(3 + level + noise + sum(step + tide) over (partition by indicator, area order by year)) as value,
            1 as window_years, 'higher' as better, null::varchar as unit, 'log' as scale,
            null::double as floor, null::double as ceiling, false as is_cash,
        from moved
    """
