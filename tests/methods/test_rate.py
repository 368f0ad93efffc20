"""Rates: exact limits below ten events, Byar's from ten on."""

from __future__ import annotations

import math
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.methods.drawn import column, expect, numbers, run


def chance_of_at_most(events: int, mean: float) -> float:
    return sum(math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) for k in range(events + 1)) if mean else 1.0


def mean_where(holds: Callable[[float], bool]) -> float:
    """The largest mean, by halving, for which it still holds."""
    low, high = 0.0, 10000.0
    for _ in range(100):
        low, high = ((low + high) / 2, high) if holds((low + high) / 2) else (low, (low + high) / 2)
    return low


def test_exact_limits_are_those_garwood_published():
    # F. Garwood, Biometrika 28 (1936): 0 to 3.69, 0.0253 to 5.57, 1.62 to 11.67, 4.12 to 17.08 expected events.
    expect(
        "rate",
        given="""
            x | n
            --+-------
            0 | 100000
            1 | 100000
            5 | 100000
            9 | 100000
        """,
        then="""
            value | lower95_0cl | upper95_0cl | method
            ------+-------------+-------------+-------
            0     | 0.000       | 3.689       | Exact
            1     | 0.025       | 5.572       | Exact
            5     | 1.623       | 11.668      | Exact
            9     | 4.115       | 17.085      | Exact
        """,
    )


def test_at_an_exact_limit_so_many_events_happen_as_rarely_as_is_said():
    for row in run("rate", ["x", "n"], [[x, 100000] for x in range(10)]):
        events = int(row["x"])
        for tail, confidence in ((0.025, "95_0"), (0.001, "99_8")):
            upper, lower = float(row[f"upper{confidence}cl"]), float(row[f"lower{confidence}cl"])
            assert math.isclose(chance_of_at_most(events, upper), tail, rel_tol=1e-9)
            assert events == 0 or math.isclose(1 - chance_of_at_most(events - 1, lower), tail, rel_tol=1e-9)


def test_byars_limits_are_within_two_percent_of_the_exact_ones():
    for row in run("rate", ["x", "n"], [[x, 100000] for x in (10, 11, 25, 100, 400)]):
        events = int(row["x"])
        exact_upper = mean_where(lambda mean, events=events: chance_of_at_most(events, mean) > 0.025)
        exact_lower = mean_where(lambda mean, events=events: 1 - chance_of_at_most(events - 1, mean) < 0.025)
        assert math.isclose(float(row["upper95_0cl"]), exact_upper, rel_tol=0.001)
        assert math.isclose(float(row["lower95_0cl"]), exact_lower, rel_tol=0.002)


def test_byars_limits_of_ten_events_worked_by_hand():
    # 10 (1 - 1/90 - 1.959964/(3 sqrt 10))^3 = 4.7874 and 11 (1 - 1/99 + 1.959964/(3 sqrt 11))^3 = 18.3915.
    expect(
        "rate",
        given="""
            x  | n
            ---+-------
            10 | 100000
        """,
        then="""
            value | lower95_0cl | upper95_0cl | method
            ------+-------------+-------------+-------
            10    | 4.7874      | 18.3915     | Byars
        """,
    )


def test_nothing_is_made_of_an_unknown_count_or_of_nobody():
    expect(
        "rate",
        given="""
            x  | n
            ---+----
            3  | 0
            12 |
               | 500
        """,
        then="""
            x  | n   | value | lower95_0cl | upper99_8cl
            ---+-----+-------+-------------+------------
            3  | 0   |       |             |
            12 |     |       |             |
               | 500 |       |             |
        """,
    )


def test_there_may_be_more_events_than_people():
    expect(
        "rate",
        given="""
            x  | n
            ---+---
            20 | 10
        """,
        then="""
            value
            ------
            200000
        """,
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**8)), min_size=1, max_size=40))
def test_limits_hold_the_rate_and_are_wider_where_more_confidence_is_asked(counts: list[tuple[int, int]]):
    for row in run("rate", ["x", "n"], counts):
        low99, low95, value, high95, high99 = (
            float(row[name]) for name in ("lower99_8cl", "lower95_0cl", "value", "upper95_0cl", "upper99_8cl")
        )
        assert 0 <= low99 <= low95 <= value <= high95 <= high99


def test_more_events_move_all_limits_up_also_from_exact_to_byar():
    rows = run("rate", ["x", "n"], [[x, 1000] for x in range(40)])
    for name in ("lower95_0cl", "upper95_0cl", "upper99_8cl"):
        assert numbers(rows, name) == sorted(set(numbers(rows, name)))
    assert numbers(rows[1:], "lower99_8cl") == sorted(set(numbers(rows[1:], "lower99_8cl")))
    assert column(rows, "method") == ["Exact"] * 10 + ["Byars"] * 30
