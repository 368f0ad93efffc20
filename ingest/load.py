"""Puts a source's replies into raw tables, every version of them, as text. What they mean is for SQL to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from ingest.archive import Archive, Reply
from ingest.source import IntakeError, Source, WardOutline, no_wards


def load_source(
    db: duckdb.DuckDBPyConnection,
    source: Source,
    archive: Archive,
    tell: Callable[[str], None] = lambda sentence: None,
    wards: Callable[[], tuple[WardOutline, ...]] = no_wards,
) -> int:
    """Replace the raw tables of the source, all or none, and count their rows.

    A reply that cannot be accounted for stops the source, unless a newer reply to the same question has
    come since: then the publisher has put it right, and `tell` hears what is passed over.
    `wards` are those that a source of places is read in.
    """
    replies = list(archive.verified(source.id))
    while True:
        try:
            return _replace_tables(db, source, replies, wards)
        except IntakeError as error:
            replaced = _replaced_since(replies, error.receipt_id)
            if replaced is None:
                raise
            tell(f"Passed over, as the publisher has sent a newer one: {error}")
            replies.remove(replaced)


def _replaced_since(replies: Sequence[Reply], receipt_id: str) -> Reply | None:
    newest = {reply.receipt.key: reply.receipt.receipt_id for reply in replies}
    for reply in replies:
        if reply.receipt.receipt_id == receipt_id != newest[reply.receipt.key]:
            return reply
    return None


def _replace_tables(
    db: duckdb.DuckDBPyConnection,
    source: Source,
    replies: Sequence[Reply],
    wards: Callable[[], tuple[WardOutline, ...]],
) -> int:
    db.begin()
    try:
        db.execute("create schema if not exists raw")
        for table in source.tables:
            columns = ", ".join(f'"{column}" varchar' for column in table.columns)
            db.execute(f"create or replace table raw.{table.name} ({columns}, receipt_id varchar, seen_at varchar)")
        moments = _moments(db, replies)
        wanted = {table.name: ", ".join(f'"{c}"' for c in table.columns) for table in source.tables}
        in_wards = source.read_in_wards
        for name, rows in in_wards(db, replies, wards()) if in_wards else source.read(db, replies):
            dated = rows.join(moments, "receipt_id").project(f"{wanted[name]}, receipt_id, seen_at")
            dated.insert_into(f"raw.{name}")
        counts = [db.table(f"raw.{table.name}").count("*").fetchall()[0][0] for table in source.tables]
        db.commit()
        return sum(counts)
    except duckdb.Error as error:
        db.rollback()
        what = str(error).splitlines()[0]
        raise IntakeError(f"{source.id}: its replies cannot be read as tables ({what}). Fetch it again.") from error
    except BaseException:
        db.rollback()
        raise


def _moments(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> duckdb.DuckDBPyRelation:
    """When each reply came: a figure was first seen when its reply was."""
    seen = {reply.receipt.receipt_id: reply.receipt.retrieved_at for reply in replies}
    query = "select unnest($ids::varchar[]) as receipt_id, unnest($times::varchar[]) as seen_at"
    return db.sql(query, params={"ids": list(seen), "times": list(seen.values())})
