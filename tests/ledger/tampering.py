"""What a program that means to change the ledger would say to it, table by table, in each of the two databases."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import psycopg
from sqlalchemy import JSON, Boolean, Date, DateTime, Text, inspect

from ingest.ledger.address import Ledger
from ingest.ledger.append_only import protected
from ingest.ledger.store import reading
from tests.ledger.practice import another_program, answers

SAME_ROWS = "insert into {table} select * from {table}"
ON_BOTH = [
    "update {table} set {key} = {key}",
    "delete from {table}",
    "delete from {table} where {key} = 1",
    f"{SAME_ROWS} where true on conflict ({{key}}) do update set {{key}} = 99",
]
ON_SQLITE = [
    *ON_BOTH,
    "update or ignore {table} set {key} = 99",
    "update or replace {table} set {key} = {key} + 1",
    "replace into {table} select * from {table}",
    "insert or replace into {table} select * from {table}",
    "insert or ignore into {table} select * from {table}",
    f"{SAME_ROWS} where true on conflict do nothing",
]
ON_POSTGRESQL = [
    *ON_BOTH,
    "update {table} set {key} = {key} where false",
    "truncate {table} cascade",
    "truncate {table} restart identity cascade",
    "with gone as (delete from {table} returning *) select * from gone",
    "merge into {table} using (select 1) as one on true when matched then delete",
    "merge into {table} using (select 1) as one on true when matched then update set {key} = 99",
]
# Where a column may not hold just any word or number.
CELLS = {
    "status": "'example'", "kind": "'set'", "direction": "'higher'", "range_of": "'value'",
    "judged_at": "'2027-04-01'",
}  # fmt: skip
BY_TYPE = {Text: "'words'", Boolean: "true", DateTime: "'2026-11-23 12:00:00'", Date: "'2026-04-01'", JSON: "'[]'"}


def fill(connection: Any, tables: list[str]) -> None:
    """A row in each, whatever tables there are: without one SQLite asks no trigger."""
    for table in tables:
        columns = [each for each in inspect(connection).get_columns(table) if _is_needed(table, each)]
        names, cells = ", ".join(each["name"] for each in columns), ", ".join(_cell(each) for each in columns)
        connection.exec_driver_sql(f"insert into {table} ({names}) values ({cells})")


def _is_needed(table: str, column: Any) -> bool:
    return not column["nullable"] and column["name"] != f"{table}_id"


def _cell(column: Any) -> str:
    by_type = (cell for kind, cell in BY_TYPE.items() if isinstance(column["type"], kind))
    return CELLS.get(column["name"]) or next(by_type, "1")


def let_through(ledger: Ledger) -> list[str]:
    """Everything that was tried and not refused for being a change, and whatever is not as it was."""
    with reading(ledger) as connection:
        tables = protected(connection)
    before = {table: _all_of(ledger, table) for table in tables}
    assert all(before.values()), "a table without a row proves nothing"
    modes = ["on", "off"] if ledger.file else [""]
    passed = [change for mode in modes for table in tables for change in _tried(ledger, table, mode)]
    return passed + [table for table in tables if _all_of(ledger, table) != before[table]]


def _all_of(ledger: Ledger, table: str) -> list[tuple[Any, ...]]:
    return answers(ledger, f"select * from {table} order by 1")


def _tried(ledger: Ledger, table: str, recursive_triggers: str) -> list[str]:
    changes = ON_SQLITE if ledger.file else ON_POSTGRESQL
    said = [change.format(table=table, key=f"{table}_id") for change in changes]
    with closing(another_program(ledger)) as db:
        if recursive_triggers:
            db.execute(f"pragma recursive_triggers = {recursive_triggers}")
        return [change for change in said if not is_refused(db, change)]


def is_refused(db: Any, change: str) -> bool:
    try:
        db.execute(change)
    except (sqlite3.IntegrityError, psycopg.errors.RaiseException) as error:
        return "append-only" in str(error)
    return False
