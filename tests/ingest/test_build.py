"""A build is published whole or not at all, and stands on what is fetched and on nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from ingest import publish
from ingest.build import BuildError, Built, build
from ingest.models import ModelError
from tests.ingest.small_project import FIRST, SmallProject, reply, small_project


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    made = small_project(tmp_path)
    made.arrive(FIRST)
    return made


def built(project: SmallProject, **options: bool) -> Built:
    return build(project.settings, project.sources, **options)


def values(path: Path) -> list[tuple[str, float]]:
    with duckdb.connect(str(path), read_only=True) as db:
        return db.execute("select area_code::varchar, value from core.observation order by all").fetchall()


def test_a_build_holds_what_was_fetched(project: SmallProject):
    result = built(project)

    assert result.is_new
    assert publish.current(project.settings.builds) == result.path
    assert values(result.path) == [("E08000007", 60.0), ("E08000009", 55.1), ("E08000009", 56.0)]


def test_a_build_of_the_same_does_nothing(project: SmallProject):
    first = built(project)

    second = built(project)

    assert not second.is_new
    assert second.path == first.path


def test_a_revision_is_kept_beside_the_value_it_replaces(project: SmallProject):
    built(project)
    project.arrive(FIRST.replace("56.0", "55.7"), days=30)

    result = built(project)

    assert values(result.path) == [("E08000007", 60.0), ("E08000009", 55.1), ("E08000009", 55.7)]
    with duckdb.connect(str(result.path), read_only=True) as db:
        history = db.execute(
            "select value from core.observation_history "
            "where area_code = 'E08000009' and period_start = '2023-04-01' order by first_seen"
        ).fetchall()
    assert history == [(56.0,), (55.7,)]


def test_only_what_stands_on_a_changed_model_is_built_again(project: SmallProject):
    built(project)
    project.change("marts.spark", "order by area_code, indicator_id", "order by indicator_id, area_code")
    steps: list[str] = []

    build(project.settings, project.sources, tell=steps.append)

    assert steps == ["Reading what was fetched", "marts.spark", "Checking"]


def test_a_model_whose_file_has_gone_is_dropped(project: SmallProject):
    built(project)
    (project.settings.sql / "marts" / "spark.sql").unlink()

    result = built(project)

    with duckdb.connect(str(result.path), read_only=True) as db:
        left = db.execute("select count(*) from duckdb_tables() where table_name = 'spark'").fetchall()
    assert left == [(0,)]


def test_a_new_area_code_builds_everything_again(project: SmallProject):
    built(project)
    project.arrive(reply("recycling,E08000001,2023,41.0"), days=30)

    result = built(project)

    assert ("E08000001", 41.0) in values(result.path)


def test_a_broken_check_publishes_nothing_and_names_the_rule(project: SmallProject):
    good = built(project)
    project.arrive(reply("recycling,E08000009,2023,156.0"), days=30)

    with pytest.raises(BuildError, match="Every percentage is between 0 and 100") as broken:
        built(project)

    assert "value 156.0" in str(broken.value)
    assert "last good build keeps serving" in str(broken.value)
    assert publish.current(project.settings.builds) == good.path


def test_a_source_that_cannot_be_read_keeps_its_last_good_figures_and_is_marked_stale(project: SmallProject):
    good = built(project)
    project.arrive("indicator_id,area_code,year,amount\nrecycling,E08000009,2023,1.0\n", days=30)

    result = built(project)

    assert values(result.path) == values(good.path)
    assert result.stale and "'amount'" in result.stale[0] and "feed" in result.stale[0]
    with duckdb.connect(str(result.path), read_only=True) as db:
        stale = db.execute("select source_id from core.source where is_stale").fetchall()
    assert stale == [("feed",)]


def test_a_stale_source_stays_stale_when_everything_is_built_again(project: SmallProject):
    good = built(project)
    project.arrive("indicator_id,area_code,year,amount\nrecycling,E08000009,2023,1.0\n", days=30)
    built(project)

    result = built(project, full=True)

    assert values(result.path) == values(good.path)
    assert len(result.stale) == 1


def test_a_source_that_is_mended_is_no_longer_stale(project: SmallProject):
    built(project)
    project.arrive("indicator_id,area_code,year,amount\nrecycling,E08000009,2023,1.0\n", days=30)
    built(project)
    project.arrive(FIRST.replace("56.0", "57.5"), days=31)

    result = built(project)

    assert not result.stale
    assert ("E08000009", 57.5) in values(result.path)


def test_two_rows_of_one_grain_stop_the_build(project: SmallProject):
    project.change("staging.feed_england", "select\n", "select unnest([1, 2]) as copy,\n")

    with pytest.raises(ModelError, match=r"staging\.feed_england says one row per area_code"):
        built(project)


def test_models_that_read_each_other_in_a_circle_are_named(project: SmallProject):
    circle = "-- One row.\n-- grain: n\nselect n from marts.{}\n"
    (project.settings.sql / "marts" / "egg.sql").write_text(circle.format("hen"))
    (project.settings.sql / "marts" / "hen.sql").write_text(circle.format("egg"))

    with pytest.raises(ModelError, match=r"circle: .*marts\.(egg|hen)"):
        built(project)


def test_three_builds_are_kept_and_those_that_are_pinned(project: SmallProject):
    first = built(project)
    (project.settings.builds / "pinned").write_text(f"{first.path.name}\n")
    names = [built(project, full=True).path.name for _ in range(4)]

    kept = {path.name for path in project.settings.builds.glob("*.duckdb")}

    assert kept == {first.path.name, *sorted([first.path.name, *names])[-3:]}


def test_only_one_build_runs_at_a_time(project: SmallProject):
    with publish.only_writer(project.settings.builds), pytest.raises(publish.PublishError, match="Another build"):
        built(project)


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.ingest.small_project import SmallProject
from ingest.build import build
from ingest.settings import Settings
folder = Path(sys.argv[1])
project = SmallProject(Settings(folder / "sql", folder / "reference", (), folder / "no-snapshot", folder / "data"))
def tell(step):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
build(project.settings, project.sources, full=True, tell=tell)
"""


