"""The SQL and a second, independent reading of the method come to the same ranges."""

from __future__ import annotations

import numpy as np
import pytest

from tests.expectation.reading import Reading
from tests.expectation.small_panel import QUANTILES, Figures, expected, made_up, ranges, rows_of

HORIZONS = (1, 2, 3, 4, 5)


def widest_difference(figures: Figures, scale: str) -> float:
    """The largest distance between the two, as a share of the width of the 80% range."""
    with expected(rows_of(figures), scale) as db:
        ours = ranges(db)
    reading = Reading(figures, scale)
    theirs = {h: reading.quantiles(h, QUANTILES) for h in HORIZONS}
    differences = [
        np.max(np.abs(np.array(quantiles) - theirs[h][area])) / (theirs[h][area][5] - theirs[h][area][1])
        for (area, h), quantiles in ours.items()
    ]
    assert len(differences) == len(HORIZONS) * np.sum(~np.isnan(figures[:, -1]))
    return float(max(differences))


@pytest.mark.parametrize("scale", ["log", "logit", "identity"])
def test_a_long_panel_comes_to_the_same_ranges(scale: str):
    assert widest_difference(made_up(1, years=16, scale=scale), scale) < 0.02


@pytest.mark.parametrize("years", [5, 6, 7, 8])
def test_a_panel_too_short_for_errors_over_five_years_goes_by_one_year_errors(years: int):
    assert widest_difference(made_up(2, years=years), "log") < 0.02


def test_figures_that_are_missing_here_and_there_change_both_alike():
    figures = made_up(3, areas=35)
    gone = np.random.default_rng(3).random(figures.shape) < 0.1
    gone[:, -1] = False
    gone[:, :3] = False

    figures[gone] = np.nan

    assert widest_difference(figures, "log") < 0.02


@pytest.mark.filterwarnings("ignore:All-NaN slice")
def test_a_year_without_any_figure_is_stepped_over():
    figures = made_up(4)
    figures[:, 6] = np.nan

    assert widest_difference(figures, "log") < 0.02


def test_rounded_figures_with_many_ties_come_to_the_same_ranges():
    assert widest_difference(np.round(made_up(5, scale="logit")), "logit") < 0.02
