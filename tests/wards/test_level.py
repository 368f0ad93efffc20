"""What is said of a ward's newest figure: its interval, and how it stands beside its council."""

from __future__ import annotations

from tests.sql_spec import expect
from tests.wards.drawn import AREA, indicator

PANEL = (
    "indicator_id | ward_code | council_code | period_end | value | lower | upper | standard_error | events | people | "
    "per_person | is_rounded | council_figure | is_total | unit"
)


def interval(then: str, *rows: str, unit: str = "%") -> None:
    """Ward, value, lower, upper, error, events, people, per person, rounded."""
    drawn = []
    for row in rows:
        ward, *rest = row.split("|")
        cells = "|".join(rest)
        drawn.append(f"carers | {ward} | E08000009 | 2025-01-01 | {cells} | 10 | false | {unit}")
    expect("marts.ward_interval", {"core.ward_panel": "\n".join([PANEL, *drawn])}, then)


def test_a_share_has_wilson_s_limits():
    # 10 of 100: E. B. Wilson's limits, as any table of them has it.
    interval(
        """
            lower | upper | interval_basis
            ------+-------+---------------
            5.52  | 17.44 | share
        """,
        "E05000001 | 10 | | | | 10 | 100 | 100 | false",
    )


def test_a_rate_has_byar_s_limits():
    # 10 events in 1,000 people: 4.79 to 18.39 by Byar.
    interval(
        """
            lower | upper | interval_basis
            ------+-------+---------------
            4.79  | 18.39 | rate
        """,
        "E05000001 | 10 | | | | 10 | 1000 | 1000 | false",
        unit="for each 1,000",
    )


def test_none_of_many_has_an_upper_limit():
    interval(
        """
            lower | upper | interval_basis
            ------+-------+---------------
            0.00  | 0.37  | share
        """,
        "E05000001 | 0 | | | | 0 | 1030 | 100 | false",
    )


def test_a_published_interval_is_kept_as_it_is():
    interval(
        """
            lower | upper | interval_basis
            ------+-------+---------------
            8.0   | 13.0  | published
        """,
        "E05000001 | 10 | 8 | 13 | 1.3 | 10 | 100 | 100 | false",
    )


def test_counts_rounded_to_five_are_two_and_a_half_wider_each_way():
    interval(
        """
            lower | upper
            ------+------
            3.02  | 19.94
        """,
        "E05000001 | 10 | | | | 10 | 100 | 100 | true",
    )


def test_a_figure_alone_has_no_interval():
    interval(
        """
            ward_code | lower | upper | interval_basis | luck
            ----------+-------+-------+----------------+-----
            E05000001 |       |       |                |
        """,
        "E05000001 | 10 | | | | | | | false",
    )


def test_counts_that_do_not_make_the_figure_are_counts_of_something_else():
    observed = """
        indicator_id | area_code | period_start | period_end | value | lower | upper | numerator | denominator | status
        -------------+-----------+--------------+------------+-------+-------+-------+-----------+-------------+----------
        carers       | E05000001 | 2024-01-01   | 2025-01-01 | 10.0  |       |       | 10        | 100         | published
        carers       | E05000002 | 2024-01-01   | 2025-01-01 | 20.0  |       |       | 20        | 100         | published
        carers       | E05000003 | 2024-01-01   | 2025-01-01 | 14.5  |       |       | 30        | 100         | published
    """
    expect(
        "core.ward_panel",
        {**panel_given(observed), "core.observation": observed},
        then="""
            ward_code | events | council_figure
            ----------+--------+---------------
            E05000001 | 10     | 20.0
            E05000002 | 20     | 20.0
            E05000003 |        | 20.0
        """,
    )


def panel_given(observed: str) -> dict[str, str]:
    figures = ["indicator_id | area_code | period_start | period_end | value | standard_error | stretch"]
    for row in observed.strip().splitlines()[2:]:
        name, area, start, end, value, *_ = (cell.strip() for cell in row.split("|"))
        figures += [f"{name} | {area} | {start} | {end} | {value} |  | 0"] if value else []
    return {
        "core.area": AREA,
        "core.indicator": "indicator_id | better | decimals | unit | is_total | floor | ceiling\n"
        "carers | lower | 1 | % | false | 0 | 100",
        "core.rhythm": "indicator_id | step_months\ncarers | 12",
        "core.figure": "\n".join(figures),
    }


