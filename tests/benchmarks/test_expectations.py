"""The arithmetic beside the ranges: what linear growth is, what a peer is held to, what is said without one."""

import pytest

from tests.benchmarks import expectations, growing_panel
from tests.benchmarks.ranges_beside_autoets import Compared

COMPARED = Compared(
    milliseconds={"ours": 0.04, "autoets": 2.0, "autoets_on_our_scale": 1.6},
    scores={
        "ours": {"forecasts": 100, "cover_80": 81.0, "cover_95": 94.0},
        "autoets": {"cover_80": 71.0, "cover_95": 85.0, "our_interval_score_80": 0.95, "our_interval_score_95": 1.01},
        "autoets_on_our_scale": {
            "cover_80": 70.0, "cover_95": 84.0, "our_interval_score_80": 0.97, "our_interval_score_95": 0.96,
        },
    },
    asked=120,
    refused=20,
)  # fmt: skip


def test_twice_the_panel_in_twice_the_time_is_linear_and_in_four_times_is_not() -> None:
    assert growing_panel.exponent({0.5: 1, 1: 2, 2: 4, 4: 8}) == pytest.approx(1)
    assert growing_panel.exponent({0.5: 1, 1: 4, 2: 16, 4: 64}) == pytest.approx(2)


def test_a_size_is_told_for_each_of_its_areas_and_years() -> None:
    assert growing_panel.microseconds_per_area_year(1.28, 2) == pytest.approx(1.28e6 / (20 * 400 * 16 * 2))


def test_ours_is_held_against_the_faster_and_the_better_way_of_the_peer() -> None:
    bars = {bar.what: bar for bar in expectations._bars(COMPARED)}

    assert bars["Times as fast as AutoETS, a series and origin"].measured == pytest.approx(40)
    assert bars["Our interval score, 80%, times AutoETS'"].measured == 0.97
    assert [what for what, bar in bars.items() if not bar.passed] == ["Our interval score, 95%, times AutoETS'"]


def test_without_the_peer_it_says_so_and_how_to_get_it() -> None:
    assert "statsforecast is not installed" in expectations._who_was_asked(None)
    assert "make bench installs it" in expectations._who_was_asked(None)
    assert "120 series and origins; 20 were too short" in expectations._who_was_asked(COMPARED)
