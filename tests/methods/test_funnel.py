"""Funnels: places beside what places of their size have by chance."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.methods.drawn import column, compare, expect, numbers, run_funnel

PLACES = st.lists(
    st.integers(1, 10**5).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=30
)


def test_a_place_is_judged_by_its_own_size():
    # Baseline 500 of 5,000 = 10%. Of 1,000 the 95% limits are 8.14 and 11.86, the 99.8% limits 7.07 and 12.93.
    expect(
        "funnel",
        given="""
            area | x   | n
            -----+-----+-----
            a    | 70  | 1000
            b    | 81  | 1000
            c    | 100 | 1000
            d    | 119 | 1000
            e    | 130 | 1000
        """,
        then="""
            area | significance
            -----+----------------
            a    | Low (0.001)
            b    | Low (0.025)
            c    | Not significant
            d    | High (0.025)
            e    | High (0.001)
        """,
    )


def test_a_place_without_figures_is_not_judged_and_moves_no_baseline():
    expect(
        "funnel",
        given="""
            area | x   | n
            -----+-----+-----
            a    | 100 | 1000
            b    |     | 9000
            c    | 9   |
            d    | 0   | 0
        """,
        then="""
            area | significance
            -----+----------------
            a    | Not significant
            b    |
            c    |
            d    |
        """,
    )


def test_the_curve_is_the_baseline_and_two_pairs_of_limits_for_a_hundred_sizes():
    # Smallest 900 x 0.95 = 855, down to 800; largest 1,100 x 1.05 = 1,155, up to 1,200. Baseline 10%.
    _, curve = run_funnel(["x", "n"], [[90, 900], [110, 1100]])
    compare(
        [curve[0], curve[-1]],
        """
            Population | lower_2s_limit | upper_2s_limit | lower_3s_limit | upper_3s_limit | baseline | statistic
            -----------+----------------+----------------+----------------+----------------+----------+-----------
            800        | 7.9211         | 12.0789        | 6.7223         | 13.2777        | 10       | proportion
            1200       | 8.3026         | 11.6974        | 7.3238         | 12.6762        | 10       | proportion
        """,
    )
    assert len(curve) == 100


def test_the_curve_begins_at_one_where_the_largest_is_over_twice_the_smallest():
    _, curve = run_funnel(["x", "n"], [[10, 100], [110, 1100]])
    assert column(curve[:3], "Population") == ["1", "2", "3"]
    assert column(curve, "Population")[-1] == "1200"


def test_no_places_have_no_curve():
    assert run_funnel(["x", "n"], []) == ([], [])
    assert run_funnel(["x", "n"], [["", 5]])[1] == []


@settings(max_examples=25, deadline=None)
@given(PLACES)
def test_the_curve_widens_for_smaller_places_and_stays_between_none_and_all(places: list[tuple[int, int]]):
    rows, curve = run_funnel(["x", "n"], places)
    sizes = numbers(curve, "Population")
    assert sizes == sorted(set(sizes))
    assert sizes[0] <= min(n for _, n in places)
    assert sizes[-1] >= max(n for _, n in places)
    for side, way in (("lower_2s_limit", 1), ("upper_2s_limit", -1), ("lower_3s_limit", 1), ("upper_3s_limit", -1)):
        limits = numbers(curve, side)
        assert [way * limit for limit in limits] == sorted(way * limit for limit in limits)
        assert 0 <= min(limits) <= max(limits) <= 100
    assert len(rows) == len(places)


@settings(max_examples=25, deadline=None)
@given(PLACES)
def test_the_judgement_agrees_with_the_limits_for_that_size(places: list[tuple[int, int]]):
    rows, _ = run_funnel(["x", "n"], places)
    share = sum(x for x, _ in places) / sum(n for _, n in places)
    for row in rows:
        reach = math.sqrt(share * (1 - share) / int(row["n"]))
        gap = (int(row["x"]) / int(row["n"]) - share) / reach if reach else 0
        assert ("0.001" in row["significance"]) == (abs(gap) > 3.090232306167813)
        assert (row["significance"] == "Not significant") == (abs(gap) <= 1.959963984540054)
        assert row["significance"].startswith("Low") <= (gap < 0)