def test_the_council_s_own_figure_comes_first_and_all_wards_together_stand_in_for_it():
    row = "carers | E0500000{ward} | {year}-01-01 | {next}-01-01 | {value} |  |  | {events} | {people} | published"
    header = """
        indicator_id | area_code | period_start | period_end | value | lower | upper | numerator | denominator | status
        -------------+-----------+--------------+------------+-------+-------+-------+-----------+-------------+----------
    """
    wards = [
        row.format(ward=1, year=2023, next=2024, value=10.0, events=10, people=100),
        row.format(ward=2, year=2023, next=2024, value=20.0, events=60, people=300),
        row.format(ward=1, year=2024, next=2025, value=12.0, events=12, people=100),
        row.format(ward=2, year=2024, next=2025, value=22.0, events=66, people=300),
    ]
    council = "carers | E08000009 | 2024-01-01 | 2025-01-01 | 19.4 |  |  |  |  | published"
    observed = header + "\n".join([*wards, council])
    expect(
        "core.ward_panel",
        {**panel_given(header + "\n".join(wards)), "core.observation": observed},
        # Today's is the council's own. Over time it is one kind throughout: all wards together, in both years.
        then="""
            ward_code | year | council_figure | council_value
            ----------+------+----------------+--------------
            E05000001 | 2023 | 17.5           | 17.5
            E05000002 | 2023 | 17.5           | 17.5
            E05000001 | 2024 | 19.4           | 19.5
            E05000002 | 2024 | 19.4           | 19.5
        """,
    )


def level(then: str, *wards: tuple[str, str]) -> None:
    """Of each ward: its figure as the table holds it, and its interval with the council's 10."""
    figure = ["indicator_id | ward_code | council_code | ward_name | period_start | period_end | value | status"]
    known = [
        "indicator_id | ward_code | council_code | value | lower | upper | interval_basis | luck | events | people | "
        "council_figure"
    ]
    for number, (value, rest) in enumerate(wards, start=1):
        status = "published" if value else "suppressed"
        key = f"carers | E0500000{number} | E08000009"
        figure.append(f"{key} | Ward {number} | 2024-01-01 | 2025-01-01 | {value} | {status}")
        known += [f"{key} | {value} | {rest}"] if value else []
    expect(
        "marts.ward_level",
        {
            "marts.ward_figure": "\n".join(figure),
            "marts.ward_interval": "\n".join(known),
            "core.indicator": indicator(),
            "expectation.ward_gap": "indicator_id | ward_code | gap_change_in_units",
        },
        then,
    )


def test_a_ward_is_beside_its_council_what_its_interval_allows():
    level(
        """
            ward_code | verdict
            ----------+-------------
            E05000001 | higher
            E05000002 | lower
            E05000003 | similar
            E05000004 | similar
            E05000005 | withheld
            E05000006 | not_compared
            E05000007 | lower
        """,
        ("14", "12 | 16 | share | 1 | 140 | 1000 | 10"),
        ("6", "4 | 8 | share | 1 | 60 | 1000 | 10"),
        ("11", "9 | 13 | share | 1 | 110 | 1000 | 10"),
        # Beyond 95% but not beyond 99.8%: one ward in twenty comes so far by luck.
        ("12.5", "10.5 | 14.5 | share | 1 | 125 | 1000 | 10"),
        ("", ""),
        ("15", " | | | | | | 10"),
        ("3", "2 | 4 | share | 0.5 | 30 | 1000 | 10"),
    )


def test_where_luck_alone_would_spread_the_wards_as_far_they_are_too_few_to_tell():
    wards = [(value, "5 | 15 | share | 2.5 | 10 | 100 | 10") for value in ("9", "10", "11", "10.5", "9.5")]
    level(
        "\n".join(
            ["ward_code | verdict | signal_share | smoothed"]
            + [f"E0500000{number} | too_few_to_tell | 0.0 | 10.0" for number in range(1, 6)]
        ),
        *wards,
    )


def test_half_and_twice_the_council_s_figure_in_one_interval_is_too_few_to_tell():
    level(
        "verdict\ntoo_few_to_tell\nsimilar",
        ("11", "5 | 20 | share | 3 | 11 | 100 | 10"),
        ("11", "8 | 14 | share | 1 | 110 | 1000 | 10"),
    )


def test_a_level_is_drawn_to_the_council_s_only_where_luck_plays_a_part():
    # The variance of the five is 23.2, less the mean square of luck, 7. Ward 5: 16.2 / (16.2 + 25).
    level(
        """
            ward_code | signal_share | smoothed
            ----------+--------------+---------
            E05000001 | 0.80         | 5.2
            E05000002 | 0.94         |
            E05000003 | 0.80         | 10.8
            E05000004 | 0.94         |
            E05000005 | 0.39         | 12.4
        """,
        ("4", "1 | 8 | share | 2 | 40 | 1000 | 10"),
        ("6", "4 | 8 | share | 1 | 60 | 1000 | 10"),
        ("11", "8 | 14 | share | 2 | 110 | 1000 | 10"),
        ("12", "10 | 14 | share | 1 | 120 | 1000 | 10"),
        ("16", "6 | 26 | share | 5 | 16 | 100 | 10"),
    )
