"""The harness's own arithmetic: what is a bar kept, what is the 95th wait, what stands in the report."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from tests.benchmarks import table
from tests.benchmarks.measured import Bar, Fact, Measured, nearest_rank

KEPT = Bar("Full build", 9.9, 10, "s")
MISSED = Bar("Speed", 0.3, 0.4, "", is_least=True)


def one(*bars: Bar) -> Measured:
    return Measured("build", bars, [Fact("Rows", 276156, "rows")], {"seconds": [9.9]}, ["Said beside it."])


@pytest.mark.parametrize(("measured", "passed"), [(9.9, True), (10, True), (10.1, False)])
def test_a_bar_may_be_reached_and_not_passed(measured: float, passed: bool) -> None:
    assert Bar("Full build", measured, 10, "s").passed is passed


@pytest.mark.parametrize(("measured", "passed"), [(0.39, False), (0.4, True), (0.5, True)])
def test_a_least_bar_is_kept_from_the_limit_on(measured: float, passed: bool) -> None:
    assert Bar("Speed", measured, 0.4, "", is_least=True).passed is passed


def test_of_a_hundred_waits_the_95th_is_the_95th_shortest() -> None:
    assert nearest_rank([float(wait) for wait in range(100, 0, -1)], 95) == 95


def test_of_three_waits_the_95th_is_the_longest() -> None:
    assert nearest_rank([3.0, 1.0, 2.0], 95) == 3


def test_no_waits_have_no_95th() -> None:
    with pytest.raises(ValueError, match="Nothing was measured"):
        nearest_rank([], 95)


def test_only_bars_that_were_not_kept_are_missed() -> None:
    assert table.missed([one(KEPT), one(KEPT, MISSED)]) == [MISSED]


def test_the_table_shows_each_number_beside_its_bar() -> None:
    shown = io.StringIO()
    table.show([one(KEPT, MISSED)], Console(file=shown, width=120))
    lines = [line.split() for line in shown.getvalue().splitlines()]
    assert ["build", "Full", "build", "9.9", "s", "≤", "10", "s", "passed"] in lines
    assert ["Speed", "0.3", "≥", "0.4", "missed"] in lines
    assert ["Rows", "276,156", "rows"] in lines


def test_the_record_has_every_raw_number_and_every_verdict(tmp_path: Path) -> None:
    table.write([one(KEPT, MISSED)], {"cores": 2}, tmp_path / "benchmarks.json")
    written = json.loads((tmp_path / "benchmarks.json").read_text(encoding="utf-8"))
    assert written["passed"] is False
    assert written["machine"] == {"cores": 2}
    assert [bar["passed"] for bar in written["benchmarks"][0]["bars"]] == [True, False]
    assert written["benchmarks"][0]["raw"] == {"seconds": [9.9]}
