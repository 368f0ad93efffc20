"""Small tables in, small tables out: a model is run alone on tables drawn in the test.

A column's type is what its cells look like. `then` names only the columns it is about; numbers are compared to
as many decimals as it writes; rows may come in any order.
"""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from ingest.models import Model, read_models

SQL = Path(__file__).resolve().parent.parent / "sql"
# A column of empty cells looks like nothing: these have their type whatever is drawn.
TYPES = {
    **dict.fromkeys(("value", "lower", "upper", "numerator", "denominator", "standard_error"), "double"),
    **dict.fromkeys(("events", "people", "per_person", "council_figure", "council_value", "luck"), "double"),
    **dict.fromkeys(("gap_change_in_units", "fit_share", "floor", "ceiling", "predicted_value"), "double"),
    **dict.fromkeys(
        ("period_start", "period_end", "since", "start_date", "end_date", "as_of", "released", "predicted_by"), "date"
    ),
    **dict.fromkeys(("note", "status", "receipt_id", "area_code", "indicator_id", "reason", "better"), "varchar"),
    **dict.fromkeys(("fit_method", "ward_fit", "area_word"), "varchar"),
    **dict.fromkeys(("baseline_year", "decimals"), "integer"),
}
SCHEMAS = ("raw", "staging", "published", "core", "expectation", "marts", "meta", "ledger", "backtest", "method")


def expect(model: str, given: Mapping[str, str], then: str, **parameters: object) -> None:
    """Run `model` on the tables `given` and compare with the table `then`; `parameters` fill a question's $names."""
    with duckdb.connect() as db:
        _set_up(db, _read(model), given)
        found = db.execute(_read(model), parameters or None)
        columns = [column[0] for column in found.description or []]
        rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    header, expected = _cells(then)
    likes = dict(zip(header, _likes(expected, header), strict=True))
    actual = [[_written(row[name], likes[name]) for name in header] for row in rows]
    assert sorted(actual) == sorted(expected), f"\nexpected {sorted(expected)}\nfound    {sorted(actual)}"


def _read(name: str) -> str:
    return (SQL / f"{name.replace('.', '/', 1)}.sql").read_text(encoding="utf-8")


def _set_up(db: duckdb.DuckDBPyConnection, sql: str, given: Mapping[str, str]) -> None:
    for schema in SCHEMAS:
        db.execute(f"create schema {schema}")
    for key in ("area_code", "indicator_id"):
        db.execute(f"create type {key} as varchar")
    for name, drawn in given.items():
        if drawn.lstrip().lower().startswith("select"):
            db.execute(f"create table {name} as {drawn}")
        else:
            _create(db, name, drawn)
    for name in _views_between(sql, given):
        db.execute(f"create view {name} as {_read(name)}")
    if "meta.batch" not in given:
        holders = [name for name, drawn in given.items() if re.search(r"\bindicator_id\b", drawn)]
        union = " union ".join(f"select distinct indicator_id::varchar as indicator_id from {name}" for name in holders)
        db.execute(f"create table meta.batch as {union or 'select null::varchar as indicator_id'}")


def _views_between(sql: str, given: Mapping[str, str]) -> list[str]:
    """Models kept as views come along where what is run reads them and does not draw them."""
    views: list[str] = []
    for model in reversed(_models()):
        if model.kept_as == "view" and model.name not in given and model.name in sql:
            views.insert(0, model.name)
            sql += model.sql
    return views


@functools.cache
def _models() -> tuple[Model, ...]:
    return tuple(read_models(SQL))


def _create(db: duckdb.DuckDBPyConnection, name: str, drawn: str) -> None:
    header, rows = _cells(drawn)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "given.csv"
        path.write_text(text.getvalue(), encoding="utf-8")
        types = {column: TYPES[column] for column in header if column in TYPES}
        options = f"header = true, nullstr = '', types = {types!r}" if types else "header = true, nullstr = ''"
        db.execute(f"create table {name} as select * from read_csv(?, {options})", [str(path)])


def _cells(drawn: str) -> tuple[list[str], list[list[str]]]:
    lines = [line for line in drawn.strip().splitlines() if line.strip() and set(line.strip()) - set("-+| ")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return cells[0], cells[1:]


def _likes(expected: list[list[str]], header: list[str]) -> list[str]:
    """For each column the cell that is written with most decimals."""
    return [max((row[i] for row in expected), key=_decimals, default="") for i in range(len(header))]


def _decimals(cell: str) -> int:
    return len(cell.partition(".")[2]) if cell.replace(".", "", 1).lstrip("-").isdigit() else 0


def _written(value: object, like: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.{_decimals(like)}f}"
    return str(value)
