"""What is agreed is recorded as it was said, or it is said why it cannot be; nothing of what came with it is kept."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ingest.ledger import tables
from ingest.ledger.address import Ledger
from ingest.ledger.failures import LedgerError
from ingest.ledger.reading_back import as_at
from ingest.ledger.recording import Overtaken, record
from ingest.ledger.shapes import Agreement
from ingest.ledger.store import writing
from tests.ledger.practice import NOON
from tests.ledger.promises import ACTION, DECIDED, MEETING, PROMISE, SAID

AFTER = NOON + timedelta(days=1)


def held(ledger: Ledger, name: str = "agreement", moment: datetime = AFTER, **words: bool) -> list[dict[str, Any]]:
    return list(as_at(ledger, moment, **words)[name].to_pylist())


def test_a_promise_is_read_back_as_it_was_agreed(ledger: Ledger):
    record(ledger, [PROMISE], NOON)

    (row,) = held(ledger)

    assert json.loads(row.pop("milestones")) == [
        {"due_end": "2027-04-01", "value": 44.0},
        {"due_end": "2028-04-01", "value": 47.5},
    ]
    assert json.loads(row.pop("partners")) == ["The council", "A trust"]
    assert row.pop("recorded_at") == NOON.replace(tzinfo=None)
    same = {field.name for field in fields(Agreement)} & row.keys()
    assert {name: row[name] for name in same} == {name: getattr(PROMISE, name) for name in same}
    assert (row["agreement_id"], row["agreement_ref"]) == (1, "more-recycling")


def test_a_correction_is_a_new_row_that_names_the_old(ledger: Ledger):
    (first,) = record(ledger, [PROMISE], NOON)
    corrected = replace(PROMISE, kind="correction", replaces=first, target_value=55.0)

    (second,) = record(ledger, [corrected], NOON + timedelta(hours=1))

    assert [(row["agreement_id"], row["replaces"], row["target_value"]) for row in held(ledger)] == [
        (first, None, 50.0),
        (second, first, 55.0),
    ]
    assert [row["target_value"] for row in held(ledger, moment=NOON)] == [50.0]


def test_of_two_who_change_the_same_promise_the_second_is_told(ledger: Ledger):
    (first,) = record(ledger, [PROMISE], NOON)
    record(ledger, [replace(PROMISE, kind="change", replaces=first, target_value=55.0)], NOON)

    with pytest.raises(Overtaken, match="“more-recycling” since you read it"):
        record(ledger, [MEETING, replace(PROMISE, kind="change", replaces=first, target_value=60.0)], NOON)

    assert [row["target_value"] for row in held(ledger)] == [50.0, 55.0]
    assert held(ledger, "meeting") == []


def test_what_replaces_a_version_that_is_not_there_is_refused(ledger: Ledger):
    with pytest.raises(LedgerError, match="no number 7 of the agreement “more-recycling”"):
        record(ledger, [replace(PROMISE, kind="change", replaces=7)], NOON)


def test_a_clock_that_goes_back_does_not_change_the_past(ledger: Ledger):
    record(ledger, [MEETING], NOON)

    record(ledger, [PROMISE], NOON - timedelta(days=300))

    assert held(ledger, moment=NOON - timedelta(seconds=1)) == []
    assert [row["recorded_at"] for row in held(ledger)] == [NOON.replace(tzinfo=None)]


def test_a_draft_is_told_to_nobody_who_does_not_ask_for_drafts(ledger: Ledger):
    record(ledger, [replace(PROMISE, status="draft"), SAID, DECIDED, ACTION, MEETING], NOON)

    told = {name: table.num_rows for name, table in as_at(ledger, AFTER).items()}
    all_of_it = {name: table.num_rows for name, table in as_at(ledger, AFTER, with_drafts=True).items()}

    assert told == {"agreement": 0, "meeting": 1, "commentary": 0, "decision": 0, "action": 0}
    assert set(all_of_it.values()) == {1}


def test_an_embargo_ends_with_the_day_before_and_with_it_that_of_what_was_said_of_it(ledger: Ledger):
    record(ledger, [replace(PROMISE, embargo_until=date(2026, 12, 1)), SAID], NOON)
    before, on = datetime(2026, 11, 30, 23, 59, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)

    assert [len(held(ledger, name, before)) for name in ("agreement", "commentary")] == [0, 0]
    assert [len(held(ledger, name, on)) for name in ("agreement", "commentary")] == [1, 1]
    assert len(held(ledger, moment=before, with_drafts=True)) == 1


def test_a_moment_told_in_another_zone_ends_no_embargo_early(ledger: Ledger):
    record(ledger, [replace(PROMISE, embargo_until=date(2026, 12, 1))], NOON)
    in_tonga = datetime.fromisoformat("2026-12-01T09:00:00+13:00")

    assert held(ledger, moment=in_tonga) == []


def test_a_change_under_embargo_hides_itself_and_not_what_it_changes(ledger: Ledger):
    (first,) = record(ledger, [PROMISE], NOON)
    later = replace(PROMISE, kind="change", replaces=first, embargo_until=date(2027, 1, 1), target_value=60.0)
    record(ledger, [later, SAID], NOON)

    assert [row["target_value"] for row in held(ledger)] == [50.0]
    assert len(held(ledger, "commentary")) == 1


def test_a_ledger_of_an_older_release_is_read_without_taking_it_to_this_one(ledger: Ledger):
    with writing(ledger) as connection:
        tables.metadata.drop_all(connection, [*reversed(tables.RECORDS), tables.score])

    assert {name: table.num_rows for name, table in as_at(ledger, AFTER).items()} == dict.fromkeys(
        as_at(ledger, AFTER), 0
    )
