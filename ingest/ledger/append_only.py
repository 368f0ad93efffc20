"""Triggers by which the database itself refuses to change or remove a row, whichever program asks.

They cannot keep out somebody who may drop a trigger or delete the file: for that there are copies.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, inspect, text

BOOKKEEPING = {"alembic_version"}  # which migrations were made: no record of anything agreed
SENTENCE = "The ledger is append-only: a correction is a new row."


def protect(connection: Connection) -> None:
    """Make every table append-only, again where a migration has dropped its triggers by making a table anew."""
    for table in protected(connection):
        statements = _postgresql(table) if connection.dialect.name == "postgresql" else _sqlite(connection, table)
        for statement in statements:
            connection.execute(text(statement))


def protected(connection: Connection) -> list[str]:
    """The tables whose rows stay as they were written."""
    return sorted(set(inspect(connection).get_table_names()) - BOOKKEEPING)


def _sqlite(connection: Connection, table: str) -> Iterator[str]:
    for action in ("update", "delete"):
        yield f"drop trigger if exists {table}_has_no_{action}"
        yield (
            f"create trigger {table}_has_no_{action} before {action} on {table} "
            f"begin select raise(abort, '{SENTENCE}'); end"
        )
    # REPLACE removes the row in its way without asking a delete trigger, unless the connection has turned
    # recursive_triggers on. This one is asked first, on any connection.
    taken = " or ".join(_is_taken(table, key) for key in _keys(connection, table))
    yield f"drop trigger if exists {table}_has_no_replace"
    yield (
        f"create trigger {table}_has_no_replace before insert on {table} when {taken} "
        f"begin select raise(abort, '{SENTENCE}'); end"
    )


def _keys(connection: Connection, table: str) -> list[list[str]]:
    """Each set of columns of which no two rows may have the same."""
    asked = inspect(connection)
    primary = list(asked.get_pk_constraint(table)["constrained_columns"])
    unique = [list(key["column_names"]) for key in asked.get_unique_constraints(table)]
    indexes = [[str(name) for name in index["column_names"]] for index in asked.get_indexes(table) if index["unique"]]
    return [primary, *unique, *indexes]


def _is_taken(table: str, key: list[str]) -> str:
    same = " and ".join(f"{column} = new.{column}" for column in key)
    return f"exists (select 1 from {table} where {same})"


def _postgresql(table: str) -> Iterator[str]:
    """Asked once a statement: an upsert is refused even where it would meet no row."""
    yield (
        "create or replace function refuse_to_change_the_ledger() returns trigger language plpgsql as "
        f"$$ begin raise exception '{SENTENCE}'; end $$"
    )
    yield f"drop trigger if exists {table}_has_no_change on {table}"
    yield (
        f"create trigger {table}_has_no_change before update or delete or truncate on {table} "
        "for each statement execute function refuse_to_change_the_ledger()"
    )
