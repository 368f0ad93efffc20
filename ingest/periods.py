"""Reads the ways in which publishers write a period, and refuses every other. It does not show periods."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
YEAR = "((?:19|20)[0-9]{2})"
Span = tuple[date, date]


def period_of(text: str, year_starts: int = 4) -> Span:
    """First day, and the day after the last. "2022/23" is a financial year unless it starts in another month.

    Raises ValueError for a form that is not listed here: a guess would shift a figure by months unseen.
    """
    span = _single(text, year_starts) or _range(text, year_starts)
    if span is None:
        raise ValueError(f"{text!r} is not a form of period that we know")
    return span


def _single(text: str, year_starts: int) -> Span | None:
    """One year, quarter, month or day."""
    for form, reading in FORMS:
        match = re.fullmatch(form, text, re.ASCII)
        if match:
            return reading(match, year_starts)
    return None


def _range(text: str, year_starts: int) -> Span | None:
    """From the start of one period to the end of a later one of its form: "2015 - 17", "Oct 2024-Sep 2025"."""
    match = re.fullmatch(r"(.+?)(?: - | to |(?<=\d)-(?=[A-Z]))(.+)", text)
    if not match:
        return None
    first, last = match.groups()
    if re.fullmatch(r"\d\d(/\d\d)?", last, re.ASCII):  # the century is left out
        last = first[:2] + last
    if _shape(first) != _shape(last):
        return None
    begin, end = _single(first, year_starts), _single(last, year_starts)
    if begin is None or end is None or end[0] < begin[1]:
        return None
    return begin[0], end[1]


def _shape(text: str) -> str:
    """Digits and months alike, so that only periods of one form make a range."""
    return re.sub(r"\d", "9", re.sub("[A-Z][a-z]+", "month", text))


def _calendar_year(match: re.Match[str], _year_starts: int) -> Span:
    year = int(match[1])
    return date(year, 1, 1), date(year + 1, 1, 1)


def _split_year(match: re.Match[str], year_starts: int) -> Span | None:
    year = int(match[1])
    if (year + 1) % 100 != int(match[2]):
        return None
    return date(year, year_starts, 1), date(year + 1, year_starts, 1)


def _financial_quarter(match: re.Match[str], year_starts: int) -> Span | None:
    """Only of a financial year: a school year has terms."""
    whole = _split_year(match, year_starts)
    if whole is None or year_starts != 4:
        return None
    quarter = int(match[3])
    first = date(whole[1].year, 1, 1) if quarter == 4 else date(whole[0].year, 1 + 3 * quarter, 1)
    return first, _month_after(first.replace(month=first.month + 2))


def _month(match: re.Match[str], _year_starts: int) -> Span | None:
    if not 1 <= int(match[2]) <= 12:
        return None
    first = date(int(match[1]), int(match[2]), 1)
    return first, _month_after(first)


def _named_month(match: re.Match[str], _year_starts: int) -> Span:
    names = MONTHS if match[1] in MONTHS else SHORT_MONTHS
    first = date(int(match[2]), names.index(match[1]) + 1, 1)
    return first, _month_after(first)


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _day(match: re.Match[str], _year_starts: int) -> Span | None:
    try:
        day = date.fromisoformat(match[0])
    except ValueError:
        return None
    return day, day + timedelta(days=1)


FORMS: tuple[tuple[str, Callable[[re.Match[str], int], Span | None]], ...] = (
    (YEAR, _calendar_year),
    (rf"{YEAR}/(\d\d)", _split_year),
    (rf"{YEAR}/(\d\d) Q([1-4])", _financial_quarter),
    (rf"{YEAR}-(\d\d)", _month),
    (rf"({'|'.join(MONTHS + SHORT_MONTHS)}) {YEAR}", _named_month),
    (rf"{YEAR}-\d\d-\d\d", _day),
)
