"""`levelwith export`: what is published, expected or agreed as one table."""

from __future__ import annotations

from pathlib import Path

import duckdb
from openpyxl import load_workbook
from pyarrow import parquet
from typer.testing import CliRunner, Result

from ingest.cli import app
from tests.ledger.sheets.practice import HEADINGS, ROW, in_csv


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_every_published_observation_is_exported_with_its_title_publisher_and_licence(here: Path):
    for_excel = run("export", "observations", "--output", "o.xlsx")
    run("export", "observations", "--format", "csv")
    run("export", "observations", "--format", "parquet")

    with duckdb.connect() as db:
        first = db.execute("select indicator, publisher, licence from 'observations.csv'").fetchall()[0]
        counted = db.execute("select count(*) from 'observations.parquet'").fetchall()[0][0]
    assert for_excel.exit_code == 0, for_excel.stderr
    assert first == ("Recycling", "Defra", "OGL-UK-3.0")
    assert counted == load_workbook(here / "o.xlsx").active.max_row - 1 == 3


def test_expectations_are_exported_as_the_build_has_them(here: Path):
    done = run("export", "expectations", "--format", "parquet")

    assert done.exit_code == 0, done.stderr
    assert {"indicator_id", "area_code", "horizon", "q500", "judged_at"} <= set(
        parquet.read_schema("expectations.parquet").names
    )


def test_targets_are_exported_as_a_table_of_numbers_and_days(here: Path):
    (here / "t.csv").write_bytes(in_csv(HEADINGS, ["recycling", "60%", *ROW[2:]]))
    run("targets", "import", "t.csv")

    run("export", "targets", "--format", "parquet")
    run("export", "targets", "--format", "csv")
    run("targets", "export", "--output", "o.csv")

    [row] = parquet.read_table("targets.parquet").to_pylist()
    assert (row["target"], f"{row['due_end']}", row["by"]) == (60.0, "2029-04-01", "March 2029")
    assert (here / "targets.csv").read_bytes() == (here / "o.csv").read_bytes()
