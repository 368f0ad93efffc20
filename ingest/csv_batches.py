"""Reads many CSV replies of one shape at once: a source with a file an indicator would crawl one by one.

As strict as strict_csv.py, which finds the row to name once something is known to be wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from ingest import strict_csv
from ingest.archive import Reply
from ingest.source import UnexpectedShape


@dataclass(frozen=True)
class Rule:
    """What holds of a column in every row; `wanted` ends the sentence "... which is not"."""

    column: str
    holds: str
    wanted: str
    has_few_values: bool = False  # a code or a period: each is tried once, not once a row


@dataclass(frozen=True)
class Batch:
    """Rows of replies with one header: their columns, `receipt_id` and `key`, all text."""

    rows: duckdb.DuckDBPyRelation
    replies: Sequence[Reply]
    header: tuple[str, ...]


def batches(
    db: duckdb.DuckDBPyConnection, replies: Sequence[Reply], wanted: Sequence[str], allowed: Sequence[str]
) -> Iterator[Batch]:
    """The replies by header. Columns that are allowed and absent are null."""
    by_header: dict[tuple[str, ...], list[Reply]] = defaultdict(list)
    for reply in replies:
        by_header[tuple(strict_csv.header_of(reply, wanted, allowed))].append(reply)
    for header, alike in by_header.items():
        shown = ", ".join(column if column in header else f"null as {column}" for column in (*wanted, *allowed))
        try:
            rows = _read(db, alike, header).project(f"{shown}, receipt_id, key").materialize()
        except duckdb.Error as error:
            apart = db.cursor()  # the error has ended the transaction of db
            for reply in alike:
                strict_csv.rows_of(apart, reply, header)  # names the file and the line
            raise UnexpectedShape(alike[0], str(error).splitlines()[0], "Fetch it again.") from None
        yield Batch(rows, alike, header)


def _read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply], header: Sequence[str]) -> duckdb.DuckDBPyRelation:
    query = """
        select rows.*, files.receipt_id, files.key
        from read_csv(
            $paths, columns = $columns, header = true, auto_detect = false, filename = 'came_from',
            delim = ',', quote = '"', escape = '"', strict_mode = true
        ) as rows
        inner join (
            select unnest($paths) as came_from, unnest($ids) as receipt_id, unnest($keys) as key
        ) as files using (came_from)
    """
    given = {
        "paths": [str(reply.path) for reply in replies],
        "columns": dict.fromkeys(header, "varchar"),
        "ids": [reply.receipt.receipt_id for reply in replies],
        "keys": [reply.receipt.key for reply in replies],
    }
    return db.sql(query, params=given)


def check(db: duckdb.DuckDBPyConnection, batch: Batch, rules: Sequence[Rule]) -> None:
    """Stop at the first row that breaks a rule, and name it."""
    for rule in rules:
        tried = batch.rows.aggregate(rule.column) if rule.has_few_values else batch.rows
        holds = tried.aggregate(f"bool_and(coalesce({rule.holds}, false))").fetchall()[0][0]
        if holds is False:
            _name_the_row(db, batch, rule)


def _name_the_row(db: duckdb.DuckDBPyConnection, batch: Batch, rule: Rule) -> None:
    """Read the reply again, slowly, with its rows numbered."""
    first = batch.rows.filter(f"not coalesce({rule.holds}, false)").aggregate("min(receipt_id)").fetchall()
    reply = _reply(batch.replies, first[0][0])
    absent = [name for name in batch.rows.columns if name not in (*batch.header, "receipt_id", "key")]
    shown = ", ".join(["*", *(f"null as {name}" for name in absent)])
    strict_csv.refuse(reply, strict_csv.rows_of(db, reply, batch.header, shown), rule.column, rule.holds, rule.wanted)


def check_each_once(batch: Batch, grain: str) -> None:
    """No reply has two rows for one thing. Hashes first: they are quick, and if they differ so do the rows."""
    hashed = batch.rows.aggregate(f"hash(receipt_id, {grain}) as row_hash, count(*) as n")
    if (hashed.aggregate("max(n)").fetchall()[0][0] or 0) < 2:
        return
    twice = batch.rows.aggregate(f"receipt_id, {grain}, count(*) as n").filter("n > 1").order("all").limit(1)
    for receipt_id, *thing, count in twice.fetchall():
        what = f"{', '.join(map(str, thing))} has {count} rows where there can be one ({grain})"
        raise UnexpectedShape(_reply(batch.replies, receipt_id), what, "Ask the publisher which one holds.")


def rows_by_receipt(batch: Batch) -> dict[str, int]:
    """How many rows each reply has."""
    return dict(batch.rows.aggregate("receipt_id, count(*)").fetchall())


def _reply(replies: Sequence[Reply], receipt_id: str) -> Reply:
    return next(reply for reply in replies if reply.receipt.receipt_id == receipt_id)


def check_not_shrunken(replies: Sequence[Reply], counts: dict[str, int]) -> None:
    """Rows that vanish are more often an accident at the publisher's than news."""
    versions: dict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        versions[reply.receipt.key].append(reply)
    for *_, before, newest in (found for found in versions.values() if len(found) > 1):
        held, came = counts.get(before.receipt.receipt_id, 0), counts.get(newest.receipt.receipt_id, 0)
        if 2 * came < held:
            what = f"it has {came} rows; the reply before it ({before.path.name}) had {held}"
            to_do = (
                "Look at both. If rows were lost, fetch again once the publisher has put it right; if the "
                "publisher meant it, move the earlier reply and its receipt out of the archive."
            )
            raise UnexpectedShape(newest, what, to_do)
