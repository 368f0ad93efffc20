"""The words for how ambitious a target is, as they would have been given in past years, and what became of those."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from ingest.methods.backtest import score
from tests.expectation.panel_file import HEADER, panel_rows, run, write
from tests.expectation.small_panel import FIRST_YEAR, Figures, made_up
from tests.sql_spec import SQL, expect

QUESTION = (SQL / "questions" / "base_rate.sql").read_text(encoding="utf-8")
KNOWN_THEN = """
    create or replace table core.panel as
    select * replace (make_date(year + 1, 4, 1) as period_end) from method.panel where year <= ?
"""
SAMPLE = """
    select base_rate.area_code, base_rate.origin_year, base_rate.horizon, target.target, starts, share_of_similar
    from backtest.base_rate as base_rate
    inner join backtest.target as target using (indicator_id, area_code, origin_year, horizon, target_rule)
    order by hash(base_rate.area_code, base_rate.origin_year, base_rate.horizon, target.target_rule)
    limit 25
"""


@contextmanager
def scored(
    folder: Path, figures: Figures, scale: str = "log", improvement: str = "decrease"
) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as db:
        score(db, write(folder / "panel.csv", HEADER, panel_rows(figures, scale, improvement)))
        yield db


def asked_then(db: duckdb.DuckDBPyConnection, area: str, origin: int, horizon: int, target: float) -> tuple[int, float]:
    """What the question says of that target where nothing after the origin is known: of how many starts, what share."""
    db.execute(KNOWN_THEN, [origin])
    asked = {"indicator_id": "made-up", "area_code": area, "value": target}
    sql = f"select starts, share_met from ({QUESTION}) as told"
    ((starts, share),) = db.execute(sql, {**asked, "date": f"{origin + 1 + horizon}-04-01"}).fetchall()
    return starts, share


@pytest.mark.parametrize(
    ("scale", "improvement"),
    [("log", "decrease"), ("log", "increase"), ("identity", "increase"), ("logit", "decrease")],
)
def test_the_share_is_what_the_question_would_have_said_in_that_year(scale: str, improvement: str, tmp_path: Path):
    with scored(tmp_path, made_up(1, areas=60, years=18, scale=scale), scale, improvement) as db:
        sample = db.execute(SAMPLE).fetchall()
        told_then = [asked_then(db, *row[:4]) for row in sample]

    assert told_then == [row[4:] for row in sample]
    assert len(sample) == 25
    assert len({starts for starts, _ in told_then}) > 1


def test_knowing_the_years_after_the_origin_changes_no_word(tmp_path: Path):
    figures = made_up(1, areas=60, years=18)
    came_by = FIRST_YEAR + 13
    of_then = f"from backtest.base_rate where origin_year + horizon <= {came_by} order by all"

    with scored(tmp_path, figures) as db:
        with_the_future = db.execute(of_then).fetchall()
    with scored(tmp_path, figures[:, :14]) as db:
        without = db.execute("from backtest.base_rate order by all").fetchall()

    assert without == with_the_future
    assert without


def test_the_nearest_begin_where_the_last_one_taken_is_nearer_than_the_one_before():
    # 101 starts at 1, 2 … 101, and one at 250: a hundred are taken. Left of (1 + 101) / 2 = 51 the one at 1 is nearer
    # than the one at 101; left of (2 + 250) / 2 = 126 the one at 2 is nearer than the one at 250.
    starts = "\n".join(f"recycling | 3 | E06{n:06} | 2004 | 2007 | {n}.0 | 1.1" for n in range(1, 102))
    expect(
        "backtest.neighbour",
        {
            "expectation.origin": "indicator_id | origin_year\nrecycling | 2006\nrecycling | 2007",
            "backtest.start": "indicator_id | horizon | area_code | year | known_year | gap | change\n"
            f"{starts}\nrecycling | 3 | E06000102 | 2004 | 2007 | 250.0 | 1.2",
        },
        then="\n".join(
            [
                "origin_year | position | taken | past_gap",
                "2007 | 1 | 100 | -inf",
                "2007 | 2 | 100 | 51.0",
                "2007 | 3 | 100 | 126.0",
                *(f"2007 | {n} | 100 |" for n in range(4, 103)),
            ]
        ),
    )


def test_a_word_is_as_good_as_the_targets_that_it_was_given_to():
    expect(
        "backtest.ambition",
        {
            "expectation.ambition": "ambition | at_least\nordinary | 0.25\nrarely_done | 0.000000001\nnot_seen | 0.0",
            "backtest.base_rate": """
                share_of_similar | is_met
                -----------------+-------
                0.25             | true
                0.75             | false
                0.01             | false
                0.0              | true
            """,
        },
        then="""
            ambition    | checks | mean_share_of_similar | share_met
            ------------+--------+-----------------------+----------
            ordinary    | 2      | 0.50                  | 0.50
            rarely_done | 1      | 0.01                  | 0.00
            not_seen    | 1      | 0.00                  | 1.00
        """,
    )


def test_each_word_is_printed_with_how_often_such_targets_were_met(tmp_path: Path):
    panel = write(tmp_path / "panel.csv", HEADER, panel_rows(made_up(1)))

    result = run("backtest", "--panel", panel, "--output", tmp_path / "scores.json")

    for word in ("ordinary", "stretching", "rarely done", "not seen"):
        assert f"targets called {word} were met (ambitions)" in result.stdout


def test_what_was_counted_is_there_for_pages_to_read():
    expect(
        "core.ambition_record",
        {"staging.record_ambitions": "ambition | checks | share_met\nordinary | 164880 | 0.41"},
        then="ambition | targets | share_met\nordinary | 164880 | 0.41",
    )
    expect(
        "core.reliability",
        {
            "staging.record_reliability": """
                from_chance | to_chance | checks | mean_stated | share_met
                ------------+-----------+--------+-------------+----------
                0.4         | 0.5       | 49310  | 0.447       | 0.453
            """
        },
        then="from_chance | to_chance | stated | targets | share_met\n0.4 | 0.5 | 0.447 | 49310 | 0.453",
    )
