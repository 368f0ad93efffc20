"""Directly standardised rates, worked by hand on two age bands."""

from __future__ import annotations

import pytest

from ingest.methods.order import MethodError
from tests.methods.drawn import answer, compare, expect

# Old people are few here and many in the standard population.
YOUNG_TOWN = """
    area | ageband | x | n    | stdpop
    -----+---------+---+------+-------
    town | young   | 4 | 8000 | 500
    town | old     | 8 | 2000 | 500
"""


def test_each_age_weighs_as_in_the_standard_population():
    # Crude 12 of 10,000 = 120; standardised (4/8000 + 8/2000) / 2 = 225 for every 100,000.
    # Variance (4/8000^2 + 8/2000^2) / 4 = 5.15625e-7; Byar's limits of 12 events 6.1937 and 20.9629; one event more
    # or less is worth sqrt(5.15625e-7 / 12) = 2.07289e-4.
    expect(
        "dsr",
        given=YOUNG_TOWN,
        then="""
            area | total_count | total_pop | value | lower95_0cl | upper95_0cl | confidence | statistic      | method
            -----+-------------+-----------+-------+-------------+-------------+------------+----------------+-------
            town | 12          | 10000     | 225.0 | 104.6       | 410.8       | 95%, 99.8% | dsr per 100000 | Dobson
        """,
    )


def test_a_rate_of_fewer_than_ten_events_is_not_given():
    expect(
        "dsr",
        given="""
            area | ageband | x | n    | stdpop
            -----+---------+---+------+-------
            town | young   | 4 | 8000 | 500
            town | old     | 5 | 2000 | 500
        """,
        then="""
            area | total_count | value | lower95_0cl | upper99_8cl | statistic
            -----+-------------+-------+-------------+-------------+----------------------------
            town | 9           |       |             |             | dsr NA for total count < 10
        """,
    )


def test_an_unknown_count_is_not_taken_for_none():
    expect(
        "dsr",
        given="""
            area    | ageband | x  | n    | stdpop
            --------+---------+----+------+-------
            hidden  | young   |    | 8000 | 500
            hidden  | old     | 80 | 2000 | 500
            nobody  | young   | 0  | 0    | 500
            nobody  | old     | 80 | 2000 | 500
            unknown | young   | 40 |      | 500
            unknown | old     | 80 | 2000 | 500
        """,
        then="""
            area    | total_count | total_pop | value | statistic
            --------+-------------+-----------+-------+-----------------------------------
            hidden  |             | 10000     |       | dsr NA for unknown counts
            nobody  | 80          | 2000      |       | dsr NA for age bands without people
            unknown | 120         |           |       | dsr NA for unknown counts
        """,
    )


def test_same_rates_at_every_age_give_that_rate_whatever_the_weights():
    expect(
        "dsr",
        given="""
            area | ageband | x   | n     | stdpop
            -----+---------+-----+-------+-------
            town | young   | 30  | 10000 | 17
            town | old     | 270 | 90000 | 4711
        """,
        then="""
            value
            ------
            300.00
        """,
    )


def test_areas_come_in_the_order_of_the_file_with_what_is_said_of_them():
    found = answer(
        "dsr",
        """
            area | name   | note | ageband | x  | n    | stdpop
            -----+--------+------+---------+----+------+-------
            b    | Beetown| one  | young   | 40 | 8000 | 500
            a    | Ayham  | two  | young   | 30 | 8000 | 500
            a    | Ayham  | more | old     | 70 | 2000 | 500
            b    | Beetown| less | old     | 80 | 2000 | 500
        """,
    )
    compare(
        found,
        """
            area | name    | total_count
            -----+---------+------------
            b    | Beetown | 120
            a    | Ayham   | 100
        """,
    )
    assert list(found[0])[:3] == ["area", "name", "total_count"]


def test_an_age_band_that_stands_twice_is_refused_by_its_rows():
    with pytest.raises(MethodError, match=r"row 4, column ageband: “old” of area “town” stands in row 3 already"):
        answer("dsr", YOUNG_TOWN + "    town | old | 9 | 2000 | 500")
