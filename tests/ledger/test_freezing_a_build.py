"""What a build shows is frozen when it has been published, and read back when the year has come."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from ingest.build import build
from ingest.ledger.expectations import due, held
from ingest.ledger.failures import LedgerError
from ingest.ledger.freezing import freeze, freeze_told
from ingest.ledger.last_frozen import is_frozen
from ingest.ledger.scoring import score
from ingest.ledger.settling import Settled, settle
from tests.ingest.small_project import SmallProject, small_project
from tests.ledger.practice import FIGURES, NOON, STAMP, ledger_in, published, rows, told

UNTIL_2023 = [years[:-1] for years in FIGURES]
NOW = datetime(2026, 11, 24, tzinfo=UTC)  # after the first reply of the small project, before the second


def publish(project: SmallProject, figures: list[list[float]], days: int) -> Path:
    project.arrive(published(figures), days)
    return build(project.settings, project.sources).path


def freeze_all(project: SmallProject, published: Path) -> int:
    return freeze(project.settings.ledger, published, project.settings.sql, now=lambda: NOW)


def settle_all(project: SmallProject, published: Path) -> Settled:
    return settle(project.settings.ledger, published, project.settings.sql, now=lambda: NOW)


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


def counted(table: pa.Table, asked: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as db:
        db.register("scored", table)
        return db.execute(asked).fetchall()


def test_every_range_that_is_shown_is_frozen_as_it_is_shown(project: SmallProject):
    serving = publish(project, UNTIL_2023, days=0)

    frozen = freeze_all(project, serving)

    columns = "indicator_id, area_code, {}, horizon, judged_at, range_of, q025, q500, q975, value_now, years_behind"
    with duckdb.connect(str(serving), read_only=True) as db:
        shown = db.execute(
            f"select {columns.format('now_end::varchar').replace('judged_at', 'judged_at::varchar')} "
            "from marts.realistic_range where q500 is not null order by all"
        ).fetchall()
    assert frozen == len(shown) == 24 * 5
    assert sorted(rows(project.settings.ledger, columns.format("origin_end"))) == shown


def test_a_build_that_was_frozen_is_remembered_and_one_that_was_not_is_not(project: SmallProject, tmp_path: Path):
    serving = publish(project, UNTIL_2023, days=0)
    assert not is_frozen(project.settings.ledger, serving)

    settle_all(project, serving)

    assert is_frozen(project.settings.ledger, serving)
    assert not is_frozen(project.settings.ledger, serving.with_name("another.duckdb"))
    assert not is_frozen(ledger_in(tmp_path / "elsewhere"), serving)


def test_a_ledger_that_has_gone_is_not_taken_to_hold_anything(project: SmallProject):
    serving = publish(project, UNTIL_2023, days=0)
    settle_all(project, serving)
    project.settings.ledger.file.unlink()  # type: ignore[union-attr]  # it is a file here

    assert not is_frozen(project.settings.ledger, serving)


def test_a_build_of_the_same_figures_freezes_nothing(project: SmallProject):
    freeze_all(project, publish(project, UNTIL_2023, days=0))

    again = build(project.settings, project.sources, full=True)

    assert freeze_all(project, again.path) == 0


def test_a_revised_figure_is_frozen_beside_what_was_said_before(project: SmallProject):
    first = freeze_all(project, publish(project, UNTIL_2023, days=0))
    revised = [[*years[:-1], years[-1] + 1] for years in UNTIL_2023]

    second = freeze_all(project, publish(project, revised, days=30))

    assert second == first
    assert len(rows(project.settings.ledger)) == first + second
    told_first = due(project.settings.ledger, on=date(2040, 1, 1))
    assert told_first.num_rows == first
    assert len(set(told_first["build_id"].to_pylist())) == 1


def test_only_what_can_have_come_is_due(tmp_path: Path):
    ledger = ledger_in(tmp_path)
    freeze_told(ledger, [told(50.0), told(51.0, horizon=2)], STAMP)

    assert due(ledger, on=date(2026, 3, 31)).num_rows == 0
    assert due(ledger, on=date(2026, 4, 1))["q500"].to_pylist() == [50.0]
    assert due(ledger, on=date(2027, 4, 1))["q500"].to_pylist() == [50.0, 51.0]


def test_of_what_was_said_of_one_year_the_first_is_due_whatever_the_method(tmp_path: Path):
    ledger = ledger_in(tmp_path)
    freeze_told(ledger, [told(50.0)], STAMP)
    freeze_told(ledger, [told(52.0)], STAMP)
    freeze_told(ledger, [told(53.0)], STAMP._replace(method_version="method-2"))

    (first,) = due(ledger, on=date(2026, 4, 1)).to_pylist()

    assert (first["q500"], first["method_version"]) == (50.0, "method-1")
    assert first["recorded_at"] == NOON.replace(tzinfo=None)
    assert (first["origin_end"], first["judged_at"]) == (date(2025, 4, 1), date(2026, 4, 1))


def test_a_ledger_that_is_not_begun_holds_nothing_and_nothing_is_due(tmp_path: Path):
    ledger = ledger_in(tmp_path)

    assert (held(ledger).frozen, held(ledger).newest) == (0, None)
    assert due(ledger, on=date(2040, 1, 1)).num_rows == 0


def test_when_the_year_comes_each_range_is_held_against_the_published_figure(project: SmallProject):
    freeze_all(project, publish(project, UNTIL_2023, days=0))
    came = [list(years) for years in FIGURES]
    came[0][-1] = 90.0

    serving = publish(project, came, days=30)

    scored = score(serving, due(project.settings.ledger, on=date(2024, 4, 1)))
    assert counted(scored, "select count(*), count(value), sum(is_inside_80::int) >= 20 from scored") == [
        (24, 24, True)
    ]
    wild = "select value, is_inside_80, is_inside_95 from scored where area_code = 'E06000001'"
    assert counted(scored, wild) == [(90.0, False, False)]


def test_a_year_that_is_not_published_yet_is_not_scored(project: SmallProject):
    serving = publish(project, UNTIL_2023, days=0)
    freeze_all(project, serving)

    scored = score(serving, due(project.settings.ledger, on=date(2025, 4, 1)))

    assert counted(scored, "select distinct why_none, value, is_inside_80 from scored") == [
        ("not_published", None, None)
    ]


def test_a_build_without_the_question_says_to_build_again(project: SmallProject, tmp_path: Path):
    (project.settings.sql / "questions" / "score_of_expectations.sql").unlink()
    serving = publish(project, UNTIL_2023, days=0)

    with pytest.raises(LedgerError, match="Run `levelwith build`"):
        score(serving, due(ledger_in(tmp_path), on=date(2040, 1, 1)))
