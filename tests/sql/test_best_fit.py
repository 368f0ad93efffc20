"""A figure that was made of figures of other areas says how, and how much of its own area they cover."""

from __future__ import annotations

import duckdb
import pytest

from tests.sql_spec import SQL, expect

AREAS = """
    area_code | level
    ----------+--------
    E05015239 | ward
    E06000063 | council
    E08000009 | council
"""
SUCCESSIONS = """
    predecessor_code | successor_code | since
    -----------------+----------------+-----------
    E07000026        | E06000063      | 2023-04-01
    E10000006        | E06000063      | 2023-04-01
    E05000819        | E05015239      | 2023-05-04
    E08000010        | E08000009      |
"""
INDICATORS = """
    indicator_id | ward_fit
    -------------+------------
    residents    | small_areas
    turnout      |
"""
COLUMNS = "value | lower | upper | numerator | denominator | status | note | first_seen | receipt_id"


def given(*rows: str) -> dict[str, str]:
    """Each row has an indicator, an area, a period, and the fit that its source tells."""
    header = f"indicator_id | area_code | period_start | period_end | fit_method | fit_share | {COLUMNS}"
    ending = "1 | | | | | published | | 2026-01-01 | one"
    return {
        "core.observation_history": "\n".join([header, *(f"{row} | {ending}" for row in rows)]),
        "core.area": AREAS,
        "core.area_succession": SUCCESSIONS,
        "core.indicator": INDICATORS,
        "core.ward_withheld": "indicator_id | area_code | period_start | period_end | reason",
    }


def test_what_a_publisher_says_of_all_its_wards_holds_for_each_and_not_for_councils():
    expect(
        "core.observation",
        given(
            "residents | E05015239 | 2024-06-30 | 2024-07-01 | |",
            "residents | E08000009 | 2024-06-30 | 2024-07-01 | |",
            "turnout   | E05015239 | 2024-05-02 | 2024-05-03 | |",
        ),
        then="""
            indicator_id | area_code | fit_method  | fit_share
            -------------+-----------+-------------+----------
            residents    | E05015239 | small_areas |
            residents    | E08000009 |             |
            turnout      | E05015239 |             |
        """,
    )


def test_the_share_that_a_source_tells_is_carried_and_none_is_made_up():
    expect(
        "core.observation",
        given("turnout | E05015239 | 2024-05-02 | 2024-05-03 | small_areas | 0.97"),
        then="fit_method | fit_share\nsmall_areas | 0.97",
    )


def test_a_figure_of_a_period_that_was_over_before_its_area_began_was_made_later():
    expect(
        "core.observation",
        given(
            "turnout | E06000063 | 2021-04-01 | 2022-04-01 | |",
            "turnout | E06000063 | 2022-04-01 | 2023-04-01 | |",
            "turnout | E06000063 | 2023-01-01 | 2024-01-01 | |",
            "turnout | E06000063 | 2023-04-01 | 2024-04-01 | |",
            # Followed another, and nobody says when.
            "turnout | E08000009 | 2001-01-01 | 2002-01-01 | |",
        ),
        then="""
            area_code | period_start | fit_method
            ----------+--------------+-----------
            E06000063 | 2021-04-01   | restated
            E06000063 | 2022-04-01   | restated
            E06000063 | 2023-01-01   |
            E06000063 | 2023-04-01   |
            E08000009 | 2001-01-01   |
        """,
    )


def test_a_sum_of_whole_areas_says_so_and_a_council_under_a_new_code_has_the_people_of_the_old():
    expect(
        "core.population",
        given={
            "staging.reference_population": """
                area_code | year | population | fit_method
                ----------+------+------------+------------
                E06000063 | 2020 | 274396     | whole_areas
                E08000016 | 2020 | 248071     |
            """,
            "core.area": "area_code | level | end_date\nE06000063 | council |\nE08000016 | council |\nE08000038 | council |",
            "core.area_ancestor": "area_code | ancestor_code | ancestor_level",
            "core.area_succession": """
                predecessor_code | successor_code | kind
                -----------------+----------------+--------
                E08000016        | E08000038      | recoded
            """,
        },
        then="""
            area_code | population | fit_method  | fit_share
            ----------+------------+-------------+----------
            E06000063 | 274396     | whole_areas | 1.0
            E08000016 | 248071     |             |
            E08000038 | 248071     | old_code    |
        """,
    )


@pytest.mark.parametrize(
    ("method", "share", "is_broken"),
    [
        ("small_areas", 0.97, False),
        ("small_areas", None, False),
        (None, None, False),
        (None, 0.97, True),
        ("guessed", None, True),
        ("small_areas", 0.0, True),
        ("small_areas", 97.0, True),
    ],
)
def test_the_check_finds_a_fit_without_its_method_and_a_share_that_is_none(
    method: str | None, share: float | None, is_broken: bool
):
    rule = (SQL / "checks" / "every_best_fit_says_its_method.sql").read_text(encoding="utf-8")
    with duckdb.connect() as db:
        db.execute(
            "create schema core; create table core.observation as select 'residents' as indicator_id, "
            "'E05015239' as area_code, date '2024-06-30' as period_start, 'one' as receipt_id, "
            "$method::varchar as fit_method, $share::double as fit_share",
            {"method": method, "share": share},
        )
        assert bool(db.execute(rule).fetchall()) is is_broken


@pytest.mark.parametrize(("method", "is_broken"), [("restated", False), ("small_areas", False), (None, True)])
def test_the_check_finds_a_figure_from_before_its_area_that_does_not_say_so(method: str | None, is_broken: bool):
    rule = (SQL / "checks" / "every_figure_from_before_its_area_says_so.sql").read_text(encoding="utf-8")
    with duckdb.connect() as db:
        db.execute(
            "create schema core; create table core.observation as select 'recycling' as indicator_id, "
            "'E06000063' as area_code, date '2023-04-01' as period_end, $method::varchar as fit_method",
            {"method": method},
        )
        db.execute(
            "create table core.area_succession as select 'E06000063' as successor_code, date '2023-04-01' as since"
        )
        assert bool(db.execute(rule).fetchall()) is is_broken
