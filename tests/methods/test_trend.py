"""Trends: Armitage's test on counts, Fingertips' rule on values with intervals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.methods.order import MethodError
from tests.methods.drawn import answer, compare, expect, run

HEADER = ["series", "year", "x", "n"]


def test_the_trend_of_smokers_among_lung_patients_is_the_one_in_rs_manual():
    # help(prop.trend.test): X-squared = 8.2249, df = 1, p-value = 0.004132 (Fleiss 1981, four clinics in order).
    expect(
        "trend",
        given="""
            series  | year | x   | n
            --------+------+-----+----
            smokers | 1    | 83  | 86
            smokers | 2    | 90  | 93
            smokers | 3    | 129 | 136
            smokers | 4    | 70  | 82
        """,
        then="""
            series  | n_points | chisq  | p_value
            --------+----------+--------+---------
            smokers | 4        | 8.2249 | 0.004132
        """,
    )


def test_a_slope_is_in_share_a_year_and_a_gap_counts_as_long_as_it_is():
    # 10%, 12% and 16% of 1,000 in years 1, 2 and 4: a line exactly, up 2 points a year.
    expect(
        "trend",
        given="""
            series | year | x   | n
            -------+------+-----+-----
            a      | 2024 | 160 | 1000
            a      | 2021 | 100 | 1000
            a      | 2022 | 120 | 1000
        """,
        then="""
            series | n_points | slope
            -------+----------+-------
            a      | 3        | 0.0200
        """,
    )


def test_what_has_no_line_has_no_slope():
    expect(
        "trend",
        given="""
            series | year | x  | n
            -------+------+----+----
            one    | 2021 | 10 | 100
            one    | 2022 |    | 100
            none   | 2021 | 0  | 100
            none   | 2022 | 0  | 100
            empty  | 2021 |    | 100
            flat   | 2021 | 50 | 100
            flat   | 2022 | 50 | 100
        """,
        then="""
            series | n_points | chisq | p_value | slope
            -------+----------+-------+---------+------
            one    | 1        |       |         |
            none   | 2        |       |         | 0
            empty  | 0        |       |         |
            flat   | 2        | 0     | 1       | 0
        """,
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 4000), min_size=5, max_size=5))
def test_p_is_the_tail_of_chi_square_to_a_millionth_however_small(counts: list[int]):
    rows = run("trend", HEADER, [["a", 2020 + i, x, 4000] for i, x in enumerate(counts)])
    if rows[0]["chisq"]:
        exact = math.erfc(math.sqrt(float(rows[0]["chisq"]) / 2))
        assert math.isclose(float(rows[0]["p_value"]), exact, rel_tol=1e-6, abs_tol=1e-300)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(5)), st.lists(st.integers(0, 500), min_size=5, max_size=5))
def test_neither_the_order_of_rows_nor_the_name_of_year_one_matters(order: list[int], counts: list[int]):
    rows = [["a", 2020 + i, x, 500] for i, x in enumerate(counts)]
    shuffled = [["a", rows[i][1] - 1000, *rows[i][2:]] for i in order]
    one, other = run("trend", HEADER, rows)[0], run("trend", HEADER, shuffled)[0]
    assert math.isclose(float(one["slope"]), float(other["slope"]), rel_tol=1e-6, abs_tol=1e-12)


def test_a_steady_rise_beyond_its_intervals_is_increasing():
    # Weights are equal, so the slope is 2.0 and chi-square is (2 / (1/1.96/sqrt(10)))^2 = 153.7 with 3.92 for 2 z.
    expect(
        "trend",
        given="""
            series | year | value | lci | uci
            -------+------+-------+-----+----
            up     | 2014 | 99    | 98  | 100
            up     | 2020 | 10    | 9   | 11
            up     | 2021 | 12    | 11  | 13
            up     | 2022 | 14    | 13  | 15
            up     | 2023 | 16    | 15  | 17
            up     | 2024 | 18    | 17  | 19
        """,
        then="""
            series | n_available | first_year | last_year | slope | chisq  | loo_same_sign | marker
            -------+-------------+------------+-----------+-------+--------+---------------+-----------
            up     | 6           | 2020       | 2024      | 2.0   | 153.66 | TRUE          | increasing
        """,
    )


def test_the_same_fall_within_wide_intervals_is_no_significant_change():
    expect(
        "trend",
        given="""
            series | year | value | lci | uci
            -------+------+-------+-----+----
            down   | 2020 | 18    | 8   | 28
            down   | 2021 | 16    | 6   | 26
            down   | 2022 | 14    | 4   | 24
            down   | 2023 | 12    | 2   | 22
            down   | 2024 | 10    | 0   | 20
        """,
        then="""
            slope | chisq  | loo_same_sign | marker
            ------+--------+---------------+----------------------
            -2.0  | 1.5366 | TRUE          | no_significant_change
        """,
    )


def test_one_year_that_carries_the_whole_slope_is_no_trend():
    expect(
        "trend",
        given="""
            series | year | value | lci  | uci
            -------+------+-------+------+-----
            leap   | 2020 | 10.3  | 10.1 | 10.5
            leap   | 2021 | 10.2  | 10.0 | 10.4
            leap   | 2022 | 10.1  | 9.9  | 10.3
            leap   | 2023 | 10.0  | 9.8  | 10.2
            leap   | 2024 | 12.0  | 11.8 | 12.2
        """,
        then="""
            slope  | loo_same_sign | marker
            -------+---------------+----------------------
            0.3200 | FALSE         | no_significant_change
        """,
    )


def test_fewer_than_five_points_with_an_interval_are_not_judged():
    expect(
        "trend",
        given="""
            series | year | value | lci | uci
            -------+------+-------+-----+----
            four   | 2020 | 10    | 9   | 11
            four   | 2021 | 12    |     | 13
            four   | 2022 | 14    | 13  | 15
            four   | 2023 | 16    | 16  | 16
            four   | 2024 | 18    | 17  | 19
            none   | 2024 | 18    |     |
        """,
        then="""
            series | n_available | first_year | last_year | slope | chisq | loo_same_sign | marker
            -------+-------------+------------+-----------+-------+-------+---------------+---------------------
            four   | 3           | 2020       | 2024      |       |       |               | cannot_be_calculated
            none   | 0           |            |           |       |       |               | cannot_be_calculated
        """,
    )


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(-50, 50).map(lambda v: round(v, 2)), min_size=5, max_size=8), st.integers(-1000, 1000))
def test_the_zero_of_the_scale_does_not_matter_and_a_mirror_turns_the_marker(values: list[float], shift: int):
    header = ["series", "year", "value", "lci", "uci"]
    rows = [["a", 2000 + i, v, v - 1 - i / 9, v + 1 + i / 9] for i, v in enumerate(values)]
    moved = [["b", year, v + shift, low + shift, high + shift] for _, year, v, low, high in rows]
    mirror = [["c", year, -v, -high, -low] for _, year, v, low, high in rows]
    one, same, turned = run("trend", header, [*rows, *moved, *mirror])
    word = {"increasing": "decreasing", "decreasing": "increasing"}
    assert same["marker"] == one["marker"]
    assert turned["marker"] == word.get(one["marker"], one["marker"])
    assert math.isclose(float(same["slope"]), float(one["slope"]), rel_tol=1e-6, abs_tol=1e-9)


def test_counts_are_preferred_where_a_table_has_both():
    found = answer(
        "trend",
        """
            series | area_name | year | x  | n   | value | lci | uci
            -------+-----------+------+----+-----+-------+-----+----
            a      | Ayham     | 2021 | 10 | 100 | 10    | 5   | 15
            a      | Ayham     | 2022 | 20 | 100 | 20    | 15  | 25
        """,
    )
    compare(
        found,
        """
            series | area_name | n_points
            -------+-----------+---------
            a      | Ayham     | 2
        """,
    )


def test_a_table_without_either_is_told_what_a_trend_needs():
    with pytest.raises(MethodError, match=r"x and n, or value, lci and uci"):
        run("trend", ["series", "year", "score"], [["a", 2020, 5]])
    with pytest.raises(MethodError, match=r"row 3, column year: “2020” of series “a” stands in row 2 already"):
        run("trend", HEADER, [["a", 2020, 5, 10], ["a", 2020, 6, 10]])
    with pytest.raises(MethodError, match=r"row 2, column lci: “9” is above uci"):
        run("trend", ["series", "year", "value", "lci", "uci"], [["a", 2020, 5, 9, 6]])
