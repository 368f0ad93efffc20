"""Places that readers can choose, and what became of those that ended."""

from tests.sql_spec import expect

AREAS = """
    area_code | name         | level   | parent_code | start_date | end_date
    ----------+--------------+---------+-------------+------------+-----------
    E07000026 | Allerdale    | council |             |            | 2023-04-01
    E07000027 | Barrow       | council |             |            | 2023-04-01
    E07000028 | Carlisle     | council |             |            | 2023-04-01
    E06000063 | Cumberland   | council |             | 2023-04-01 |
    E06000064 | Westmorland  | council |             | 2023-04-01 |
"""


def test_a_place_names_those_before_and_after_it_that_have_figures():
    expect(
        "marts.place_through_time",
        given={
            "core.area": AREAS,
            "core.area_succession": """
                predecessor_code | successor_code | kind
                -----------------+----------------+-------
                E07000026        | E06000063      | merged
                E07000028        | E06000063      | merged
                E07000027        | E06000064      | merged
            """,
            "marts.latest_figure": """
                indicator_id | area_code | value
                -------------+-----------+------
                traffic      | E07000026 | 1
                traffic      | E07000027 | 1
                traffic      | E07000028 | 1
                traffic      | E06000063 | 1
            """,
        },
        then="""
            area_code | successor_names | successor_codes | predecessor_names         | predecessor_codes
            ----------+-----------------+-----------------+---------------------------+---------------------------
            E07000026 | ['Cumberland']  | ['E06000063']   |                           |
            E07000028 | ['Cumberland']  | ['E06000063']   |                           |
            E06000063 |                 |                 | ['Allerdale', 'Carlisle'] | ['E07000026', 'E07000028']
            E06000064 |                 |                 | ['Barrow']                | ['E07000027']
        """,
    )