@pytest.mark.parametrize("step", ["Reading what was fetched", "core.observation", "marts.card", "Checking"])
def test_a_build_that_is_killed_leaves_the_last_one_serving(project: SmallProject, tmp_path: Path, step: str):
    good = built(project)

    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), step], check=False, env={**os.environ})

    assert killed.returncode == -signal.SIGKILL
    assert publish.current(project.settings.builds) == good.path
    project.arrive(FIRST.replace("56.0", "57.0"), days=30)
    assert ("E08000009", 57.0) in values(built(project).path)
    assert not list(project.settings.builds.glob("*.tmp*"))


FULL = """
import resource, signal, sys
from pathlib import Path
from tests.ingest.small_project import SmallProject
from ingest import failures
from ingest.build import build
from ingest.settings import Settings
folder = Path(sys.argv[1])
project = SmallProject(Settings(folder / "sql", folder / "reference", (), folder / "no-snapshot", folder / "data"))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    build(project.settings, project.sources, full=True)
except failures.foreseen() as error:
    print(failures.sentence(error))
    sys.exit(1)
"""


def test_no_room_to_write_stops_the_build_with_a_sentence_and_the_last_one_serves(
    project: SmallProject, tmp_path: Path
):
    good = built(project)

    stopped = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], check=False, capture_output=True, text=True, env={**os.environ}
    )

    assert stopped.returncode == 1, stopped.stderr
    assert "last good build keeps serving" in stopped.stdout
    assert publish.current(project.settings.builds) == good.path
    assert values(good.path)
    assert not list(project.settings.builds.glob("*.tmp*"))


def test_an_older_build_serves_again_when_the_pointer_is_moved_back(project: SmallProject):
    first = built(project)
    built(project, full=True)

    publish.point_to(first.path.name, project.settings.builds)

    assert publish.current(project.settings.builds) == first.path


@pytest.fixture
def lineage(project: SmallProject) -> Iterator[str]:
    with duckdb.connect(str(built(project).path), read_only=True) as db:
        yield db.execute("select mermaid from meta.lineage").fetchall()[0][0]


def test_a_build_tells_its_own_lineage(lineage: str):
    assert lineage.startswith("graph LR\n")
    assert "  core.observation_history --> core.observation" in lineage
    assert "  raw.feed --> staging.feed" in lineage


def test_an_archive_that_somebody_altered_stops_only_its_own_source(project: SmallProject):
    good = built(project)
    project.arrive(FIRST.replace("56.0", "57.0"), days=30)
    newest = max(path for path in (project.settings.archive / "feed").glob("*.csv"))
    newest.unlink()

    result = built(project)

    assert values(result.path) == values(good.path)
    assert len(result.stale) == 1
