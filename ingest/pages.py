"""Asks for a table page by page where a publisher cuts long ones without saying so, and finds the page that is lacking.

For tables whose rows say which of how many they are: RECORD_OFFSET, counted from 0, and RECORD_COUNT.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.archive import Reply
from ingest.csv_batches import Batch
from ingest.source import Ask, Request, UnexpectedShape

OFFSET, COUNT = "RECORD_OFFSET", "RECORD_COUNT"


@dataclass(frozen=True)
class Page:
    """The numbers of its first and last row, how many rows it has, and how many the whole table is said to have."""

    first: int
    last: int
    rows: int
    least_total: int
    total: int


def pages(ask: Ask, request: Request) -> Iterator[Request]:
    """The table from its start, then from wherever a page that came ends. Keys are <key>/<first row>.

    A page that cannot be understood ends this: it is refused, with its place, when it is read.
    """
    first = 0
    while True:
        from_here = {**request.parameters, "recordoffset": str(first)}
        page = replace(request, key=f"{request.key}/{first}", parameters=from_here)
        yield page
        reply = ask.newest(page.key)
        done, total = _reach(reply) if reply else (0, 0)
        if not first < done < total:
            return
        first = done


def _reach(reply: Reply) -> tuple[int, int]:
    """The number of the row after its last one, and how many there are in all."""
    try:
        with reply.path.open(encoding="utf-8-sig", newline="") as file:
            *_, last = csv.DictReader(file)
        return int(last[OFFSET]) + 1, int(last[COUNT])
    except (ValueError, KeyError, TypeError, csv.Error):
        return 0, 0


def pages_in(batch: Batch) -> dict[str, Page]:
    """What the rows of each reply say of themselves, by receipt."""
    said = batch.rows.aggregate(f"""
        receipt_id, min({OFFSET}::bigint), max({OFFSET}::bigint), count(distinct {OFFSET}::bigint),
        min({COUNT}::bigint), max({COUNT}::bigint)
    """)
    return {receipt_id: Page(*numbers) for receipt_id, *numbers in said.fetchall()}


def check_whole(replies: Sequence[Reply], found: dict[str, Page]) -> None:
    """The newest pages of each table hold all of it. Of older versions only the rows count."""
    tables: dict[str, dict[int, Reply]] = defaultdict(dict)
    for reply in replies:
        key, _, first = reply.receipt.key.rpartition("/")
        tables[key][int(first)] = reply
    for newest in tables.values():
        _check_table(newest, found)


def _check_table(newest: dict[int, Reply], found: dict[str, Page]) -> None:
    reply, reached, total = newest[min(newest)], 0, 1
    to_do = "Fetch it again; if it stays so, add --since with the day of tomorrow."
    while reached < total:
        if reached not in newest:
            raise UnexpectedShape(reply, f"it ends after {reached} of {total} rows, and the rest is not here", to_do)
        reply = newest[reached]
        page = found.get(reply.receipt.receipt_id, Page(0, 0, 0, 0, 0))
        if (page.first, page.rows) != (reached, page.last - reached + 1) or not page.rows:
            what = f"it has {page.rows} rows from {page.first} to {page.last}, and we asked for those from {reached}"
            raise UnexpectedShape(reply, what, to_do)
        if page.least_total != page.total or (reached and page.total != total):
            what = f"it says that there are {page.least_total} rows; elsewhere there are {max(page.total, total)}"
            raise UnexpectedShape(reply, what, to_do)
        reached, total = page.last + 1, page.total
