"""A service is told by the first figure that a place has, and its change is set beside that of similar places."""

from datetime import date

from tests.sql_spec import expect

SERVICE = """
    service_id | title | sort_order
    -----------+-------+-----------
    bins       | Bins  | 2
    roads      | Roads | 1
"""
FIGURE = """
    service_id | role   | indicator_id | sort_order
    -----------+--------+--------------+-----------
    bins       | level  | new-bins     | 1
    bins       | level  | old-bins     | 2
    bins       | demand | people       | 1
    roads      | demand | traffic      | 1
"""


def test_the_first_figure_that_is_held_tells_and_a_missing_one_does_not():
    card = """
        area_code | indicator_id | value
        ----------+--------------+------
        E08000009 | new-bins     | 50
        E08000009 | old-bins     | 40
        E08000006 | new-bins     |
        E08000006 | old-bins     | 41
        E08000006 | people       | 270
    """
    expect(
        "marts.place_service",
        given={"marts.card": card, "core.service": SERVICE, "core.service_figure": FIGURE},
        then="""
            area_code | service_id | level    | demand | satisfaction
            ----------+------------+----------+--------+-------------
            E08000006 | bins       | old-bins | people |
            E08000009 | bins       | new-bins |        |
        """,
    )


RECYCLING = """
    indicator_id | better | is_total
    -------------+--------+---------
    recycling    | higher | false
"""


def options(changes: list[float], start: str = "2010-04-01") -> str:
    rows = [
        f"recycling | S{number:08} | {start} | 2013-04-01 | 2021-04-01 | 2024-04-01 | 40 | {40 + change} | {change}"
        for number, change in enumerate(changes, start=1)
    ]
    header = """
        indicator_id | area_code | then_start | then_end | now_start | now_end | then_value | now_value | then_change
        -------------+-----------+------------+----------+-----------+---------+------------+-----------+------------
    """
    return header.rstrip() + "\n" + "\n".join(rows)


def peers(count: int) -> str:
    rows = [f"E08000009 | S{number:08} | ons_global" for number in range(1, count + 1)]
    return "area_code | peer_code | peer_set\n----------+-----------+---------\n" + "\n".join(rows)


def told(change: float, changes: list[float], then: str, start: str = "2010-04-01") -> None:
    expect(
        "questions.change_of_similar_places",
        given={
            "core.peer": peers(9),
            "marts.then_option": options(changes, start),
            "core.indicator": RECYCLING,
        },
        indicator_id="recycling",
        area_code="E08000009",
        then_start=date(2010, 4, 1),
        then_end=date(2013, 4, 1),
        now_start=date(2021, 4, 1),
        now_end=date(2024, 4, 1),
        change=change,
        then=then,
    )


EIGHT = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]


def test_a_change_beyond_the_middle_half_of_theirs_stands_out():
    told(9.0, EIGHT, "peers | then_middle | now_middle | verdict\n---+---+---+---\n8 | 40.0 | 44.5 | better")
    told(-1.0, EIGHT, "peers | verdict\n---+---\n8 | worse")


def test_a_change_inside_the_middle_half_is_like_theirs():
    told(4.0, EIGHT, "verdict\n---\nlike_most")


def test_seven_places_are_too_few_to_say():
    told(4.0, EIGHT[:7], "verdict\n---")


def test_places_that_are_known_for_other_years_do_not_count():
    told(4.0, EIGHT, "verdict\n---", start="2011-04-01")
