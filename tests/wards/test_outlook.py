"""The likely range of a ward: who has one, how far ahead, and how often it holds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wards.small_wards import FIRST_YEAR, made_up, ranges, rows_of, stated, ward

few = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ranges_of(figures: np.ndarray) -> dict[tuple[str, int], tuple[float, float, float]]:
    with stated(rows_of(figures)) as db:
        return ranges(db)


def test_a_council_of_twenty_one_wards_and_twelve_years_has_ranges_of_up_to_three_years():
    found = ranges_of(made_up(1))

    assert len(found) == 21 * 3
    assert {horizon for _, horizon in found} == {1, 2, 3}
    assert all(low < middle < high for low, middle, high in found.values())


def test_nineteen_wards_are_too_few_and_twenty_are_enough():
    assert not ranges_of(made_up(1, wards=19))
    assert ranges_of(made_up(1, wards=20))


def test_wards_of_small_councils_go_by_each_other():
    assert len(ranges_of(made_up(1, councils=7, wards=3))) == 21 * 3


def test_five_years_are_too_few_and_six_are_enough_for_the_next():
    assert not ranges_of(made_up(1, years=5))
    assert {horizon for _, horizon in ranges_of(made_up(1, years=6))} >= {1}


def test_a_ward_with_a_new_code_begins_anew():
    figures = made_up(1)
    rows = [
        (row[0], "E05999999" if row[1] == ward(0, 4) and row[3] >= FIRST_YEAR + 9 else row[1], *row[2:])
        for row in rows_of(figures)
    ]

    with stated(rows) as db:
        found = ranges(db)
        told = dict(db.execute("select ward_code, verdict from marts.ward_outlook where horizon = 1").fetchall())

    assert (ward(0, 4), 1) not in found
    assert told["E05999999"] == "too_little_history"
    assert told[ward(0, 5)] == "likely_range"


def test_a_ward_that_is_withheld_this_year_has_no_range():
    figures = made_up(1)
    figures[0, 3, -1] = np.nan

    assert (ward(0, 3), 1) not in ranges_of(figures)


def test_no_ward_is_given_a_chance_or_a_target():
    with stated(rows_of(made_up(1))) as db:
        columns = {name for name, *_ in db.execute("describe marts.ward_outlook").fetchall()}
    assert not {name for name in columns if "chance" in name or "target" in name or "025" in name or "975" in name}


@few
@given(seed=st.integers(0, 10_000), times=st.sampled_from([0.001, 3.0, 1000.0]))
def test_a_rate_in_another_unit_has_the_same_range_in_that_unit(seed: int, times: float):
    before, after = ranges_of(made_up(seed)), ranges_of(made_up(seed) * times)

    assert before.keys() == after.keys()
    assert np.allclose([after[key] for key in before], times * np.array(list(before.values())), rtol=1e-6)


@few
@given(seed=st.integers(0, 10_000))
def test_what_moves_the_whole_council_moves_no_gap(seed: int):
    figures = made_up(seed)

    with stated(rows_of(figures)) as db:
        before = db.execute("select ward_code, year, round(gap, 9) from expectation.ward_gap order by all").fetchall()
    with stated(rows_of(figures * np.linspace(1, 2, 12))) as db:
        after = db.execute("select ward_code, year, round(gap, 9) from expectation.ward_gap order by all").fetchall()

    assert [row[:2] for row in before] == [row[:2] for row in after]
    assert np.allclose([row[2] for row in before], [row[2] for row in after])


@pytest.mark.parametrize("horizon", [1, 2, 3])
def test_about_four_in_five_ranges_hold(horizon: int):
    figures = made_up(horizon, councils=30, years=14)

    found = ranges_of(figures[:, :, : 14 - horizon])

    held = [
        low <= figures[int(code[3:6]), int(code[6:]), -1] <= high
        for (code, ahead), (low, _, high) in found.items()
        if ahead == horizon
    ]
    # Wider than four in five: a little is added for what a whole council may yet do to its wards.
    assert len(held) == 30 * 21
    assert 0.76 <= np.mean(held) <= 0.95
