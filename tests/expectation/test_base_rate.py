"""How many of the places that once stood alike came as far: who counts as alike, and what counts as coming as far."""

from __future__ import annotations

from datetime import date

from tests.sql_spec import expect

AMBITIONS = """
    ambition    | at_least
    ------------+---------
    ordinary    | 0.25
    stretching  | 0.1
    rarely_done | 0.000000001
    not_seen    | 0.0
"""
LAST_YEAR = 2005
A_YEAR_ON = date(2007, 4, 1)


def given(gains: list[float], better: str = "higher", scale: str = "log", cash: str = "false") -> dict[str, str]:
    """Forty places at 10 in 2000 to 2004, and in 2005 at 10 + a gain; another at 10 all along, of which is asked."""
    places = [*gains, *[0.0] * (40 - len(gains)), 0.0]
    rows = [
        f"recycling | E06{area:06} | {year} | {year + 1}-04-01 | {10 + gain * (year == LAST_YEAR)}"
        for area, gain in enumerate(places)
        for year in range(2004, LAST_YEAR + 1)
    ]
    return {
        "core.panel": "indicator_id | area_code | year | period_end | value\n" + "\n".join(rows),
        "expectation.scale": "indicator_id | scale | better | is_cash | floor | ceiling\n"
        f"recycling | {scale} | {better} | {cash} | 0.0 | 12.5",
        "expectation.ambition": AMBITIONS,
    }


def base_rate(tables: dict[str, str], then: str, value: float, by: date = A_YEAR_ON) -> None:
    expect("questions.base_rate", tables, then, indicator_id="recycling", area_code="E06000040", value=value, date=by)


def test_those_that_grew_as_many_times_as_the_target_asks_came_as_far():
    # Ten of 41 starts grew by a fifth; the target asks for a tenth.
    base_rate(
        given([2.0] * 10),
        """
            horizon | starts | start_years | met | share_met | needed_change | ambition   | best_reached | is_relative
            --------+--------+-------------+-----+-----------+---------------+------------+--------------+------------
            1       | 41     | 1           | 10  | 0.2439    | 1.10          | stretching | 12.00        | true
        """,
        value=11,
    )


def test_a_quarter_is_ordinary_a_tenth_stretching_and_fewer_rarely_done():
    base_rate(given([2.0] * 11), "met | ambition\n11 | ordinary", value=11)
    base_rate(given([2.0] * 5), "met | ambition\n5 | stretching", value=11)
    base_rate(given([2.0]), "met | ambition\n1 | rarely_done", value=11)
    base_rate(given([2.0] * 20), "met | ambition\n0 | not_seen", value=12.1)


def test_where_lower_is_better_the_best_is_the_lowest():
    base_rate(
        given([-2.0] * 12, better="lower"),
        "met | best_reached | one_in_four_reached\n12 | 8.00 | 8.00",
        value=9,
    )


def test_the_best_tenth_lies_between_the_best_quarter_and_the_best():
    # Of 41 starts the fifth from the top has a tenth above it, the eleventh a quarter.
    base_rate(
        given([2.5] * 3 + [2.0] * 4 + [1.0] * 4),
        "one_in_four_reached | best_tenth_reached | best_reached\n11.00 | 12.00 | 12.50",
        value=11,
    )
    base_rate(
        given([-2.5] * 3 + [-2.0] * 4 + [-1.0] * 4, better="lower"),
        "one_in_four_reached | best_tenth_reached | best_reached\n9.00 | 8.00 | 7.50",
        value=9,
    )


def test_scores_are_compared_by_points():
    base_rate(given([0.5] * 11, scale="identity"), "is_relative | needed_change | met\nfalse | 0.50 | 11", value=10.5)


def test_what_the_best_reached_ends_where_figures_end():
    base_rate(given([4.0]), "best_reached\n12.5", value=11)


def test_the_share_of_each_start_year_is_told_beside_the_whole():
    tables = given([2.0] * 10)
    earlier = "\n".join(f"recycling | E06{area:06} | 2003 | 2004-04-01 | 10.0" for area in range(41))
    tables["core.panel"] += "\n" + earlier
    base_rate(
        tables,
        """
            starts | start_years | first_start | last_start | least_share_of_a_year | most_share_of_a_year
            -------+-------------+-------------+------------+-----------------------+---------------------
            82     | 2           | 2003        | 2004       | 0.0000                | 0.2439
        """,
        value=11,
    )


def test_only_the_nearest_in_level_count_once_there_are_more_than_a_hundred():
    near = [
        f"recycling | E07{area:06} | {year} | {year + 1}-04-01 | 10.0" for area in range(70) for year in (2004, 2005)
    ]
    # Twice as high as the middle and growing by half: too far off to be looked at.
    far = [
        f"recycling | E08{area:06} | {year} | {year + 1}-04-01 | {20 + 10 * (year == LAST_YEAR)}"
        for area in range(30)
        for year in (2004, 2005)
    ]
    tables = given([])
    tables["core.panel"] += "\n" + "\n".join([*near, *far])
    base_rate(tables, "starts | met\n100 | 0", value=11)


def test_of_fewer_than_twenty_starts_nothing_is_said():
    tables = given([])
    tables["core.panel"] = "\n".join(tables["core.panel"].splitlines()[:1] + tables["core.panel"].splitlines()[-38:])
    base_rate(tables, "starts", value=11)


def test_a_day_beyond_five_years_has_no_base_rate():
    base_rate(given([2.0]), "starts", value=11, by=date(2012, 4, 1))


def test_without_a_better_way_nothing_is_counted():
    base_rate(given([2.0], better="neutral"), "starts", value=11)
