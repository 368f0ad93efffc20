"""`levelwith method` as it is typed: what it writes, what it says, and how it exits."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ingest.cli import app
from ingest.methods import registry


def levelwith(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def shares(tmp_path: Path) -> Path:
    path = tmp_path / "shares.csv"
    path.write_text("x,n\n81,263\n")
    return path


def test_a_method_reads_one_file_and_writes_another(shares: Path, tmp_path: Path):
    done = levelwith("method", "proportion", "--input", shares, "--output", tmp_path / "answer.csv")
    assert done.exit_code == 0
    assert "81,263,30.79847" in (tmp_path / "answer.csv").read_text()


def test_bad_input_is_one_line_and_exit_code_1(shares: Path, tmp_path: Path):
    shares.write_text("x,n\n81,abc\n")
    done = levelwith("method", "proportion", "--input", shares, "--output", tmp_path / "answer.csv")
    assert done.exit_code == 1
    assert "shares.csv, row 2, column n: “abc” is not a number" in done.output
    assert not (tmp_path / "answer.csv").exists()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("nonsense", []),
        ("proportion", ["--limits", "curve.csv"]),
        ("xmr", []),
        ("funnel", ["--limits", "curve.txt"]),
    ],
)
def test_wrong_usage_is_exit_code_2(name: str, options: list[str], shares: Path, tmp_path: Path):
    done = levelwith("method", name, "--input", shares, "--output", tmp_path / "answer.csv", *options)
    assert done.exit_code == 2


def test_a_missing_option_or_an_unknown_ending_is_exit_code_2(shares: Path, tmp_path: Path):
    assert levelwith("method", "proportion", "--input", shares).exit_code == 2
    assert levelwith("method", "proportion", "--output", shares).exit_code == 2
    assert levelwith("method", "proportion", "--input", shares, "--output", tmp_path / "answer.txt").exit_code == 2


def test_two_tables_do_not_go_into_one_file(shares: Path, tmp_path: Path):
    answer = tmp_path / "answer.csv"
    assert levelwith("method", "funnel", "--input", shares, "--output", answer, "--limits", answer).exit_code == 2


def test_the_curve_of_a_funnel_is_written_where_it_is_asked_for(shares: Path, tmp_path: Path):
    done = levelwith(
        "method", "funnel", "--input", shares, "--output", tmp_path / "a.csv", "--limits", tmp_path / "curve.csv"
    )
    assert done.exit_code == 0
    assert len((tmp_path / "curve.csv").read_text().splitlines()) == 101


@pytest.mark.parametrize("name", registry.METHODS)
def test_every_method_that_is_listed_is_there(name: str):
    entry = registry.METHODS[name]
    assert set(entry.needs | entry.takes) <= set(registry.OPTIONS)
    assert Path(__file__).parents[2].joinpath(*entry.module.split(".")).with_suffix(".py").is_file()
