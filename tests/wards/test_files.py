"""Ward methods on a table of one's own."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from tests.expectation.panel_file import Cell, run, sentence, write
from tests.wards.small_wards import FIRST_YEAR, made_up, rows_of

HEADER = ["indicator", "ward", "council", "year", "value", "transform", "improvement"]


def panel(path: Path, figures: np.ndarray) -> Path:
    rows: list[list[Cell]] = [[*row[:5], "log", "decrease"] for row in rows_of(figures)]
    return write(path, HEADER, rows)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_ward_gets_its_range_or_is_told_that_there_is_too_little(tmp_path: Path):
    result = run(
        "method", "ward-outlook", "--input", panel(tmp_path / "p.csv", made_up(1)), "--output", tmp_path / "out.csv"
    )

    assert result.exit_code == 0, result.output
    found = read(tmp_path / "out.csv")
    assert len(found) == 21 * 3
    assert all(float(row["q100"]) < float(row["q500"]) < float(row["q900"]) for row in found)


def test_years_after_the_origin_are_not_looked_at(tmp_path: Path):
    origins = write(tmp_path / "o.csv", ["indicator", "origin"], [["made-up", FIRST_YEAR + 9]])
    whole, cut = panel(tmp_path / "whole.csv", made_up(1)), panel(tmp_path / "cut.csv", made_up(1)[:, :, :10])

    run("method", "ward-outlook", "--input", whole, "--output", tmp_path / "a.csv", "--origins", origins)
    run("method", "ward-outlook", "--input", cut, "--output", tmp_path / "b.csv")

    assert read(tmp_path / "a.csv") == read(tmp_path / "b.csv")


def test_every_ward_and_year_after_another_gets_its_change(tmp_path: Path):
    result = run(
        "method", "ward-change", "--input", panel(tmp_path / "p.csv", made_up(1)), "--output", tmp_path / "out.csv"
    )

    assert result.exit_code == 0, result.output
    found = read(tmp_path / "out.csv")
    assert len(found) == 21 * 11
    assert {row["verdict"] for row in found} <= {"moved_with_the_borough", "better", "worse", "too_little_history"}


@pytest.mark.parametrize("method", ["ward-outlook", "ward-change"])
def test_a_ward_that_stands_twice_in_a_year_is_named(tmp_path: Path, method: str):
    row: list[Cell] = ["made-up", "E05000001", "C0", 2012, 8.0, "log", "decrease"]

    result = run(
        "method", method, "--input", write(tmp_path / "p.csv", HEADER, [row, row]), "--output", tmp_path / "o.csv"
    )

    assert result.exit_code == 1
    assert "stands in row 2 already" in sentence(result)
