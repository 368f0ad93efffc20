"""`levelwith build --as-at`: a build of what was held on a day, beside the published one and never in its place."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from typer.testing import CliRunner

from ingest import publish
from ingest.as_at import KEEP, build_as_at
from ingest.build import BuildError, build
from ingest.cli import app
from ingest.ledger import days
from ingest.ledger.freezing import freeze
from tests.ingest.small_project import CHECKOUT, FIRST, NOON, SmallProject, reply, small_project
from tests.ledger.practice import FIGURES, published

REVISED = reply("recycling,E08000009,2022,55.1", "recycling,E08000009,2023,57.5", "recycling,E08000007,2023,60.0")
FIRST_DAY = NOON.date() - timedelta(days=20)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A figure of 56.0 that was revised ten days later to 57.5."""
    made = small_project(tmp_path_factory.mktemp("project"))
    made.arrive(FIRST, days=-20)
    made.arrive(REVISED, days=-10)
    build(made.settings, made.sources)
    return made


def asked(file: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as db:
        return db.execute(sql).fetchall()


def revised(file: Path) -> list[tuple[object, ...]]:
    return asked(
        file, "select value from core.observation where area_code = 'E08000009' and period_start > '2023-01-01'"
    )


def test_a_revised_figure_has_its_value_of_then(project: SmallProject):
    assert revised(build_as_at(project.settings, FIRST_DAY)) == [(56.0,)]
    assert revised(build_as_at(project.settings, FIRST_DAY + timedelta(days=10))) == [(57.5,)]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(after=some.integers(0, 19))
def test_what_was_seen_by_then_is_held_and_nothing_later(project: SmallProject, after: int):
    day = FIRST_DAY + timedelta(days=after)
    end = days.end_of(day).replace(tzinfo=None)
    (serving,) = project.settings.builds.glob("*.duckdb")
    held = asked(
        build_as_at(project.settings, day), "select first_seen, value from core.observation_history order by all"
    )
    seen = asked(serving, "select first_seen, value from core.observation_history order by all")
    assert held == [row for row in seen if row[0] <= end]


def test_days_on_which_the_same_was_known_share_a_file(project: SmallProject):
    assert build_as_at(project.settings, FIRST_DAY) == build_as_at(project.settings, FIRST_DAY + timedelta(days=5))


def test_the_published_build_stays_published(project: SmallProject):
    before = publish.current(project.settings.builds)
    build_as_at(project.settings, FIRST_DAY)
    assert publish.current(project.settings.builds) == before
    assert not list((project.settings.builds / "as-at").glob("*.tmp*"))


def test_before_the_first_figure_nothing_is_made_and_the_first_day_is_named(project: SmallProject):
    with pytest.raises(BuildError, match=f"held no figures on 2020-01-01. The first came on {FIRST_DAY.isoformat()}"):
        build_as_at(project.settings, date(2020, 1, 1))


def test_a_range_is_as_it_was_frozen_also_when_its_figure_was_revised(tmp_path: Path):
    project = small_project(tmp_path)
    project.arrive(published(FIGURES), days=-20)
    serving = build(project.settings, project.sources).path
    middles = "select q500 from marts.realistic_range where indicator_id = 'recycling' order by area_code, horizon"
    shown = asked(serving, middles)
    freeze(project.settings.ledger, serving, project.settings.sql, now=lambda: NOON - timedelta(days=15))
    project.arrive(published([[value + 3 for value in years] for years in FIGURES]), days=-5)
    build(project.settings, project.sources)

    frozen = build_as_at(project.settings, NOON.date() - timedelta(days=10))
    not_yet = build_as_at(project.settings, NOON.date() - timedelta(days=18))

    assert [row[0] for row in asked(frozen, middles)] == [pytest.approx(row[0]) for row in shown]
    assert set(asked(not_yet, middles)) == {(None,)}
    assert ("not_frozen",) in asked(not_yet, "select distinct trust from marts.realistic_range")


def test_builds_of_days_do_not_pile_up(project: SmallProject):
    folder = project.settings.builds / "as-at"
    (serving,) = project.settings.builds.glob("*.duckdb")
    folder.mkdir(exist_ok=True)
    for number in range(KEEP + 2):
        (folder / f"{serving.stem}-{number}.duckdb").touch()
    (folder / "of-a-build-that-went-1.duckdb").touch()
    for file in folder.glob("*-nothing.duckdb"):
        file.unlink()
    made = build_as_at(project.settings, FIRST_DAY)
    assert made.is_file()
    assert len(list(folder.glob("*.duckdb"))) == KEEP
    assert not (folder / "of-a-build-that-went-1.duckdb").exists()


@pytest.mark.parametrize(
    "words", [["--as-at", "soon"], ["--as-at", ""], ["--as-at", "2999-01-01"], ["--as-at", "2026-01-01", "--full"]]
)
def test_a_wrong_day_is_wrong_usage(words: list[str]):
    assert CliRunner().invoke(app, ["build", *words]).exit_code == 2


def test_without_a_build_it_says_what_to_run(tmp_path: Path):
    ended = CliRunner().invoke(app, ["build", "--as-at", "2026-01-01"], env={"LEVELWITH_DATA": str(tmp_path)})
    assert (ended.exit_code, ended.stderr.splitlines()[-1]) == (
        1,
        "There is no published build yet. Run: levelwith build",
    )


STALL = """
import sys
from datetime import date
from pathlib import Path
from ingest import as_at, settings
def stall(model):
    print("stalled", flush=True)
    sys.stdin.read()
folder = Path(sys.argv[1])
at = settings.Settings(folder / "sql", folder / "reference", (), folder / "no-snapshot", folder / "data")
as_at.build_as_at(at, date.fromisoformat(sys.argv[2]), stall)
"""


def test_killed_half_way_it_leaves_no_file_that_could_be_read(tmp_path: Path):
    project = small_project(tmp_path)
    project.arrive(FIRST, days=-20)
    build(project.settings, project.sources)
    killed = subprocess.Popen(
        [sys.executable, "-c", STALL, str(tmp_path), FIRST_DAY.isoformat()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=CHECKOUT, text=True,
    )  # fmt: skip
    assert killed.stdout
    assert killed.stdout.readline() == "stalled\n"
    killed.kill()
    killed.communicate()
    assert not list((project.settings.builds / "as-at").glob("*.duckdb"))
    assert revised(build_as_at(project.settings, FIRST_DAY)) == [(56.0,)]
    assert not list((project.settings.builds / "as-at").glob("*.tmp*"))


def test_a_day_ends_by_the_clocks_of_the_united_kingdom():
    assert days.end_of(date(2026, 7, 1)) == datetime(2026, 7, 1, 22, 59, 59, 999999, UTC)
    assert days.day_of(datetime(2026, 7, 1, 23, 30)) == date(2026, 7, 2)  # as builds have it
