"""Ranges and chances for a table of one's own: a file in, a file out, and one sentence where it cannot be."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

from tests.expectation.panel_file import HEADER, Cell, panel_rows, run, sentence, write
from tests.expectation.reading import Reading
from tests.expectation.small_panel import FIRST_YEAR, QUANTILES, code, made_up

COLUMNS = [
    "indicator", "transform", "areacd", "origin", "h", "value", "centre_z", "scale_z", "n_origins", "k_eff",
    "common_var", "q025", "q100", "q250", "q500", "q750", "q900", "q975",
]  # fmt: skip
TARGETS = ["indicator", "areacd", "origin", "h", "improvement", "target", "note"]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    return write(tmp_path / "panel.csv", HEADER, panel_rows(made_up(1)))


def test_each_area_and_horizon_has_a_range_in_the_columns_of_the_contract(panel: Path, tmp_path: Path):
    result = run("method", "forecast", "--input", panel, "--output", tmp_path / "out.csv")

    assert result.exit_code == 0, result.output
    found = read(tmp_path / "out.csv")
    assert list(found[0]) == COLUMNS
    assert [(row["areacd"], row["h"]) for row in found[:5]] == [*((code(0), h) for h in "1235"), (code(1), "1")]
    assert len(found) == 30 * 4
    theirs = Reading(made_up(1), "log").quantiles(3, QUANTILES)[0]
    ours = [float(found[2][f"q{1000 * level:03.0f}"]) for level in QUANTILES]
    assert ours == pytest.approx(list(theirs), rel=0.005)


def test_figures_of_three_years_each_may_say_so_and_have_wider_ranges(tmp_path: Path):
    single = write(tmp_path / "single.csv", HEADER, panel_rows(made_up(1)))
    rolled = write(tmp_path / "rolled.csv", [*HEADER, "window_years"], [[*row, 3] for row in panel_rows(made_up(1))])

    run("method", "forecast", "--input", single, "--output", tmp_path / "single_out.csv")
    run("method", "forecast", "--input", rolled, "--output", tmp_path / "rolled_out.csv")

    narrow, wide = read(tmp_path / "single_out.csv"), read(tmp_path / "rolled_out.csv")
    assert [row["centre_z"] for row in wide] == [row["centre_z"] for row in narrow]
    assert all(float(w["q900"]) > float(n["q900"]) for w, n in zip(wide, narrow, strict=True) if w["h"] != "1")


def test_a_window_is_one_to_ten_whole_years_and_one_for_an_indicator(tmp_path: Path):
    def said(*windows: Cell) -> str:
        rows = [[*row, windows[at % len(windows)]] for at, row in enumerate(panel_rows(made_up(1)))]
        panel = write(tmp_path / "panel.csv", [*HEADER, "window_years"], rows)
        return sentence(run("method", "forecast", "--input", panel, "--output", tmp_path / "out.csv"))

    assert "row 2, column window_years: “0” is below one" in said(0)
    assert "column window_years: “11” is too large" in said(11)
    assert "column window_years: “1.5” is not a whole number" in said(1.5)
    assert "row 3, column window_years: “1” differs from the rows above it" in said(3, 1)


def test_named_origins_are_looked_at_from_their_own_day(panel: Path, tmp_path: Path):
    early, late = FIRST_YEAR + 7, FIRST_YEAR + 11
    origins = write(tmp_path / "origins.csv", ["indicator", "origin"], [["made-up", late], ["made-up", early]])
    cut_off = write(tmp_path / "cut.csv", HEADER, panel_rows(made_up(1)[:, :8]))

    run("method", "forecast", "--input", panel, "--output", tmp_path / "all.csv", "--origins", origins)
    run("method", "forecast", "--input", cut_off, "--output", tmp_path / "cut_out.csv")

    found = read(tmp_path / "all.csv")
    assert {row["origin"] for row in found} == {str(early), str(late)}
    assert [row for row in found if row["origin"] == str(early)] == read(tmp_path / "cut_out.csv")


def test_origins_may_name_how_many_years_ahead(panel: Path, tmp_path: Path):
    origins = write(tmp_path / "origins.csv", ["indicator", "origin", "h"], [["made-up", FIRST_YEAR + 9, 4]])

    run("method", "forecast", "--input", panel, "--output", tmp_path / "out.csv", "--origins", origins)

    assert {row["h"] for row in read(tmp_path / "out.csv")} == {"4"}


def test_the_other_spelling_of_columns_is_read_and_the_scale_found_by_the_unit(tmp_path: Path):
    rows = [["table", i, a, y, v, "%", "increase"] for i, a, y, v, *_ in panel_rows(made_up(1, scale="logit"))]
    panel = write(tmp_path / "p.csv", ["slug", "indicator", "areacd", "y", "v", "unit", "improvement"], rows)

    result = run("method", "forecast", "--input", panel, "--output", tmp_path / "out.parquet")

    assert result.exit_code == 0, result.output
    found = duckdb.sql(f"select distinct transform, indicator from '{tmp_path / 'out.parquet'}'").fetchall()
    assert found == [("logit", "made-up")]


def test_indicators_of_one_name_in_two_tables_are_kept_apart(tmp_path: Path):
    rows: list[list[Cell]] = [
        [slug, i, a, y, v] for slug in ("boys", "girls") for i, a, y, v, *_ in panel_rows(made_up(len(slug)))
    ]
    panel = write(tmp_path / "p.csv", ["slug", "indicator", "areacd", "year", "value"], rows)

    run("method", "forecast", "--input", panel, "--output", tmp_path / "out.csv")

    assert {row["indicator"] for row in read(tmp_path / "out.csv")} == {"boys made-up", "girls made-up"}


def test_a_year_without_a_value_is_a_year_that_is_not_there(tmp_path: Path):
    rows = panel_rows(made_up(1))
    gone = [[*row[:3], "NA", *row[4:]] if row[2] == FIRST_YEAR + 5 else row for row in rows]
    without = [row for row in rows if row[2] != FIRST_YEAR + 5]

    run("method", "forecast", "--input", write(tmp_path / "a.csv", HEADER, gone), "--output", tmp_path / "a_out.csv")
    run("method", "forecast", "--input", write(tmp_path / "b.csv", HEADER, without), "--output", tmp_path / "b_out.csv")

    assert (tmp_path / "a_out.csv").read_text() == (tmp_path / "b_out.csv").read_text()


def test_each_target_gets_its_chance_and_keeps_its_row_and_its_other_columns(panel: Path, tmp_path: Path):
    now = float(made_up(1)[0, -1])
    origin = FIRST_YEAR + 13
    targets = write(
        tmp_path / "t.csv",
        TARGETS,
        [
            ["made-up", code(0), origin, 3, "decrease", now * 0.5, "hard"],
            ["made-up", code(0), origin, 3, "decrease", now * 2, "easy"],
            ["made-up", code(0), origin, 3, "increase", now * 2, "hard"],
        ],
    )

    result = run("method", "chance", "--input", panel, "--targets", targets, "--output", tmp_path / "out.csv")

    assert result.exit_code == 0, result.output
    found = read(tmp_path / "out.csv")
    assert [row["note"] for row in found] == ["hard", "easy", "hard"]
    hard, easy, opposite = (float(row["p_meet"]) for row in found)
    assert hard < 0.1
    assert easy > 0.9
    assert opposite == pytest.approx(1 - easy)


def test_a_target_where_there_is_too_little_history_has_no_chance(panel: Path, tmp_path: Path):
    targets = write(tmp_path / "t.csv", TARGETS, [["made-up", code(0), FIRST_YEAR + 2, 3, "decrease", 10, ""]])

    result = run("method", "chance", "--input", panel, "--targets", targets, "--output", tmp_path / "out.csv")

    assert result.exit_code == 0, result.output
    assert [row["p_meet"] for row in read(tmp_path / "out.csv")] == [""]


BAD_PANELS = {
    "a word for a value": (4, "value", ["made-up", code(0), 2002, "many", "log", "decrease"], "“many” is not a number"),
    "a year and a half": (4, "year", ["made-up", code(0), 2002.5, 8, "log", "decrease"], "not a whole number"),
    "no year": (4, "year", ["made-up", code(0), "", 8, "log", "decrease"], "is no value"),
    "a logarithm of nought": (4, "value", ["made-up", code(0), 2002, 0, "log", "decrease"], "has no logarithm"),
    "an unknown scale": (4, "transform", ["made-up", code(0), 2002, 8, "sqrt", "decrease"], "not one of logit, log"),
    "two scales": (
        4,
        "transform",
        ["made-up", code(0), 2002, 8, "identity", "decrease"],
        "differs from the rows above",
    ),
    "two ways": (4, "improvement", ["made-up", code(0), 2002, 8, "log", "increase"], "differs from the rows above"),
    "a year twice": (5, "year", ["made-up", code(0), 2003, 8, "log", "decrease"], "stands in row 4 already"),
}


@pytest.mark.parametrize(("row", "column", "bad", "because"), BAD_PANELS.values(), ids=BAD_PANELS.keys())
def test_a_row_that_cannot_be_used_is_named(row: int, column: str, bad: list[Cell], because: str, tmp_path: Path):
    rows = panel_rows(made_up(1))
    rows[2] = bad
    panel = write(tmp_path / "panel.csv", HEADER, rows)

    result = run("method", "forecast", "--input", panel, "--output", tmp_path / "out.csv")

    assert result.exit_code == 1
    assert f"panel.csv, row {row}, column {column}:" in sentence(result)
    assert because in sentence(result)
    assert not (tmp_path / "out.csv").exists()


BAD_TARGETS = {
    "unknown indicator": ("indicator", ["other", code(0), 2013, 3, "decrease", 10, ""], "is no indicator of the panel"),
    "unknown area": ("areacd", ["made-up", "E99", 2013, 3, "decrease", 10, ""], "has no figures of that indicator"),
    "unknown year": ("origin", ["made-up", code(0), 2031, 3, "decrease", 10, ""], "is a year without figures"),
    "too far": ("h", ["made-up", code(0), 2013, 6, "decrease", 10, ""], "“6” is too large"),
    "no way": ("improvement", ["made-up", code(0), 2013, 3, "up", 10, ""], "not one of increase, decrease"),
    "no target": ("target", ["made-up", code(0), 2013, 3, "decrease", "", ""], "is no value"),
}


@pytest.mark.parametrize(("column", "bad", "because"), BAD_TARGETS.values(), ids=BAD_TARGETS.keys())
def test_a_target_about_nothing_in_the_panel_is_named(
    column: str, bad: list[Cell], because: str, panel: Path, tmp_path: Path
):
    targets = write(tmp_path / "t.csv", TARGETS, [bad])

    result = run("method", "chance", "--input", panel, "--targets", targets, "--output", tmp_path / "out.csv")

    assert result.exit_code == 1
    assert f"t.csv, row 2, column {column}:" in sentence(result)
    assert because in sentence(result)


def test_a_panel_with_too_little_history_says_what_it_needs(tmp_path: Path):
    panel = write(tmp_path / "panel.csv", HEADER, panel_rows(made_up(1, areas=12)))

    result = run("method", "forecast", "--input", panel, "--output", tmp_path / "out.csv")

    assert result.exit_code == 1
    assert "panel.csv has too little history for any range. A range needs twenty areas" in sentence(result)


def test_an_indicator_with_too_little_history_beside_others_is_said_to_have(tmp_path: Path):
    young = [["young", *row[1:]] for row in panel_rows(made_up(2, years=3))]
    panel = write(tmp_path / "panel.csv", HEADER, [*panel_rows(made_up(1)), *young])

    result = run("method", "forecast", "--input", panel, "--output", tmp_path / "out.csv")

    assert result.exit_code == 0
    assert "Too little history for young." in sentence(result)
    assert {row["indicator"] for row in read(tmp_path / "out.csv")} == {"made-up"}


def test_a_chance_needs_a_table_of_targets(panel: Path, tmp_path: Path):
    result = run("method", "chance", "--input", panel, "--output", tmp_path / "out.csv")

    assert result.exit_code == 2
    assert "--targets FILE" in sentence(result)
