"""Reads the ways in which councils write when: a day, a month, a quarter or a year; and writes them so that they
read back to the same. Every end is exclusive. What could be two things is refused: a guess would shift a promise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from ingest.ledger.sheets.cells import Cell, Wrong, plain

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_YEAR, LAST_YEAR = 1900, 2100  # wide enough for any promise, narrow enough to catch 0213 for 2013
ADVICE = "write it like March 2029, 31/03/2029 or 2028/29"
Span = tuple[date, date]

_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"({'|'.join(MONTHS)}|sept|{'|'.join(name[:3] for name in MONTHS)})\.?"
_YEAR = r"(\d{4}|'?\d{2})"
_BETWEEN = r"[ ,/.-]+"
_SPLIT = r"(\d{4}|\d{2}) ?[/-] ?(\d{4}|\d{2})"
_FILLERS = (
    r"(?:to be (?:met|achieved|reached) )?"
    r"(?:by|in|during|for|from|on|to|until|due|the|end of|end|year ending|year to|year|fy|financial year|quarter to)"
)


def due_end(cell: Cell) -> date:
    """The first day on which it is too late: by March 2029 is 1 April 2029."""
    return span_of(cell)[1]


def single_day(cell: Cell) -> date:
    """A day that must be told to the day: that of a meeting, or of an embargo."""
    start, end = span_of(cell)
    if end - start != timedelta(days=1):
        raise Wrong("is not one day; write it like 31/03/2026")
    return start


def period(text: str) -> tuple[date | None, date]:
    """The period of a figure: 2019/20, March 2020, “until 31 March 2020”, or “1 April 2019 to 31 March 2020”."""
    said = plain(text).lower()
    if match := re.fullmatch(r"until (.+)", said):
        return None, span(match[1])[1]
    if (found := _single(said)) is not None:
        return _checked(found, said)
    if match := re.fullmatch(r"(?:from )?(.+?) (?:to|-) (.+)", said):
        start, end = span(match[1])[0], span(match[2])[1]
        if start < end:
            return start, end
    return span(said)


def span_of(cell: Cell) -> Span:
    """First day, and the day after the last, of whatever a cell says."""
    if isinstance(cell.value, datetime | date):
        return _checked(_of_excel(cell.value, cell.shows), cell.shown)
    if isinstance(cell.value, float | int) and not isinstance(cell.value, bool):
        if cell.text.isdigit() and FIRST_YEAR <= cell.value <= LAST_YEAR:
            return span(cell.text)
        raise Wrong(f"is a number, not a day; {ADVICE}")
    return span(cell.text)


def span(text: str) -> Span:
    """Whatever a text says; `Wrong` where it says nothing, or could say two things."""
    said = plain(text).lower().rstrip(".;,")
    if not said:
        raise Wrong(f"is empty; {ADVICE}")
    if match := re.fullmatch(r"before (?:the )?(.+)", said):
        start = span(match[1])[0]
        return start - timedelta(days=1), start
    found = _single(said)
    if found is None:
        raise Wrong(_why_not(said))
    return _checked(found, said)


def in_words(end: date) -> str:
    """An exclusive end as people write it: 1 April 2029 is March 2029, 16 March 2029 is 15 March 2029."""
    last = end - timedelta(days=1)
    month = f"{MONTHS[last.month - 1].capitalize()} {last.year:04}"
    return month if end.day == 1 else f"{last.day} {month}"


def period_in_words(start: date | None, end: date) -> str:
    """Reads back to the same two days."""
    if start is None:
        return f"until {in_words(end)}"
    if (start.month, start.day) == (end.month, end.day) == (4, 1) and end.year == start.year + 1:
        return f"{start.year:04}/{end.year % 100:02}"
    if (start.month, start.day) == (end.month, end.day) == (1, 1) and end.year == start.year + 1:
        return f"{start.year:04}"
    if start.day == 1 and end == _month_after(start):
        return in_words(end)
    return f"{start.day} {MONTHS[start.month - 1].capitalize()} {start.year:04} to {_day_in_words(end)}"


def last_day(end: date) -> date:
    return end - timedelta(days=1)


def _day_in_words(end: date) -> str:
    last = end - timedelta(days=1)
    return f"{last.day} {MONTHS[last.month - 1].capitalize()} {last.year:04}"


def _single(said: str) -> Span | None:
    bare = re.sub(r"[()]", "", said).strip()
    while True:
        for form, reading in FORMS:
            if match := re.fullmatch(form, bare):
                return reading(match)
        shorter = re.sub(rf"^{_FILLERS}:? (?=\S)", "", bare)
        if shorter == bare:
            return None
        bare = shorter


def _checked(found: Span, said: str) -> Span:
    if not (FIRST_YEAR <= found[0].year <= LAST_YEAR and FIRST_YEAR <= found[1].year <= LAST_YEAR):
        raise Wrong(f"lies outside {FIRST_YEAR} to {LAST_YEAR}; see whether the year is right")
    return found


def _of_excel(value: datetime | date, shows: str) -> Span:
    """A cell says what it shows: a date shown as mmm-yy is a month, and one shown without a year is not known."""
    day = value.date() if isinstance(value, datetime) else value
    format_ = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.', "", shows.split(";", maxsplit=1)[0].lower())
    has_day, has_month, has_year = "d" in format_, "m" in format_, "y" in format_
    if (has_day or has_month) and not has_year:
        raise Wrong(f"shows no year, and Excel may have made a day of a month; {ADVICE}")
    _year(day.year)
    if has_year and has_month and not has_day:
        first = day.replace(day=1)
        return first, _month_after(first)
    if has_year and not has_month:
        return _year(day.year)
    return _one_day(day)


def _one_day(day: date) -> Span:
    _year(day.year)
    return day, day + timedelta(days=1)


def _month_after(first: date) -> date:
    return (first.replace(day=1) + timedelta(days=31)).replace(day=1)


def _full(year: str) -> int:
    """Of two digits, this century."""
    bare = year.lstrip("'")
    return 2000 + int(bare) if len(bare) == 2 else int(bare)


def _day_of(year: str, month: int, day: str) -> Span:
    try:
        return _one_day(date(_full(year), month, int(day)))
    except ValueError:
        raise Wrong("is not a day that can be; write the day first, then the month, like 31/03/2029") from None


def _year(year: int) -> Span:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Wrong(f"lies outside {FIRST_YEAR} to {LAST_YEAR}; see whether the year is right")
    return date(year, 1, 1), date(year + 1, 1, 1)


def _month_of(year: str, month: int) -> Span:
    if not 1 <= month <= 12:
        raise Wrong(f"is not a month that can be; {ADVICE}")
    _year(_full(year))
    first = date(_full(year), month, 1)
    return first, _month_after(first)


def _split_year(first: str, second: str, starts: int = 4) -> Span:
    year = _full(first)
    if len(first) == 2 and (len(second) != 2 or int(first) <= 12):
        raise Wrong("could be a year or a month; write the year in full, like 2026/27")
    if (year + 1) % 100 != int(second) % 100 or (len(second) == 4 and int(second) != year + 1):
        raise Wrong("is not two years that follow each other; write a financial year like 2026/27")
    _year(year)
    return date(year, starts, 1), date(year + 1, starts, 1)


def _quarter(quarter: str, first: str, second: str) -> Span:
    start, _ = _split_year(first, second)
    number = int(quarter)
    begin = date(start.year + number // 4, (1, 4, 7, 10)[number % 4], 1)
    return begin, _month_after(begin + timedelta(days=63))


def _named(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _weekday(match: re.Match[str]) -> Span | None:
    found = _single(match[2])
    if found and found[1] - found[0] == timedelta(days=1) and WEEKDAYS[found[0].weekday()][:3] != match[1]:
        raise Wrong(f"is a {WEEKDAYS[found[0].weekday()].capitalize()}; see whether the day or its name is right")
    return found


FORMS: tuple[tuple[str, Callable[[re.Match[str]], Span | None]], ...] = (
    (r"(\d{4})", lambda m: _year(int(m[1]))),
    (r"(\d{1,2})[/.-](\d{4})", lambda m: _month_of(m[2], int(m[1]))),
    (_SPLIT, lambda m: _split_year(m[1], m[2])),
    (rf"(?:financial|fiscal) year (?:ending )?{_SPLIT}", lambda m: _split_year(m[1], m[2])),
    (rf"{_SPLIT} (?:financial|fiscal) year", lambda m: _split_year(m[1], m[2])),
    (rf"(?:academic|school) year {_SPLIT}", lambda m: _split_year(m[1], m[2], 9)),
    (rf"{_SPLIT} (?:academic|school) year", lambda m: _split_year(m[1], m[2], 9)),
    (rf"(?:q|quarter )([1-4])(?: of)?,? {_SPLIT}", lambda m: _quarter(m[1], m[2], m[3])),
    (rf"{_SPLIT},? (?:q|quarter )([1-4])", lambda m: _quarter(m[3], m[1], m[2])),
    (rf"{_MONTH}{_BETWEEN}{_YEAR}", lambda m: _month_of(m[2], _named(m[1]))),
    (rf"{_DAY}(?:{_BETWEEN}| of ){_MONTH}{_BETWEEN}{_YEAR}", lambda m: _day_of(m[3], _named(m[2]), m[1])),
    (rf"{_MONTH} {_DAY}(?: |, ?)(\d{{4}})", lambda m: _day_of(m[3], _named(m[1]), m[2])),
    (r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", lambda m: _day_of(m[4], int(m[3]), m[1])),
    (r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?z?)?",
     lambda m: _day_of(m[1], int(m[3]), m[4])),
    (r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (.+)", _weekday),
)  # fmt: skip

NO_DAY = {
    r"ongoing|continuous|continuing|rolling|annual(ly)?|each year|every year|year on year|long[ -]term|in perpetuity": (
        "has no end; a promise has a day by which it can be kept or not"
    ),
    r"t\.?b\.?[cad]\.?|to be (confirmed|agreed|advised|determined).*|unknown|pending|\?+": "is not known yet",
    r"n\.?/?a\.?|not applicable|none|nil|-+|\.+": "says that there is none",
    r".*\b(spring|summer|autumn|winter)\b.*": "is a season, which ends on no one day",
    r".*\b(early|mid|late|middle|start|beginning|around|circa|approx\w*)\b.*": "is no one day",
    r".*\d ?(\+|or later|onwards).*": "has no end",
    r"q[1-4] ?\d{4}|\d{4} ?q[1-4]": "could be a quarter of the calendar or of the financial year",
    r"fy ?'?\d{2,4}": "could be either of two financial years",
}


def _why_not(said: str) -> str:
    for form, why in NO_DAY.items():
        if re.fullmatch(form, said):
            return f"{why}; {ADVICE}"
    if re.fullmatch(rf"{_DAY}{_BETWEEN}{_MONTH}", said):
        return f"has no year; {ADVICE}"
    return f"is no way of writing a day that we know; {ADVICE}"
