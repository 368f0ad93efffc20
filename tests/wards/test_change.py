"""Whether a ward moved beyond its council."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest

from tests.sql_spec import expect
from tests.wards.small_wards import Row, made_up, rows_of, stated, ward

CAREFUL = sqrt(1 / 100 + 1 / 100)
HEADER = (
    "indicator_id | ward_code | council_code | year | value | events | is_rounded | council_value | "
    "standard_error | is_total"
)


def excess(then: str, *rows: str) -> None:
    """Ward, year, value, events, rounded, council's value, standard error."""
    panel, gap = [HEADER], ["indicator_id | ward_code | year | scaled_value | yearly_change | council_change"]
    for row in rows:
        number, year, value, *rest = (cell.strip() for cell in row.split("|"))
        panel.append(f"carers | E0500000{number} | E08000009 | {year} | {value} | {' | '.join(rest)} | false")
        gap.append(f"carers | E0500000{number} | {year} | 0.0 | 0.2 | 0.1")
    expect(
        "expectation.ward_excess", {"core.ward_panel": "\n".join(panel), "expectation.ward_gap": "\n".join(gap)}, then
    )


def test_a_change_is_set_against_the_council_s_and_the_luck_of_two_counts():
    # The ward grew by a quarter and its council by a tenth: ln(1.25 / 1.1), over √(1/100 + 1/125).
    excess(
        f"""
            ward_code | basis  | council_part    | excess                | z
            ----------+--------+-----------------+-----------------------+----------------------------------------------
            E05000001 | counts | {log(1.1):.5f} | {log(1.25 / 1.1):.5f} | {log(1.25 / 1.1) / sqrt(1 / 100 + 1 / 125):.5f}
        """,
        "1 | 2023 | 10.0 | 100 | false | 10.0 | ",
        "1 | 2024 | 12.5 | 125 | false | 11.0 | ",
    )


def test_counts_rounded_to_five_are_a_little_less_sure():
    excess(
        f"excess_error\n{sqrt((100 + 25 / 12) / 100**2 + (125 + 25 / 12) / 125**2):.6f}",
        "1 | 2023 | 10.0 | 100 | true | 10.0 | ",
        "1 | 2024 | 12.5 | 125 | true | 11.0 | ",
    )


def test_published_errors_serve_where_there_are_no_counts():
    excess(
        """
            basis    | excess | z
            ---------+--------+-------
            interval | 1.500  | 3.000
        """,
        "1 | 2023 | 10.0 | | false | 10.0 | 0.3",
        "1 | 2024 | 12.5 | | false | 11.0 | 0.4",
    )


def test_fewer_than_five_events_are_too_few():
    excess(
        "ward_code | basis | z\nE05000001 | few_events | ",
        "1 | 2023 | 1.0 | 0 | false | 10.0 | ",
        "1 | 2024 | 1.5 | 15 | false | 11.0 | ",
    )


def test_a_step_over_a_missing_year_is_no_change_of_a_year():
    excess("ward_code | z", "1 | 2022 | 10.0 | 100 | false | 10.0 | ", "1 | 2024 | 12.5 | 125 | false | 11.0 | ")


def test_another_code_is_another_ward_whatever_its_name():
    excess("ward_code | z", "1 | 2023 | 10.0 | 100 | false | 10.0 | ", "2 | 2024 | 12.5 | 125 | false | 11.0 | ")


def verdict(z: str, error: float, better: str, basis: str, then: str) -> None:
    excess = float(z) * error if z else ""
    expect(
        "expectation.ward_change",
        {
            "expectation.ward_excess": f"""
                indicator_id | ward_code | council_code | year | value | value_before | scaled_before | basis | council_part | excess | excess_error | z
                -------------+-----------+--------------+------+-------+--------------+---------------+-------+--------------+--------+--------------+----
                carers | E05000001 | E08000009 | 2024 | 12.0 | 10.0 | 0.0 | {basis} | 0.1 | {excess} | {error} | {z}
                carers | E05000002 | E08000009 | 2024 | 12.0 | 10.0 | 0.0 | counts | 0.1 | 0.02 | 0.01 | 2.0
            """,
            "core.ward_panel": f"""
                indicator_id | ward_code | year | better
                -------------+-----------+------+-------
                carers       | E05000001 | 2024 | {better}
            """,
            "expectation.ward_scale": "indicator_id | scale\ncarers | log",
        },
        f"ward_code | verdict\nE05000001 | {then}",
    )


@pytest.mark.parametrize(
    ("z", "error", "better", "then"),
    [
        ("1.99", CAREFUL, "lower", "moved_with_the_borough"),
        ("-1.99", CAREFUL, "lower", "moved_with_the_borough"),
        ("2.0", CAREFUL, "lower", "worse"),
        ("2.0", CAREFUL, "higher", "better"),
        ("-2.0", CAREFUL, "lower", "better"),
        ("2.5", CAREFUL, "neutral", "higher"),
        ("-2.5", CAREFUL, "neutral", "lower"),
        # Had it doubled, that might be luck.
        ("0.5", 0.35, "lower", "too_few_to_tell"),
        ("2.1", 0.35, "lower", "worse"),
        ("0.5", 0.34, "lower", "moved_with_the_borough"),
    ],
)
def test_only_what_is_beyond_two_standard_errors_is_a_move_of_the_ward_s_own(
    z: str, error: float, better: str, then: str
):
    verdict(z, error, better, "counts", then)


