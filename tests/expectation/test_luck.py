"""How far figures come out from what was expected: luck of all, luck of one, and the range they make, by hand."""

from math import e, sqrt

from tests.expectation.drawn import HORIZONS, scale
from tests.sql_spec import expect


def luck_given(window: int = 1, growth: float = 0.5) -> dict[str, str]:
    return {
        "expectation.scale": scale(window=window),
        "expectation.horizon": HORIZONS,
        "expectation.origin": "indicator_id | origin_year\nrecycling | 2006",
        "expectation.gap_growth": f"indicator_id | origin_year | growth\nrecycling | 2006 | {growth}",
        "expectation.year_effect": """
            indicator_id | year | horizon | effect
            -------------+------+---------+-------
            recycling    | 2002 | 1       | 1.0
            recycling    | 2003 | 1       | -1.0
            recycling    | 2004 | 1       | 2.0
            recycling    | 2005 | 1       | -2.0
            recycling    | 2006 | 1       | 9.0
        """,
    }


def test_common_luck_is_what_past_years_did_with_three_years_of_caution_added():
    # One year: (1 + 1 + 4 + 4) / 4 = 2.5 over four years: (4 × 2.5 + 3 × 0.55) / 7. What began in 2006 is not known.
    # Two years: none has ended, so one-year effects grow by √2: 5, over 1 + 3 / 2 years that do not overlap.
    expect(
        "expectation.common_luck",
        luck_given(),
        then=f"""
            horizon | years | effective_years | common_variance                           | local_growth  | last_end
            --------+-------+-----------------+-------------------------------------------+---------------+---------
            1       | 4     | 4.0             | {(4 * 2.5 + 3 * 0.55) / 7:.6f}            | 1.000000      | 2006
            2       | 4     | 2.5             | {(2.5 * 5 + 3 * 0.55 * 2**1.2) / 5.5:.6f} | {sqrt(2):.6f} | 2006
        """,
    )


def test_figures_over_three_years_hold_fewer_separate_years():
    expect(
        "expectation.common_luck",
        luck_given(window=3),
        then="""
            horizon | years | effective_years
            --------+-------+----------------
            1       | 4     | 2.00
            2       | 4     | 1.75
        """,
    )


def test_figures_over_three_years_catch_up_with_the_nation_later():
    # A nation that takes a step of 1 each year moves a three-year mean by a third of the last three steps: variance
    # 3 / 9. In two years by (1 + 4 + 4 + 1) / 9: not twice but 10 / 3 times as much, so 5 / 3 of what is usual for two.
    expect(
        "expectation.common_luck",
        luck_given(window=3),
        then=f"""
            horizon | common_variance
            --------+-----------------------------------------------
            1       | {(2 * 2.5 + 3 * 0.55) / 5:.6f}
            2       | {(1.75 * 5 + 3 * 0.55 * 2**1.2 * 5 / 3) / 4.75:.6f}
        """,
    )


def test_gaps_that_are_pure_noise_do_not_grow_and_walks_grow_with_the_root_of_time():
    starts = """
        indicator_id | horizon | known_year | gap_change
        -------------+---------+------------+-----------
        noise        | 1       | 2002       | 1.0
        noise        | 2       | 2003       | -1.0
        walk         | 1       | 2002       | 1.0
        walk         | 2       | 2003       | 1.41421356237
        trend        | 1       | 2002       | 1.0
        trend        | 2       | 2003       | 2.0
        young        | 1       | 2002       | 1.0
        young        | 2       | 2004       | 1.0
    """
    origins = "indicator_id | origin_year\nnoise | 2003\nwalk | 2003\ntrend | 2003\nyoung | 2003"
    expect(
        "expectation.gap_growth",
        {"expectation.follow_up": starts, "expectation.origin": origins},
        then="""
            indicator_id | growth
            -------------+-------
            noise        | 0.000
            walk         | 0.500
            trend        | 0.500
            young        | 0.500
        """,
    )


