"""What a meeting had before it: the build that was pinned there, with the ledger as it was then.

So a pack that is made again for a past meeting is the one that was on the table, whatever has been recorded since.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from dashboard import database
from dashboard.agreed import Agreed
from dashboard.database import Build
from dashboard.promised import Meeting


def is_kept(meeting: Meeting) -> bool:
    """Whether the figures that it looked at are still here."""
    return bool(meeting.build_id) and (database.builds_folder() / f"{meeting.build_id}.duckdb").is_file()


@contextmanager
def opened(build: Build, meeting: Meeting) -> Iterator[Build]:
    """The build of the meeting, for this question only."""
    tables = {name: _of_then(table, meeting, build.agreed) for name, table in build.agreed.tables.items()}
    then = database.beside(f"{meeting.build_id}.duckdb", Agreed(build.agreed.key, tables))
    try:
        yield then
    finally:
        then.connection.close()


def _of_then(table: pa.Table, meeting: Meeting, agreed: Agreed) -> pa.Table:
    """What was recorded and public by then."""
    moment = _moment(meeting, agreed)
    kept = table.filter(pc.less_equal(table["recorded_at"], pa.scalar(moment, pa.timestamp("us"))))
    if "embargo_until" not in kept.column_names:
        return kept
    embargo = kept["embargo_until"]
    return kept.filter(pc.or_kleene(pc.is_null(embargo), pc.less_equal(embargo, pa.scalar(moment.date()))))


def _moment(meeting: Meeting, agreed: Agreed) -> datetime:
    """The end of its day; when it was written down, where that was later: some meetings are older than the ledger."""
    rows = agreed.tables["meeting"].to_pylist()
    written: datetime = next(row["recorded_at"] for row in rows if row["meeting_id"] == meeting.meeting_id)
    return max(_end_of(meeting.held_on), written)


def _end_of(day: date) -> datetime:
    # Naive, and UTC: as the ledger hands its times over.
    return datetime.combine(day + timedelta(days=1), time(), UTC).replace(tzinfo=None) - timedelta(microseconds=1)
