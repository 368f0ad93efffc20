"""What the pages are told of a place beside others: England, similar places, wards."""

from tests.sql.drawn import RECYCLING, figures
from tests.sql_spec import expect

LATEST = """
    indicator_id | area_code | period_start | period_end | value | lower | upper | status
    -------------+-----------+--------------+------------+-------+-------+-------+----------
"""


def test_an_interval_clear_of_england_is_higher_or_lower_and_touching_it_is_similar():
    expect(
        "marts.reference_comparison",
        given={
            "core.indicator": "select 'recycling' as indicator_id, false as is_total",
            "marts.latest_figure": LATEST
            + """
                recycling | E08000001 | 2023-04-01 | 2024-04-01 | 56 | 54 | 58 | published
                recycling | E08000002 | 2023-04-01 | 2024-04-01 | 50 | 48 | 52 | published
                recycling | E08000003 | 2023-04-01 | 2024-04-01 | 55 | 53 | 57 | published
                recycling | E08000004 | 2023-04-01 | 2024-04-01 | 90 |    |    | published
                recycling | E08000005 | 2022-04-01 | 2023-04-01 | 90 | 89 | 91 | published
            """,
            "core.area_ancestor": "select 'E0800000' || n as area_code, 'E92000001' as ancestor_code, "
            "'country' as ancestor_level from generate_series(1, 5) as numbers(n)",
            "core.figure": figures("recycling | E92000001 | 2023-04-01 | 2024-04-01 | 53 | | | published | | 0"),
        },
        then="""
            area_code | reference_value | verdict
            ----------+-----------------+-------------
            E08000001 | 53              | higher
            E08000002 | 53              | lower
            E08000003 | 53              | similar
            E08000004 | 53              | not_compared
        """,
    )


def test_a_total_is_compared_with_nobody_larger():
    expect(
        "marts.reference_comparison",
        given={
            "core.indicator": "select 'recycling' as indicator_id, true as is_total",
            "marts.latest_figure": LATEST
            + "recycling | E08000001 | 2023-04-01 | 2024-04-01 | 56 | 54 | 58 | published",
            "core.area_ancestor": "select 'E08000001' as area_code, 'E92000001' as ancestor_code, "
            "'country' as ancestor_level",
            "core.figure": figures("recycling | E92000001 | 2023-04-01 | 2024-04-01 | 5300 | | | published | | 0"),
        },
        then="area_code | reference_value",
    )


def test_a_period_with_two_breaks_stands_once_and_names_the_last():
    expect(
        "marts.series",
        given={
            "core.indicator_break": """
                indicator_id | period_start | reason
                -------------+--------------+-------
                smoking      | 2019-01-01   | first
                smoking      | 2021-01-01   | second
            """,
            "core.observation": """
                indicator_id | area_code | period_start | period_end | value | lower | upper | status    | note | first_seen          | receipt_id | fit_method | fit_share
                -------------+-----------+--------------+------------+-------+-------+-------+-----------+------+---------------------+------------+------------+----------
                smoking      | E08000009 | 2018-01-01   | 2023-01-01 | 9.1   |       |       | published |      | 2026-01-10 09:00:00 | one        |            |
                smoking      | E08000009 | 2010-01-01   | 2015-01-01 | 9.9   |       |       | published |      | 2026-01-10 09:00:00 | one        |            |
            """,
            "core.observation_history": """
                indicator_id | area_code | period_start | period_end | value
                -------------+-----------+--------------+------------+------
                smoking      | E08000009 | 2018-01-01   | 2023-01-01 | 9.0
                smoking      | E08000009 | 2018-01-01   | 2023-01-01 | 9.1
                smoking      | E08000009 | 2010-01-01   | 2015-01-01 | 9.9
            """,
        },
        then="""
            period_start | is_break_before | break_reason | earlier_values
            -------------+-----------------+--------------+---------------
            2018-01-01   | true            | second       | 1
            2010-01-01   | false           |              | 0
        """,
    )


