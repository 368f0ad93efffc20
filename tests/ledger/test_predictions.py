"""What was expected is read back with what came of it: the first word counts, and nothing that came later is told."""

from __future__ import annotations

from datetime import datetime, timedelta

from ingest.ledger.address import Ledger
from ingest.ledger.freezing import Stamp, freeze_told
from ingest.ledger.predictions import none, predictions_as_at
from ingest.ledger.scores import keep
from tests.ledger.practice import NOON, STAMP, told

PLACE, OTHER = "E06000001", "E06000002"
LATER = Stamp("method-2", "build-2", NOON + timedelta(days=1))


def read(ledger: Ledger, moment: datetime = NOON + timedelta(days=9)) -> list[tuple[object, ...]]:
    columns = predictions_as_at(ledger, moment, {PLACE}).select(["horizon", "q100", "value", "is_inside_80"])
    return [tuple(row.values()) for row in columns.to_pylist()]


def test_only_the_places_that_are_asked_for_are_told(ledger: Ledger):
    freeze_told(ledger, [told(50.0), told(60.0, area_code=OTHER)], STAMP)
    assert read(ledger) == [(1, 48.0, None, None)]


def test_what_was_said_first_counts(ledger: Ledger):
    freeze_told(ledger, [told(50.0)], STAMP)
    freeze_told(ledger, [told(55.0)], LATER)
    assert read(ledger) == [(1, 48.0, None, None)]


def test_the_last_score_counts_and_none_that_came_later(ledger: Ledger):
    freeze_told(ledger, [told(50.0), told(50.0, horizon=2)], STAMP)
    keep(ledger, [(1, 49.0, True, True)], "build-1", NOON)
    keep(ledger, [(1, 70.0, False, False)], "build-2", NOON + timedelta(days=2))

    assert read(ledger, NOON + timedelta(days=1)) == [(1, 48.0, 49.0, True), (2, 48.0, None, None)]
    assert read(ledger) == [(1, 48.0, 70.0, False), (2, 48.0, None, None)]


def test_before_anything_was_frozen_there_is_nothing(ledger: Ledger):
    assert predictions_as_at(ledger, NOON, {PLACE}).equals(none())
    freeze_told(ledger, [told(50.0)], STAMP)
    assert read(ledger, NOON - timedelta(days=1)) == []
    assert predictions_as_at(ledger, NOON, set()).equals(none())
