"""The chance of a typed target: whose figure tells, how far off the target lies, and when there is none to give."""

from __future__ import annotations

from datetime import date

from tests.sql_spec import expect

PHRASES = """
    phrase        | at_least
    --------------+---------
    under_1_in_10 | 0.0
    about_1_in_5  | 0.1
    about_half    | 0.41
    over_8_in_10  | 0.8
"""
RECORD = """
    phrase       | targets | share_met
    -------------+---------+----------
    about_1_in_5 | 400     | 0.21
"""
# A tenth lies beyond two noises from the centre, a quarter beyond one: simple to read off by hand.
WIDTHS = """
    indicator_id | origin_year | horizon | position | level | half_width
    -------------+-------------+---------+----------+-------+-----------
    recycling    | 2024        | 3       | 1        | 0.1   | -2.0
    recycling    | 2024        | 3       | 2        | 0.25  | -1.0
    recycling    | 2024        | 3       | 3        | 0.5   | 0.0
    recycling    | 2024        | 3       | 4        | 0.75  | 1.0
    recycling    | 2024        | 3       | 5        | 0.9   | 2.0
"""
IN_THREE_YEARS = date(2028, 3, 31)


def given(
    better: str = "higher",
    scale: str = "identity",
    cash: str = "false",
    centre: float = 50.0,
    does_not_hold_at: int | None = None,
) -> dict[str, str]:
    """Recycling was 48 in the year to March 2025. The centre of every later year is 50 and the noise 4."""
    now = f"2024 | 2025-04-01 | 48.0 | {scale} | {cash} | {centre} | 4.0 | 2010 | 2024"
    outlook = "\n".join(f"recycling | E06000001 | {h} | {9 - h} | {now}" for h in range(1, 6))
    return {
        "expectation.scale": "indicator_id | scale | better | is_cash | floor | ceiling\n"
        f"recycling | {scale} | {better} | {cash} | 0.0 | 100.0",
        "expectation.outlook": "indicator_id | area_code | horizon | years | origin_year | origin_end | value | scale "
        f"| is_cash | centre | noise | first_start | last_end\n{outlook}",
        "expectation.half_width": WIDTHS,
        "expectation.phrase": PHRASES,
        "core.phrase_record": RECORD,
        "marts.range_trust": "indicator_id | horizon | is_shown\n"
        + "\n".join(f"recycling | {h} | {h != does_not_hold_at}" for h in range(1, 6)),
    }


def chance(
    tables: dict[str, str],
    then: str,
    *,
    value: float,
    by: date = IN_THREE_YEARS,
    indicator_id: str = "recycling",
    area_code: str = "E06000001",
) -> None:
    expect(
        "questions.chance_of_target", tables, then, indicator_id=indicator_id, area_code=area_code, value=value, date=by
    )


def test_a_chance_is_read_off_between_two_levels_and_comes_with_its_record():
    # 56 lies 1.5 noises above 50: halfway between 75% and 90% stay below it.
    chance(
        given(),
        """
            chance | phrase       | why_none | horizon | judged_at  | years_behind | past_targets | past_share_met
            -------+--------------+----------+---------+------------+--------------+--------------+---------------
            0.175  | about_1_in_5 |          | 3       | 2028-04-01 | 6            | 400          | 0.21
        """,
        value=56,
    )


def test_where_past_ranges_did_not_hold_there_is_no_chance():
    chance(given(does_not_hold_at=3), "chance | phrase | why_none\n | | does_not_hold", value=56)
    chance(given(does_not_hold_at=5), "chance | why_none\n0.175 |", value=56)


def test_where_lower_is_better_the_chance_is_of_staying_below():
    chance(given(better="lower"), "chance | phrase\n0.825 | over_8_in_10", value=56)


def test_past_the_outermost_level_half_of_what_is_left_is_given():
    chance(given(), "chance\n0.0025", value=59)
    chance(given(), "chance\n0.9975", value=41)


def test_keeping_things_as_they_are_is_a_target_too():
    # 48 is half a noise below the centre.
    chance(given(), "chance | value_now\n0.625 | 48.0", value=48)


def test_nought_per_cent_is_a_target_and_has_a_place_on_the_scale():
    # ln(0.25 / 100.25) = -5.99, from a centre of 0 with a noise of 4: 1.4985 noises below.
    chance(given(better="lower", scale="logit", centre=0.0), "chance | why_none\n0.1752 |", value=0)


def test_nought_lies_below_every_rate():
    chance(given(better="lower", scale="log", centre=3.9), "chance | phrase\n0.0025 | under_1_in_10", value=0)


def test_a_target_that_no_figure_can_reach_is_said_to_be_so():
    chance(given(), "chance | why_none\n| impossible", value=101)
    chance(given(better="lower"), "chance | why_none\n| impossible", value=-1)


def test_a_target_is_judged_by_the_last_year_that_is_over_by_then():
    # Horizon 3 is the only one with levels drawn: any other would find none and say the outermost.
    chance(given(), "horizon | judged_at | chance\n3 | 2028-04-01 | 0.500", value=50, by=date(2029, 2, 28))


def test_the_month_in_which_a_year_ends_is_late_enough():
    chance(given(), "horizon\n3", value=50, by=date(2028, 3, 1))
    chance(given(), "horizon\n2", value=50, by=date(2028, 2, 28))


def test_a_day_before_the_next_figure_is_too_soon_and_more_than_five_years_too_far():
    chance(given(), "chance | why_none | years_behind\n| too_soon |", value=50, by=date(2026, 2, 28))
    chance(given(), "chance | why_none | years_behind\n| too_soon |", value=50, by=date(2020, 3, 31))
    chance(given(), "chance | why_none\n| too_far", value=50, by=date(2031, 3, 31))


def test_cash_has_no_chance_because_prices_would_decide_it():
    chance(given(cash="true"), "chance | why_none\n| cash", value=56)


def test_without_a_better_way_there_is_nothing_to_reach():
    chance(given(better="neutral"), "chance | why_none\n| neutral", value=56)


def test_a_place_without_the_history_is_told_so():
    chance(given(), "chance | phrase | why_none\n| | too_little_history", value=56, area_code="E06000002")


def test_an_indicator_without_a_figure_a_year_is_told_so():
    chance(given(), "chance | why_none\n| not_yearly", value=56, indicator_id="street-trees")


def test_phrases_begin_halfway_between_their_numbers():
    expect(
        "expectation.phrase",
        {},
        then=f"""
            phrase        | at_least
            --------------+----------------------------
            under_1_in_10 | 0.0000
            about_1_in_5  | 0.1000
            about_1_in_3  | {(1 / 5 + 1 / 3) / 2:.4f}
            about_half    | {(1 / 3 + 1 / 2) / 2:.4f}
            about_2_in_3  | {(1 / 2 + 2 / 3) / 2:.4f}
            about_3_in_4  | {(2 / 3 + 3 / 4) / 2:.4f}
            over_8_in_10  | 0.8000
        """,
    )
