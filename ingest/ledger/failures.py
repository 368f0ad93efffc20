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
    "57P01": "its server has ended the connection. Try again when it is back",
    "57P03": "its server is starting or stopping. Try again when it is up",
    "25006": "its server takes no writing: it is a copy, or was set so. Name the one that is written to",
    "42501": "its role may not do that. Make the role the owner of the database",
}
DRIVER = "the driver of PostgreSQL is missing. Run `pip install 'psycopg[binary]'`"
RIGHT = "See that LEVELWITH_LEDGER is right"
# Whoever cannot get in is given no code, only words: those of the driver, and of a server that speaks English.
WORDS = {
    "no pq wrapper available": DRIVER,  # libpq, which comes with the word in brackets
    "password authentication failed": f"the server refused the role or its password. {RIGHT}",
    "no password supplied": f"the server asks for a password, and none was given. {RIGHT}",
    "Connection refused": f"no server answers there. See that it runs. {RIGHT}",
    "No such file or directory": f"no server answers there. See that it runs. {RIGHT}",
    "timeout expired": f"no server answers there. See that it runs and can be reached. {RIGHT}",
    "failed to resolve host": f"there is no server of that name. {RIGHT}",
    "does not exist": f"its server has no such database or role. {RIGHT}",
}


class LedgerError(Exception):
    """The ledger could not be read or written; the sentence says why and what to do."""


def reason(error: BaseException) -> str:
    """Why, and what to do, without a full stop; `error` is the database's own or has it as `orig`."""
    own = getattr(error, "orig", None) or error
    if isinstance(own, ModuleNotFoundError) and own.name == "psycopg":
        return DRIVER
    said = getattr(own, "sqlite_errorname", None) or getattr(own, "sqlstate", None) or ""
    name = "_".join(said.split("_")[:2])
    return REASONS.get(name) or _in_words(" ".join(str(own).split()))


def _in_words(said: str) -> str:
    known = (told for words, told in WORDS.items() if words in said)
    return next(known, f"{said}. {RIGHT}")
