"""What has changed since a meeting: the build that was pinned there is opened beside the one of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from dashboard import database, promises, queries
from dashboard.agreed import Agreed
from dashboard.database import Build
from dashboard.expected import Chance
from dashboard.promised import Meeting, Promise
from dashboard.promises import Promises
from dashboard.queries.details import OF_AN_OLDER_RELEASE, ask


@dataclass(frozen=True, kw_only=True)
class Change:
    """A row of the question changed_since: one figure at the meeting, and now."""

    indicator_id: str
    area_code: str
    value_then: float
    start_then: date
    end_then: date
    value_of_then_now: float | None
    value_now: float | None
    start_now: date | None
    end_now: date | None
    change: str  # new_figure, revised, taken_away, nothing_new
    is_revised: bool
    verdict: str | None  # of a new figure: better, worse, higher, lower, no_clear_change, too_little_history


@dataclass(frozen=True)
class Since:
    """How it stood at a meeting: by promise, what changed and how likely it was then."""

    meeting: Meeting | None = None  # the last one that was held; none where there was none
    is_kept: bool = False  # whether the build it looked at is still here
    changes: Mapping[str, Change] | None = None  # by agreement_ref
    chances: Mapping[str, Chance] | None = None
    is_new: frozenset[str] = frozenset()  # promises that were set since
    is_of_older_release: bool = False  # it is here, but lacks what is asked of it today


def since_last_meeting(build: Build, agreed: Promises, today: date) -> Since:
    """Set against the last meeting that was held before today."""
    held = next((each for each in agreed.meetings if each.status != "planned" and each.held_on < today), None)
    if held is None:
        return Since()
    newer = frozenset(each.ref for each in agreed.kept if each.steps[0].agreed_on > held.held_on)
    file = database.builds_folder() / f"{held.build_id}.duckdb"
    if held.build_id is None or held.build_id == build.build_id or not file.is_file():
        return Since(held, held.build_id == build.build_id, {}, {}, newer)
    return _compared(build, agreed, Since(held, is_kept=True, is_new=newer))


def _compared(build: Build, agreed: Promises, since: Since) -> Since:
    assert since.meeting and since.meeting.build_id  # noqa: S101  # looked at by the caller
    told = [each for each in agreed.standing if each.figure]
    earlier = database.beside(f"{since.meeting.build_id}.duckdb")
    try:
        figures = _figures(earlier, told)
        chances = {each.ref: _chance(earlier, each) for each in told if each.chance}
    except OF_AN_OLDER_RELEASE:
        return replace(since, is_kept=False, is_of_older_release=True, changes={}, chances={})
    joined = database.beside(f"{build.build_id}.duckdb", Agreed(tables={"figure_then": figures}))
    found = {(each.indicator_id, each.area_code): each for each in ask(joined.cursor, "changed_since", Change)}
    keys = {each.ref: (each.now.indicator_id or "", each.now.area_code) for each in told}
    return replace(since, changes={ref: found[key] for ref, key in keys.items() if key in found}, chances=chances)


def _figures(earlier: Build, told: Sequence[Promise]) -> pa.Table:
    """What stood on their cards then."""
    return earlier.cursor.sql(
        """
        select indicator_id::varchar as indicator_id, area_code::varchar as area_code, value, period_start, period_end
        from marts.card
        where value is not null and list_contains($keys, indicator_id::varchar || ' ' || area_code::varchar)
        """,
        params={"keys": [f"{each.now.indicator_id} {each.now.area_code}" for each in told]},
    ).to_arrow_table()


def _chance(earlier: Build, promise: Promise) -> Chance:
    """How likely the promise of today was by the figures of then."""
    now, figure = promise.now, promise.figure
    assert figure  # noqa: S101
    least = promises.least(now, figure.indicator.better)
    return queries.chance(earlier.cursor, figure.indicator.indicator_id, now.area_code, least, now.due_end)
