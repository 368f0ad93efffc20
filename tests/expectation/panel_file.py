"""A small panel as a file, and the command that is run on it."""

from __future__ import annotations

import csv
from pathlib import Path

from typer.testing import CliRunner, Result

from ingest.cli import app
from tests.expectation.small_panel import Figures, rows_of

HEADER = ["indicator", "areacd", "year", "value", "transform", "improvement"]
Cell = str | int | float | None


def write(path: Path, header: list[str], rows: list[list[Cell]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def panel_rows(figures: Figures, transform: str = "log", improvement: str = "decrease") -> list[list[Cell]]:
    return [[*row, transform, improvement] for row in rows_of(figures)]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def sentence(result: Result) -> str:
    """What the command said, on one line."""
    return " ".join(result.output.split())
