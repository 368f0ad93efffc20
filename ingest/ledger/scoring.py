"""Holds what was expected against what a build says came. How that is decided is a question that the build carries."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from ingest.ledger.failures import LedgerError

QUESTION = "score_of_expectations"


def score(build: Path, due: pa.Table) -> pa.Table:
    """A row for each expectation that is due (see `expectations.due`): its figure and whether the range held it."""
    with duckdb.connect(str(build), read_only=True) as db:
        asked = db.execute("select sql from meta.question where name = ?", [QUESTION]).fetchone()
        if asked is None:
            raise LedgerError(f"{build.stem} was built before expectations were scored. Run `levelwith build`.")
        db.execute("attach ':memory:' as ledger (read_write)")
        db.register("due", due)
        db.execute("create table ledger.expectation_due as select * from due")
        return db.sql(asked[0]).to_arrow_table()
