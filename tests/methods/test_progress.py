"""Growth a year beside the growth a year that a target needs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.methods.order import MethodError
from tests.methods.drawn import column, expect, run

HEADER = ["direction", "base_year", "base", "latest_year", "latest", "target_year", "target"]


def test_the_growth_so_far_is_compared_with_the_growth_that_is_needed():
    # 100 to 121 in two years is 10% a year; the target asks 100 to 161.051 in five, also 10%.
    expect(
        "progress",
        given="""
            direction | base_year | base | latest_year | latest | target_year | target
            ----------+-----------+------+-------------+--------+-------------+--------
            increase  | 2020      | 100  | 2022        | 121    | 2025        | 161.051
            increase  | 2020      | 100  | 2022        | 116.64 | 2025        | 161.051
            increase  | 2020      | 100  | 2022        | 104.04 | 2025        | 161.051
            increase  | 2020      | 100  | 2022        | 100    | 2025        | 161.051
            increase  | 2020      | 100  | 2022        | 99     | 2025        | 161.051
            increase  | 2020      | 100  | 2022        | 161.1  | 2025        | 161.051
            decrease  | 2020      | 100  | 2022        | 81     | 2025        | 59.049
            decrease  | 2020      | 100  | 2022        | 104.04 | 2025        | 59.049
            decrease  | 2020      | 100  | 2022        | 50     | 2025        | 59.049
        """,
        then="""
            cagr_observed | cagr_required | ratio  | category
            --------------+---------------+--------+--------------------
            0.1000        | 0.1000        | 1.000  | on_track
            0.0800        | 0.1000        | 0.800  | acceleration_needed
            0.0200        | 0.1000        | 0.200  | limited
            0.0000        | 0.1000        | 0.000  | limited
            -0.0050       | 0.1000        | -0.050 | deterioration
            0.2693        | 0.1000        | 2.693  | target_achieved
            -0.1000       | -0.1000       | 1.000  | on_track
            0.0200        | -0.1000       | -0.200 | deterioration
            -0.2929       | -0.1000       | 2.929  | target_achieved
        """,
    )


def test_without_a_target_the_growth_itself_is_judged():
    expect(
        "progress",
        given="""
            direction | base_year | base | latest_year | latest | target_year | target
            ----------+-----------+------+-------------+--------+-------------+-------
            increase  | 2020      | 100  | 2021        | 101.6  |             |
            increase  | 2020      | 100  | 2021        | 101    |             |
            increase  | 2020      | 100  | 2021        | 100.1  |             |
            decrease  | 2020      | 100  | 2021        | 100.1  |             |
        """,
        then="""
            cagr_required | ratio | category
            --------------+-------+--------------------
                          |       | on_track
                          |       | acceleration_needed
                          |       | limited
                          |       | deterioration
        """,
    )


def test_compound_growth_from_or_to_nought_is_undefined_but_a_target_met_is_met():
    expect(
        "progress",
        given="""
            direction | base_year | base | latest_year | latest | target_year | target
            ----------+-----------+------+-------------+--------+-------------+-------
            increase  | 2020      | 0    | 2022        | 5      | 2025        | 10
            decrease  | 2020      | 10   | 2022        | 5      | 2025        | 0
            decrease  | 2020      | 10   | 2022        | 0      | 2025        | 0
            increase  | 2020      | -4   | 2022        | -2     | 2025        | 10
            increase  | 2020      | 4    | 2020        | 4      | 2025        | 10
            increase  | 2020      | 4    | 2022        |        | 2025        | 10
        """,
        then="""
            cagr_observed | ratio | category
            --------------+-------+----------------
                          |       | undefined
            -0.2929       |       | undefined
                          |       | target_achieved
                          |       | undefined
                          |       | undefined
                          |       | undefined
        """,
    )


def test_falling_from_beyond_the_target_to_short_of_it_is_no_progress():
    # Both growths are negative; their plain ratio would be positive and read as on track.
    expect(
        "progress",
        given="""
            direction | base_year | base | latest_year | latest | target_year | target
            ----------+-----------+------+-------------+--------+-------------+-------
            increase  | 2020      | 100  | 2022        | 80     | 2025        | 90
            increase  | 2020      | 100  | 2022        | 80     | 2025        | 100
        """,
        then="""
            category
            -------------
            deterioration
            deterioration
        """,
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(*[st.integers(1, 900)] * 3), min_size=1, max_size=30), st.sampled_from([0.001, 7, 1e6]))
def test_the_unit_does_not_matter(values: list[tuple[int, int, int]], unit: float):
    rows = [["increase", 2020, b, 2022, y, 2025, g] for b, y, g in values]
    scaled = [["increase", 2020, b * unit, 2022, y * unit, 2025, g * unit] for b, y, g in values]
    assert column(run("progress", HEADER, rows), "category") == column(run("progress", HEADER, scaled), "category")


def test_years_out_of_order_are_refused():
    with pytest.raises(MethodError, match=r"row 2, column latest_year: “2019” is before base_year"):
        run("progress", HEADER, [["increase", 2020, 50, 2019, 60, 2025, 70]])