def test_few_events_are_too_few_to_tell_and_no_error_is_too_little_history():
    verdict("", 0.1, "lower", "few_events", "too_few_to_tell")
    verdict("", 0.1, "lower", "", "too_little_history")


def test_the_best_estimate_believes_the_share_that_is_more_than_luck():
    # Mean z² of 4 and 0 is 2: half of the ward's own move is believed, and all of its council's.
    rows = """
        indicator_id | ward_code | council_code | year | value | value_before | scaled_before | basis  | council_part | excess | excess_error | z
        -------------+-----------+--------------+------+-------+--------------+---------------+--------+--------------+--------+--------------+----
        carers       | E05000001 | E08000009    | 2024 | 12.0  | 10.0         | 0.0           | counts | 0.1          | 0.2    | 0.1          | 2.0
        carers       | E05000002 | E08000009    | 2024 | 12.0  | 10.0         | 0.0           | counts | 0.1          | 0.0    | 0.1          | 0.0
    """
    panel = """
        indicator_id | ward_code | year | better
        -------------+-----------+------+-------
        carers       | E05000001 | 2024 | lower
        carers       | E05000002 | 2024 | lower
    """
    expect(
        "expectation.ward_change",
        {
            "expectation.ward_excess": rows,
            "core.ward_panel": panel,
            "expectation.ward_scale": "indicator_id | scale\ncarers | log",
        },
        f"""
            belief | best_estimate
            -------+------------------------
            0.50   | {10 * np.exp(0.2):.4f}
            0.50   | {10 * np.exp(0.1):.4f}
        """,
    )


def test_a_ward_that_is_withheld_is_too_few_to_tell_and_one_year_is_too_little_history():
    expect(
        "marts.ward_change",
        {
            "marts.ward_figure": """
                indicator_id | ward_code | council_code | period_start | period_end | status
                -------------+-----------+--------------+--------------+------------+-----------
                carers       | E05000001 | E08000009    | 2024-01-01   | 2025-01-01 | suppressed
                carers       | E05000002 | E08000009    | 2024-01-01   | 2025-01-01 | published
            """,
            "core.ward_panel": "indicator_id | ward_code\ncarers | E05000002",
            "expectation.ward_change": """
                select 'carers' as indicator_id, 'E05000009' as ward_code, 2024 as year, 1.0 as value_before,
                    'counts' as basis, 0.1 as council_part, 0.1 as excess, 0.1 as excess_error, 1.0 as z,
                    0.5 as belief, 1.0 as best_estimate, 'worse' as verdict
            """,
        },
        """
            ward_code | years | verdict
            ----------+-------+-------------------
            E05000001 | 0     | too_few_to_tell
            E05000002 | 1     | too_little_history
        """,
    )


def identical_wards(seed: int, events: int, councils: int = 1) -> list[Row]:
    """A hundred wards to a council that are all alike: whatever sets them apart is luck."""
    counts = np.random.default_rng(seed).poisson(events, (councils, 100, 2))
    return [
        ("made-up", ward(council, number), f"C{council}", 2010 + year, float(x) / 10, float(x), 1000.0)
        for (council, number, year), x in np.ndenumerate(counts)
    ]


def test_of_wards_that_are_all_alike_one_in_twenty_seems_to_move_on_its_own():
    with stated(identical_wards(1, 100, councils=20)) as db:
        found = [abs(z) >= 2 for (z,) in db.execute("select z from expectation.ward_excess").fetchall()]

    # 4.6 in 100 of a normal curve lie beyond two; of 2,000 wards, 3.3 to 5.9 with a standard error of 0.5.
    assert len(found) == 2000
    assert 0.033 <= np.mean(found) <= 0.059


def test_where_all_wards_are_alike_next_to_nothing_of_a_move_is_believed():
    with stated(identical_wards(1, 100)) as db:
        (belief,) = db.execute("select any_value(belief) from expectation.ward_change").fetchall()[0]
    assert belief < 0.3


def test_a_ward_that_does_double_stands_out():
    rows = [
        (*row[:4], row[4] * 2, (row[5] or 0) * 2, row[6]) if row[1] == ward(0, 7) and row[3] == 2011 and row[4] else row
        for row in identical_wards(3, 100)
    ]
    with stated(rows) as db:
        found = dict(db.execute("select ward_code, verdict from expectation.ward_change").fetchall())
    assert found[ward(0, 7)] == "higher"


def test_without_counts_a_ward_s_own_six_years_tell_how_it_jumps():
    with stated(rows_of(made_up(1, years=6))) as db:
        assert not db.execute("from expectation.ward_change where z is not null").fetchall()
    with stated(rows_of(made_up(1, years=7))) as db:
        found = db.execute("select distinct year from expectation.ward_change where z is not null").fetchall()
    assert found == [(2016,)]
