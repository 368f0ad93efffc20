"""The score of ranges and chances on a panel's own past, and the figures that it is made of."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import NormalDist

import duckdb
import numpy as np
import pytest

from tests.expectation.panel_file import HEADER, panel_rows, run, sentence, write
from tests.expectation.reading import Reading
from tests.expectation.small_panel import Figures, made_up
from tests.sql_spec import expect

LEVELS = (0.005, 0.01, *(round(0.025 * n, 3) for n in range(1, 40)), 0.99, 0.995)
NORMAL = np.array([NormalDist().inv_cdf(level) for level in LEVELS])


def scores(tmp_path: Path, figures: Figures) -> dict[str, object]:
    panel = write(tmp_path / "panel.csv", HEADER, panel_rows(figures))
    result = run("backtest", "--panel", panel, "--output", tmp_path / "scores.json")
    assert result.exit_code == 0, result.output
    found: dict[str, object] = json.loads((tmp_path / "scores.json").read_text())
    return found


def crps(quantiles: np.ndarray, actual: np.ndarray) -> float:
    """Twice the weighted sum of pinball losses, as its definition has it."""
    level = np.array(LEVELS)
    weight = np.array([level[1] - level[0], *((level[2:] - level[:-2]) / 2), level[-1] - level[-2]])
    miss = actual[:, None] - quantiles
    loss = np.maximum(level * miss, (level - 1) * miss)
    return float(np.mean(2 * loss @ (weight / weight.sum())))


def test_every_figure_of_the_contract_is_there(tmp_path: Path):
    found = scores(tmp_path, made_up(1))

    assert {
        "cover_80", "cover_95", "crps_ratio", "interval_score_ratio", "mase", "brier", "calibration_error",
        "forecasts", "seconds", "by_horizon", "by_indicator",
        "by_indicator_and_horizon", "reliability", "phrases", "starts",
    } <= found.keys()  # fmt: skip
    assert [row["horizon"] for row in found["by_horizon"]] == [1, 2, 3, 5]
    assert [row["indicator"] for row in found["by_indicator"]] == ["made-up"]
    assert [(row["horizon"], row["origins"]) for row in found["by_indicator_and_horizon"]] == [
        (1, 9), (2, 8), (3, 7), (5, 5),
    ]  # fmt: skip
    # 30 places, origins from the fifth of 14 years: 9, 8, 7 and 5 of them have an outcome to be held against.
    assert found["forecasts"] == 30 * (9 + 8 + 7 + 5)
    assert sum(row["checks"] for row in found["reliability"]) == found["checks"]


def test_scores_over_one_year_agree_with_a_reading_of_their_definitions(tmp_path: Path):
    figures = made_up(1)
    found = {row["horizon"]: row for row in scores(tmp_path, figures)["by_horizon"]}[1]

    ours, naive, actual = [], [], []
    for now in range(4, 13):
        known, z = figures[:, : now + 1], np.log(figures[:, : now + 1])
        ours.append(Reading(known, "log").quantiles(1, LEVELS))
        usual = np.sqrt(np.mean(np.diff(z, axis=1) ** 2, axis=1))
        naive.append(np.exp(z[:, -1:] + usual[:, None] * NORMAL))
        actual.append(figures[:, now + 1])
    ours, naive, actual = np.concatenate(ours), np.concatenate(naive), np.concatenate(actual)
    low, high = ours[:, LEVELS.index(0.1)], ours[:, LEVELS.index(0.9)]
    middle_error = np.mean(np.abs(actual - ours[:, LEVELS.index(0.5)]))

    assert found["cover_80"] == pytest.approx(100 * np.mean((low <= actual) & (actual <= high)), abs=0.5)
    assert found["crps_ratio"] == pytest.approx(crps(ours, actual) / crps(naive, actual), rel=0.002)
    assert found["mase"] == pytest.approx(middle_error / np.mean(np.abs(np.diff(figures, axis=1))), rel=0.002)


def test_weights_are_half_the_distance_between_neighbours():
    expect(
        "backtest.level_weight",
        {
            "expectation.level": """
                position | level | normal_quantile
                ---------+-------+----------------
                1        | 0.1   | -1.28
                2        | 0.5   | 0.0
                3        | 0.8   | 0.84
            """
        },
        # 0.4, 0.35 and 0.3, of 1.05.
        then="""
            position | weight
            ---------+---------
            1        | 0.380952
            2        | 0.333333
            3        | 0.285714
        """,
    )


def test_targets_are_those_that_might_have_been_set():
    places = "\n".join(f"recycling | E06{area:06} | 2004 | {value}" for area, value in enumerate((10.0, 20.0, 30.0)))
    expect(
        "backtest.target",
        {
            "expectation.scaled": "indicator_id | area_code | year | value\n" + places,
            "backtest.forecast": """
                indicator_id | area_code | origin_year | horizon | scale | better | value_then | actual
                -------------+-----------+-------------+---------+-------+--------+------------+-------
                recycling    | E06000000 | 2004        | 3       | logit | higher | 10.0       | 11.5
                recycling    | E06000000 | 2004        | 2       | logit | higher | 10.0       | 11.5
                nuisance     | E06000000 | 2004        | 3       | log   | lower  | 10.0       | 9.5
            """,
        },
        then="""
            area_code | horizon | target_rule    | target | is_met
            ----------+---------+----------------+--------+-------
            E06000000 | 3       | five_percent   | 10.50  | true
            E06000000 | 3       | ten_percent    | 11.00  | true
            E06000000 | 3       | twenty_percent | 12.00  | false
            E06000000 | 3       | middle         | 20.00  | false
            E06000000 | 3       | best_quarter   | 25.00  | false
        """,
    )


def test_a_stated_tenth_that_came_every_fifth_time_is_a_tenth_off():
    expect(
        "backtest.calibration",
        {
            "backtest.chance": """
                chance | is_met
                -------+-------
                0.1    | true
                0.1    | false
                0.1    | false
                0.1    | false
                0.1    | false
            """,
            "backtest.reliability": """
                from_chance | checks | mean_stated | share_met
                ------------+--------+-------------+----------
                0.1         | 5      | 0.1         | 0.2
            """,
        },
        then="""
            checks | share_met | brier | calibration_error
            -------+-----------+-------+------------------
            5      | 0.20      | 0.170 | 0.100
        """,
    )


def test_a_chance_of_one_stands_in_the_last_tenth():
    expect(
        "backtest.reliability",
        {"backtest.chance": "chance | is_met\n0.05 | false\n0.97 | true\n1.0 | true"},
        then="""
            from_chance | to_chance | checks
            ------------+-----------+-------
            0.0         | 0.1       | 1
            0.9         | 1.0       | 2
        """,
    )


def test_a_panel_too_short_to_score_says_what_it_needs(tmp_path: Path):
    panel = write(tmp_path / "panel.csv", HEADER, panel_rows(made_up(1, years=5)))

    result = run("backtest", "--panel", panel, "--output", tmp_path / "scores.json")

    assert result.exit_code == 1
    assert "panel.csv has too little history to score. It needs twenty areas with five years each" in sentence(result)


def test_every_score_that_ranges_are_held_to_is_printed(tmp_path: Path):
    panel = write(tmp_path / "panel.csv", HEADER, panel_rows(made_up(1)))

    said = run("backtest", "--panel", panel, "--output", tmp_path / "scores.json").stdout

    found = json.loads((tmp_path / "scores.json").read_text())
    assert f"{found['forecasts']:,} ranges scored" in said
    for score in ("cover_80", "cover_95"):
        assert f"{found[score]:.1f}% of what came lay in the {score[-2:]}% range ({score})" in said
    for score in ("crps_ratio", "brier", "calibration_error"):
        assert any(line.startswith(f"{found[score]:.3f} ") and f"({score})" in line for line in said.splitlines())


def test_scores_are_written_as_json_only(tmp_path: Path):
    panel = write(tmp_path / "panel.csv", HEADER, panel_rows(made_up(1)))

    result = run("backtest", "--panel", panel, "--output", tmp_path / "scores.csv")

    assert result.exit_code == 2
    assert ".json" in sentence(result)


def test_a_panel_that_does_not_say_which_way_is_better_has_ranges_scored_and_no_chances(tmp_path: Path):
    rows = [row[:4] for row in panel_rows(made_up(1))]
    panel = write(tmp_path / "panel.csv", HEADER[:4], rows)

    run("backtest", "--panel", panel, "--output", tmp_path / "scores.json")

    found = json.loads((tmp_path / "scores.json").read_text())
    assert found["cover_80"] > 0
    assert (found["checks"], found["brier"], found["calibration_error"]) == (0, None, None)


def test_the_scores_of_a_whole_panel_are_means_over_its_indicators_and_horizons():
    expect(
        "backtest.summary",
        {
            "backtest.usual_change": "indicator_id | usual_change\na | 2.0\nb | 4.0",
            "backtest.score": "indicator_id | horizon | method | forecasts | origins | cover_80 | cover_95 "
            """| absolute_error | crps | interval_score_80 | interval_score_95
                a | 1 | range     | 10 | 5 | 0.7 | 0.9 | 2.0 | 1.0 | 3.0 | 5.0
                a | 1 | no_change | 10 | 5 | 0.6 | 0.8 | 2.0 | 2.0 | 3.0 | 5.0
                b | 1 | range     | 30 | 8 | 0.9 | 1.0 | 8.0 | 4.0 | 6.0 | 5.0
                b | 1 | no_change | 30 | 8 | 0.6 | 0.8 | 8.0 | 2.0 | 3.0 | 5.0
            """,
        },
        then="""
            horizon | indicator | forecasts | origins | cover_80 | crps_ratio | interval_score_ratio | mase
            --------+-----------+-----------+---------+----------+------------+----------------------+-----
                    |           | 40        | 8       | 80.0     | 1.000      | 1.414                | 1.50
            1       |           | 40        | 8       | 80.0     | 1.000      | 1.414                | 1.50
                    | a         | 10        | 5       | 70.0     | 0.500      | 1.000                | 1.00
                    | b         | 30        | 8       | 90.0     | 2.000      | 2.000                | 2.00
            1       | a         | 10        | 5       | 70.0     | 0.500      | 1.000                | 1.00
            1       | b         | 30        | 8       | 90.0     | 2.000      | 2.000                | 2.00
        """,
    )


def test_of_cash_the_gap_to_the_middle_place_is_scored_and_of_the_rest_the_figure():
    expect(
        "backtest.figure",
        {
            "expectation.scale": """
                indicator_id | scale | is_cash
                -------------+-------+--------
                pay          | log   | true
                recycling    | log   | false
            """,
            # Pay was 500 and 660 pounds where the middle place had 500 and 600: as much, then a tenth more.
            "expectation.scaled": """
                indicator_id | area_code | year | value | scaled_value | gap
                -------------+-----------+------+-------+--------------+-----------
                pay          | E06000001 | 2020 | 500.0 | 6.2146081    | 0.0
                pay          | E06000001 | 2021 | 660.0 | 6.4922398    | 0.09531018
                recycling    | E06000001 | 2020 | 40.0  | 3.6888795    | 0.0
                recycling    | E06000001 | 2022 | 44.0  | 3.7841896    | 0.1
            """,
        },
        then="""
            indicator_id | year | value | scaled_value | yearly_change | scaled_yearly_change
            -------------+------+-------+--------------+---------------+---------------------
            pay          | 2020 | 1.00  | 0.0000       |               |
            pay          | 2021 | 1.10  | 0.0953       | 0.10          | 0.0953
            recycling    | 2020 | 40.00 | 3.6889       |               |
            recycling    | 2022 | 44.00 | 3.7842       |               |
        """,
    )


def test_levels_are_the_same_wherever_they_are_written_out():
    sql = (Path(__file__).resolve().parents[2] / "sql" / "expectation" / "level.sql").read_text()
    rows = duckdb.sql(sql).fetchall()

    assert [float(level) for _, level, _ in rows] == list(LEVELS)
    assert [z for *_, z in rows] == pytest.approx(list(NORMAL), abs=1e-8)
