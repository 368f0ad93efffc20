"""Process control: limits, groups, labels and the two icons, worked by hand."""

from __future__ import annotations

import pytest

from ingest.methods.order import MethodError
from tests.methods.drawn import column, compare, numbers, points_of, run_xmr, series, xmr

# Mean 10, moving ranges all 2: limits 10 -/+ 5.32, near limits 10 -/+ 3.5467.
ZIGZAG = [9, 11] * 7
YEARS = ["case_id", "date", "value"]


def test_limits_are_the_mean_and_two_point_six_six_mean_moving_ranges():
    compare(
        points_of([9, 11, 10, 14]),  # ranges 2, 1, 4: mean 7/3
        """
            mean | lpl    | upl     | outside_limits | relative_to_mean | close_to_limits | short_group_warning
            -----+--------+---------+----------------+------------------+-----------------+--------------------
            11   | 4.7933 | 17.2067 | FALSE          | -1               | 0               | TRUE
            11   | 4.7933 | 17.2067 | FALSE          | 0                | 0               | TRUE
            11   | 4.7933 | 17.2067 | FALSE          | -1               | 0               | TRUE
            11   | 4.7933 | 17.2067 | FALSE          | 1                | 0               | TRUE
        """,
    )


def test_a_moving_range_far_beyond_the_others_is_left_out_once():
    values = [10, 11, 10, 11, 10, 11, 10, 30, 10, 11, 10, 11, 10]
    screened, unscreened = points_of(values), points_of(values, screen_outliers=False)
    # Ranges: ten of 1 and two of 20; their mean is 4.1667 and 20 is beyond 3.267 of those.
    assert numbers(screened, "upl")[0] == pytest.approx(sum(values) / 13 + 2.66)
    assert numbers(unscreened, "upl")[0] == pytest.approx(sum(values) / 13 + 2.66 * 50 / 12)


def test_a_rebase_date_starts_a_group_at_the_first_point_on_or_after_it():
    rows = series([1, 2, 1, 2, 8, 9, 8, 9])
    for date in ("1994-01-01", "1993-07-01"):
        points, _ = run_xmr(YEARS, rows, [{"case_id": "a", "improvement_direction": "increase", "rebase": [date]}])
        assert column(points, "rebase_group") == ["0"] * 4 + ["1"] * 4
        assert numbers(points, "mean") == [1.5] * 4 + [8.5] * 4
        assert numbers(points, "upl") == pytest.approx([4.16] * 4 + [11.16] * 4)  # the leap between is no range


def test_a_rebase_outside_the_series_changes_nothing_and_two_between_points_are_one():
    assert set(column(points_of([1, 2, 3], rebase=["1980-01-01", "2030-01-01"]), "rebase_group")) == {"0"}
    assert column(points_of([1, 2, 3], rebase=["1990-03-01", "1990-09-01"]), "rebase_group") == ["0", "1", "1"]
    assert set(column(points_of([1, 2, 3], rebase="1990-01-01"), "rebase_group")) == {"1"}


def test_limits_can_be_those_of_the_first_points_only():
    points = points_of([9, 11] * 6 + [30] * 4, fix_after_n_points=12)
    assert set(numbers(points, "mean")) == {10.0}
    assert numbers(points, "upl")[0] == pytest.approx(15.32)
    assert column(points, "special_cause_type")[-4:] == ["Above UCL"] * 4


def test_a_group_of_fewer_than_thirteen_is_a_trial():
    assert set(column(points_of([1, 2] * 6), "short_group_warning")) == {"TRUE"}
    assert set(column(points_of([1, 2] * 6 + [1]), "short_group_warning")) == {"FALSE"}


def test_a_point_on_a_limit_or_on_the_mean_is_inside_whatever_the_rounding():
    # Tenths have no exact form in binary: the sum of 0.1 and 0.7 halves to a hair beside 0.4.
    points = points_of([0.1, 0.7, 0.4, 0.4, 0.1, 0.7, 0.4])
    assert column(points, "relative_to_mean") == ["-1", "1", "0", "0", "-1", "1", "0"]
    flat = points_of([0.1] * 14, screen_outliers=False)
    assert set(column(flat, "outside_limits")) == {"FALSE"}
    assert set(column(flat, "relative_to_mean")) == {"0"}


def test_a_flat_series_has_no_limits_once_screened():
    points, summary = xmr(
        """
            case_id | date | value
            --------+------+------
            a       | 2021 | 7
            a       | 2022 | 7
            a       | 2023 | 7
        """,
        {"case_id": "a", "improvement_direction": "increase", "target": 7},
    )
    compare(
        points[:1],
        """
            mean | lpl | upl | outside_limits | relative_to_mean | close_to_limits | special_cause_type | target
            -----+-----+-----+----------------+------------------+-----------------+--------------------+-------
            7    |     |     |                | 0                |                 | Common Cause       | 7
        """,
    )
    assert (summary[0]["assurance_type"], summary[0]["assurance_icon"]) == ("inconsistent", "inconsistent.svg")


