"""What must be true of every range, whatever the panel."""

from __future__ import annotations

import random
from itertools import pairwise

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.expectation.small_panel import FIRST_YEAR, chances, expected, few, made_up, ranges, rows_of, scales, seeds


def everything(db: duckdb.DuckDBPyConnection) -> tuple[list[tuple[object, ...]], ...]:
    """All that a range and a chance are made of, digit by digit."""
    return tuple(
        db.execute(f"select * from expectation.{table} order by all").fetchall()
        for table in ("outlook", "half_width", "range")
    )


@few
@given(seed=seeds, scale=scales, years=st.integers(5, 16))
def test_a_range_holds_its_centre_and_widens_with_its_level(seed: int, scale: str, years: int):
    with expected(rows_of(made_up(seed, years=years, scale=scale)), scale) as db:
        found = ranges(db).values()
    assert all(lower < upper for quantiles in found for lower, upper in pairwise(quantiles))


@few
@given(seed=seeds, scale=scales)
def test_half_widths_rise_with_every_level(seed: int, scale: str):
    figures = np.round(made_up(seed, years=9, scale=scale), 1)  # ties on purpose

    with expected(rows_of(figures), scale) as db:
        falls = db.execute("""
            select half_width - lag(half_width) over (partition by horizon order by position) as rise
            from expectation.half_width qualify rise <= 0
        """).fetchall()
    assert not falls


@few
@given(seed=seeds, years=st.integers(5, 12))
def test_knowing_the_years_after_the_origin_changes_nothing_bit_for_bit(seed: int, years: int):
    figures = made_up(seed, years=14)

    with expected(rows_of(figures), origin=FIRST_YEAR + years - 1) as db:
        with_the_future = everything(db)
    with expected(rows_of(figures[:, :years])) as db:
        without = everything(db)
    assert with_the_future == without


@few
@given(seed=seeds)
def test_the_order_of_rows_changes_nothing_bit_for_bit(seed: int):
    rows = list(rows_of(made_up(seed)))
    shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311  # a test, not a secret

    with expected(rows) as db:
        sorted_first = everything(db)
    with expected(shuffled) as db:
        assert everything(db) == sorted_first


@few
@given(seed=seeds)
def test_another_indicator_beside_it_changes_nothing_bit_for_bit(seed: int):
    figures = made_up(seed)
    beside = rows_of(made_up(seed + 1, areas=44, years=9), indicator="another")
    of_it = "where indicator_id = 'made-up' order by all"

    with expected(rows_of(figures)) as db:
        alone = db.execute(f"from expectation.range {of_it}").fetchall()
    with expected([*beside, *rows_of(figures)]) as db:
        assert db.execute(f"from expectation.range {of_it}").fetchall() == alone


@few
@given(seed=seeds, times=st.sampled_from([0.001, 0.5, 3.0, 1000.0]))
def test_a_rate_in_another_unit_has_the_same_range_in_that_unit(seed: int, times: float):
    figures = made_up(seed)

    with expected(rows_of(figures)) as db:
        before = ranges(db)
    with expected(rows_of(figures * times)) as db:
        after = ranges(db)
    assert after.keys() == before.keys()
    assert np.allclose([after[key] for key in before], times * np.array(list(before.values())), rtol=1e-6)


@few
@given(seed=seeds, times=st.sampled_from([0.01, 0.5, 12.0]), shift=st.sampled_from([-40.0, 0.0, 273.15]))
def test_scores_in_another_unit_have_the_same_range_in_that_unit(seed: int, times: float, shift: float):
    figures = made_up(seed, scale="identity")

    with expected(rows_of(figures), "identity") as db:
        before = ranges(db)
    with expected(rows_of(figures * times + shift), "identity") as db:
        after = ranges(db)
    assert after.keys() == before.keys()
    assert np.allclose([after[key] for key in before], times * np.array(list(before.values())) + shift, rtol=1e-6)


# The same thing counted the other way round: recycled or not recycled, 4 in a thousand or one in 250.
TURNED = {"identity": lambda v: 10 - v, "logit": lambda v: 100 - v, "log": lambda v: 1 / v}


@few
@given(seed=seeds, scale=scales)
def test_figures_turned_over_have_the_range_turned_over(seed: int, scale: str):
    figures, turn = made_up(seed, scale=scale), TURNED[scale]

    with expected(rows_of(figures), scale) as db:
        before = ranges(db)
    with expected(rows_of(turn(figures)), scale) as db:
        after = ranges(db)
    assert after.keys() == before.keys()
    assert np.allclose([after[key][::-1] for key in before], turn(np.array(list(before.values()))), rtol=1e-6)


@few
@given(seed=seeds, scale=scales)
def test_a_target_turned_over_has_the_chance_of_the_target(seed: int, scale: str):
    figures, turn = made_up(seed, scale=scale), TURNED[scale]
    targets = np.linspace(figures.min(), figures.max(), 20)

    with expected(rows_of(figures), scale) as db:
        of_more = chances(db, list(targets), "higher")
    with expected(rows_of(turn(figures)), scale) as db:
        of_less = chances(db, list(turn(targets)), "lower")
    assert of_less == pytest.approx(of_more, abs=1e-6)


@few
@given(seed=seeds, scale=scales)
def test_a_harder_target_never_has_a_better_chance(seed: int, scale: str):
    figures = made_up(seed, scale=scale)
    targets = list(np.linspace(figures.min() * 0.7, figures.max() * 1.1, 60))

    with expected(rows_of(figures), scale) as db:
        upwards = chances(db, targets, "higher")
        downwards = chances(db, targets, "lower")
    assert all(easier >= harder for easier, harder in pairwise(upwards))
    assert all(harder <= easier for harder, easier in pairwise(downwards))
    assert upwards == pytest.approx([1 - chance for chance in downwards])
    assert min(upwards) >= 0.0025 - 1e-9
    assert max(upwards) <= 0.9975 + 1e-9
