"""A value beside the straight line to its target."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.methods.order import MethodError
from tests.methods.drawn import column, expect, run

HEADER = [
    "direction", "baseline_year", "baseline", "target_year", "target", "year", "observed", "lci", "uci",
    "tolerance_share",
]  # fmt: skip


def test_the_line_begins_at_the_baseline_and_stays_at_the_target():
    expect(
        "trajectory",
        given="""
            direction | baseline_year | baseline | target_year | target | year | observed | lci | uci | tolerance_share
            ----------+---------------+----------+-------------+--------+------+----------+-----+-----+----------------
            increase  | 2020          | 50       | 2030        | 60     | 2019 | 50       |     |     | 0
            increase  | 2020          | 50       | 2030        | 60     | 2020 | 50       |     |     | 0
            increase  | 2020          | 50       | 2030        | 60     | 2023 | 56       |     |     | 0
            increase  | 2020          | 50       | 2030        | 60     | 2030 | 56       |     |     | 0
            increase  | 2020          | 50       | 2030        | 60     | 2035 | 56       |     |     | 0
        """,
        then="""
            year | expected_on_line | share_of_gap_closed | rag   | interval_verdict
            -----+------------------+---------------------+-------+-----------------
            2019 |                  | 0.0                 |       | no_interval
            2020 | 50               | 0.0                 | green | no_interval
            2023 | 53               | 0.6                 | green | no_interval
            2030 | 60               | 0.6                 | red   | no_interval
            2035 | 60               | 0.6                 | red   | no_interval
        """,
    )


def test_amber_is_within_the_tolerated_share_of_the_whole_gap():
    # The gap is 10, so a tenth is 1.0; on the line and exactly at the edge count as inside.
    expect(
        "trajectory",
        given="""
            direction | baseline_year | baseline | target_year | target | year | observed | lci | uci | tolerance_share
            ----------+---------------+----------+-------------+--------+------+----------+-----+-----+----------------
            decrease  | 2020          | 30.1     | 2030        | 20.1   | 2023 | 27.1     |     |     | 0.1
            decrease  | 2020          | 30.1     | 2030        | 20.1   | 2023 | 27.2     |     |     | 0.1
            decrease  | 2020          | 30.1     | 2030        | 20.1   | 2023 | 28.1     |     |     | 0.1
            decrease  | 2020          | 30.1     | 2030        | 20.1   | 2023 | 28.2     |     |     | 0.1
            decrease  | 2020          | 30.1     | 2030        | 20.1   | 2023 | 27.2     |     |     |
            decrease  | 2020          | 30.1     | 2030        | 20.1   | 2023 |          |     |     | 0.1
        """,
        then="""
            observed | rag
            ---------+------
            27.1     | green
            27.2     | amber
            28.1     | amber
            28.2     | red
            27.2     | red
                     |
        """,
    )


def test_an_interval_that_holds_the_line_cannot_tell():
    expect(
        "trajectory",
        given="""
            direction | baseline_year | baseline | target_year | target | year | observed | lci | uci | tolerance_share
            ----------+---------------+----------+-------------+--------+------+----------+-----+-----+----------------
            increase  | 2020          | 50       | 2030        | 60     | 2025 | 57       | 56  | 58  | 0
            increase  | 2020          | 50       | 2030        | 60     | 2025 | 57       | 55  | 59  | 0
            increase  | 2020          | 50       | 2030        | 60     | 2025 | 52       | 50  | 54  | 0
            decrease  | 2020          | 60       | 2030        | 50     | 2025 | 52       | 50  | 54  | 0
            decrease  | 2020          | 60       | 2030        | 50     | 2025 | 57       | 56  | 58  | 0
            increase  | 2020          | 50       | 2030        | 60     | 2025 | 57       | 56  |     | 0
        """,
        then="""
            interval_verdict
            ----------------
            ahead_clear
            cannot_tell
            behind_clear
            ahead_clear
            behind_clear
            no_interval
        """,
    )


def test_a_target_to_stay_has_no_gap_and_a_tolerance_in_its_own_unit():
    expect(
        "trajectory",
        given="""
            direction | baseline_year | baseline | target_year | target | year | observed | lci | uci | tolerance_share
            ----------+---------------+----------+-------------+--------+------+----------+-----+-----+----------------
            increase  | 2020          | 50       | 2030        | 50     | 2025 | 49.9     |     |     | 0.5
            increase  | 2020          | 50       | 2030        | 50     | 2025 | 49.4     |     |     | 0.5
            increase  | 2020          | 50       | 2020        | 60     | 2020 | 60       |     |     | 0
        """,
        then="""
            expected_on_line | share_of_gap_closed | rag
            -----------------+---------------------+------
            50               |                     | amber
            50               |                     | red
            60               | 1                   | green
        """,
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(*[st.integers(-400, 400)] * 5, st.integers(2018, 2034)), min_size=1, max_size=30))
def test_a_mirrored_plan_gets_the_same_verdicts(plans: list[tuple[int, ...]]):
    rows = [
        ["increase", 2020, b / 10, 2030, g / 10, year, y / 10, min(lo, hi) / 10, max(lo, hi) / 10, 0.1]
        for b, g, y, lo, hi, year in plans
    ]
    mirror = [["decrease", 2020, -b, 2030, -g, year, -y, -hi, -lo, t] for _, _, b, _, g, year, y, lo, hi, t in rows]
    one, other = run("trajectory", HEADER, rows), run("trajectory", HEADER, mirror)
    assert column(one, "rag") == column(other, "rag")
    assert column(one, "interval_verdict") == column(other, "interval_verdict")
    assert column(one, "share_of_gap_closed") == column(other, "share_of_gap_closed")


def test_a_plan_that_makes_no_sense_is_refused():
    with pytest.raises(MethodError, match=r"row 2, column target_year: “2019” is before baseline_year"):
        run("trajectory", HEADER, [["increase", 2020, 50, 2019, 60, 2020, 50, "", "", 0]])
    with pytest.raises(MethodError, match=r"row 2, column direction: “up” is not one of increase, decrease"):
        run("trajectory", HEADER, [["up", 2020, 50, 2029, 60, 2020, 50, "", "", 0]])
