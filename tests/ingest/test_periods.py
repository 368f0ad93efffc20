"""Periods as publishers write them become days, and what is not known is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.periods import MONTHS, period_of

years = st.integers(1900, 2049)
months = st.integers(1, 12)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021", "2021-01-01", "2022-01-01"),
        ("2022/23", "2022-04-01", "2023-04-01"),
        ("1999/00", "1999-04-01", "2000-04-01"),
        ("2022/23 Q3", "2022-10-01", "2023-01-01"),
        ("2022/23 Q4", "2023-01-01", "2023-04-01"),
        ("April 2023", "2023-04-01", "2023-05-01"),
        ("Dec 2023", "2023-12-01", "2024-01-01"),
        ("2022-05", "2022-05-01", "2022-06-01"),
        ("2023-06-30", "2023-06-30", "2023-07-01"),
        ("2015 - 17", "2015-01-01", "2018-01-01"),
        ("2009 to 2013", "2009-01-01", "2014-01-01"),
        ("2022/23 - 24/25", "2022-04-01", "2025-04-01"),
        ("Oct 2024-Sep 2025", "2024-10-01", "2025-10-01"),
        ("2021/22 Q1 - 2025/26 Q3", "2021-04-01", "2026-01-01"),
    ],
)
def test_a_known_form_becomes_its_first_day_and_the_day_after_its_last(text: str, start: str, end: str) -> None:
    assert period_of(text) == (date.fromisoformat(start), date.fromisoformat(end))


def test_a_school_year_starts_in_september() -> None:
    assert period_of("2022/23 - 24/25", year_starts=9) == (date(2022, 9, 1), date(2025, 9, 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "NA",
        "2022 ",
        "2022\n",
        "22/23",
        "2022/24",  # two years are not one split year
        "2022/23 Q5",
        "Q1 2022",  # a quarter of a calendar year, which nothing here uses
        "2022-13",
        "2023-02-30",
        "2015-16",  # a month that is not there, or two years: nobody can tell
        "2015 - 14",
        "2015 - 15",
        "2015 - 2016/17",
        "March 2022 - 2023",
        "Sept 2022",
        "march 2022",
        "Oct 2024-Sep",
        "Oct 2024-Sep 2024",
        "1066",
        "２０２２",  # digits, but not ours
        "2022 (provisional)",
    ],
)
def test_any_other_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a form of period that we know"):
        period_of(text)


def test_a_quarter_of_a_school_year_is_refused() -> None:
    with pytest.raises(ValueError, match="not a form of period"):
        period_of("2022/23 Q1", year_starts=9)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 30)))
def test_a_day_lasts_one_day(day: date) -> None:
    assert period_of(day.isoformat()) == (day, day + timedelta(days=1))


@given(years, months)
def test_a_month_is_the_same_month_in_words_and_in_numbers(year: int, month: int) -> None:
    in_words, in_short, in_numbers = (
        f"{MONTHS[month - 1]} {year}",
        f"{MONTHS[month - 1][:3]} {year}",
        f"{year}-{month:02}",
    )

    assert period_of(in_words) == period_of(in_short) == period_of(in_numbers)
    assert period_of(in_numbers)[0] == date(year, month, 1)


@given(years)
def test_four_quarters_make_the_year(year: int) -> None:
    written = f"{year}/{(year + 1) % 100:02}"
    quarters = [period_of(f"{written} Q{quarter}") for quarter in (1, 2, 3, 4)]

    assert [start for start, _ in quarters[1:]] == [end for _, end in quarters[:3]]
    assert (quarters[0][0], quarters[3][1]) == period_of(written)


@given(years, st.integers(1, 12))
def test_a_split_year_lasts_a_year_from_whichever_month_it_starts(year: int, starts: int) -> None:
    start, end = period_of(f"{year}/{(year + 1) % 100:02}", year_starts=starts)

    assert start == date(year, starts, 1)
    assert end == date(year + 1, starts, 1)


@given(years, st.integers(1, 50))
def test_a_range_of_years_runs_to_the_end_of_its_last(first: int, more: int) -> None:
    assert period_of(f"{first} to {first + more}")[1] == date(first + more + 1, 1, 1)


@given(years, st.integers(0, 50))
def test_a_range_that_does_not_go_forwards_is_refused(last: int, back: int) -> None:
    with pytest.raises(ValueError, match="not a form of period"):
        period_of(f"{last + back} to {last}")


@given(st.text() | st.from_regex(r"[0-9A-Z/ Qto-]{1,24}", fullmatch=True))
def test_whatever_is_read_starts_before_it_ends_and_shows_its_first_year(text: str) -> None:
    try:
        start, end = period_of(text)
    except ValueError:
        return
    assert start < end
    assert str(start.year) in text or str(start.year - 1) in text  # the last quarter starts in the next year
