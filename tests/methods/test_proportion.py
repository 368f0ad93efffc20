"""Shares with Wilson's limits: against published examples, and whatever the counts are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.methods.drawn import expect, numbers, run

COUNTS = st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_wilsons_limits_are_those_newcombe_published():
    # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    expect(
        "proportion",
        given="""
            x  | n
            ---+----
            81 | 263
            15 | 148
            0  | 20
            1  | 29
        """,
        then="""
            x  | n   | lower95_0cl | upper95_0cl
            ---+-----+-------------+------------
            81 | 263 | 25.53       | 36.62
            15 | 148 | 6.24        | 16.05
            0  | 20  | 0.00        | 16.11
            1  | 29  | 0.61        | 17.18
        """,
    )


def test_nothing_is_made_of_an_unknown_count_or_of_nobody():
    expect(
        "proportion",
        given="""
            x  | n
            ---+---
            0  | 0
            5  |
               | 5
            NA | 5
        """,
        then="""
            x | n | value | lower95_0cl | upper95_0cl | lower99_8cl | upper99_8cl
            --+---+-------+-------------+-------------+-------------+------------
            0 | 0 |       |             |             |             |
            5 |   |       |             |             |             |
              | 5 |       |             |             |             |
              | 5 |       |             |             |             |
        """,
    )


def test_none_and_all_are_limits_to_the_last_digit():
    rows = run("proportion", ["x", "n"], [[0, 7], [7, 7], [0, 123457], [123457, 123457]])
    assert [row["lower95_0cl"] for row in rows[::2]] == ["0.0", "0.0"]
    assert [row["upper99_8cl"] for row in rows[1::2]] == ["100.0", "100.0"]


@settings(max_examples=25, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=40))
def test_limits_hold_the_share_and_are_wider_where_more_confidence_is_asked(counts: list[tuple[int, int]]):
    for row in run("proportion", ["x", "n"], counts):
        low99, low95, value, high95, high99 = (
            float(row[name]) for name in ("lower99_8cl", "lower95_0cl", "value", "upper95_0cl", "upper99_8cl")
        )
        assert 0 <= low99 <= low95 <= value * (1 + 1e-12) <= high95 * (1 + 2e-12) <= high99 * (1 + 3e-12)
        assert high99 <= 100


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 400))
def test_more_events_move_all_three_up(n: int):
    rows = run("proportion", ["x", "n"], [[x, n] for x in range(n + 1)])
    assert all(numbers(rows, name) == sorted(set(numbers(rows, name))) for name in ("value", "lower95_0cl"))
    assert numbers(rows, "upper99_8cl") == sorted(set(numbers(rows, "upper99_8cl")))


@settings(max_examples=20, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=20))
def test_those_who_have_it_mirror_those_who_have_not(counts: list[tuple[int, int]]):
    have = run("proportion", ["x", "n"], counts)
    have_not = run("proportion", ["x", "n"], [(n - x, n) for x, n in counts])
    for one, other in zip(have, have_not, strict=True):
        assert abs(float(one["lower95_0cl"]) + float(other["upper95_0cl"]) - 100) < 1e-9
