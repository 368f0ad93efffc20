"""Opens the ledger for one transaction, to read or to write. Before it is written its tables are brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from ingest.ledger import tables
from ingest.ledger.address import Ledger
from ingest.ledger.failures import LedgerError, reason


@contextmanager
def writing(ledger: Ledger) -> Iterator[Connection]:
    """The only writer until it is done: all that is written is kept together, or nothing is."""
    with _plainly(ledger, "written"), _engine(ledger, begin="begin immediate").begin() as connection:
        if connection.dialect.name == "postgresql":  # what begin immediate is to SQLite; freed with the transaction
            connection.execute(text(f"set local lock_timeout = {round(1000 * ledger.patience)}"))
            connection.execute(text("select pg_advisory_xact_lock(hashtext('levelwith ledger'))"))
        _bring_up_to_date(connection)
        yield connection


@contextmanager
def reading(ledger: Ledger) -> Iterator[Connection]:
    """The ledger as it is at one moment, whatever is written meanwhile. It must be there: see `is_begun`."""
    with _plainly(ledger, "read"), _engine(ledger, begin="begin").begin() as connection:
        yield connection


def is_begun(ledger: Ledger) -> bool:
    """Whether anything can have been written to it. Reading does not begin a ledger."""
    if ledger.file is not None and not ledger.file.exists():
        return False
    with reading(ledger) as connection:
        return inspect(connection).has_table(tables.expectation.name)


def _engine(ledger: Ledger, begin: str) -> Engine:
    """A connection for each use: the last one to leave tidies SQLite's log away."""
    engine = create_engine(ledger.url, poolclass=NullPool)
    if engine.dialect.name != "sqlite":
        return engine

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


def _bring_up_to_date(connection: Connection) -> None:
    if inspect(connection).has_table("alembic_version"):
        at = connection.execute(text("select version_num from alembic_version")).scalar()
        if at == tables.NEWEST:
            return
    from alembic import command  # noqa: PLC0415  # a third of a second, once a release
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", (Path(__file__).parent / "migrations").as_posix())
    try:
        command.upgrade(config, "head")
    except CommandError as error:  # the database names a migration that there is no file for
        raise LedgerError("A newer Levelwith has written the ledger. Install that one.") from error


@contextmanager
def _plainly(ledger: Ledger, done: str) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, ImportError, OSError) as error:
        raise LedgerError(f"The ledger {ledger.shown} could not be {done}: {reason(error)}.") from error
