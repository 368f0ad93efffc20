"""Numbers, periods and dates as readers see them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import figures
from tests.dashboard.example_rows import an_indicator

PERCENT = an_indicator()
POUNDS = an_indicator(unit="£", unit_place="before", decimals=0)
MILLIONS = an_indicator(unit="£ million", unit_place="before", decimals=1)
NIGHTS = an_indicator(unit="nights", unit_place="after_space", decimals=0)
PEOPLE = an_indicator(unit="people waiting", unit_place="after_space", decimals=0)
PER_1000 = an_indicator(unit="per 1,000 people", unit_place="after_space", decimals=1)
RATE = an_indicator(unit="per 1,000 people", unit_place="none", decimals=1)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (3, 1, "3.0"),
        (1234567.85, 1, "1,234,567.9"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (2.675, 2, "2.68"),
        (2.6749999999999998, 2, "2.68"),  # 2.675 after a sum in floating point
        (0.1 + 0.2, 1, "0.3"),
        (-0.04, 1, "0.0"),
        (-0.0, 0, "0"),
        (1e21, 0, "1,000,000,000,000,000,000,000"),
    ],
)
def test_numbers_round_half_away_from_zero(value, decimals, expected):
    assert figures.number(value, decimals) == expected


@given(st.floats(-1e15, 1e15), st.integers(0, 3))
def test_a_number_is_never_a_negative_zero(value, decimals):
    assert not re.fullmatch(r"−[0.]+", figures.number(value, decimals))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises((ValueError, ArithmeticError)):
        figures.number(value, 1)


@pytest.mark.parametrize(
    ("indicator", "value", "expected"),
    [
        (PERCENT, 3.04, "3.0%"),
        (PERCENT, -3.04, "−3.0%"),
        (POUNDS, 1250.4, "£1,250"),
        (POUNDS, -12, "−£12"),
        (MILLIONS, 3.25, "£3.3 million"),
        (NIGHTS, 5, "5 nights"),
        (NIGHTS, 1, "1 night"),
        (NIGHTS, 0, "0 nights"),
        (PEOPLE, 1.2, "1 person waiting"),
        (PER_1000, 1, "1.0 per 1,000 people"),
        (RATE, 38.7, "38.7"),
    ],
)
def test_the_unit_stands_where_the_catalogue_says(indicator, value, expected):
    assert figures.amount(indicator, value) == expected


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [(PERCENT, "%"), (POUNDS, "£"), (MILLIONS, "£ million"), (NIGHTS, "nights"), (an_indicator(unit=""), "")],
)
def test_the_unit_can_stand_by_itself(indicator, expected):
    assert figures.unit(indicator) == expected


@pytest.mark.parametrize(
    ("indicator", "low", "high", "expected"),
    [
        (PERCENT, 4, 5.62, "4.0% to 5.6%"),
        (POUNDS, 500, 600, "£500 to £600"),
        (NIGHTS, 5, 6, "5 to 6 nights"),
        (NIGHTS, 0, 1, "0 to 1 nights"),
        (RATE, 10, 12, "10.0 to 12.0"),
        (PERCENT, 4.01, 4.04, "4.0%"),
        (PERCENT, -2, 3, "−2.0% to 3.0%"),
    ],
)
def test_a_range_is_two_values_with_to_between(indicator, low, high, expected):
    assert figures.span(indicator, low, high) == expected


@pytest.mark.parametrize(
    ("value", "status", "expected"),
    [
        (0, "published", "0.0%"),
        (4.4, "unreliable", "4.4% (use with care)"),
        (None, "suppressed", "Withheld to protect people"),
        (None, "not_available", "Not published"),
        (None, "not_applicable", "Does not apply here"),
    ],
)
def test_zero_and_the_three_kinds_of_missing_are_told_apart(value, status, expected):
    assert figures.shown(PERCENT, value, status) == expected


def test_an_unknown_reason_for_a_missing_value_is_refused():
    with pytest.raises(KeyError):
        figures.shown(PERCENT, None, "lost")


@pytest.mark.parametrize(
    ("start", "end", "kind", "period", "when"),
    [
        ("2024-01-01", "2025-01-01", "calendar_year", "2024", "in 2024"),
        ("2020-01-01", "2025-01-01", "rolling", "2020 to 2024", "in 2020 to 2024"),
        ("2024-04-01", "2025-04-01", "financial_year", "2024/25", "in 2024/25"),
        ("1999-04-01", "2000-04-01", "financial_year", "1999/00", "in 1999/00"),
        ("2021-04-01", "2024-04-01", "rolling", "2021/22 to 2023/24", "in 2021/22 to 2023/24"),
        ("2024-08-01", "2025-08-01", "school_year", "2024/25 school year", "in the 2024/25 school year"),
        ("2024-09-01", "2025-09-01", "school_year", "2024/25 school year", "in the 2024/25 school year"),
        ("2025-07-01", "2025-08-01", "month", "July 2025", "in July 2025"),
        ("2025-04-01", "2025-07-01", "quarter", "April to June 2025", "in April to June 2025"),
        (
            "2024-11-01",
            "2025-02-01",
            "quarter",
            "November 2024 to January 2025",
            "in November 2024 to January 2025",
        ),
        ("2025-03-15", "2025-03-16", "date", "15 March 2025", "on 15 March 2025"),
        ("2023-04-01", "2025-04-02", "date", "April 2023 to April 2025", "in April 2023 to April 2025"),
        (
            "2024-11-16",
            "2025-11-16",
            "year_ending",
            "year to 15 November 2025",
            "in the year to 15 November 2025",
        ),
        ("2024-10-01", "2025-10-01", "year_ending", "year to September 2025", "in the year to September 2025"),
        ("2024-03-10", "2024-05-20", "month", "10 March 2024 to 19 May 2024", "in 10 March 2024 to 19 May 2024"),
    ],
)
def test_a_period_is_said_the_way_its_publisher_counts(start, end, kind, period, when):
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert (figures.period(*days, kind), figures.when(*days, kind)) == (period, when)


def test_a_short_period_leaves_out_what_a_chart_has_no_room_for():
    spring, school = (date(2025, 4, 1), date(2025, 7, 1)), (date(2024, 9, 1), date(2025, 9, 1))
    assert figures.short_period(*spring, "quarter") == "Apr to Jun 2025"
    assert figures.short_period(*school, "school_year") == "2024/25"


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 2000), st.sampled_from(["rolling", "month"]))
def test_every_period_names_the_year_it_ends_in(start, length, kind):
    end = date.fromordinal(start.toordinal() + length)
    last_year = date.fromordinal(end.toordinal() - 1).year
    assert re.search(rf"{last_year}|/{last_year % 100:02d}", figures.period(start, end, kind))


def test_the_middle_year_of_three_is_the_second():
    assert figures.middle_year(date(2010, 1, 1), date(2013, 1, 1)) == "2011"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (21, "21st"), (112, "112th")],
)
def test_ordinals(value, expected):
    assert figures.ordinal(value) == expected


def test_ties_share_a_block_of_positions():
    assert figures.position(4, 6) == "4th to 6th"
    assert figures.position(4, 4) == "4th"


def test_dates():
    assert figures.day(date(2026, 1, 20)) == "20 January 2026"
    assert figures.month(date(2026, 1, 20)) == "January 2026"
