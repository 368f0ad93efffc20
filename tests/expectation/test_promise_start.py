"""The chance that a promise had at its start looks at no figure after it, and needs enough of them before."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import numpy as np
import pytest

from ingest.ledger.shapes import Agreement
from ingest.methods.starts import reckon, take_promises
from tests.expectation.small_panel import Figures, code, made_up, rows_of
from tests.rows import insert
from tests.sql_spec import SQL

PROMISE = Agreement(
    ref="made-up", council_code=code(0), status="agreed", area_code=code(0), indicator_id="made-up", title="Made up",
    unit="%", direction="higher", target_value=49.0, due_end=date(2014, 1, 1), agreed_by="A board",
    agreed_on=date(2010, 5, 1), reason="None", owner="A board",
)  # fmt: skip


def started(figures: Figures) -> list[dict[str, Any]]:  # Any: numbers and names, as JSON has them
    with duckdb.connect() as db:
        db.execute("create schema method; create schema backtest")
        db.execute("create table method.given (indicator_id text, area_code text, year integer, value double)")
        insert(db, "method.given", rows_of(figures))
        db.execute("""
            create table method.panel as
            select *, make_date(year + 1, 1, 1) as period_end, 1 as window_years, 'higher' as better, '%' as unit,
                null::varchar as scale, null::double as floor, null::double as ceiling, false as is_cash,
            from method.given;
            create table method.indicator as select 'made-up' as indicator_id, '%' as unit, 'higher' as better,
                false as is_cash;
            create table method.related (indicator_id varchar, related_id varchar, sort_order integer)
        """)
        take_promises(db, [PROMISE], date(2026, 1, 1))
        return reckon(db, SQL)


@pytest.mark.parametrize("change", ["raised", "beyond the whole", "not there"])
def test_nothing_after_the_start_matters(change: str):
    figures = made_up(3, scale="logit")
    later = {"raised": figures * 1.3, "beyond the whole": figures + 300, "not there": np.full_like(figures, np.nan)}
    changed = np.where(np.arange(figures.shape[1]) < 10, figures, later[change])  # 2000 to 2009 were known in May 2010
    (told,) = started(figures)
    assert told["origin_end"] == date(2010, 1, 1)
    assert told["horizon"] == 4
    assert 0 < told["chance"] < 1
    assert started(changed) == [told]


def test_what_was_known_matters():
    figures = made_up(3, scale="logit")
    known = figures.copy()
    known[0, 9] += 5
    assert started(known)[0]["chance"] > started(figures)[0]["chance"]


def test_with_four_years_there_was_too_little_history():
    figures = made_up(3, scale="logit")
    figures[:, :6] = np.nan
    assert started(figures)[0]["why_none"] == "too_little_history"


def test_a_promise_whose_day_has_not_come_has_no_row():
    with duckdb.connect() as db:
        db.execute("create schema method")
        take_promises(db, [PROMISE], date(2013, 12, 31))
        assert db.execute("select count(*) from method.promise").fetchall() == [(0,)]