def half_widths(cash: str) -> dict[str, str]:
    return {
        "expectation.scale": scale(cash=cash),
        "expectation.level": """
            position | level | normal_quantile
            ---------+-------+-----------------
            1        | 0.1   | -1.281551566
            2        | 0.5   | 0.0
            3        | 0.9   | 1.281551566
        """,
        "expectation.common_luck": """
            indicator_id | origin_year | horizon | common_variance | degrees_of_freedom
            -------------+-------------+---------+-----------------+-------------------
            recycling    | 2006        | 1       | 4.0             | 7
        """,
        "expectation.local_luck": """
            indicator_id | origin_year | horizon | position | spread
            -------------+-------------+---------+----------+-------
            recycling    | 2006        | 1       | 1        | -1.5
            recycling    | 2006        | 1       | 2        | 0.25
            recycling    | 2006        | 1       | 3        | 3.0
        """,
    }


def test_a_half_width_joins_common_and_own_luck_as_the_sides_of_a_right_angle():
    t = 1.4149239  # Student's t for 7 degrees of freedom at 90%, from a printed table
    expect(
        "expectation.half_width",
        half_widths(cash="false"),
        then=f"""
            level | half_width
            ------+--------------------------------------
            0.1   | {-sqrt(4 * t**2 + 1.5**2):.4f}
            0.5   | 0.0000
            0.9   | {sqrt(4 * t**2 + 3.0**2):.4f}
        """,
    )


def test_of_cash_only_own_luck_counts():
    expect(
        "expectation.half_width",
        half_widths(cash="true"),
        then="""
            level | half_width
            ------+-----------
            0.1   | -1.50
            0.5   | 0.25
            0.9   | 3.00
        """,
    )


def test_a_range_is_read_back_from_its_scale_and_ends_where_figures_end():
    expect(
        "expectation.range",
        {
            "expectation.scale": """
                indicator_id | floor | ceiling
                -------------+-------+--------
                rate         | 0.0   |
                share        | 0.0   | 100.0
                score        | 0.0   | 10.0
                pay          | 0.0   |
            """,
            "expectation.outlook": """
                indicator_id | area_code | origin_year | horizon | scale    | is_cash | centre | noise
                -------------+-----------+-------------+---------+----------+---------+--------+------
                rate         | E06000001 | 2006        | 1       | log      | false   | 2.0    | 1.0
                share        | E06000001 | 2006        | 1       | logit    | false   | 0.0    | 7.0
                score        | E06000001 | 2006        | 1       | identity | false   | 9.0    | 2.0
                pay          | E06000001 | 2006        | 1       | log      | true    | 0.0    | 1.0
            """,
            "expectation.half_width": "\n".join(
                [
                    "indicator_id | origin_year | horizon | level | half_width",
                    *(
                        f"{name} | 2006 | 1 | {level} | {half}"
                        for name in ("rate", "share", "score", "pay")
                        for level, half in ((0.1, -1.0), (0.5, 0.0), (0.9, 1.0))
                    ),
                ]
            ),
        },
        then=f"""
            indicator_id | range_of              | q100                 | q500               | q900
            -------------+-----------------------+----------------------+--------------------+-----------------
            rate         | value                 | {e:.4f}              | {e**2:.4f}         | {e**3:.4f}
            share        | value                 | 0.0000               | 50.0000            | 100.0000
            score        | value                 | 7.0000               | 9.0000             | 10.0000
            pay          | percent_of_the_middle | {100 / e:.4f}        | 100.0000           | {100 * e:.4f}
        """,
    )


def test_the_origin_is_the_newest_year_with_twenty_places_to_go_by():
    rows = [
        f"recycling | E0600{area:04} | {year} | {year - 1999}"
        for year, places in {2004: 25, 2005: 20, 2006: 19}.items()
        for area in range(places)
    ]
    expect(
        "expectation.origin",
        {"expectation.area_noise": "indicator_id | area_code | year | points\n" + "\n".join(rows)},
        then="""
            indicator_id | origin_year
            -------------+------------
            recycling    | 2005
        """,
    )


def test_the_middle_of_ten_places_is_nobodys_year():
    rows = [
        f"recycling | E0600{area:04} | {year} | 1 | {area}.0"
        for year, places in {2004: 11, 2005: 10}.items()
        for area in range(places)
    ]
    expect(
        "expectation.year_effect",
        {"expectation.past_error": "indicator_id | area_code | year | horizon | error\n" + "\n".join(rows)},
        then="""
            year | horizon | effect | areas
            -----+---------+--------+------
            2004 | 1       | 5.0    | 11
        """,
    )
