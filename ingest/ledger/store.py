"""Opens the ledger for one transaction, to read or to write. Before it is written its tables are brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from ingest.ledger import tables
from ingest.ledger.address import Ledger
from ingest.ledger.failures import LedgerError, reason
from ingest.ledger.schema import bring_up_to_date


@contextmanager
def writing(ledger: Ledger) -> Iterator[Connection]:
    """The only writer until it is done: all that is written is kept together, or nothing is."""
    with _plainly(ledger, "written"), _engine(ledger, begin="begin immediate").begin() as connection:
        if connection.dialect.name == "postgresql":  # what begin immediate is to SQLite; freed with the transaction
            connection.execute(text(f"set local lock_timeout = {round(1000 * ledger.patience)}"))
            connection.execute(text("select pg_advisory_xact_lock(hashtext('levelwith ledger'))"))
        bring_up_to_date(connection)
        yield connection


@contextmanager
def reading(ledger: Ledger) -> Iterator[Connection]:
    """The ledger as it is at one moment, whatever is written meanwhile. It must be there: see `is_begun`."""
    with _plainly(ledger, "read"), _engine(ledger, begin="begin").begin() as connection:
        if connection.dialect.name == "postgresql":  # else each statement would see a moment of its own
            connection.execute(text("set transaction isolation level repeatable read, read only"))
        yield connection


@contextmanager
def reading_what_is_there(ledger: Ledger) -> Iterator[tuple[Connection, frozenset[str]] | None]:
    """With the names of its tables, which may be fewer than the code knows; None of a ledger not begun.

    Reading neither begins a ledger nor takes it to the next release.
    """
    if ledger.file is not None and not ledger.file.exists():
        yield None
        return
    with reading(ledger) as connection:
        yield connection, frozenset(inspect(connection).get_table_names())


def is_begun(ledger: Ledger) -> bool:
    """Whether anything can have been written to it. Reading does not begin a ledger."""
    with reading_what_is_there(ledger) as there:
        return there is not None and tables.expectation.name in there[1]


@lru_cache(maxsize=16)
def _engine(ledger: Ledger, begin: str) -> Engine:
    """A connection for each use: the last one to leave tidies SQLite's log away. The engine stays, for what it has

    put into SQL once: a page that reads the ledger would spend four fifths of its time on that.
    """
    if ledger.driven.startswith("postgresql"):
        in_time = {"connect_timeout": max(2, round(ledger.patience))}  # else as long as TCP tries
        return create_engine(ledger.driven, poolclass=NullPool, connect_args=in_time)
    engine = create_engine(ledger.driven, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # Python's sqlite3 would end the transaction at each change of a table
        cursor = connection.cursor()
        cursor.execute(f"pragma busy_timeout = {round(1000 * ledger.patience)}")
        cursor.execute("pragma recursive_triggers = on")
        if begin == "begin immediate":
            # SQLite does not wait with this: where two begin a ledger at once, the other one does it.
            with suppress(sqlite3.OperationalError):
                cursor.execute("pragma journal_mode = wal")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def _plainly(ledger: Ledger, done: str) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, ImportError, OSError) as error:
        raise LedgerError(f"The ledger {ledger.shown} could not be {done}: {reason(error)}.") from error
