"""Process control: what makes a point special, rule by rule, and what does not matter to any of them."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.methods.drawn import Row, column, points_of, run_xmr, series

TYPE = "special_cause_type"
VALUES = st.lists(st.integers(-30, 30), min_size=1, max_size=30)
TURNED = {
    "Above UCL": "Below LCL",
    "7 Points Above CL": "7 Points Below CL",
    "2 in 3 Above CL": "2 in 3 Below CL",
    "7 Point Trend (Increasing)": "7 Point Trend (Decreasing)",
}
MIRROR = {**TURNED, **{low: high for high, low in TURNED.items()}, "Common Cause": "Common Cause"}
SEEN = (TYPE, "rebase_group", "outside_limits", "relative_to_mean", "close_to_limits", "point_type")


# Twelve points that fix the limits: mean 10, ranges of 2, so limits 4.68 and 15.32, near limits 6.4533 and 13.5467.
ROUTINE = [11, 9] * 6
RISE = [9, 9.5, 10, 10.5, 11, 11.5, 12]


def judged(*values: float | str, **case: object) -> list[Row]:
    """What is said of points that follow twelve routine ones."""
    return points_of([*ROUTINE, *values], fix_after_n_points=12, **case)[12:]


def types_of(*values: float | str, **case: object) -> list[str]:
    return column(judged(*values, **case), TYPE)


def test_seven_points_in_a_row_on_one_side_are_a_shift_and_six_are_not():
    assert types_of(11, 12, 11, 12, 11, 12, 11, 9) == ["7 Points Above CL"] * 7 + ["Common Cause"]
    assert types_of(11, 12, 11, 12, 11, 12, 9) == ["Common Cause"] * 7
    assert types_of(11, 9, 8, 9, 8, 9, 8, 9, 11)[1:8] == ["7 Points Below CL"] * 7


def test_a_point_on_the_mean_breaks_a_shift():
    assert types_of(11, 12, 11, 12, 10, 11, 12, 11, 12) == ["Common Cause"] * 9


def test_seven_points_that_rise_are_a_trend_also_across_the_mean():
    assert types_of(*RISE, 9) == ["7 Point Trend (Increasing)"] * 7 + ["Common Cause"]
    assert types_of(13, *reversed(RISE), 11) == ["7 Point Trend (Decreasing)"] * 8 + ["Common Cause"]


def test_six_that_rise_or_a_tie_among_eight_are_no_trend():
    assert types_of(*RISE[:6], 9) == ["Common Cause"] * 7
    assert types_of(*RISE[:4], *RISE[3:], 9) == ["Common Cause"] * 9


def test_a_trend_points_where_it_goes_not_where_it_stands():
    first = judged(*RISE, improvement_direction="increase")[0]
    assert first["relative_to_mean"] == "-1"
    assert first["point_type"] == "special_cause_improvement"


def test_at_a_peak_the_fall_that_begins_names_the_point():
    rising, falling = "7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"
    assert types_of(*RISE, *reversed(RISE[:6])) == [rising] * 6 + [falling] * 7


def test_two_of_three_near_a_limit_mark_only_themselves():
    points = judged(14, 11, 14.5, 9)
    assert column(points, "close_to_limits") == ["1", "0", "1", "0"]
    assert column(points, TYPE) == ["2 in 3 Above CL", "Common Cause", "2 in 3 Above CL", "Common Cause"]
    assert types_of(11, 6, 6, 9)[1:] == ["2 in 3 Below CL", "2 in 3 Below CL", "Common Cause"]


def test_two_of_three_need_all_three_on_one_side():
    assert types_of(14, 9, 14.5, 9) == ["Common Cause"] * 4
    assert types_of(14, 10, 14.5, 9) == ["Common Cause"] * 4


def test_beyond_a_limit_comes_first_and_does_not_count_as_near():
    assert types_of(16, 11, 14, 9) == ["Above UCL", "Common Cause", "Common Cause", "Common Cause"]
    assert types_of(*RISE[:6], 15.5)[-1] == "Above UCL"


def test_a_missing_value_breaks_every_run():
    assert types_of(11, 12, 11, 12, "", 11, 12, 11, 12) == ["Common Cause"] * 9
    assert types_of(*RISE[:4], "", *RISE[4:], 9) == ["Common Cause"] * 9
    assert types_of(14, "", 14.5, 9) == ["Common Cause"] * 4


def test_no_run_crosses_a_rebase():
    rising = list(range(13))
    assert set(column(points_of(rising, rebase=["1996-01-01"]), TYPE)[:6]) == {"Common Cause"}


@settings(max_examples=20, deadline=None)
@given(VALUES, st.integers(-500, 500), st.sampled_from([0.1, 3, 1000]))
def test_neither_the_zero_nor_the_unit_of_the_scale_matters(values: list[int], shift: int, unit: float):
    one, other = points_of(values), points_of([(value + shift) * unit for value in values])
    assert [[row[name] for name in SEEN] for row in one] == [[row[name] for name in SEEN] for row in other]
    for mine, theirs in zip(column(one, "upl"), column(other, "upl"), strict=True):
        assert (mine == theirs == "") or math.isclose(
            (float(mine) + shift) * unit, float(theirs), rel_tol=1e-9, abs_tol=1e-6 * unit
        )


@settings(max_examples=20, deadline=None)
@given(VALUES)
def test_a_mirrored_series_has_mirrored_signals(values: list[int]):
    one = points_of(values, improvement_direction="increase")
    other = points_of([-value for value in values], improvement_direction="decrease")
    # Where two trends meet at a tie the reference calls both ways a fall: no mirror there.
    assume(not any(a == b for a, b in pairwise(values)))
    assert column(other, TYPE) == [MIRROR[kind] for kind in column(one, TYPE)]
    assert column(other, "point_type") == column(one, "point_type")


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_the_order_of_rows_and_the_company_of_other_cases_do_not_matter(data: st.DataObject):
    values = {name: data.draw(VALUES) for name in ("a", "b", "c")}
    cases = [{"case_id": name, "improvement_direction": "increase"} for name in values]
    rows = data.draw(st.permutations([row for name, own in values.items() for row in series(own, name)]))
    header = ["case_id", "date", "value"]
    together, summaries = run_xmr(header, rows, cases)
    for name, own in values.items():
        alone, summary = run_xmr(header, series(own, name), cases)
        mine = sorted((row for row in together if row["case_id"] == name), key=lambda row: row["date"])
        assert mine == alone
        assert [row for row in summaries if row["case_id"] == name] == summary


@settings(max_examples=20, deadline=None)
@given(VALUES)
def test_the_mean_lies_between_limits_and_only_points_beyond_them_are_outside(values: list[int]):
    for row in points_of(values):
        if row["upl"]:
            low, mean, high, value = (float(row[name]) for name in ("lpl", "mean", "upl", "value"))
            assert low <= mean <= high
            assert (row["outside_limits"] == "TRUE") == (value > high + 1e-7 or value < low - 1e-7)
