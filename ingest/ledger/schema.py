"""Gives a ledger the tables that the code knows: at once where there are none, else by the migrations not made yet."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, insert, inspect, select

from ingest.ledger import tables
from ingest.ledger.append_only import protect
from ingest.ledger.failures import LedgerError

# As alembic makes it, so that alembic finds it when there is a migration to make.
bookkeeping = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True, nullable=False))
bookkeeping.primary_key.name = "alembic_version_pkc"


def bring_up_to_date(connection: Connection) -> None:
    """In the transaction of who writes: whatever is in its way, the ledger is as it was."""
    if not is_bookkept(connection):
        _begin(connection)
    elif version(connection) != tables.NEWEST:
        migrate(connection, "head")


def is_bookkept(connection: Connection) -> bool:
    return inspect(connection).has_table(bookkeeping.name)


def version(connection: Connection) -> str | None:
    """The newest migration that was made, by its name."""
    return connection.execute(select(bookkeeping.c.version_num)).scalar()


def _begin(connection: Connection) -> None:
    """What all the migrations come to (a test compares them), without the second that it takes to load alembic."""
    tables.metadata.create_all(connection, checkfirst=False)
    bookkeeping.create(connection)
    connection.execute(insert(bookkeeping).values(version_num=tables.NEWEST))
    protect(connection)


def migrate(connection: Connection, revision: str) -> None:
    """Up to that migration, one after the other."""
    from alembic import command  # noqa: PLC0415  # half a second, once a release
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", (Path(__file__).parent / "migrations").as_posix())
    try:
        command.upgrade(config, revision)
    except CommandError as error:  # the database names a migration that there is no file for
        raise LedgerError("A newer Levelwith has written the ledger. Install that one.") from error
