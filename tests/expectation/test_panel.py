"""Which figures expectations go by: one a year, of councils and counties, counted in one way."""

from tests.sql_spec import expect

AREAS = """
    area_code | level
    ----------+--------
    E06000001 | council
    E06000002 | council
    E10000002 | county
    E12000001 | region
    E05000001 | ward
"""
INDICATOR = """
    indicator_id | better | unit | floor | ceiling | money_basis
    -------------+--------+------+-------+---------+------------
    recycling    | higher | %    | 0.0   | 100.0   | -
"""
FIGURES = """
    indicator_id | area_code | period_start | period_end | value | stretch
    -------------+-----------+--------------+------------+-------+--------
"""


def rhythm(step_months: int, window_months: int) -> str:
    return f"""
        indicator_id | step_months | window_months
        -------------+-------------+--------------
        recycling    | {step_months}          | {window_months}
    """


def given(*figures: str, step_months: int = 12, window_months: int = 12) -> dict[str, str]:
    return {
        "core.area": AREAS,
        "core.indicator": INDICATOR,
        "core.rhythm": rhythm(step_months, window_months),
        "core.figure": FIGURES + "\n".join(f"recycling | {figure}" for figure in figures),
    }


def test_councils_and_counties_are_taken_and_regions_and_wards_are_not():
    expect(
        "core.panel",
        given(
            "E06000001 | 2020-04-01 | 2021-04-01 | 40 | 0",
            "E10000002 | 2020-04-01 | 2021-04-01 | 41 | 0",
            "E12000001 | 2020-04-01 | 2021-04-01 | 42 | 0",
            "E05000001 | 2020-04-01 | 2021-04-01 | 43 | 0",
        ),
        then="""
            area_code | year | value
            ----------+------+------
            E06000001 | 2020 | 40.0
            E10000002 | 2020 | 41.0
        """,
    )


def test_figures_from_before_the_last_break_are_left_out():
    expect(
        "core.panel",
        given(
            "E06000001 | 2019-04-01 | 2020-04-01 | 40 | 0",
            "E06000001 | 2020-04-01 | 2021-04-01 | 50 | 1",
            "E06000001 | 2021-04-01 | 2022-04-01 | 51 | 1",
        ),
        then="""
            year | value
            -----+------
            2020 | 50.0
            2021 | 51.0
        """,
    )


def test_of_months_only_those_of_the_newest_season_are_taken():
    expect(
        "core.panel",
        given(
            "E06000001 | 2022-02-01 | 2022-03-01 | 30 | 0",
            "E06000001 | 2022-03-01 | 2022-04-01 | 31 | 0",
            "E06000001 | 2023-02-01 | 2023-03-01 | 32 | 0",
            "E06000001 | 2023-03-01 | 2023-04-01 | 33 | 0",
            "E06000001 | 2024-02-01 | 2024-03-01 | 34 | 0",
            step_months=1,
            window_months=1,
        ),
        then="""
            year | period_end | value
            -----+------------+------
            2022 | 2022-03-01 | 30.0
            2023 | 2023-03-01 | 32.0
            2024 | 2024-03-01 | 34.0
        """,
    )


def test_a_series_with_more_than_a_year_between_its_figures_has_no_panel():
    expect(
        "core.panel",
        given("E06000001 | 2020-04-01 | 2021-04-01 | 40 | 0", step_months=24),
        then="year | value",
    )


def test_where_two_days_fall_in_one_year_the_later_stands_for_it():
    expect(
        "core.panel",
        given(
            "E06000001 | 2020-01-10 | 2020-01-11 | 40 | 0",
            "E06000001 | 2020-12-28 | 2020-12-29 | 41 | 0",
            window_months=0,
        ),
        then="""
            year | value | window_years
            -----+-------+-------------
            2020 | 41.0  | 1
        """,
    )


def test_a_year_of_which_less_than_half_is_published_is_left_out():
    expect(
        "core.panel",
        given(
            "E06000001 | 2020-04-01 | 2021-04-01 | 40 | 0",
            "E06000002 | 2020-04-01 | 2021-04-01 | 41 | 0",
            "E10000002 | 2020-04-01 | 2021-04-01 | 42 | 0",
            "E06000001 | 2021-04-01 | 2022-04-01 | 43 | 0",
        ),
        then="""
            area_code | year
            ----------+-----
            E06000001 | 2020
            E06000002 | 2020
            E10000002 | 2020
        """,
    )


def test_a_window_of_three_years_is_known_to_be_one():
    expect(
        "core.panel",
        given("E06000001 | 2020-01-01 | 2023-01-01 | 40 | 0", window_months=36),
        then="""
            window_years | better | is_cash
            -------------+--------+--------
            3            | higher | false
        """,
    )
