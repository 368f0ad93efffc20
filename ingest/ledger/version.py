"""Tells whether a ledger has been written to since, at the cost of a look at its file."""

from __future__ import annotations

from pathlib import Path

from ingest.ledger.address import Ledger


def version(ledger: Ledger) -> str:
    """Another text after every change; empty for a ledger that is not begun. May be another without a change."""
    if ledger.file is not None:
        return " ".join(filter(None, (_of_file(ledger.file), _of_file(Path(f"{ledger.file}-wal")))))
    return _of_server(ledger)


def _of_file(file: Path) -> str:
    try:
        found = file.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}" if found.st_size else ""


def _of_server(ledger: Ledger) -> str:
    from sqlalchemy import func, select  # noqa: PLC0415  # a file needs no database library

    from ingest.ledger import tables  # noqa: PLC0415
    from ingest.ledger.store import reading_what_is_there  # noqa: PLC0415

    with reading_what_is_there(ledger) as there:
        held = [table for table in (*tables.RECORDS, tables.score) if there and table.name in there[1]]
        if not there or not held:
            return ""
        newest = (select(func.max(table.c[f"{table.name}_id"])).scalar_subquery() for table in held)
        return " ".join(str(number or 0) for number in there[0].execute(select(*newest)).one())
