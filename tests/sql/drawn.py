"""Tables that several specs of the marts begin from."""

RECYCLING = """
    indicator_id | better | decimals | title
    -------------+--------+----------+----------
    recycling    | higher | 1        | Recycling
"""
YEARLY = """
    indicator_id | points_a_mean | points_a_year | step_months | window_months | has_overlap
    -------------+---------------+---------------+-------------+---------------+------------
    recycling    | 3             | 1             | 12          | 12            | false
"""
FIGURES = """
    indicator_id | area_code | period_start | period_end | value | lower | upper | status    | standard_error | stretch
    -------------+-----------+--------------+------------+-------+-------+-------+-----------+----------------+--------
"""
COUNCIL = """
    area_code | baseline_year
    ----------+--------------
    E08000007 | 2018
"""


def figures(*rows: str) -> str:
    return FIGURES + "\n".join(rows)


def yearly(
    values: dict[int, float | str], area_code: str = "E08000009", error: str = "", stretch: int = 0
) -> list[str]:
    return [
        f"recycling | {area_code} | {year}-04-01 | {year + 1}-04-01 | {value} | | | published | {error} | {stretch}"
        for year, value in values.items()
    ]


def then_options(*rows: str) -> dict[str, str]:
    return {
        "core.rhythm": YEARLY,
        "core.figure": figures(*rows),
    }
