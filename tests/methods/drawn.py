"""A method as its user runs it, on tables drawn in the test: CSV in, CSV out.

Answers are compared in their order; numbers to as many decimals as the drawing writes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.methods import registry
from ingest.methods.order import Order

Row = dict[str, str]
XMR_CASE: Mapping[str, object] = {"case_id": "a", "improvement_direction": "increase"}


def expect(name: str, given: str, then: str) -> None:
    """Run the method on the table `given`; its answer has the columns and rows of `then`, and may have more columns."""
    compare(answer(name, given), then)


def answer(name: str, given: str) -> list[Row]:
    header, *rows = _cells(given)
    return run(name, header, rows)


def xmr(given: str, *cases: Mapping[str, object]) -> tuple[list[Row], list[Row]]:
    """Points and summary."""
    header, *rows = _cells(given)
    return run_xmr(header, rows, cases or [XMR_CASE])


def run(name: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> list[Row]:
    with TemporaryDirectory() as folder:
        order = Order(_written(Path(folder), header, rows), Path(folder) / "output.csv")
        registry.run(name, order)
        return read(order.output)


def run_funnel(header: Sequence[str], rows: Sequence[Sequence[object]]) -> tuple[list[Row], list[Row]]:
    """The rows, and the curve."""
    with TemporaryDirectory() as folder:
        limits = Path(folder) / "limits.csv"
        order = Order(_written(Path(folder), header, rows), Path(folder) / "output.csv", limits=limits)
        registry.run("funnel", order)
        return read(order.output), read(limits)


def run_xmr(
    header: Sequence[str], rows: Sequence[Sequence[object]], cases: Sequence[Mapping[str, object]]
) -> tuple[list[Row], list[Row]]:
    with TemporaryDirectory() as folder:
        described, summary = Path(folder) / "cases.json", Path(folder) / "summary.csv"
        described.write_text(json.dumps(cases), encoding="utf-8")
        order = Order(_written(Path(folder), header, rows), Path(folder) / "output.csv", described, summary)
        registry.run("xmr", order)
        return read(order.output), read(summary)


def series(values: Sequence[object], case_id: str = "a", first_year: int = 1990) -> list[list[object]]:
    """One value a year, as rows of case_id, date, value."""
    return [[case_id, f"{first_year + place}-01-01", value] for place, value in enumerate(values)]


def points_of(values: Sequence[object], **case: object) -> list[Row]:
    points, _ = run_xmr(["case_id", "date", "value"], series(values), [{**XMR_CASE, **case}])
    return points


def column(rows: Sequence[Row], name: str) -> list[str]:
    return [row[name] for row in rows]


def numbers(rows: Sequence[Row], name: str) -> list[float]:
    return [float(row[name]) for row in rows]


def compare(found: Sequence[Row], then: str) -> None:
    header, *expected = _cells(then)
    likes = [max((row[place] for row in expected), key=_decimals, default="") for place in range(len(header))]
    shown = [[_rounded(row[name], like) for name, like in zip(header, likes, strict=True)] for row in found]
    wanted = [[_rounded(cell, like) for cell, like in zip(row, likes, strict=True)] for row in expected]
    assert shown == wanted


def read(path: Path) -> list[Row]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def _written(folder: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    path = folder / "input.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def _cells(drawn: str) -> list[list[str]]:
    header, _ruler, *rows = [line for line in drawn.splitlines() if line.strip()]
    lines = [header, *rows]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def _decimals(cell: str) -> int:
    return len(cell.partition(".")[2]) if cell.replace(".", "", 1).lstrip("-").isdigit() else 0


def _rounded(cell: str, like: str) -> str:
    try:
        return f"{float(cell) + 0:.{_decimals(like)}f}"
    except ValueError:
        return cell
