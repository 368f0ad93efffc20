"""Holds what was expected against what a build says came. How that is decided is a question that the build carries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from ingest.ledger.failures import LedgerError

QUESTION = "score_of_expectations"
OF_WHICH = "inner join due using (indicator_id, area_code, origin_end, horizon)"
LAST_TOLD = """
    select
        figure.indicator_id::varchar as indicator_id,
        (max(figure.period_end) + to_days(15 * any_value(rhythm.step_months)::integer))::date as last_told,
    from core.figure as figure
    inner join core.rhythm as rhythm using (indicator_id)
    group by figure.indicator_id
"""


def score(build: Path, due: pa.Table) -> pa.Table:
    """A row for each expectation that is due (see `expectations.due`): its figure and whether the range held it."""
    with duckdb.connect(str(build), read_only=True) as db:
        asked = db.execute("select sql from meta.question where name = ?", [QUESTION]).fetchone()
        if asked is None:
            raise LedgerError(f"{build.stem} was built before expectations were scored. Run `levelwith build`.")
        db.execute("attach ':memory:' as ledger (read_write)")
        db.register("due", due)
        db.execute("create table ledger.expectation_due as select * from due")
        return db.sql(f"select due.expectation_id, told.* from ({asked[0]}) as told {OF_WHICH}").to_arrow_table()


def last_told(build: Path) -> dict[str, date]:
    """By indicator, the last day that a figure of the build can tell of: the question takes none further away."""
    with duckdb.connect(str(build), read_only=True) as db:
        return dict(db.execute(LAST_TOLD).fetchall())
