"""What core makes of what sources publish."""

from tests.sql_spec import expect

INDICATOR = """
    indicator_id | better | decimals
    -------------+--------+---------
    recycling    | higher | 1
"""


def test_a_revised_value_is_kept_with_the_day_we_first_saw_it():
    expect(
        "core.observation_history",
        given={
            "core.indicator": INDICATOR,
            "published.observation": """
                indicator_id | area_code | period_start | period_end | value | lower | upper | numerator | denominator | status    | note | first_seen          | receipt_id | fit_method | fit_share
                -------------+-----------+--------------+------------+-------+-------+-------+-----------+-------------+-----------+------+---------------------+------------+------------+----------
                recycling    | E08000009 | 2023-04-01   | 2024-04-01 | 56.1  |       |       |           |             | published |      | 2025-01-10 09:00:00 | one        |            |
                recycling    | E08000009 | 2023-04-01   | 2024-04-01 | 56.1  |       |       |           |             | published |      | 2025-06-10 09:00:00 | two        |            |
                recycling    | E08000009 | 2023-04-01   | 2024-04-01 | 55.8  |       |       |           |             | published |      | 2026-01-10 09:00:00 | three      |            |
            """,
        },
        then="""
            value | first_seen          | receipt_id
            ------+---------------------+-----------
            56.1  | 2025-01-10 09:00:00 | one
            55.8  | 2026-01-10 09:00:00 | three
        """,
    )


def test_a_value_that_is_withheld_later_is_a_revision_and_not_a_zero():
    expect(
        "core.observation_history",
        given={
            "core.indicator": INDICATOR,
            "published.observation": """
                indicator_id | area_code | period_start | period_end | value | lower | upper | numerator | denominator | status     | note | first_seen          | receipt_id | fit_method | fit_share
                -------------+-----------+--------------+------------+-------+-------+-------+-----------+-------------+------------+------+---------------------+------------+------------+----------
                recycling    | E08000009 | 2023-04-01   | 2024-04-01 | 0     |       |       |           |             | published  |      | 2025-01-10 09:00:00 | one        |            |
                recycling    | E08000009 | 2023-04-01   | 2024-04-01 |       |       |       |           |             | suppressed |      | 2026-01-10 09:00:00 | two        |            |
            """,
        },
        then="""
            value | status     | receipt_id
            ------+------------+-----------
            0     | published  | one
                  | suppressed | two
        """,
    )


def test_an_indicator_that_left_the_catalogue_is_not_held():
    expect(
        "core.observation_history",
        given={
            "core.indicator": INDICATOR,
            "published.observation": """
                indicator_id | area_code | period_start | period_end | value | lower | upper | numerator | denominator | status    | note | first_seen          | receipt_id | fit_method | fit_share
                -------------+-----------+--------------+------------+-------+-------+-------+-----------+-------------+-----------+------+---------------------+------------+------------+----------
                litter       | E08000009 | 2023-04-01   | 2024-04-01 | 56.1  |       |       |           |             | published |      | 2025-01-10 09:00:00 | one        |            |
            """,
        },
        then="indicator_id | value",
    )


def test_the_newest_value_that_was_seen_is_the_observation():
    expect(
        "core.observation",
        given={
            "core.ward_withheld": """
                indicator_id | area_code | period_start | period_end | reason
                -------------+-----------+--------------+------------+-------
            """,
            "core.area": "area_code | level\nE08000009 | council",
            "core.area_succession": "successor_code | since",
            "core.indicator": "indicator_id | ward_fit\nrecycling |",
            "core.observation_history": """
                indicator_id | area_code | period_start | period_end | value | lower | upper | numerator | denominator | status    | note | first_seen          | receipt_id | fit_method | fit_share
                -------------+-----------+--------------+------------+-------+-------+-------+-----------+-------------+-----------+------+---------------------+------------+------------+----------
                recycling    | E08000009 | 2023-04-01   | 2024-04-01 | 56.1  |       |       |           |             | published |      | 2025-01-10 09:00:00 | one        |            |
                recycling    | E08000009 | 2023-04-01   | 2024-04-01 | 55.8  |       |       |           |             | published |      | 2026-01-10 09:00:00 | three      |            |
                recycling    | E08000009 | 2022-04-01   | 2023-04-01 | 54.0  |       |       |           |             | published |      | 2025-01-10 09:00:00 | one        |            |
            """,
        },
        then="""
            period_start | value | first_seen
            -------------+-------+--------------------
            2023-04-01   | 55.8  | 2026-01-10 09:00:00
            2022-04-01   | 54.0  | 2025-01-10 09:00:00
        """,
    )


