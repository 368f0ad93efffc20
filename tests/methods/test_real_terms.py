"""Money in the prices of one year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.methods.order import MethodError
from tests.methods.drawn import column, expect, run

HEADER = ["year", "value", "deflator", "price_year"]


def test_a_pound_is_worth_what_the_deflators_of_both_years_say():
    expect(
        "real-terms",
        given="""
            year | value | deflator | price_year
            -----+-------+----------+-----------
            2010 | 200   | 80       | 2020
            2020 | 220   | 100      | 2020
            2020 | 220   | 100      | 2010
        """,
        then="""
            real_value
            ----------
            250.0
            220.0
            176.0
        """,
    )


def test_money_of_an_unknown_year_s_worth_stays_unknown():
    rows = [[2010, 200, "", 2020], [2020, "", 100, 2020], [2020, 5, 100, 2020]]
    assert column(run("real-terms", HEADER, rows), "real_value") == ["", "", "5.0"]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([[2010, 200, 80, 2020]], "row 2, column price_year: “2020” has no deflator in the table"),
        ([[2010, 200, 0, 2010]], "row 2, column deflator: “0” is no index"),
        (
            [[2010, 200, 80, 2010], [2010, 300, 81, 2010]],
            "row 3, column deflator: “81” differs from the rows above it of its year",
        ),
        ([[2010.5, 200, 80, 2010]], "row 2, column year: “2010.5” is not a whole number"),
    ],
)
def test_what_cannot_be_right_is_named(rows: list[list[object]], sentence: str):
    with pytest.raises(MethodError) as error:
        run("real-terms", HEADER, rows)
    assert sentence in str(error.value)


@given(value=st.floats(0.01, 1e9), then=st.floats(1, 500), now=st.floats(1, 500), base=st.floats(0.1, 10))
def test_the_year_that_an_index_calls_a_hundred_does_not_matter(value: float, then: float, now: float, base: float):
    def real(times: float) -> float:
        rows = [[2010, value, then * times, 2020], [2020, value, now * times, 2020]]
        return float(run("real-terms", HEADER, rows)[0]["real_value"])

    assert real(base) == pytest.approx(real(1), rel=1e-9)
