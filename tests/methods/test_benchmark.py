"""A value beside a reference value."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.methods.drawn import column, expect, run

HEADER = ["value", "lci", "uci", "reference", "polarity"]
VALUES = st.tuples(*[st.integers(-20, 20)] * 4).map(lambda four: (sorted(four[:3]), four[3]))


def test_only_an_interval_that_leaves_the_reference_out_is_a_difference():
    expect(
        "benchmark",
        given="""
            value | lci | uci | reference | polarity
            ------+-----+-----+-----------+-------------
            10    | 8   | 12  | 7.9       | high_is_good
            10    | 8   | 12  | 7.9       | low_is_good
            10    | 8   | 12  | 7.9       | no_judgement
            10    | 8   | 12  | 7.9       |
            10    | 8   | 12  | 12.1      | high_is_good
            10    | 8   | 12  | 12.1      | low_is_good
            10    | 8   | 12  | 12.1      | no_judgement
            10    | 8   | 12  | 8         | high_is_good
            10    | 8   | 12  | 12        | low_is_good
        """,
        then="""
            outcome
            -------
            better
            worse
            higher
            higher
            worse
            better
            lower
            similar
            similar
        """,
    )


def test_without_both_limits_a_value_and_a_reference_nothing_is_compared():
    expect(
        "benchmark",
        given="""
            value | lci | uci | reference | polarity
            ------+-----+-----+-----------+-------------
            10    |     | 12  | 20        | high_is_good
            10    | 8   |     | 20        | high_is_good
                  | 8   | 12  | 20        | no_judgement
            10    | 8   | 12  |           | low_is_good
        """,
        then="""
            outcome
            ------------
            not_compared
            not_compared
            not_compared
            not_compared
        """,
    )


def test_an_outcome_that_came_along_is_worked_out_again():
    expect(
        "benchmark",
        given="""
            id | outcome | value | lci | uci | reference | polarity
            ---+---------+-------+-----+-----+-----------+-------------
            1  | worse   | 10    | 8   | 12  | 7         | high_is_good
        """,
        then="""
            id | value | outcome
            ---+-------+--------
            1  | 10    | better
        """,
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=30))
def test_turning_what_is_good_turns_better_and_worse(values: list[tuple[list[int], int]]):
    rows = [[value, low, high, reference] for (low, value, high), reference in values]
    good = column(run("benchmark", HEADER, [[*row, "high_is_good"] for row in rows]), "outcome")
    bad = column(run("benchmark", HEADER, [[*row, "low_is_good"] for row in rows]), "outcome")
    turned = {"better": "worse", "worse": "better"}
    assert bad == [turned.get(outcome, outcome) for outcome in good]
    assert {"similar"} == {o for o, (sides, r) in zip(good, values, strict=True) if sides[0] <= r <= sides[2]} | {
        "similar"
    }