def test_an_area_takes_each_column_from_the_source_that_knows_it_best():
    expect(
        "core.area",
        given={
            "published.area": """
                select * from (values
                    ('E07000026', 'Allerdale', 'council', ['E10000006', 'E12000002', 'E92000001', 'K02000001'], null::date, null::date, 1),
                    ('E07000026', 'Allerdale Borough', 'council', ['E10000006'], null, date '2023-04-01', 50),
                    ('E06000028', null, 'council', []::varchar[], null, null, 2),
                    ('E06000028', 'Bournemouth', 'council', [], null, date '2019-04-01', 50),
                    ('E08000009', 'Trafford', 'council', ['E47000001', 'E12000002', 'E92000001', 'K02000001'], null, null, 1),
                    ('E67000001', 'City of London, Hackney', 'group', [], null, null, 2)
                ) as area(area_code, name, level, parent_codes, start_date, end_date, source_rank)
            """,
        },
        then="""
            area_code | name                    | parent_code | end_date
            ----------+-------------------------+-------------+-----------
            E07000026 | Allerdale               | E10000006   | 2023-04-01
            E06000028 | Bournemouth             | E92000001   | 2019-04-01
            E08000009 | Trafford                | E12000002   |
            E67000001 | City of London, Hackney |             |
        """,
    )


def test_an_area_lies_in_everything_its_parents_lie_in():
    expect(
        "core.area_ancestor",
        given={
            "core.area": """select * from (values
                ('E05015253', 'ward', ['E08000009']),
                ('E08000009', 'council', ['E12000002', 'E92000001']),
                ('E12000002', 'region', ['E92000001']),
                ('E92000001', 'country', []::varchar[])
                ) as area(area_code, level, parent_codes)""",
        },
        then="""
            area_code | ancestor_code | ancestor_level
            ----------+---------------+---------------
            E05015253 | E08000009     | council
            E05015253 | E12000002     | region
            E05015253 | E92000001     | country
            E08000009 | E12000002     | region
            E08000009 | E92000001     | country
            E12000002 | E92000001     | country
        """,
    )


def test_a_peer_list_is_the_newest_of_its_kind():
    expect(
        "core.peer",
        given={
            "published.peer": """
                area_code | peer_code | peer_set   | rank | as_of
                ----------+-----------+------------+------+-----------
                E08000009 | E08000007 | ons_global | 1    | 2025-01-01
                E08000009 | E08000029 | ons_global | 1    | 2026-01-01
                E08000009 | E06000007 | own        | 1    | 2024-01-01
            """,
        },
        then="""
            peer_code | peer_set   | as_of
            ----------+------------+-----------
            E08000029 | ons_global | 2026-01-01
            E06000007 | own        | 2024-01-01
        """,
    )


def test_windows_longer_than_their_steps_overlap():
    expect(
        "core.rhythm",
        given={
            "core.observation": """
                indicator_id    | area_code | period_start | period_end | value
                ----------------+-----------+--------------+------------+------
                life-expectancy | E08000009 | 2018-01-01   | 2021-01-01 | 63
                life-expectancy | E08000009 | 2019-01-01   | 2022-01-01 | 64
                life-expectancy | E08000009 | 2020-01-01   | 2023-01-01 | 64
                recycling       | E08000009 | 2021-04-01   | 2022-04-01 | 55
                recycling       | E08000009 | 2022-04-01   | 2023-04-01 | 56
                guest-nights    | E08000009 | 2024-01-01   | 2024-02-01 | 900
                guest-nights    | E08000009 | 2024-02-01   | 2024-03-01 | 950
                planning        | E08000009 | 2024-01-01   | 2024-04-01 | 90
                planning        | E08000009 | 2024-04-01   | 2024-07-01 | 88
                libraries       | E08000009 | 2024-05-15   | 2024-05-16 | 70
            """,
        },
        then="""
            indicator_id    | window_months | step_months | has_overlap | points_a_mean
            ----------------+---------------+-------------+-------------+--------------
            life-expectancy | 36            | 12          | true        | 1
            recycling       | 12            | 12          | false       | 3
            guest-nights    | 1             | 1           | false       | 12
            planning        | 3             | 3           | false       | 4
            libraries       | 0             | 0           | false       | 1
        """,
    )


BROKEN = """
    indicator_id    | period_start | reason
    ----------------+--------------+-------
    life-expectancy | 2019-01-01   | new way
"""


def test_figures_before_across_and_after_a_break_are_three_stretches():
    expect(
        "core.figure",
        given={
            "core.indicator_break": BROKEN,
            "core.observation": """
                indicator_id    | area_code | period_start | period_end | value | lower | upper | status
                ----------------+-----------+--------------+------------+-------+-------+-------+----------
                life-expectancy | E08000009 | 2016-01-01   | 2019-01-01 | 63    |       |       | published
                life-expectancy | E08000009 | 2017-01-01   | 2020-01-01 | 64    |       |       | published
                life-expectancy | E08000009 | 2019-01-01   | 2022-01-01 | 64    | 62.04 | 65.96 | published
                life-expectancy | E08000009 | 2020-01-01   | 2023-01-01 |       |       |       | suppressed
                recycling       | E08000009 | 2019-01-01   | 2020-01-01 | 55    |       |       | published
            """,
        },
        then="""
            indicator_id    | period_start | stretch | standard_error
            ----------------+--------------+---------+---------------
            life-expectancy | 2016-01-01   | 0       |
            life-expectancy | 2017-01-01   | 1       |
            life-expectancy | 2019-01-01   | 2       | 1.0
            recycling       | 2019-01-01   | 0       |
        """,
    )