def peers(*values: float) -> str:
    rows = [
        f"select 'recycling' as indicator_id, 'E08000009' as area_code, 'P{place}' as peer_code, "
        f"'ons_global' as peer_set, date '2026-01-01' as peer_as_of, {value}::double as value, "
        f"'{standing}' as standing"
        for place, (value, standing) in enumerate(
            (v, "better" if v > 55 else "worse" if v < 55 else "equal") for v in values
        )
    ]
    return " union all ".join(rows)


def compared(value: str, *peer_values: float, status: str = "published") -> dict[str, str]:
    return {
        "core.indicator": RECYCLING,
        "marts.latest_figure": LATEST + f"recycling | E08000009 | 2023-04-01 | 2024-04-01 | {value} | {status}",
        "marts.peer_value": peers(*peer_values),
    }


def test_ties_among_similar_places_stand_as_a_block():
    expect(
        "marts.peer_comparison",
        given=compared("55 | |", 60, 58, 55, 55, 54, 50, 48, 47),
        then="""
            peer_count | peer_median | peer_position_from | peer_position_to | peer_verdict
            -----------+-------------+--------------------+------------------+-----------------
            8          | 54.5        | 3                  | 5                | among_the_middle
        """,
    )


def test_a_figure_beyond_the_middle_half_is_better_or_worse_by_its_polarity():
    expect(
        "marts.peer_comparison",
        given=compared("55 | |", 54, 53, 52, 51, 50, 49, 48, 47),
        then="""
            peer_side | peer_verdict | peer_position_from
            ----------+--------------+-------------------
            higher    | better       | 1
        """,
    )


def test_position_and_verdict_are_withheld_together_where_the_margin_covers_the_middle_half():
    expect(
        "marts.peer_comparison",
        given=compared("55 | 40 | 70", 60, 58, 56, 54, 52, 50, 48, 47),
        then="""
            peer_verdict  | peer_position_from | peer_position_to
            --------------+--------------------+-----------------
            too_uncertain |                    |
        """,
    )


def test_fewer_than_eight_similar_places_are_no_comparison():
    expect(
        "marts.peer_comparison",
        given=compared("55 | |", 60, 58, 56, 54, 52, 50, 48),
        then="""
            peer_count | peer_verdict | peer_position_from
            -----------+--------------+-------------------
            7          | not_compared |
        """,
    )


def test_an_unreliable_figure_is_not_compared():
    expect(
        "marts.peer_comparison",
        given=compared("55 | |", 60, 58, 56, 54, 52, 50, 48, 47, status="unreliable"),
        then="""
            peer_verdict | peer_position_from
            -------------+-------------------
            not_compared |
        """,
    )


def test_wards_fall_into_five_equal_steps_of_their_newest_period():
    expect(
        "marts.ward_figure",
        given={
            "core.area": """
                area_code | name        | level   | parent_code
                ----------+-------------+---------+------------
                E05015239 | Altrincham  | ward    | E08000009
                E05015240 | Ashton      | ward    | E08000009
                E05015241 | Bowdon      | ward    | E08000009
                E08000009 | Trafford    | council | E12000002
            """,
            "core.observation": """
                indicator_id | area_code | period_start | period_end | value | lower | upper | status     | note | fit_method | fit_share
                -------------+-----------+--------------+------------+-------+-------+-------+------------+------+------------+----------
                turnout      | E05015239 | 2024-05-02   | 2024-05-03 | 30    |       |       | published  |      |            |
                turnout      | E05015240 | 2024-05-02   | 2024-05-03 | 50    |       |       | published  |      |            |
                turnout      | E05015241 | 2024-05-02   | 2024-05-03 |       |       |       | suppressed |      |            |
                turnout      | E05015239 | 2023-05-04   | 2023-05-05 | 10    |       |       | published  |      |            |
                turnout      | E08000009 | 2024-05-02   | 2024-05-03 | 40    |       |       | published  |      |            |
            """,
        },
        then="""
            ward_code | ward_name  | value | status     | class
            ----------+------------+-------+------------+------
            E05015239 | Altrincham | 30    | published  | 1
            E05015240 | Ashton     | 50    | published  | 5
            E05015241 | Bowdon     |       | suppressed |
        """,
    )
