"""The chance that a promise had at its start: which figures were known, which series tells, and when none does."""

from __future__ import annotations

from tests.sql_spec import expect

PLAN = {
    "method.promise": """
        council_code | agreement_ref | indicator_id | area_code | unit | direction | target_value | tolerance | agreed_on  | baseline_end | due_end
        -------------+---------------+--------------+-----------+------+-----------+--------------+-----------+------------+--------------+-----------
        S12000039    | work          | plan         | S12000039 | %    | higher    | 71.5         | 0.0       | 2012-04-01 | 2013-04-01   | 2017-04-01
        S12000039    | no-baseline   | plan         | S12000039 | %    | higher    | 71.5         | 0.0       | 2012-04-01 |              | 2017-04-01
        S12000039    | wrong-way     | work         | S12000039 | %    | lower     | 60.0         | 0.0       | 2012-04-01 |              | 2017-04-01
        S12000039    | hold          | work         | S12000039 | %    | hold      | 60.0         | 0.5       | 2012-04-01 |              | 2019-04-01
    """,
    "method.related": """
        indicator_id | related_id | sort_order
        -------------+------------+-----------
        plan         | work       | 1
        plan         | workers    | 2
    """,
    "method.indicator": """
        indicator_id | unit   | better | is_cash
        -------------+--------+--------+--------
        plan         | %      | higher | false
        work         | %      | higher | false
        workers      | people | higher | false
    """,
    "method.panel": """
        indicator_id | area_code | year | period_end
        -------------+-----------+------+-----------
        plan         | S12000039 | 2012 | 2013-04-01
        plan         | S12000039 | 2013 | 2014-04-01
        work         | S12000039 | 2011 | 2012-01-01
        work         | S12000039 | 2012 | 2013-01-01
        work         | S12000039 | 2013 | 2014-01-01
        work         | S12000040 | 2012 | 2013-01-01
    """,
}  # fmt: skip


def test_a_promise_is_asked_of_its_own_series_and_of_others_in_its_unit_as_far_as_they_were_known():
    expect(
        "backtest.promise_series",
        PLAN,
        then="""
            agreement_ref | series_id | place | origin_year | horizon | target | why_none
            --------------+-----------+-------+-------------+---------+--------+----------
            work          | plan      | 0     | 2012        | 4       | 71.5   |
            work          | work      | 1     | 2012        | 4       | 71.5   |
            no-baseline   | plan      | 0     |             |         | 71.5   |
            no-baseline   | work      | 1     | 2011        | 5       | 71.5   |
            wrong-way     | work      | 0     | 2011        | 5       | 60.0   | wrong_way
            hold          | work      | 0     | 2011        | 7       | 59.5   | too_far
        """,
    )


def test_a_chance_at_the_start_stands_on_three_years_or_is_not_given():
    expect(
        "backtest.promise_chance",
        {
            "backtest.chance": """
                council_code | agreement_ref | place | indicator_id | area_code | origin_year | horizon | chance
                -------------+---------------+-------+--------------+-----------+-------------+---------+-------
                S12000039    | long          | 1     | work         | S12000039 | 2012        | 4       | 0.27
                S12000039    | short         | 1     | waste        | S12000039 | 2012        | 4       | 0.27
            """,
            "expectation.outlook": """
                indicator_id | area_code | origin_year | horizon | years
                -------------+-----------+-------------+---------+------
                work         | S12000039 | 2012        | 1       | 3
                work         | S12000039 | 2012        | 4       | 1
                waste        | S12000039 | 2012        | 1       | 2
                waste        | S12000039 | 2012        | 4       | 1
            """,
            "expectation.phrase": "phrase | at_least\nunder_1_in_10 | 0.0\nabout_1_in_5 | 0.1\nabout_half | 0.4",
        },
        then="agreement_ref | chance | phrase | years_behind\nlong | 0.27 | about_1_in_5 | 1",
    )


def test_the_first_series_with_enough_past_tells_and_without_one_it_is_said_why():
    promise = "S12000039 | {} | plan | S12000039 | 71.5 | 2017-04-01"
    series = "S12000039 | {} | {} | {} | 2013-01-01 | 4 | {}"
    expect(
        "backtest.promise_start",
        {
            "method.promise": "council_code | agreement_ref | indicator_id | area_code | target_value | due_end\n"
            + "\n".join(promise.format(ref) for ref in ("told", "short", "wrong", "none")),
            "backtest.promise_series": "council_code | agreement_ref | series_id | place | origin_end | horizon | "
            "why_none\n"
            + "\n".join(
                series.format(*row)
                for row in (
                    ("told", "plan", 0, ""), ("told", "work", 1, ""), ("told", "jobs", 2, ""),
                    ("short", "plan", 0, ""), ("wrong", "plan", 0, "wrong_way"),
                )
            ),
            "backtest.promise_chance": """
                council_code | agreement_ref | place | chance | phrase       | years_behind
                -------------+---------------+-------+--------+--------------+-------------
                S12000039    | told          | 1     | 0.27   | about_1_in_5 | 3
                S12000039    | told          | 2     | 0.9    | over_8_in_10 | 3
            """,
        },
        then="""
            agreement_ref | series_id | horizon | chance | why_none
            --------------+-----------+---------+--------+-------------------
            told          | work      | 4       | 0.27   |
            short         |           |         |        | too_little_history
            wrong         |           |         |        | wrong_way
            none          |           |         |        | no_series
        """,
    )  # fmt: skip


def test_another_series_is_named_and_one_that_has_left_the_catalogue_is_not():
    start = "S12000039 | {} | plan | S12000039 | 71.5 | 2017-04-01 | {} | 2013-01-01 | 4 | 0.27 | about_1_in_5 | 3 | {}"
    expect(
        "core.start_chance",
        {
            "core.indicator": "indicator_id\nplan\nwork",
            "staging.record_starts": "council_code | agreement_ref | indicator_id | area_code | target_value | due_end "
            "| series_id | origin_end | horizon | chance | phrase | years_behind | why_none\n"
            + "\n".join(
                start.format(*row)
                for row in (("own", "plan", ""), ("other", "work", ""), ("gone", "jobs", ""), ("none", "", "too_far"))
            ),
        },
        then="agreement_ref | related_id | why_none\nown | |\nother | work |\nnone | | too_far",
    )
