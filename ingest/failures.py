"""Which errors are foreseen, and the sentence each is told in. Everything else is a fault of ours."""

from __future__ import annotations

import errno

import duckdb

from ingest.archive import ArchiveError
from ingest.build import BuildError
from ingest.fetching import UnknownSource
from ingest.ledger.failures import LedgerError
from ingest.methods.order import MethodError
from ingest.models import ModelError
from ingest.politeness import WrongContact
from ingest.publish import PublishError
from ingest.record import TrackRecordError
from ingest.reference import ReferenceTableError
from ingest.serve import ServeError
from ingest.snapshot import SnapshotError
from ingest.source import IntakeError
from ingest.strict_toml import CatalogueError
from ingest.target_files import TargetFileError

OURS = (
    ArchiveError,
    BuildError,
    CatalogueError,
    IntakeError,
    LedgerError,
    MethodError,
    ModelError,
    PublishError,
    ReferenceTableError,
    ServeError,
    SnapshotError,
    TargetFileError,
    TrackRecordError,
    UnknownSource,
    WrongContact,
)


def foreseen() -> tuple[type[Exception], ...]:
    """OSError and duckdb.IOException: a full disk, a folder that may not be written, a file that is held."""
    # FatalException is what DuckDB makes of a write that fails at a checkpoint.
    return (*OURS, OSError, duckdb.IOException, duckdb.FatalException)


def sentence(error: Exception) -> str:
    """One paragraph: what, where and what to do."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return (
            "The disk is full. Free some space, or move what Levelwith writes by setting LEVELWITH_DATA, and run "
            "the command again. Nothing was published: the last good build keeps serving."
        )
    if isinstance(error, duckdb.IOException | duckdb.FatalException):
        return (
            f"A file could not be written or read: {str(error).splitlines()[0]} See that there is room on the disk and "
            "that no other program holds the file. Nothing was published: the last good build keeps serving."
        )
    if isinstance(error, OSError):
        return f"{error.strerror or error}: {error.filename or 'no file named'}. See that it can be read and written."
    return str(error)
