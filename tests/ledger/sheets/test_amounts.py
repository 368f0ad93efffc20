"""Numbers as councils write them: read to the last digit, or refused; never a zero where there is none."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ledger.sheets.amounts import Amount, amount
from ingest.ledger.sheets.cells import Cell, Value, Wrong


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("50", Amount(50)),
        ("50%", Amount(50, is_percent=True)),
        ("48.5 per cent", Amount(48.5, is_percent=True)),
        ("48.5percent", Amount(48.5, is_percent=True)),
        ("1,157", Amount(1157)),
        ("12,345,678.9", Amount(12345678.9)),
        ("1\u00a0157", Amount(1157)),
        ("£1,234.5", Amount(1234.5, is_pounds=True)),
        ("-£5", Amount(-5, is_pounds=True)),
        ("−3.2", Amount(-3.2)),
        (".5", Amount(0.5)),
        ("1e-07", Amount(1e-07)),
        ("≥ 50%", Amount(50, is_percent=True, direction="higher")),
        (">=50", Amount(50, direction="higher")),
        ("at least 50", Amount(50, direction="higher")),
        ("50%+", Amount(50, is_percent=True, direction="higher")),
        ("50 or more", Amount(50, direction="higher")),
        ("Increase to 50%", Amount(50, is_percent=True, direction="higher")),
        ("no more than 35", Amount(35, direction="lower")),
        ("Max. 35", Amount(35, direction="lower")),
        ("≤35", Amount(35, direction="lower")),
        ("75 years", Amount(75, unit="years")),
        ("7.6 out of 10", Amount(7.6, unit="out of 10")),
    ],
)
def test_a_number_is_read_as_a_council_writes_it(written: str, said: Amount):
    assert amount(Cell(written)) == said


@pytest.mark.parametrize("written", ["", " ", "-", "–", "n/a", "N/A", "None", "not applicable"])
def test_where_there_is_no_number_there_is_none_and_no_zero(written: str):
    assert amount(Cell(written)) is None


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("<5", "does not say the value itself"),
        ("over 50", "does not say the value itself"),
        ("50-55", "is a range"),
        ("50 to 55", "is a range"),
        ("50–55%", "is a range"),
        ("48,5", "comma where its decimals begin"),
        ("1,15", "comma where its decimals begin"),
        ("1.157,5", "comma where its decimals begin"),
        ("tbc", "not known yet"),
        ("nil", "none or nothing"),
        ("*", "no figure"),
        ("[c]", "no figure"),
        ("#REF!", "error of Excel"),
        ("#N/A", "error of Excel"),
        ("1.2m", "not written in full"),
        ("£3 million", "not written in full"),
        ("5k", "not written in full"),
        ("c. 50", "about a number"),
        ("approx 50%", "about a number"),
        ("increase by 5%", "is a change"),
        ("5% increase", "value to be reached"),
        ("Top quartile", "value to be reached"),
        ("(5.2)", "in brackets"),
        ("1e999", "larger than any figure"),
        ("nan", "not a number"),
        ("inf", "not a number"),
        ("--5", "not a number"),
    ],
)
def test_what_is_no_one_number_is_refused_and_says_why(written: str, why: str):
    with pytest.raises(Wrong, match=why):
        amount(Cell(written))


@pytest.mark.parametrize(
    ("value", "shows", "said"),
    [
        (0.5, "0%", Amount(50, is_percent=True)),
        (0.57, "0.0%", Amount(57, is_percent=True)),
        (0.485, "0.00%;[Red]-0.00%", Amount(48.5, is_percent=True)),
        (0.5, "General", Amount(0.5)),
        (50, '0"%"', Amount(50)),
        (1234.5, "£#,##0.00", Amount(1234.5, is_pounds=True)),
    ],
)
def test_a_cell_of_excel_is_the_number_that_it_shows(value: float, shows: str, said: Amount):
    assert amount(Cell(value, shows)) == said


@pytest.mark.parametrize(
    ("value", "why"),
    [(True, "yes or no"), (datetime(2029, 3, 31), "is a day"), (float("inf"), "not a number that can be")],
)
def test_a_cell_of_excel_that_is_no_number_is_refused(value: Value, why: str):
    with pytest.raises(Wrong, match=why):
        amount(Cell(value))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_digit_of_a_number_is_kept(value: float):
    assert amount(Cell(repr(value))) == Amount(value)
    assert amount(Cell(value)) == Amount(value)


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_separators_of_thousands_change_nothing(whole: int, hundredths: int):
    written = f"{whole:,}.{hundredths:02}"

    assert amount(Cell(written)) == Amount(float(written.replace(",", "")))
    assert amount(Cell(written.replace(",", "\u202f"))) == amount(Cell(written))


SAID = st.one_of(st.text(max_size=20), st.text("0123456789.,%£-+<>≥ atlesnom()kme", max_size=14))


@given(st.one_of(SAID, st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()))
def test_anything_at_all_is_read_or_refused(value: str | float | date):
    found = _amount_or_refusal(Cell(value))

    assert found is None or isinstance(found, Amount | Wrong)


@given(st.text(max_size=20).filter(lambda text: not any(sign.isdigit() for sign in text)))
def test_a_text_without_a_digit_is_no_number(written: str):
    assert not isinstance(_amount_or_refusal(Cell(written)), Amount)


def _amount_or_refusal(cell: Cell) -> Amount | Wrong | None:
    try:
        return amount(cell)
    except Wrong as wrong:
        return wrong
