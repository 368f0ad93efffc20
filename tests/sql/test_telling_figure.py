"""A day is told of by the figure that ends nearest to it, less than half a step away, and by no other."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import numpy as np
import pytest

from tests.sql_spec import SQL, expect

RHYTHM = "indicator_id | step_months\ncarers | 12"
HEADER = "indicator_id | area_code | period_start | period_end | value"


def test_the_day_in_the_middle_of_two_figures_is_the_earlier_one_s():
    expect(
        "core.telling_figure",
        given={
            "core.rhythm": RHYTHM,
            "core.figure": f"""
                {HEADER}
                carers | E08000009 | 2022-01-01 | 2023-01-01 | 1
                carers | E08000009 | 2022-01-11 | 2023-01-11 | 2
                carers | E08000009 | 2022-01-16 | 2023-01-16 | 3
            """,
        },
        # Half a step of a year is 180 days of twelve months of thirty, and less than that is near enough.
        then="""
            value | first_day  | last_day
            ------+------------+-----------
            1     | 2022-07-06 | 2023-01-06
            2     | 2023-01-07 | 2023-01-13
            3     | 2023-01-14 | 2023-07-14
        """,
    )


def test_of_a_day_too_far_from_any_no_figure_tells_and_places_do_not_tell_for_each_other():
    expect(
        "core.telling_figure",
        given={
            "core.rhythm": RHYTHM,
            "core.figure": f"""
                {HEADER}
                carers | E08000009 | 2018-01-01 | 2019-01-01 | 1
                carers | E08000009 | 2022-01-01 | 2023-01-01 | 2
                carers | E08000006 | 2020-01-01 | 2021-01-01 | 3
            """,
        },
        then="""
            value | first_day  | last_day
            ------+------------+-----------
            1     | 2018-07-06 | 2019-06-29
            2     | 2022-07-06 | 2023-06-29
            3     | 2020-07-06 | 2021-06-29
        """,
    )


def test_of_two_figures_that_end_on_one_day_only_the_earlier_tells_of_it():
    expect(
        "core.telling_figure",
        given={
            "core.rhythm": RHYTHM,
            "core.figure": f"""
                {HEADER}
                carers | E08000009 | 2022-01-01 | 2023-01-01 | 1
                carers | E08000009 | 2022-10-01 | 2023-01-01 | 2
            """,
        },
        then="""
            value | first_day  | last_day
            ------+------------+-----------
            1     | 2022-07-06 | 2023-01-01
            2     | 2023-01-02 | 2023-06-29
        """,
    )


@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_nearest_whatever_the_days(seed: int):
    rng = np.random.default_rng(seed)
    steps = rng.choice([1, 30, 31, 90, 180, 359, 360, 361, 365, 366, 900], 12)
    ends = [date(2005, 1, 1) + timedelta(int(days)) for days in np.cumsum(steps)]
    days = [ends[0] - timedelta(200) + timedelta(number) for number in range((ends[-1] - ends[0]).days + 400)]
    with duckdb.connect() as db:
        db.execute("create schema core; create table core.rhythm as select 'carers' as indicator_id, 12 as step_months")
        db.execute(
            "create table core.figure as select 'carers' as indicator_id, 'E08000009' as area_code, period_end, "
            "period_end - 365 as period_start, 1.0 as value from (select unnest($ends) as period_end)",
            {"ends": ends},
        )
        told = db.execute(
            "with telling as (" + (SQL / "core" / "telling_figure.sql").read_text(encoding="utf-8") + ") "
            "select day, telling.period_end from (select unnest($days) as day) "
            "left join telling on day between first_day and last_day order by day",
            {"days": days},
        ).fetchall()
    nearest = [min(ends, key=lambda end: (abs((end - day).days), end)) for day in days]
    assert told == [(day, end if abs((end - day).days) < 180 else None) for day, end in zip(days, nearest, strict=True)]
