"""Beside a figure stands how much was asked: in the same place, at the same two times, counted in one way, or nothing."""

from __future__ import annotations

from tests.sql_spec import expect

QUESTION = "questions.demand_beside"
WARD, COUNCIL = "E05000001", "E08000009"
AREA = f"""
    area_code | level   | parent_code
    ----------+---------+------------
    {WARD}    | ward    | {COUNCIL}
    {COUNCIL} | council | E12000002
"""
DEMAND = """
    indicator_id | demand_id | sort_order
    -------------+-----------+-----------
    care         | older     | 1
    care         | people    | 2
"""
CARD = """
    indicator_id | area_code | then_value | then_start | then_end   | now_start  | now_end
    -------------+-----------+------------+------------+------------+------------+-----------
    care         | {area}    | {value}    | 2010-04-01 | 2011-04-01 | 2023-04-01 | 2024-04-01
"""


def beside(then: str, *figures: str, area: str = COUNCIL, value: str = "5.0") -> None:
    """Demand, place, day, number, stretch. The middles of care's own years are 1 October 2010 and 2023."""
    drawn = ["indicator_id | area_code | period_start | period_end | value | stretch"]
    for figure in figures:
        demand, place, day, *rest = (cell.strip() for cell in figure.split("|"))
        drawn.append(f"{demand} | {place} | {day} | {day} | {' | '.join(rest)}")
    given = {
        "core.area": AREA,
        "core.demand": DEMAND,
        "core.demand_figure": "\n".join(drawn),
        "marts.card": CARD.format(area=area, value=value),
    }
    expect(QUESTION, given, then, indicator_id="care", area_code=area)


def test_the_first_choice_tells_with_the_figure_nearest_to_each_time():
    beside(
        """
            demand_id | area_code | then_start | then_value | now_start  | now_value
            ----------+-----------+------------+------------+------------+----------
            older     | E08000009 | 2010-06-30 | 30         | 2023-06-30 | 40
        """,
        f"older | {COUNCIL} | 2009-06-30 | 29 | 0",
        f"older | {COUNCIL} | 2010-06-30 | 30 | 0",
        f"older | {COUNCIL} | 2023-06-30 | 40 | 0",
        f"older | {COUNCIL} | 2024-06-30 | 41 | 0",
        f"people | {COUNCIL} | 2010-06-30 | 200 | 0",
        f"people | {COUNCIL} | 2023-06-30 | 240 | 0",
    )


def test_where_the_first_choice_lacks_an_end_the_next_one_tells():
    beside(
        "demand_id | then_value | now_value\npeople | 200 | 240",
        f"older | {COUNCIL} | 2023-06-30 | 40 | 0",
        f"people | {COUNCIL} | 2010-06-30 | 200 | 0",
        f"people | {COUNCIL} | 2023-06-30 | 240 | 0",
    )


def test_more_than_half_a_year_off_is_another_year():
    # 1 April is 183 days before 1 October.
    told = "demand_id | then_start\npeople | 2010-04-01"
    beside(told, f"people | {COUNCIL} | 2010-04-01 | 200 | 0", f"people | {COUNCIL} | 2023-06-30 | 240 | 0")
    nothing = "demand_id | then_start"
    beside(nothing, f"people | {COUNCIL} | 2010-03-30 | 200 | 0", f"people | {COUNCIL} | 2023-06-30 | 240 | 0")


def test_numbers_that_were_counted_in_two_ways_are_not_set_side_by_side():
    beside("demand_id", f"people | {COUNCIL} | 2010-06-30 | 200 | 0", f"people | {COUNCIL} | 2023-06-30 | 240 | 2")


def test_a_ward_has_its_own_or_else_its_council_s():
    council = [f"people | {COUNCIL} | 2010-06-30 | 200 | 0", f"people | {COUNCIL} | 2023-06-30 | 240 | 0"]
    ward = [f"people | {WARD} | 2010-06-30 | 10 | 0", f"people | {WARD} | 2023-06-30 | 12 | 0"]
    beside(f"area_code | now_value\n{WARD} | 12", *council, *ward, area=WARD)
    beside(f"area_code | now_value\n{COUNCIL} | 240", *council, *ward[:1], area=WARD)


def test_no_end_is_taken_from_another_place_and_a_council_s_not_from_its_region():
    beside("demand_id", f"people | {WARD} | 2010-06-30 | 10 | 0", f"people | {COUNCIL} | 2023-06-30 | 240 | 0")
    beside("demand_id", "people | E12000002 | 2010-06-30 | 700 | 0", "people | E12000002 | 2023-06-30 | 750 | 0")


def test_without_a_then_of_its_own_nothing_stands_beside_it():
    beside(
        "demand_id", f"people | {COUNCIL} | 2010-06-30 | 2 | 0", f"people | {COUNCIL} | 2023-06-30 | 3 | 0", value=""
    )


def test_a_service_s_own_demand_comes_before_the_number_of_people_which_goes_with_all():
    expect(
        "core.demand",
        given={
            "core.service": "service_id | sort_order\ncare | 2\nbins | 1",
            "core.service_figure": """
                service_id | role         | indicator_id | sort_order
                -----------+--------------+--------------+-----------
                care       | level        | admissions   | 1
                care       | satisfaction | happy        | 1
                care       | demand       | older        | 1
            """,
            "core.indicator": """
                indicator_id        | sort_order
                --------------------+-----------
                admissions          | 1
                older               | 2
                resident-population | 3
            """,
        },
        then="""
            indicator_id | demand_id           | sort_order
            -------------+---------------------+-----------
            admissions   | older               | 2001
            happy        | older               | 2001
            admissions   | resident-population | 1000003
            older        | resident-population | 1000003
        """,
    )
