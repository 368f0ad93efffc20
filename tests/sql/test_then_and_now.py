"""What the pages are told of a place over time: latest, then and now, and change."""

from tests.sql.drawn import COUNCIL, RECYCLING, YEARLY, figures, then_options, yearly
from tests.sql_spec import expect


def test_three_years_then_are_set_against_three_years_now():
    values = dict(zip(range(2008, 2024), [30, 32, 34, 36, 38, 40, 41, 43, 44, 46, 47, 49, 50, 52, 54, 56], strict=True))
    expect(
        "marts.then_option",
        given=then_options(*yearly(values)),
        then="""
            then_start | then_value | now_start  | now_value | then_basis
            -----------+------------+------------+-----------+----------------
            2008-04-01 | 32.000     | 2021-04-01 | 54.000    | usual_variation
            2009-04-01 | 34.000     | 2021-04-01 | 54.000    | usual_variation
            2010-04-01 | 36.000     | 2021-04-01 | 54.000    | usual_variation
            2011-04-01 | 38.000     | 2021-04-01 | 54.000    | usual_variation
            2012-04-01 | 39.667     | 2021-04-01 | 54.000    | usual_variation
            2013-04-01 | 41.333     | 2021-04-01 | 54.000    | usual_variation
            2014-04-01 | 42.667     | 2021-04-01 | 54.000    | usual_variation
            2015-04-01 | 44.333     | 2021-04-01 | 54.000    | usual_variation
            2016-04-01 | 45.667     | 2021-04-01 | 54.000    | usual_variation
            2017-04-01 | 47.333     | 2021-04-01 | 54.000    | usual_variation
            2018-04-01 | 48.667     | 2021-04-01 | 54.000    | usual_variation
        """,
    )


def test_a_mean_never_reaches_over_a_missing_year():
    expect(
        "marts.then_option",
        given=then_options(*yearly({2010: 30, 2011: 32, 2013: 36, 2014: 38, 2015: 40, 2016: 41, 2017: 42, 2018: 43})),
        then="""
            then_start | then_value | now_start
            -----------+------------+-----------
            2013-04-01 | 38.0       | 2016-04-01
        """,
    )


def test_nothing_is_compared_across_a_break_in_definition():
    before = yearly({2010: 30, 2011: 32, 2012: 34}, stretch=0)
    after = yearly({2013: 50, 2014: 51, 2015: 52, 2016: 53}, stretch=1)
    expect("marts.then_option", given=then_options(*before, *after), then="then_start | then_value")


def test_published_intervals_decide_before_usual_variation():
    expect(
        "marts.then_option",
        given=then_options(*yearly({2010: 30, 2011: 30, 2012: 30, 2013: 40, 2014: 40, 2015: 40}, error="3")),
        then="""
            then_change | change_error | then_basis
            ------------+--------------+-----------
            10.0        | 2.449        | interval
        """,
    )


def options(*rows: str) -> str:
    header = """
        indicator_id | area_code | then_start | then_end | then_value | now_start | now_end | now_value | points_a_mean | then_change | change_error | then_basis
    """
    return header + "\n".join(rows)


def test_a_change_inside_the_error_is_no_clear_change():
    expect(
        "marts.then_judged",
        given={
            "core.indicator": RECYCLING,
            "marts.then_option": options(
                "recycling | E08000009 | 2008-04-01 | 2011-04-01 | 54.0 | 2021-04-01 | 2024-04-01 | 56.0 | 3 | 2.0 | 1.1 | interval",
                "recycling | E08000001 | 2008-04-01 | 2011-04-01 | 54.0 | 2021-04-01 | 2024-04-01 | 56.0 | 3 | 2.0 | 1.0 | interval",
                "recycling | E08000002 | 2008-04-01 | 2011-04-01 | 54.0 | 2021-04-01 | 2024-04-01 | 50.0 | 3 | -4.0 | 1.0 | interval",
                "recycling | E08000003 | 2008-04-01 | 2011-04-01 | 54.0 | 2021-04-01 | 2024-04-01 | 56.0 | 3 | 2.0 |  | ",
            ),
        },
        then="""
            area_code | then_kind       | then_verdict
            ----------+-----------------+-------------------
            E08000009 | three_year_mean | no_clear_change
            E08000001 | three_year_mean | better
            E08000002 | three_year_mean | worse
            E08000003 | three_year_mean | too_little_history
        """,
    )


def test_then_is_about_fifteen_years_ago_or_the_councils_baseline_year():
    rows = [
        f"recycling | {area} | {year}-04-01 | {year + 3}-04-01 | 40.0 | 2021-04-01 | 2024-04-01 | 56.0 | 3 | 16.0 | 1.0 | interval"
        for area in ("E08000009", "E08000007")
        for year in range(2004, 2019)
    ]
    expect(
        "marts.then_and_now",
        given={"core.indicator": RECYCLING, "core.council": COUNCIL, "marts.then_option": options(*rows)},
        then="""
            area_code | then_start
            ----------+-----------
            E08000009 | 2006-04-01
            E08000007 | 2017-04-01
        """,
    )


def test_where_neither_way_is_better_a_change_is_only_higher_or_lower():
    expect(
        "marts.then_judged",
        given={
            "core.indicator": RECYCLING.replace("higher", "neutral"),
            "marts.then_option": options(
                "recycling | E08000009 | 2008-04-01 | 2011-04-01 | 54.0 | 2021-04-01 | 2024-04-01 | 66.0 | 3 | 12.0 | 1.0 | interval",
                "recycling | E08000001 | 2008-04-01 | 2011-04-01 | 54.0 | 2021-04-01 | 2024-04-01 | 46.0 | 3 | -8.0 | 1.0 | interval",
            ),
        },
        then="""
            area_code | then_verdict
            ----------+-------------
            E08000009 | higher
            E08000001 | lower
        """,
    )


