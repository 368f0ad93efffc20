"""A hundred wards to a council, drawn by chance, and what the build's own SQL states of each.

`python -m tests.wards.simulated` prints the tables of docs/decisions/0013 and docs/assurance.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

import duckdb
import numpy as np
import pyarrow as pa

from ingest.models import hashes, read_models
from ingest.runner import run_models
from tests.sql_spec import SQL

WARDS = 100
PLANTED = 5  # of a council's hundred: few enough to leave its own figure nearly where it was
SIZES = (20, 50, 100, 400)  # what chance alone would bring to a ward in a year
TIMES = {1.2: "a fifth more", 1.5: "half as much again", 2.0: "twice as much"}
KINDS = ("share", "rate")
SHARE = 0.1
MODELS = {
    "core.figure", "core.ward_panel", "expectation.ward_scale", "expectation.ward_gap", "expectation.ward_excess",
    "expectation.ward_change", "marts.ward_interval", "marts.ward_figure", "marts.ward_level", "marts.ward_change",
}  # fmt: skip


@dataclass(frozen=True)
class Setting:
    """Wards of one kind and size; in the second year the planted ones have so many times as much."""

    kind: str  # a share of people, or events for each thousand of them
    size: int
    times: float = 1.0

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.size}-{self.times}"


@dataclass(frozen=True)
class Stated:
    """Of so many wards: how often they were said to differ from their council, and to have moved on their own."""

    wards: int
    differ: float
    moved: float


def stated(settings: Iterable[Setting], councils: int, seed: int) -> dict[Setting, Stated]:
    """Of the planted wards where there are any, else of all."""
    wanted = list(settings)
    rng = np.random.default_rng(seed)
    with duckdb.connect() as db:
        _take(db, pa.concat_tables([_drawn(each, councils, rng) for each in wanted]))
        models = [model for model in read_models(SQL) if model.name in MODELS]
        run_models(db, models, hashes(models, {}))
        return {each: _found(db, each) for each in wanted}


def power(councils: int, seed: int) -> dict[Setting, Stated]:
    return stated((Setting(*each) for each in product(KINDS, SIZES, TIMES)), councils, seed)


def _drawn(setting: Setting, councils: int, rng: np.random.Generator) -> pa.Table:
    expected = np.full((councils, WARDS, 2), float(setting.size))
    if setting.times != 1:
        expected[:, :PLANTED, 1] *= setting.times
    people = round(setting.size / SHARE)
    is_share = setting.kind == "share"
    events = rng.binomial(people, expected / people) if is_share else rng.poisson(expected)
    council, ward, year = (places.ravel() for places in np.indices(events.shape))
    return pa.table(
        {
            "indicator_id": [setting.name] * events.size,
            "council": council,
            "ward": ward,
            "year": 2023 + year,
            "events": events.ravel(),
            "people": [people] * events.size,
            "per_person": [100 if is_share else 1000] * events.size,
        }
    )


def _take(db: duckdb.DuckDBPyConnection, drawn: pa.Table) -> None:
    """What the models read, as a build would hold it: no council publishes a figure, so all its wards stand for it."""
    db.register("drawn", drawn)
    db.execute("""
        create schema core; create schema published;
        create table core.observation as
        select
            indicator_id,
            printf('E05%03d%03d', council, ward) as area_code,
            make_date(year, 1, 1) as period_start,
            make_date(year + 1, 1, 1) as period_end,
            per_person * events / people as value,
            null::double as lower,
            null::double as upper,
            events::double as numerator,
            people::double as denominator,
            'published' as status,
            null::varchar as note,
            null::varchar as fit_method,
            null::double as fit_share,
        from drawn;
        create view published.observation as select indicator_id from core.observation;
        create table core.area as
        select distinct
            printf('E05%03d%03d', council, ward) as area_code,
            'ward' as level,
            printf('E08%06d', council) as parent_code,
            'A ward' as name,
        from drawn;
        create table core.indicator_break (indicator_id varchar, period_start date);
        create table core.rhythm as select distinct indicator_id, 12 as step_months from drawn;
        create table core.indicator as
        select distinct
            indicator_id,
            'lower' as better,
            if(per_person = 100, '%', 'for each 1,000') as unit,
            1 as decimals,
            false as is_total,
            0.0 as floor,
            null::double as ceiling,
        from drawn;
    """)


def _found(db: duckdb.DuckDBPyConnection, setting: Setting) -> Stated:
    # Both ways round count as differing; a planted ward is found only where the way is right.
    told = db.execute(
        """
        select
            count(*),
            avg((level.verdict = 'higher' or $is_alike and level.verdict = 'lower')::integer),
            avg((change.verdict = 'worse' or $is_alike and change.verdict = 'better')::integer)
        from marts.ward_level as level
        inner join marts.ward_change as change using (indicator_id, ward_code)
        where indicator_id = $name and ($is_alike or right(ward_code, 3)::integer < $planted)
        """,
        {"name": setting.name, "is_alike": setting.times == 1, "planted": PLANTED},
    ).fetchall()
    return Stated(*told[0])


def table(found: dict[Setting, Stated]) -> str:
    """As the two documents have it: of a hundred such wards, how many are found."""
    lines = [
        f"| A ward expects | {' | '.join(TIMES.values())} |",
        f"|---|{'---|' * len(TIMES)}",
    ]
    for kind, size in product(KINDS, SIZES):
        cells = [found[Setting(kind, size, times)] for times in TIMES]
        about = f"{size} of {round(size / SHARE):,} people" if kind == "share" else f"{size} events"
        lines.append(f"| {about} | {' | '.join(f'{100 * c.differ:.0f} and {100 * c.moved:.0f}' for c in cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(power(councils=200, seed=13)))
