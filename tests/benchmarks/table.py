"""The report of a run: one table for people, one JSON file for the record. Measures nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.measured import Bar, Measured


def missed(results: Sequence[Measured]) -> list[Bar]:
    """The bars that were not kept."""
    return [bar for result in results for bar in result.bars if not bar.passed]


def show(results: Sequence[Measured], console: Console) -> None:
    table = Table(box=None, pad_edge=False)
    for title in ("Benchmark", "What", "Measured", "Bar", ""):
        table.add_column(title, justify="right" if title in ("Measured", "Bar") else "left")
    for result in results:
        for position, row in enumerate([*map(_bar_row, result.bars), *_fact_rows(result)]):
            table.add_row(result.name if position == 0 else "", *row)
    console.print(table)
    for result in results:
        for note in result.notes:
            console.print(f"{result.name}: {note}", markup=False)


def write(results: Sequence[Measured], machine: Mapping[str, object], path: Path) -> None:
    written = {"machine": machine, "passed": not missed(results), "benchmarks": [_as_json(each) for each in results]}
    path.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _bar_row(bar: Bar) -> tuple[str, str, str, str]:
    sign = "≥" if bar.is_least else "≤"
    verdict = "[green]passed[/green]" if bar.passed else "[red]missed[/red]"
    return bar.what, _shown(bar.measured, bar.unit), f"{sign} {_shown(bar.limit, bar.unit)}", verdict


def _fact_rows(result: Measured) -> list[tuple[str, str, str, str]]:
    return [(fact.what, _shown(fact.measured, fact.unit), "", "") for fact in result.facts]


def _shown(number: float, unit: str) -> str:
    """Three figures: a second run would differ in the fourth."""
    digits = f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"
    return f"{digits} {unit}".strip()


def _as_json(result: Measured) -> dict[str, object]:
    bars = [{**asdict(bar), "passed": bar.passed} for bar in result.bars]
    return {**asdict(result), "bars": bars}