def test_a_reader_may_compare_with_any_year_that_has_a_fair_then():
    values = {2016: 30, 2017: 32, 2018: 34, 2019: 36, 2020: 38, 2021: 40, 2022: 42, 2023: 44}
    expect(
        "questions.then_by_year",
        given={"core.indicator": RECYCLING, **then_options(*yearly(values), *yearly(values, "E08000007"))},
        indicator_id="recycling",
        area_code="E08000009",
        then="""
            year | then_start | then_value | now_start  | now_value | then_verdict
            -----+------------+------------+------------+-----------+-------------
            2017 | 2016-04-01 | 32.0       | 2021-04-01 | 42.0      | better
            2018 | 2017-04-01 | 34.0       | 2021-04-01 | 42.0      | better
            2019 | 2018-04-01 | 36.0       | 2021-04-01 | 42.0      | better
        """,
    )


def test_of_the_months_of_a_year_the_one_in_its_middle_stands_for_it():
    monthly = [
        f"recycling | E08000009 | {year}-{month:02}-01 | {year + month // 12}-{month % 12 + 1:02}-01 | {month} | | | published | | 0"
        for year in (2020, 2021, 2022)
        for month in range(1, 13)
    ]
    twelve = YEARLY.replace(
        "| 3             | 1             | 12          | 12            | false", "| 12 | 12 | 1 | 1 | false"
    )
    expect(
        "questions.then_by_year",
        given={"core.indicator": RECYCLING, "core.rhythm": twelve, "core.figure": figures(*monthly)},
        indicator_id="recycling",
        area_code="E08000009",
        then="""
            year | then_kind | then_start | then_end
            -----+-----------+------------+-----------
            2020 | year_mean | 2020-01-01 | 2021-01-01
            2021 | year_mean | 2021-01-01 | 2022-01-01
        """,
    )


def test_one_year_is_compared_with_the_year_before_it():
    expect(
        "marts.change",
        given={
            "core.indicator": RECYCLING,
            **then_options(*yearly({2017: 50, 2018: 51, 2019: 50, 2020: 51, 2021: 50, 2022: 51, 2023: 58})),
        },
        then="""
            previous_value | change | change_basis    | change_verdict
            ---------------+--------+-----------------+---------------
            51             | 7.0    | usual_variation | better
        """,
    )


def test_five_changes_are_needed_before_anything_is_called_usual():
    expect(
        "marts.change",
        given={"core.indicator": RECYCLING, **then_options(*yearly({2020: 50, 2021: 51, 2022: 50, 2023: 58}))},
        then="""
            change | change_basis | change_verdict
            -------+--------------+-------------------
            8.0    |              | too_little_history
        """,
    )


def test_a_rolling_figure_is_compared_with_the_window_before_it_not_its_neighbour():
    rolling = [
        f"recycling | E08000009 | {year}-01-01 | {year + 3}-01-01 | {value} | | | published | 0.5 | 0"
        for year, value in {2017: 61, 2018: 62, 2019: 63, 2020: 64}.items()
    ]
    expect(
        "marts.change",
        given={
            "core.indicator": RECYCLING,
            "core.rhythm": YEARLY.replace(
                "| 3             | 1             | 12          | 12            | false", "| 1 | 1 | 12 | 36 | true"
            ),
            "core.figure": figures(*rolling),
        },
        then="""
            previous_start | previous_value | change
            ---------------+----------------+-------
            2017-01-01     | 61             | 3.0
        """,
    )


def test_an_older_value_is_shown_where_the_newest_is_withheld():
    expect(
        "marts.latest_figure",
        given={
            "core.observation": """
                indicator_id | area_code | period_start | period_end | value | lower | upper | status     | note | fit_method | fit_share
                -------------+-----------+--------------+------------+-------+-------+-------+------------+------+------------+----------
                recycling    | E08000009 | 2022-04-01   | 2023-04-01 | 54    |       |       | published  |      |            |
                recycling    | E08000009 | 2023-04-01   | 2024-04-01 |       |       |       | suppressed |      |            |
                recycling    | E08000001 | 2023-04-01   | 2024-04-01 | 0     |       |       | published  |      |            |
                recycling    | E08000002 | 2023-04-01   | 2024-04-01 |       |       |       | not_applicable |  |            |
            """,
        },
        then="""
            area_code | value | status         | missing_status | missing_period_end | periods
            ----------+-------+----------------+----------------+--------------------+--------
            E08000009 | 54    | published      | suppressed     | 2024-04-01         | 1
            E08000001 | 0     | published      |                |                    | 1
            E08000002 |       | not_applicable |                |                    | 0
        """,
    )


def test_a_period_that_nobody_has_a_figure_for_is_not_a_newer_figure_of_other_places():
    expect(
        "marts.latest_figure",
        given={
            "core.observation": """
                indicator_id | area_code | period_start | period_end | value | lower | upper | status        | note | fit_method | fit_share
                -------------+-----------+--------------+------------+-------+-------+-------+---------------+------+------------+----------
                leavers      | S12000039 | 2015-04-01   | 2016-04-01 | 92.2  |       |       | published     |      |            |
                leavers      | S12000039 | 2016-04-01   | 2017-04-01 |       |       |       | not_available |      |            |
            """,
        },
        then="""
            area_code | period_end | value | newest_period_end | missing_status
            ----------+------------+-------+-------------------+---------------
            S12000039 | 2016-04-01 | 92.2  | 2016-04-01        | not_available
        """,
    )