def test_one_point_has_a_mean_and_nothing_else():
    compare(
        points_of([3]),
        """
            rebase_group | mean | lpl | upl | outside_limits | relative_to_mean | special_cause_flag | point_type
            -------------+------+-----+-----+----------------+------------------+--------------------+-------------
            0            | 3    |     |     |                | 0                | FALSE              | common_cause
        """,
    )


def test_a_missing_value_has_no_range_on_either_side_and_is_not_judged():
    points = points_of([9, 11, "", 9, 11, "NA", 9])
    assert set(numbers(points, "mean")) == {9.8}
    assert numbers(points, "upl")[0] == pytest.approx(9.8 + 2.66 * 2)
    compare(
        points[2:3],
        """
            value | outside_limits | relative_to_mean | close_to_limits | special_cause_type | point_type
            ------+----------------+------------------+-----------------+--------------------+-------------
                  |                |                  |                 | Common Cause       | common_cause
        """,
    )


def test_a_series_of_missing_values_says_nothing():
    compare(
        points_of(["", ""]),
        """
            mean | lpl | upl | special_cause_type
            -----+-----+-----+-------------------
                 |     |     | Common Cause
                 |     |     | Common Cause
        """,
    )


@pytest.mark.parametrize(
    ("direction", "high", "low"),
    [
        ("increase", "improvement_high.svg", "concern_low.svg"),
        ("decrease", "concern_high.svg", "improvement_low.svg"),
        ("neutral", "neutral_high.svg", "neutral_low.svg"),
    ],
)
def test_the_variation_icon_is_that_of_the_last_point(direction: str, high: str, low: str):
    cases = [{"case_id": name, "improvement_direction": direction} for name in ("common", "high", "low")]
    rows = [*series(ZIGZAG, "common"), *series([*ZIGZAG, 40], "high"), *series([*ZIGZAG, -20], "low")]
    _, summary = run_xmr(YEARS, rows, cases)
    assert column(summary, "variation_icon") == ["common_cause.svg", high, low]
    assert column(summary, "n") == ["14", "15", "15"]


@pytest.mark.parametrize(
    ("direction", "assured"),
    [
        ("increase", ["fail", "pass", "inconsistent", "inconsistent"]),
        ("decrease", ["pass", "fail", "inconsistent", "inconsistent"]),
        ("neutral", ["", "", "", ""]),
    ],
)
def test_assurance_sets_the_last_limits_beside_the_target(direction: str, assured: list[str]):
    targets = {"above": 15.33, "below": 4.67, "on_upper": 15.32, "on_lower": 4.68}
    cases = [{"case_id": n, "improvement_direction": direction, "target": t} for n, t in targets.items()]
    rows = [row for name in targets for row in series(ZIGZAG, name)]
    _, summary = run_xmr(YEARS, rows, cases)
    assert column(summary, "assurance_icon") == [name and f"{name}.svg" for name in assured]
    assert numbers(summary, "target") == list(targets.values())


def test_without_a_target_there_is_no_assurance():
    _, summary = run_xmr(YEARS, series(ZIGZAG), [{"case_id": "a", "improvement_direction": "increase"}])
    assert (summary[0]["target"], summary[0]["assurance_type"], summary[0]["assurance_icon"]) == ("", "", "")


def test_days_may_be_written_as_britons_do_and_rows_come_in_any_order():
    points, _ = xmr(
        """
            case_id | date       | value | note
            --------+------------+-------+------
            a       | 01/03/2024 | 3     | third
            a       | 2024-01-01 | 1     | first
            a       | 2024-02    | 2     | second
        """,
        {"case_id": "a", "improvement_direction": "increase", "rebase": ["01/02/2024"]},
    )
    compare(
        points,
        """
            date       | value | note   | rebase_group
            -----------+-------+--------+-------------
            01/03/2024 | 3     | third  | 1
            2024-01-01 | 1     | first  | 0
            2024-02    | 2     | second | 1
        """,
    )


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ({}, "case 1 has no case_id"),
        ({"case_id": "a"}, "case a: improvement_direction is null. Write one of increase, decrease, neutral"),
        ({"case_id": "a", "improvement_direction": "up"}, 'improvement_direction is "up"'),
        ({"case_id": "a", "improvement_direction": "increase", "target": "5"}, 'target is "5". Write one number'),
        ({"case_id": "a", "improvement_direction": "increase", "fix_after_n_points": 5}, "a whole number from 12 on"),
        ({"case_id": "a", "improvement_direction": "increase", "rebase": ["soon"]}, "rebase has “soon”"),
        ({"case_id": "a", "improvement_direction": "increase", "screen_outliers": "no"}, "Write true or false"),
        ({"case_id": "b", "improvement_direction": "increase"}, "row 2, column case_id: “a” is not in cases.json"),
    ],
)
def test_a_case_that_is_not_described_well_is_named(case: dict[str, object], sentence: str):
    with pytest.raises(MethodError, match=sentence):
        run_xmr(YEARS, series([1, 2]), [case])


def test_a_day_that_stands_twice_is_refused():
    with pytest.raises(MethodError, match=r"row 4, column date: “1990-01-01” of case_id “a” stands in row 2 already"):
        run_xmr(
            YEARS, [*series([1, 2]), ["a", "1990-01-01", 5]], [{"case_id": "a", "improvement_direction": "increase"}]
        )
