"""What was agreed by a council's partnership, and what is known of each promise."""

from __future__ import annotations

from datetime import date

import duckdb

from dashboard.expected import Prediction
from dashboard.promised import Action, Commentary, Decision, Effect, Meeting, Outcome, Start, Step
from dashboard.queries.details import ask
from dashboard.shaping import Row, columns, read

# Lists are kept in the ledger as JSON text.
NAMES = """from_json({column}, '["VARCHAR"]')"""


def steps(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Step, ...]:
    """Every version of every promise, promise by promise, the oldest first."""
    return ask(db, "promise_steps", Step, council_code=council_code)


def outcomes_of_promises(db: duckdb.DuckDBPyConnection, council_code: str, today: date) -> tuple[Outcome, ...]:
    """What became of each promise as it stands."""
    return ask(db, "promise_outcomes", Outcome, council_code=council_code, today=today)


def starts(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Start, ...]:
    """How likely each promise was when it was first set, of those whose day has come."""
    return read(
        db,
        Start,
        f"""
        select {columns(Start, "start", related_title="series.title")}
        from core.start_chance as start
        left join core.indicator as series on start.related_id = series.indicator_id
        where start.council_code = $council_code
        order by start.agreement_ref
        """,
        council_code=council_code,
    )


def meetings(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Meeting, ...]:
    """The board's meetings, the latest first."""
    found = _newest(db, Meeting, "meeting", council_code, agenda=NAMES.format(column="agenda"))
    return tuple(sorted(found, key=lambda meeting: (meeting.held_on, meeting.meeting_id), reverse=True))


def commentaries(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Commentary, ...]:
    """What the owners of promises say, the latest last."""
    return _newest(db, Commentary, "commentary", council_code)


def decisions(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Decision, ...]:
    """What was decided, the latest last."""
    return _newest(db, Decision, "decision", council_code, indicators=NAMES.format(column="indicators"))


def actions(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Action, ...]:
    """Who does what by when, the latest last."""
    return _newest(db, Action, "action", council_code)


def predictions(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Prediction, ...]:
    """What was frozen for the figures of standing promises, the soonest judged first."""
    return read(
        db,
        Prediction,
        f"""
        with standing as (
            select indicator_id, area_code, kind from ledger.agreement
            where council_code = $council_code
            qualify row_number() over (partition by agreement_ref order by agreement_id desc) = 1
        )

        select {columns(Prediction)} from ledger.prediction
        where (indicator_id, area_code) in (select (indicator_id, area_code) from standing where kind <> 'withdrawal')
        order by judged_at, indicator_id, area_code, horizon
        """,
        council_code=council_code,
    )


def effects(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Effect, ...]:
    """What came of the figures that actions predicted."""
    return ask(db, "predicted_effects", Effect, council_code=council_code)


def councils_with_promises(db: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The area codes of councils that have promises in the ledger."""
    found = db.execute("select distinct council_code from ledger.agreement order by all").fetchall()
    return tuple(row[0] for row in found)


def _newest(
    db: duckdb.DuckDBPyConnection, shape: type[Row], name: str, council_code: str, **written: str
) -> tuple[Row, ...]:
    """Of each thing its last version."""
    return read(
        db,
        shape,
        f"""
        select {columns(shape, **written)} from ledger.{name}
        where council_code = $council_code
        qualify row_number() over (partition by {name}_ref order by {name}_id desc) = 1
        order by {name}_id
        """,
        council_code=council_code,
    )
