"""By when, as councils write it: read to the day, or refused with what to write instead."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ledger.sheets.cells import Cell, Wrong
from ingest.ledger.sheets.days import due_end, in_words, period, period_in_words, single_day, span

DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("by March 2029", "2029-04-01"),
        ("March 2029", "2029-04-01"),
        ("by end March 2029", "2029-04-01"),
        ("By the end of March 2029.", "2029-04-01"),
        ("Mar-29", "2029-04-01"),
        ("Mar '29", "2029-04-01"),
        ("Sept 2027", "2027-10-01"),
        ("03/2029", "2029-04-01"),
        ("2026/27", "2027-04-01"),
        ("2026-27", "2027-04-01"),
        ("2026–2027", "2027-04-01"),
        ("26/27", "2027-04-01"),
        ("FY 2026/27", "2027-04-01"),
        ("financial year 2026/27", "2027-04-01"),
        ("end of 2026/27", "2027-04-01"),
        ("academic year 2026/27", "2027-09-01"),
        ("1999/00", "2000-04-01"),
        ("Q4 2026/27", "2027-04-01"),
        ("2026/27 Q1", "2026-07-01"),
        ("by the end of Q2 2026/27", "2026-10-01"),
        ("quarter 3 2026/27", "2027-01-01"),
        ("2029", "2030-01-01"),
        ("end of 2028", "2029-01-01"),
        ("31/03/2029", "2029-04-01"),
        ("31/3/29", "2029-04-01"),
        ("31.03.2029", "2029-04-01"),
        ("1/4/2029", "2029-04-02"),
        ("04/05/2029", "2029-05-05"),
        ("31 March 2029", "2029-04-01"),
        ("31st of March 2029", "2029-04-01"),
        ("31-Mar-29", "2029-04-01"),
        ("March 31, 2029", "2029-04-01"),
        ("Saturday 31 March 2029", "2029-04-01"),
        ("the year ending 31 March 2029", "2029-04-01"),
        ("2029-03-31", "2029-04-01"),
        ("2029-03-31 00:00:00", "2029-04-01"),
        ("before 1 April 2029", "2029-04-01"),
        ("  31 March\u00a02029 ", "2029-04-01"),
    ],
)
def test_a_day_is_read_as_a_council_writes_it(written: str, end: str):
    assert due_end(Cell(written)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("autumn 2027", "season"),
        ("ongoing", "has no end"),
        ("annually", "has no end"),
        ("tbc", "not known yet"),
        ("TBC.", "not known yet"),
        ("to be agreed", "not known yet"),
        ("n/a", "says that there is none"),
        ("–", "says that there is none"),
        ("", "is empty"),
        ("early 2027", "no one day"),
        ("mid-2028", "no one day"),
        ("2027 onwards", "has no end"),
        ("Q4 2027", "calendar or of the financial"),
        ("FY27", "two financial years"),
        ("03/04", "year or a month"),
        ("2026/28", "two years that follow"),
        ("2026-12", "two years that follow"),
        ("03/31/2029", "the day first"),
        ("30/02/2029", "the day first"),
        ("29 March", "no year"),
        ("Friday 31 March 2029", "Saturday"),
        ("0213", "outside 1900 to 2100"),
        ("March 20290", "no way of writing a day"),
        ("soon", "no way of writing a day"),
    ],
)
def test_what_is_no_one_day_is_refused_and_says_why(written: str, why: str):
    with pytest.raises(Wrong, match=why):
        due_end(Cell(written))


@pytest.mark.parametrize(
    ("value", "shows", "end"),
    [
        (datetime(2029, 3, 31), "dd/mm/yyyy", "2029-04-01"),
        (datetime(2029, 3, 31), "yyyy\\-mm\\-dd", "2029-04-01"),
        (datetime(2029, 3, 1), "mmm-yy", "2029-04-01"),
        (datetime(2029, 3, 1), "[$-809]mmmm yyyy;@", "2029-04-01"),
        (datetime(2029, 1, 1), "yyyy", "2030-01-01"),
        (2029, "General", "2030-01-01"),
        (2029.0, "General", "2030-01-01"),
    ],
)
def test_a_cell_of_excel_is_read_as_what_it_shows(value: datetime | float, shows: str, end: str):
    assert due_end(Cell(value, shows)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("value", "shows", "why"),
    [
        (datetime(2026, 3, 29), "d-mmm", "shows no year"),
        (47208, "General", "is a number, not a day"),
        (50.5, "General", "is a number, not a day"),
        (datetime(9999, 12, 31), "dd/mm/yyyy", "outside 1900 to 2100"),
    ],
)
def test_a_cell_of_excel_that_shows_no_day_is_refused(value: datetime | float, shows: str, why: str):
    with pytest.raises(Wrong, match=why):
        due_end(Cell(value, shows))


@pytest.mark.parametrize("written", ["March 2026", "2026/27", "2026"])
def test_the_day_of_a_meeting_must_be_one_day(written: str):
    with pytest.raises(Wrong, match="is not one day"):
        single_day(Cell(written))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2019/20", "2019-04-01", "2020-04-01"),
        ("2019", "2019-01-01", "2020-01-01"),
        ("March 2020", "2020-03-01", "2020-04-01"),
        ("1 April 2017 to 31 March 2020", "2017-04-01", "2020-04-01"),
        ("2017/18 to 2019/20", "2017-04-01", "2020-04-01"),
        ("2017/18 - 2019/20", "2017-04-01", "2020-04-01"),
    ],
)
def test_a_period_is_read_from_its_first_day_to_the_day_after_its_last(written: str, start: str, end: str):
    assert period(written) == (date.fromisoformat(start), date.fromisoformat(end))


@given(DAYS)
def test_an_end_is_written_so_that_it_reads_back(end: date):
    assert due_end(Cell(in_words(end))) == end


@given(DAYS, st.integers(1, 4000))
def test_a_period_is_written_so_that_it_reads_back(end: date, days: int):
    start = max(end - timedelta(days=days), date(1900, 1, 1))

    assert period(period_in_words(start, end)) == (start, end)
    assert period(period_in_words(None, end)) == (None, end)


@given(
    st.integers(1990, 2098), st.sampled_from(["{}/{:02}", "{}-{:02}", "FY {}/{:02}", "by {}/{:02}", "end of {}/{:02}"])
)
def test_a_financial_year_is_never_shifted(year: int, form: str):
    assert span(form.format(year, (year + 1) % 100)) == (date(year, 4, 1), date(year + 1, 4, 1))


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%-d %B %Y", "%d-%b-%Y", "%Y-%m-%d", "%A %d %B %Y"]))
def test_a_day_is_never_shifted(day: date, form: str):
    assert span(f"{day:{form}}") == (day, day + timedelta(days=1))


SAID = st.one_of(
    st.text(max_size=30),
    st.from_regex(r"(by |end of |Q[0-9] )?[0-9]{1,5}[/. -][0-9]{1,5}([/. -][0-9]{1,5})?", fullmatch=True),
    st.text("0123456789/-. MarchQq'", max_size=16),
)


@given(st.one_of(SAID, st.floats(), st.integers(), st.datetimes(), st.booleans()), st.text('dmyh@0.%-;"[]', max_size=8))
def test_anything_at_all_is_read_or_refused(value: str | float | datetime, shows: str):
    found = _end_or_refusal(Cell(value, shows))

    assert isinstance(found, Wrong) or 1900 <= found.year <= 2100


@given(SAID)
def test_any_period_at_all_is_read_or_refused(written: str):
    found = _period_or_refusal(written)

    assert isinstance(found, Wrong) or found[0] is None or found[0] < found[1]


def _end_or_refusal(cell: Cell) -> date | Wrong:
    try:
        return due_end(cell)
    except Wrong as wrong:
        return wrong


def _period_or_refusal(written: str) -> tuple[date | None, date] | Wrong:
    try:
        return period(written)
    except Wrong as wrong:
        return wrong
