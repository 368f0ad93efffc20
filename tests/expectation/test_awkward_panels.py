"""Awkward panels: too few places or years, codes that come and go, nothing published, a million places of one year."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.methods.expectation import at_each_origin
from tests.expectation.panel_file import HEADER, panel_rows, run, sentence, write
from tests.expectation.small_panel import Figures, chances, code, expected, few, made_up, ranges, rows_of, scales, seeds

Ranges = dict[tuple[int, int], list[float]]


def ranges_of(figures: Figures, scale: str = "log") -> Ranges:
    with expected(rows_of(figures), scale) as db:
        return ranges(db)


def places(found: Ranges) -> set[int]:
    return {area for area, _ in found}


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


@pytest.mark.parametrize("scale", ["log", "logit", "identity"])
def test_a_constant_series_everywhere_has_no_range(scale: str):
    assert not ranges_of(np.full((30, 10), 7.0), scale)


@few
@given(seed=seeds, scale=scales)
def test_a_constant_series_in_one_place_has_a_range_around_it_and_a_chance_of_staying(seed: int, scale: str):
    figures = made_up(seed, scale=scale)
    figures[0] = np.median(figures)

    with expected(rows_of(figures), scale) as db:
        quantiles = ranges(db)[0, 3]
        (chance,) = chances(db, [float(figures[0, 0])], "higher")
    assert np.isfinite(quantiles).all()
    assert quantiles[0] < quantiles[-1]
    assert 0.0025 <= chance <= 0.9975


def test_a_place_that_never_changes_among_others_that_do_is_given_their_noise():
    figures = made_up(1)
    figures[0] = 7.0

    quantiles = ranges_of(figures)[0, 1]

    assert quantiles[0] < 7.0 < quantiles[-1]


@few
@given(seed=seeds, scale=scales, gone=st.integers(1, 12))
def test_one_missing_year_of_one_place_costs_nobody_a_range(seed: int, scale: str, gone: int):
    figures = made_up(seed, scale=scale)
    figures[0, gone] = np.nan

    found = ranges_of(figures, scale)

    assert len(found) == 30 * 5
    assert all(np.all(np.diff(quantiles) > 0) for quantiles in found.values())


@few
@given(seed=seeds, scale=scales, gone=st.integers(1, 12))
def test_one_missing_year_of_all_places_costs_nobody_a_range(seed: int, scale: str, gone: int):
    figures = made_up(seed, scale=scale)
    figures[:, gone] = np.nan

    found = ranges_of(figures, scale)

    assert len(found) == 30 * 5
    assert all(np.all(np.diff(quantiles) > 0) for quantiles in found.values())


@few
@given(seed=seeds, scale=scales, years=st.integers(1, 7))
def test_a_new_area_has_a_range_from_its_fifth_year_on_and_takes_nobody_elses(seed: int, scale: str, years: int):
    figures = made_up(seed, areas=31, scale=scale)
    figures[30, :-years] = np.nan

    found = ranges_of(figures, scale)

    assert places(found) == set(range(31 if years >= 5 else 30))


@few
@given(seed=seeds, years=st.integers(1, 7))
def test_a_merged_area_starts_anew_and_the_codes_that_ended_have_no_range(seed: int, years: int):
    figures = made_up(seed, areas=31)
    figures[30, -years:] = figures[:2, -years:].mean(axis=0)
    figures[30, :-years] = np.nan
    figures[:2, -years:] = np.nan

    with expected(rows_of(figures)) as db:
        found = ranges(db)
        points = f"select max(points) from expectation.area_noise where area_code = '{code(30)}'"
        ((points_of_merged,),) = db.execute(points).fetchall()

    assert places(found) == set(range(2, 31 if years >= 5 else 30))
    # Its own years only: what its predecessors had is no history of it.
    assert points_of_merged == years


def test_an_indicator_of_which_all_is_suppressed_has_no_range_and_costs_its_neighbour_none(tmp_path: Path):
    withheld = [["withheld", *row[1:3], "NA", *row[4:]] for row in panel_rows(made_up(2))]
    beside = write(tmp_path / "beside.csv", HEADER, [*withheld, *panel_rows(made_up(1))])
    alone = write(tmp_path / "alone.csv", HEADER, panel_rows(made_up(1)))

    run("method", "forecast", "--input", beside, "--output", tmp_path / "beside_out.csv")
    run("method", "forecast", "--input", alone, "--output", tmp_path / "alone_out.csv")

    assert (tmp_path / "beside_out.csv").read_text() == (tmp_path / "alone_out.csv").read_text()


@pytest.mark.parametrize("command", [["method", "forecast", "--input"], ["backtest", "--panel"]])
def test_where_all_is_suppressed_it_says_that_there_is_too_little(command: list[str], tmp_path: Path):
    withheld = [[*row[:3], "NA", *row[4:]] for row in panel_rows(made_up(1))]
    panel = write(tmp_path / "panel.csv", HEADER, withheld)

    result = run(*command, panel, "--output", tmp_path / f"out.{'json' if command[0] == 'backtest' else 'csv'}")

    assert result.exit_code == 1
    assert "panel.csv has too little history" in sentence(result)
    assert not list(tmp_path.glob("out.*"))


@pytest.mark.parametrize("year", ["2000", "2000 + n % 25"], ids=["all in one year", "over 25 years"])
def test_a_million_areas_of_one_point_have_no_range_and_take_little_time_and_memory(year: str):
    start = time.perf_counter()
    with duckdb.connect() as db:
        # Nothing may go to disk: what does not fit fails. The panel itself is 60 MB of it.
        db.execute("set memory_limit = '600MB'; set max_temp_directory_size = '0KB'; create schema method")
        db.execute(f"""
            create table method.panel as
            select
                'young' as indicator_id, 'X' || n as area_code, ({year})::integer as year, 10.0 + n % 97 as value,
                null::date as period_end, 1 as window_years, 'higher' as better, null::varchar as unit, 'log' as scale,
                null::double as floor, null::double as ceiling, false as is_cash,
            from range(1000000) as places (n)
        """)
        db.execute("create table method.asked as select 'young' as indicator_id, null::integer as origin_year")
        for _ in at_each_origin(db):
            found = [
                db.execute(f"select count(*) from expectation.{table}").fetchall() for table in ("outlook", "range")
            ]
    assert found == [[(0,)], [(0,)]]
    # Two seconds where nothing else runs; a minute would be a join of all with all.
    assert time.perf_counter() - start < 60


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
