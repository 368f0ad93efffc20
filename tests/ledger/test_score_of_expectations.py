"""A range is held against the figure that tells, on the measure it was given in, or it is said why it cannot be."""

from __future__ import annotations

from tests.sql_spec import expect

QUESTION = "questions.score_of_expectations"
KEY = "indicator_id | area_code | origin_end | horizon | judged_at | recorded_at | range_of"
AREAS = "area_code | level\nE06000001 | council\nE06000002 | council\nE06000003 | county\nE92000001 | country"
QUANTILES = "q025 | q100 | q500 | q900 | q975"


def due(range_of: str = "value", quantiles: str = "40.0 | 45.0 | 50.0 | 55.0 | 60.0") -> str:
    """Of a place, from the year to March 2025, for the year after; frozen in December 2025."""
    start = f"recycling | E06000001 | 2025-04-01 | 1 | 2026-04-01 | 2025-12-01 12:00:00 | {range_of}"
    return f"{KEY} | {QUANTILES}\n{start} | {quantiles}"


def figures(*rows: str) -> str:
    header = "indicator_id | area_code | period_start | period_end | value | stretch | standard_error"
    return "\n".join([header, *(f"{row} |" for row in rows)])


def given(told: str, *rows: str, first_seen: str = "2026-10-01 00:00:00") -> dict[str, str]:
    began = "recycling | E06000001 | 2024-04-01 | 2025-04-01 | 48.0 | 0"
    history = "indicator_id | area_code | period_start | period_end | value | first_seen"
    seen = (" | ".join([*row.split(" | ")[:5], first_seen]) for row in rows)
    return {
        "ledger.expectation_due": told,
        "core.rhythm": "indicator_id | step_months | points_a_year | points_a_mean\nrecycling | 12 | 1 | 3",
        "core.figure": figures(began, *rows),
        "core.observation_history": "\n".join([history, *seen]),
        "core.area": AREAS,
    }


def came(value: float, area_code: str = "E06000001", stretch: int = 0) -> str:
    return f"recycling | {area_code} | 2025-04-01 | 2026-04-01 | {value} | {stretch}"


def test_a_figure_on_the_edge_of_a_range_is_inside_it():
    expect(
        QUESTION,
        given(due(), came(45.0)),
        """
            value | why_none | is_inside_80 | is_inside_95 | period_end
            ------+----------+--------------+--------------+-----------
            45.0  |          | true         | true         | 2026-04-01
        """,
    )


def test_a_figure_can_lie_outside_the_one_range_and_inside_the_other():
    expect(
        QUESTION,
        given(due(), came(59.5)),
        """
            value | is_inside_80 | is_inside_95
            ------+--------------+-------------
            59.5  | false        | true
        """,
    )


def test_a_figure_can_lie_outside_both():
    expect(
        QUESTION,
        given(due(), came(39.9)),
        """
            value | is_inside_80 | is_inside_95
            ------+--------------+-------------
            39.9  | false        | false
        """,
    )


def test_the_figure_of_another_year_does_not_tell():
    expect(
        QUESTION,
        given(due(), "recycling | E06000001 | 2026-04-01 | 2027-04-01 | 50.0 | 0"),
        """
            value | why_none      | is_inside_80
            ------+---------------+-------------
                  | not_published |
        """,
    )


def test_where_the_days_of_a_survey_wander_the_nearest_tells():
    expect(
        QUESTION,
        given(
            due(),
            "recycling | E06000001 | 2025-02-01 | 2026-02-01 | 70.0 | 0",
            "recycling | E06000001 | 2025-04-15 | 2026-04-15 | 50.0 | 0",
        ),
        """
            value | is_inside_80 | period_end
            ------+--------------+-----------
            50.0  | true         | 2026-04-15
        """,
    )


def test_a_figure_that_is_counted_in_a_new_way_does_not_tell():
    expect(QUESTION, given(due(), came(50.0, stretch=2)), "value | why_none     | is_inside_80\n | counted_anew |")


def test_what_was_known_when_it_was_frozen_was_not_expected():
    known = given(due(), came(50.0), first_seen="2025-11-30 00:00:00")

    expect(QUESTION, known, "value | why_none     | is_inside_80\n | known_before |")


# The middle of three places is 40, and England is none of them.
PLACES = (came(50.0), came(40.0, "E06000002"), came(20.0, "E06000003"), came(1000.0, "E92000001"))


def test_per_cent_of_the_middle_goes_by_the_middle_of_the_places_in_that_year():
    expect(
        QUESTION,
        given(due("percent_of_the_middle", "90.0 | 110.0 | 120.0 | 130.0 | 140.0"), *PLACES),
        """
            value | why_none | is_inside_80
            ------+----------+-------------
            125.0 |          | true
        """,
    )


def test_a_gap_to_the_middle_goes_by_the_middle_of_the_places_in_that_year():
    expect(
        QUESTION,
        given(due("gap_to_the_middle", "-2.0 | -1.0 | 0.0 | 1.0 | 12.0"), *PLACES),
        """
            value | is_inside_80 | is_inside_95
            ------+--------------+-------------
            10.0  | false        | true
        """,
    )


def test_the_middle_of_the_few_that_are_out_so_far_tells_nothing():
    before = ("E06000002", "E06000003")
    last_year = [f"recycling | {code} | 2024-04-01 | 2025-04-01 | 30.0 | 0" for code in before]

    expect(
        QUESTION,
        given(due("percent_of_the_middle", "90.0 | 95.0 | 100.0 | 105.0 | 110.0"), came(50.0), *last_year),
        "value | why_none       | is_inside_80\n | too_few_places |",
    )
