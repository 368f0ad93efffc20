"""How far an indicator's own past bears its ranges out, and what is shown where it does not."""

from __future__ import annotations

from tests.expectation.drawn import scale
from tests.sql_spec import expect

HORIZONS = "horizon\n1\n2\n3\n4\n5"
RECORD = "indicator_id | horizon | ranges | start_years | share_in_80 | share_in_95\n"


def trust(record: str, then: str) -> None:
    given = {"expectation.scale": scale(), "expectation.horizon": HORIZONS, "core.range_record": RECORD + record}
    expect("marts.range_trust", given, then)


def test_the_word_goes_by_how_many_of_ten_lay_outside():
    trust(
        """
            recycling | 1 | 3000 | 9 | 0.80 | 0.95
            recycling | 2 | 3000 | 8 | 0.69 | 0.95
            recycling | 3 | 3000 | 7 | 0.95 | 0.99
            recycling | 5 | 3000 | 5 | 0.59 | 0.80
        """,
        """
            horizon | trust         | is_shown
            --------+---------------+---------
            1       | holds         | true
            2       | too_narrow    | true
            3       | too_wide      | true
            4       | does_not_hold | false
            5       | does_not_hold | false
        """,
    )


def test_each_word_begins_where_it_says():
    trust(
        """
            recycling | 1 | 3000 | 9 | 0.60 | 0.95
            recycling | 2 | 3000 | 8 | 0.70 | 0.95
            recycling | 3 | 3000 | 7 | 0.90 | 0.95
            recycling | 5 | 3000 | 5 | 0.90 | 0.95
        """,
        "horizon | trust\n1 | too_narrow\n2 | holds\n3 | holds\n4 | holds\n5 | holds",
    )


def test_what_was_tried_from_one_or_two_years_was_hardly_tried():
    trust(
        "recycling | 1 | 600 | 3 | 0.80 | 0.95\nrecycling | 2 | 400 | 2 | 0.10 | 0.20",
        """
            horizon | trust     | is_shown
            --------+-----------+---------
            1       | holds     | true
            2       | not_tried | true
            3       | not_tried | true
            4       | not_tried | true
            5       | not_tried | true
        """,
    )


def test_a_range_that_did_not_hold_is_not_shown_and_says_so():
    expect(
        "marts.realistic_range",
        {
            "expectation.range": """
            indicator_id | area_code | origin_year | horizon | range_of | q025 | q100 | q250 | q500 | q750 | q900 | q975
            -------------+-----------+-------------+---------+----------+------+------+------+------+------+------+-----
            recycling    | E06000001 | 2024        | 1       | value    | 37.0 | 38.0 | 39.0 | 40.0 | 41.0 | 42.0 | 43.0
            recycling    | E06000001 | 2024        | 2       | value    | 35.0 | 37.0 | 38.0 | 40.0 | 42.0 | 43.0 | 45.0
            """,
            "expectation.outlook": """
                indicator_id | area_code | origin_year | horizon | value | origin_end | years | first_start | last_end
                -------------+-----------+-------------+---------+-------+------------+-------+-------------+---------
                recycling    | E06000001 | 2024        | 1       | 40.5  | 2025-04-01 | 12    | 2010        | 2024
                recycling    | E06000001 | 2024        | 2       | 40.5  | 2025-04-01 | 11    | 2010        | 2024
            """,
            "marts.range_trust": """
                indicator_id | horizon | trust         | is_shown | share_in_80 | share_in_95 | start_years | ranges
                -------------+---------+---------------+----------+-------------+-------------+-------------+-------
                recycling    | 1       | holds         | true     | 0.8         | 0.95        | 9           | 3000
                recycling    | 2       | does_not_hold | false    | 0.5         | 0.70        | 8           | 2600
            """,
        },
        then="""
            horizon | value_now | judged_at  | q100 | q500 | q900 | trust         | years_behind | record_years
            --------+-----------+------------+------+------+------+---------------+--------------+-------------
            1       | 40.5      | 2026-04-01 | 38.0 | 40.0 | 42.0 | holds         | 12           | 9
            2       | 40.5      | 2027-04-01 |      |      |      | does_not_hold | 11           | 8
        """,
    )
