"""What can go wrong with the ledger, and the sentence each is told in. Loads no database library."""

from __future__ import annotations

# By SQLite's own names, of which the first two parts say the kind, and by PostgreSQL's codes.
REASONS = {
    "SQLITE_BUSY": "another program is writing to it. Wait until that has ended",
    "SQLITE_LOCKED": "another program is writing to it. Wait until that has ended",
    "SQLITE_NOTADB": "it is not a ledger, or is damaged. Put back the newest copy of it that you keep",
    "SQLITE_CORRUPT": "it is damaged. Put back the newest copy of it that you keep",
    "SQLITE_READONLY": "it may not be written. See who owns the file and its folder",
    "SQLITE_PERM": "it may not be opened. See who owns the file and its folder",
    "SQLITE_AUTH": "it may not be opened. See who owns the file and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened. See that it is a file, that its folder is there and may be written",
    "SQLITE_FULL": "the disk is full. Free some space",
    "SQLITE_IOERR": "the disk refused. See that there is room on it and that it is sound",
    "55P03": "another program is writing to it. Wait until that has ended",
    "53100": "the disk of its server is full. Free some space there",
}


class LedgerError(Exception):
    """The ledger could not be read or written; the sentence says why and what to do."""


def reason(error: BaseException) -> str:
    """Why, and what to do, without a full stop; `error` is the database's own or has it as `orig`."""
    own = getattr(error, "orig", None) or error
    said = getattr(own, "sqlite_errorname", None) or getattr(own, "sqlstate", None) or ""
    name = "_".join(said.split("_")[:2])
    return REASONS.get(name) or f"{' '.join(str(own).split())}. See that LEVELWITH_LEDGER is right"
