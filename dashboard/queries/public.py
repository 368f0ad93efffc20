"""The tables of the public interface, a page of rows at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

# `from` keeps the periods that end after a day, and `to` those that begin before it; all else is equal or is not.
COMPARED = {"from": ">", "to": "<"}


@dataclass(frozen=True)
class Wanted:
    """At most so many rows of what the SQL of a question asks, by its key, from behind the row whose key is `after`.

    `cut_first` is the table behind it that has a row for each of its rows, if there is one: with the key and all that
    narrows in it, its rows can be cut to the page before anything is joined to them. The first column of the key is
    then of the ENUM type that is called as it is.
    """

    sql: str
    columns: Sequence[str]
    key: Sequence[str]
    narrowed: Mapping[str, tuple[str, Any]]  # parameter → its column and value, of the kind of the column
    after: Sequence[Any]
    most: int
    cut_first: str = ""


def question(db: duckdb.DuckDBPyConnection, name: str) -> str:
    """The SQL of a question, as the build keeps it."""
    return str(db.execute("select sql from meta.question where name = $name", {"name": name}).fetchall()[0][0])


def public_rows(db: duckdb.DuckDBPyConnection, wanted: Wanted) -> list[tuple[Any, ...]]:
    """A page of rows."""
    key = ", ".join(wanted.key)
    conditions = [
        f"{column} {COMPARED.get(name, '=')} ${name}_wanted" for name, (column, _value) in wanted.narrowed.items()
    ]
    if wanted.after:
        # Not by skipping rows: a page far behind costs no more than the first.
        conditions.append(f"({key}) > ({', '.join(f'$after_{place}' for place in range(len(wanted.key)))})")
    if wanted.after and wanted.cut_first:
        # Keys together are compared as text, row by row. By its number in the ENUM, which is in the order of the
        # text, most of what comes before is passed over unread.
        first = wanted.key[0]
        conditions.append(f"{first} >= coalesce(try_cast($after_0 as {first}), enum_first(null::{first}))")
    where = f"where {' and '.join(conditions)}" if conditions else ""
    parameters = {f"{name}_wanted": value for name, (_column, value) in wanted.narrowed.items()}
    parameters |= {f"after_{place}": value for place, value in enumerate(wanted.after)}
    cut = f"{where} order by {key} limit {wanted.most}"
    columns = ", ".join(wanted.columns)
    if wanted.cut_first:
        before, _, behind = wanted.sql.partition(f"from {wanted.cut_first} ")
        asked_of_page = f"{before} from (select * from {wanted.cut_first} {cut}) {behind}"
        return db.execute(f"select {columns} from ({asked_of_page}) order by {key}", parameters).fetchall()
    return db.execute(f"select {columns} from ({wanted.sql}) {cut}", parameters).fetchall()


HELD = {
    "place": "select count(*) from core.area where area_code::varchar = $value",
    "council": "select count(*) from core.area where area_code::varchar = $value",
    "indicator": "select count(*) from core.indicator where indicator_id::varchar = $value",
    "outcome": "select count(*) from core.outcome where outcome_id = $value",
}


def is_held(db: duckdb.DuckDBPyConnection, parameter: str, value: str) -> bool:
    """Whether there is such a place, indicator or outcome at all."""
    return bool(db.execute(HELD[parameter], {"value": value}).fetchall()[0][0])
