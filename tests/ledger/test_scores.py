"""How an expectation came out is kept once a figure; a revised figure is another row, and the last one counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ingest.build import build
from ingest.ledger import settling
from ingest.ledger.address import Ledger
from ingest.ledger.expectations import due
from ingest.ledger.failures import LedgerError
from ingest.ledger.freezing import freeze_told
from ingest.ledger.last_frozen import is_frozen
from ingest.ledger.scores import keep, scores_as_at
from ingest.ledger.settling import settle
from tests.ingest.small_project import SmallProject, small_project
from tests.ledger.practice import FIGURES, NOON, STAMP, answers, published, told

EARLY, LATE = datetime(2026, 11, 24, tzinfo=UTC), datetime(2026, 12, 30, tzinfo=UTC)


def test_a_score_is_kept_with_its_build_and_its_moment(ledger: Ledger):
    freeze_told(ledger, [told(50.0), told(60.0, horizon=2)], STAMP)

    written = keep(ledger, [(1, 48.5, True, True), (2, 99.0, False, False)], "build-7", NOON)

    assert written == 2
    assert answers(ledger, "select expectation_id, value, build_id, recorded_at from score order by score_id") == [
        (1, 48.5, "build-7", "2026-11-23 12:00:00.000000"),
        (2, 99.0, "build-7", "2026-11-23 12:00:00.000000"),
    ]


def test_the_same_figure_is_scored_once_and_one_revised_and_revised_back_three_times(ledger: Ledger):
    freeze_told(ledger, [told(50.0)], STAMP)

    written = [keep(ledger, [(1, value, True, True)], "build-7", NOON) for value in (50.0, 50.0, 50.5, 50.5, 50.0)]

    assert written == [1, 0, 1, 0, 1]


def test_what_adds_up_in_another_order_is_the_same_figure(ledger: Ledger):
    freeze_told(ledger, [told(50.0)], STAMP)
    keep(ledger, [(1, 0.1 + 0.2, False, False)], "build-7", NOON)

    assert keep(ledger, [(1, 0.3, False, False)], "build-8", NOON) == 0


def test_read_back_is_how_each_had_come_out_by_then(ledger: Ledger):
    freeze_told(ledger, [told(50.0), told(60.0, horizon=2)], STAMP)
    keep(ledger, [(1, 50.0, True, True)], "build-7", NOON)
    keep(ledger, [(1, 70.0, False, False), (2, 60.0, True, True)], "build-8", NOON + timedelta(days=1))

    def came(moment: datetime) -> list[tuple[object, ...]]:
        columns = scores_as_at(ledger, moment).select(["horizon", "q500", "value", "is_inside_80", "build_id"])
        return [tuple(row.values()) for row in columns.to_pylist()]

    assert came(NOON - timedelta(seconds=1)) == []
    assert came(NOON) == [(1, 50.0, 50.0, True, "build-7")]
    assert came(NOON + timedelta(days=1)) == [(1, 50.0, 70.0, False, "build-8"), (2, 60.0, 60.0, True, "build-8")]


def test_read_back_tells_when_it_was_frozen_and_when_scored(ledger: Ledger):
    freeze_told(ledger, [told(50.0)], STAMP)
    keep(ledger, [(1, 50.0, True, True)], "build-7", NOON + timedelta(days=400))

    (row,) = scores_as_at(ledger, NOON + timedelta(days=500)).to_pylist()

    assert row["frozen_at"] == NOON.replace(tzinfo=None)
    assert row["recorded_at"] == NOON.replace(tzinfo=None) + timedelta(days=400)
    assert (row["indicator_id"], row["judged_at"], row["method_version"]) == ("recycling", date(2026, 4, 1), "method-1")


def test_of_a_ledger_without_scores_there_is_a_table_without_rows(ledger: Ledger):
    before = scores_as_at(ledger, NOON)
    freeze_told(ledger, [told(50.0)], STAMP)

    assert before.num_rows == 0
    assert scores_as_at(ledger, NOON).schema == before.schema


def test_of_what_is_due_only_that_is_read_which_a_figure_can_tell(ledger: Ledger):
    freeze_told(ledger, [told(50.0), told(60.0, indicator_id="waste")], STAMP)
    day = date(2040, 1, 1)

    assert due(ledger, day, {"recycling": date(2026, 4, 1)})["indicator_id"].to_pylist() == ["recycling"]
    assert due(ledger, day, {"recycling": date(2026, 3, 31), "roads": day}).num_rows == 0
    assert due(ledger, day, {}).num_rows == 0


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


def publish(project: SmallProject, figures: list[list[float]], days: int) -> Path:
    project.arrive(published(figures), days)
    return build(project.settings, project.sources).path


def test_a_build_with_the_figures_of_the_year_scores_what_was_frozen_before(project: SmallProject):
    ledger, sql = project.settings.ledger, project.settings.sql
    first = settle(ledger, publish(project, [years[:-1] for years in FIGURES], days=0), sql, now=lambda: EARLY)
    revised = [[*years[:-1], years[-1] + 1] for years in FIGURES]

    came = settle(ledger, publish(project, FIGURES, days=30), sql, now=lambda: LATE)
    again = settle(ledger, build(project.settings, project.sources, full=True).path, sql, now=lambda: LATE)
    corrected = settle(ledger, publish(project, revised, days=60), sql, now=lambda: LATE + timedelta(days=60))

    assert [step.scored for step in (first, came, again, corrected)] == [0, 24, 0, 24]
    assert answers(ledger, "select count(*), count(distinct expectation_id) from score") == [(48, 24)]
    assert scores_as_at(ledger, LATE).num_rows == 24


def test_a_build_that_tells_nothing_is_not_asked(project: SmallProject, monkeypatch: pytest.MonkeyPatch):
    ledger, sql = project.settings.ledger, project.settings.sql
    serving = publish(project, [years[:-1] for years in FIGURES], days=0)
    monkeypatch.setattr("ingest.ledger.scores.score", None)

    settled = settle(ledger, serving, sql, now=lambda: LATE)

    assert settled == (24 * 5, 0)
    assert due(ledger, LATE.date()).num_rows > 0


def test_what_could_not_be_scored_is_made_up_for(project: SmallProject, monkeypatch: pytest.MonkeyPatch):
    ledger, sql = project.settings.ledger, project.settings.sql
    settle(ledger, publish(project, [years[:-1] for years in FIGURES], days=0), sql, now=lambda: EARLY)
    serving = publish(project, FIGURES, days=30)

    def in_the_way(*_given: object) -> int:
        raise LedgerError("The ledger could not be written.")

    with monkeypatch.context() as patched, pytest.raises(LedgerError, match="is published and frozen, but what came"):
        patched.setattr(settling, "keep_scores", in_the_way)
        settle(ledger, serving, sql, now=lambda: LATE)

    assert not is_frozen(ledger, serving)
    assert settle(ledger, serving, sql, now=lambda: LATE) == (0, 24)
    assert is_frozen(ledger, serving)
