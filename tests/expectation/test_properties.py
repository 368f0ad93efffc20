"""What must be true of every range, whatever the panel."""

from __future__ import annotations

import random
from itertools import pairwise

import duckdb
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.expectation.small_panel import FIRST_YEAR, Figures, expected, made_up, ranges, rows_of
from tests.sql_spec import SQL

CHANCE = (SQL / "methods" / "chance.sql").read_text(encoding="utf-8")
seeds = st.integers(0, 10_000)
scales = st.sampled_from(["log", "logit", "identity"])
# Each example runs sixteen models.
few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def everything(db: duckdb.DuckDBPyConnection) -> tuple[list[tuple[object, ...]], ...]:
    """All that a range and a chance are made of, digit by digit."""
    return tuple(
        db.execute(f"select * from expectation.{table} order by all").fetchall()
        for table in ("outlook", "half_width", "range")
    )


def chances(db: duckdb.DuckDBPyConnection, targets: list[float], better: str, horizon: int = 3) -> list[float]:
    """The chance that area 0 comes to each target."""
    (origin,) = db.execute("select any_value(origin_year) from expectation.outlook").fetchall()[0]
    db.execute("""
        create or replace table method.target (
            given_row bigint, indicator_id text, area_code text, origin_year integer, horizon integer, target double,
            better text
        )
    """)
    db.executemany(
        "insert into method.target values (?, 'made-up', 'E06000000', ?, ?, ?, ?)",
        [[row, origin, horizon, target, better] for row, target in enumerate(targets)],
    )
    return [chance for (chance,) in db.execute(f"select chance from ({CHANCE}) order by given_row").fetchall()]


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
@given(seed=seeds)
def test_scores_turned_over_have_the_range_turned_over(seed: int):
    figures = made_up(seed, scale="identity")

    with expected(rows_of(figures), "identity") as db:
        before = ranges(db)
    with expected(rows_of(10 - figures), "identity") as db:
        after = ranges(db)
    assert np.allclose([after[key][::-1] for key in before], 10 - np.array(list(before.values())), rtol=1e-6)


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


def ranges_of(figures: Figures) -> dict[tuple[int, int], list[float]]:
    with expected(rows_of(figures)) as db:
        return ranges(db)


def test_nineteen_places_are_too_few_and_twenty_are_enough():
    assert not ranges_of(made_up(1, areas=19))
    assert len(ranges_of(made_up(1, areas=20))) == 20 * 5


def test_one_place_alone_has_no_range():
    assert not ranges_of(made_up(1, areas=1))


def test_four_years_are_too_few_and_five_are_enough():
    assert not ranges_of(made_up(1, years=4))
    assert len(ranges_of(made_up(1, years=5))) == 30 * 5


def test_a_place_with_four_figures_has_no_range_and_the_others_do():
    figures = made_up(1)
    figures[0, :-4] = np.nan

    found = ranges_of(figures)

    assert (0, 3) not in found
    assert (1, 3) in found


def test_a_place_without_a_figure_in_the_newest_year_has_no_range():
    figures = made_up(1)
    figures[0, -1] = np.nan

    assert (0, 3) not in ranges_of(figures)


def test_figures_that_never_change_have_no_range():
    assert not ranges_of(np.full((30, 10), 7.0))


def test_a_place_that_never_changes_among_others_that_do_is_given_their_noise():
    figures = made_up(1)
    figures[0] = 7.0

    quantiles = ranges_of(figures)[0, 1]

    assert quantiles[0] < 7.0 < quantiles[-1]


def test_a_share_of_nought_has_a_range():
    figures = made_up(1, scale="logit")
    figures[0, -1] = 0.0
    figures[1, 5] = 0.0

    with expected(rows_of(figures), "logit") as db:
        found = ranges(db)

    assert found[0, 3][-1] > 0
    # The quarter point that gives 0% a place reaches a quarter below it: a floor, where there is one, cuts it off.
    assert found[0, 3][0] >= -0.25


def test_a_target_past_what_a_share_or_a_rate_can_be_is_the_end_of_the_scale():
    with expected(rows_of(made_up(1, scale="logit")), "logit") as db:
        assert chances(db, [-1.0, 101.0], "higher") == pytest.approx([0.9975, 0.0025])
    with expected(rows_of(made_up(1)), "log") as db:
        assert chances(db, [0.0, -5.0], "lower") == pytest.approx([0.0025, 0.0025])
