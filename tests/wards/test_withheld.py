"""Which ward figures are not shown, and that none of them can be worked out from the rest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sql_spec import SQL, expect
from tests.wards.drawn import AREA, COUNCIL, indicator

RULE = (SQL / "core" / "ward_withheld.sql").read_text(encoding="utf-8")
HEADER = (
    "indicator_id | area_code | period_start | period_end | value | numerator | denominator | status | "
    "first_seen | receipt_id"
)


def history(*wards: tuple[int, int | str, int | str, str]) -> str:
    """Ward, events, people, status: one period."""
    rows = [
        f"carers | E0500000{ward} | 2024-01-01 | 2025-01-01 |  | {events} | {people} | {status} | 2025-06-01 | one"
        for ward, events, people, status in wards
    ]
    return "\n".join([HEADER, *rows])


def withheld(then: str, *wards: tuple[int, int | str, int | str, str], unit: str = "%") -> None:
    expect(
        "core.ward_withheld",
        {"core.area": AREA, "core.indicator": indicator(unit), "core.observation_history": history(*wards)},
        then,
    )


def test_where_every_ward_has_enough_events_nothing_is_withheld():
    withheld("area_code | reason", (1, 5, 900, "published"), (2, 0, 900, "published"), (3, 895, 900, "published"))


def test_a_ward_of_fewer_than_five_events_is_withheld_with_the_next_smallest():
    withheld(
        """
            area_code | reason
            ----------+--------------
            E05000001 | few_events
            E05000003 | hides_another
        """,
        (1, 4, 900, "published"),
        (2, 30, 900, "published"),
        (3, 12, 900, "published"),
        (4, 0, 900, "published"),
        (5, 40, 900, "published"),
    )


def test_a_ward_of_fewer_than_fifty_people_is_withheld_with_the_next_smallest():
    withheld(
        """
            area_code | reason
            ----------+--------------
            E05000001 | few_people
            E05000002 | hides_another
        """,
        (1, 20, 49, "published"),
        (2, 30, 900, "published"),
        (3, 30, 950, "published"),
    )


def test_all_but_a_few_is_as_telling_as_a_few():
    withheld(
        """
            area_code | reason
            ----------+--------------
            E05000001 | few_events
            E05000002 | hides_another
        """,
        (1, 897, 900, "published"),
        (2, 850, 900, "published"),
        (3, 500, 900, "published"),
    )


def test_a_rate_has_no_other_side():
    withheld("area_code | reason", (1, 897, 900, "published"), (2, 950, 900, "published"), unit="for each 1,000 people")


def test_two_wards_that_together_have_few_events_need_a_third():
    withheld(
        """
            area_code | reason
            ----------+--------------
            E05000001 | few_events
            E05000002 | few_events
            E05000003 | hides_another
        """,
        (1, 1, 900, "published"),
        (2, 2, 900, "published"),
        (3, 8, 900, "published"),
        (4, 9, 900, "published"),
    )


def test_two_wards_that_must_both_have_four_need_a_third():
    withheld(
        """
            area_code | reason
            ----------+--------------
            E05000001 | few_events
            E05000002 | few_events
            E05000003 | hides_another
        """,
        (1, 4, 900, "published"),
        (2, 4, 900, "published"),
        (3, 8, 900, "published"),
        (4, 9, 900, "published"),
    )


def test_two_wards_that_hide_each_other_need_no_third():
    withheld(
        """
            area_code | reason
            ----------+-----------
            E05000001 | few_events
            E05000002 | few_events
        """,
        (1, 3, 900, "published"),
        (2, 4, 900, "published"),
        (3, 8, 900, "published"),
    )


def test_a_ward_that_its_publisher_withheld_is_hidden_where_the_others_have_counts():
    withheld(
        """
            area_code | reason
            ----------+--------------
            E05000001 | publisher
            E05000002 | hides_another
        """,
        (1, "", 900, "suppressed"),
        (2, 30, 900, "published"),
        (3, 40, 900, "published"),
    )


def test_each_period_and_each_council_is_judged_alone():
    area = AREA + "    E05000006 | ward | E08000006 | Ordsall\n    E05000007 | ward | E08000006 | Kersal\n"
    rows = history((1, 3, 900, "published"), (2, 30, 900, "published"), (6, 40, 900, "published"))
    earlier = rows.splitlines()[1:]
    given = "\n".join([rows, *(row.replace("2024-", "2023-").replace("| 3 |", "| 33 |") for row in earlier)])
    expect(
        "core.ward_withheld",
        {"core.area": area, "core.indicator": indicator(), "core.observation_history": given},
        then="""
            area_code | period_start
            ----------+-------------
            E05000001 | 2024-01-01
            E05000002 | 2024-01-01
        """,
    )


def test_the_newest_count_that_was_seen_decides():
    given = history((1, 3, 900, "published"), (1, 30, 900, "published"), (2, 30, 900, "published"))
    given = given.replace("2025-06-01", "2025-01-01", 1)
    expect(
        "core.ward_withheld",
        {"core.area": AREA, "core.indicator": indicator(), "core.observation_history": given},
        then="area_code | reason",
    )


def totals(unit: str, then: str) -> None:
    given = """
        indicator_id | area_code | period_start | period_end | value | numerator | denominator | status    | first_seen
        -------------+-----------+--------------+------------+-------+-----------+-------------+-----------+-----------
        carers       | E05000001 | 2024-01-01   | 2025-01-01 | 3     |           |             | published | 2025-06-01
        carers       | E05000002 | 2024-01-01   | 2025-01-01 | 30    |           |             | published | 2025-06-01
    """
    of_indicator = indicator(unit, total="true")
    expect(
        "core.ward_withheld",
        {"core.area": AREA, "core.indicator": of_indicator, "core.observation_history": given},
        then,
    )


def test_a_total_is_its_own_count():
    totals("carers", then="area_code | reason\nE05000001 | few_events\nE05000002 | hides_another")


@pytest.mark.parametrize("unit", ["£", "million pounds"])
def test_a_total_of_money_counts_nobody(unit: str):
    totals(unit, then="area_code | reason")


def test_a_figure_that_is_withheld_is_no_observation():
    given = HEADER.replace("value |", "value | lower | upper |").replace(
        "status |", "status | note | fit_method | fit_share |"
    )
    row = (
        "carers | E05000001 | 2024-01-01 | 2025-01-01 | 0.4 | 0.1 | 0.9 | 4 | 900 | published | | | | 2025-06-01 | one"
    )
    expect(
        "core.observation",
        {
            "core.observation_history": f"{given}\n{row}\n{row.replace('05000001', '05000002')}",
            "core.area": AREA,
            "core.area_succession": "successor_code | since",
            "core.indicator": "indicator_id | ward_fit\ncarers |",
            "core.ward_withheld": """
                indicator_id | area_code | period_start | period_end | reason
                -------------+-----------+--------------+------------+-----------
                carers       | E05000001 | 2024-01-01   | 2025-01-01 | few_events
            """,
        },
        then="""
            area_code | value | lower | upper | numerator | status
            ----------+-------+-------+-------+-----------+-----------
            E05000001 |       |       |       |           | suppressed
            E05000002 | 0.4   | 0.1   | 0.9   | 4         | published
        """,
    )


def hidden_wards(events: Sequence[int], people: Sequence[int]) -> set[int]:
    with duckdb.connect() as db:
        db.execute("create schema core; create schema meta")
        db.execute("create table meta.batch as select 'carers' as indicator_id")
        db.execute("create table core.indicator as select 'carers' as indicator_id, '' as unit, false as is_total")
        db.execute("create table core.area (area_code text, level text, parent_code text)")
        db.execute("""
            create table core.observation_history (
                indicator_id text, area_code text, period_start date, period_end date, value double,
                numerator double, denominator double, status text, first_seen timestamp
            )
        """)
        for number, (x, n) in enumerate(zip(events, people, strict=True)):
            db.execute("insert into core.area values (?, 'ward', ?)", [str(number), COUNCIL])
            db.execute(
                "insert into core.observation_history values "
                "('carers', ?, '2024-01-01', '2025-01-01', 1, ?, ?, 'published', '2025-01-01')",
                [str(number), x, n],
            )
        return {int(code) for (code,) in db.execute(f"select area_code from ({RULE})").fetchall()}


counts = st.lists(
    st.tuples(st.one_of(st.integers(0, 6), st.integers(0, 40)), st.sampled_from([30, 49, 50, 900])),
    min_size=3,
    max_size=7,
)


def could_be(total: int, wards: int, each: range) -> list[tuple[int, ...]]:
    """Every way in which so many wards can have so many events."""
    if wards == 1:
        return [(total,)] if total in each else []
    return [(x, *rest) for x in each if x <= total for rest in could_be(total - x, wards - 1, each)]


@settings(max_examples=150, deadline=None)
@given(counts)
def test_no_withheld_ward_can_be_worked_out_from_the_others_and_the_total(drawn: list[tuple[int, int]]):
    events, people = [x for x, _ in drawn], [n for _, n in drawn]

    hidden = sorted(hidden_wards(events, people))

    must = {i for i, (x, n) in enumerate(drawn) if 0 < x < 5 or n < 50}
    assert must <= set(hidden)
    if not hidden or len(hidden) == len(drawn):
        return  # All are withheld: then no ward is shown to count on from.
    left = sum(events) - sum(x for i, x in enumerate(events) if i not in hidden)
    # Who sees the rest knows what is left to the withheld wards, and may guess that all of them have one to four.
    for guess in (could_be(min(left, 12), len(hidden), range(left + 1)), could_be(left, len(hidden), range(1, 5))):
        assert not guess or all(len(set(of_ward)) > 1 for of_ward in zip(*guess, strict=True))
    assert sum(people[i] for i in hidden) >= 50


@settings(max_examples=100, deadline=None)
@given(counts)
def test_no_more_is_withheld_than_hides_the_rest(drawn: list[tuple[int, int]]):
    events, people = [x for x, _ in drawn], [n for _, n in drawn]

    hidden = hidden_wards(events, people)

    if all(x == 0 or x >= 5 for x in events) and min(people) >= 50:
        assert not hidden
    shown = [x for i, x in enumerate(events) if i not in hidden and x]
    extra = [events[i] for i in hidden if events[i] >= 5 and people[i] >= 50]
    assert all(x <= y for x, y in product(extra, shown))
