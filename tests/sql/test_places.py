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
            area_code | successor_names | successor_codes | predecessor_names         | predecessor_codes          | ended_by | began_by
            ----------+-----------------+-----------------+---------------------------+----------------------------+----------+---------
            E07000026 | ['Cumberland']  | ['E06000063']   |                           |                            | merged   |
            E07000027 |                 |                 |                           |                            | merged   |
            E07000028 | ['Cumberland']  | ['E06000063']   |                           |                            | merged   |
            E06000063 |                 |                 | ['Allerdale', 'Carlisle'] | ['E07000026', 'E07000028'] |          | merged
            E06000064 |                 |                 | ['Barrow']                | ['E07000027']              |          | merged
        """,
    )


def test_a_code_that_ended_has_a_page_without_figures_and_a_living_one_has_none():
    expect(
        "marts.place",
        given={
            "core.area": """
                area_code | name        | level   | parent_code | start_date | end_date
                ----------+-------------+---------+-------------+------------+-----------
                E05000837 | Timperley   | ward    | E08000009   |            | 2023-05-04
                E05015258 | Timperley N | ward    | E08000009   | 2023-05-04 |
                E08000009 | Trafford    | council |             |            |
                S12000043 |             | council |             |            |
            """,
            "core.area_ancestor": """
                area_code | ancestor_code | ancestor_level
                ----------+---------------+---------------
                E05000837 | E08000009     | council
            """,
            "core.council": "area_code | area_word",
            "marts.latest_figure": """
                indicator_id | area_code | value
                -------------+-----------+------
                traffic      | E08000009 | 1
                traffic      | E05015258 |
            """,
            "marts.place_through_time": """
                select * from (values
                    ('E05000837', []::varchar[], []::varchar[], []::varchar[], []::varchar[], 'redrawn', null),
                    ('S12000043', [], [], [], [], 'recoded', null),
                    ('E05015258', [], [], ['E05000837'], ['Timperley'], null, 'redrawn')
                ) as linked(area_code, successor_codes, successor_names, predecessor_codes, predecessor_names,
                    ended_by, began_by)
            """,
        },
        then="""
            area_code | name      | figures | ended_by | council_code
            ----------+-----------+---------+----------+-------------
            E05000837 | Timperley | 0       | redrawn  | E08000009
            E08000009 | Trafford  | 1       |          |
        """,
    )
