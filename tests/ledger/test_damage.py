"""A ledger that cannot be written undoes no build, keeps all it has, and says what to do; the next build makes up."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ingest import publish
from ingest.build import build
from ingest.ledger.address import Ledger
from ingest.ledger.failures import LedgerError
from ingest.ledger.freezing import freeze, freeze_told
from ingest.ledger.last_frozen import is_frozen
from ingest.ledger.settling import settle
from tests.ingest.small_project import SmallProject, small_project
from tests.ledger.practice import FIGURES, STAMP, ledger_in, published, rows, told


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A published build with ranges in it; the tests only read it."""
    made = small_project(tmp_path_factory.mktemp("project"))
    made.arrive(published(FIGURES))
    build(made.settings, made.sources)
    return made


@pytest.fixture
def serving(project: SmallProject) -> Path:
    found = publish.current(project.settings.builds)
    assert found
    return found


def refusal(project: SmallProject, serving: Path, ledger: Ledger) -> str:
    with pytest.raises(LedgerError) as refused:
        settle(ledger, serving, project.settings.sql)
    assert publish.current(project.settings.builds) == serving
    assert not is_frozen(ledger, serving)
    return str(refused.value)


def test_a_ledger_that_somebody_else_is_writing_is_waited_for_and_then_said(
    project: SmallProject, serving: Path, tmp_path: Path
):
    ledger = ledger_in(tmp_path, patience=0.1)
    freeze_told(ledger, [told(50.0)], STAMP)
    assert ledger.file
    other = sqlite3.connect(ledger.file, isolation_level=None)
    other.execute("begin immediate")

    sentence = refusal(project, serving, ledger)

    other.close()
    assert sentence == (
        f"{serving.stem} is published, but its expectations are not frozen yet. The ledger {ledger.file} could not be "
        "written: another program is writing to it. Wait until that has ended. Then run `levelwith build`: "
        "it makes up for it."
    )
    assert freeze(ledger, serving, project.settings.sql) > 0


def test_a_damaged_ledger_is_left_as_it_is(project: SmallProject, serving: Path, tmp_path: Path):
    ledger = ledger_in(tmp_path)
    assert ledger.file
    ledger.file.write_bytes(b"not a ledger" * 1000)

    sentence = refusal(project, serving, ledger)

    assert "it is not a ledger, or is damaged. Put back the newest copy of it that you keep." in sentence
    assert ledger.file.read_bytes() == b"not a ledger" * 1000


def test_a_ledger_damaged_in_the_middle_is_left_as_it_is(project: SmallProject, serving: Path, tmp_path: Path):
    ledger = ledger_in(tmp_path)
    freeze_told(ledger, [told(50.0, area_code=f"E0600{area:04}") for area in range(500)], STAMP)
    assert ledger.file
    whole = ledger.file.read_bytes()
    ledger.file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    assert "it is damaged. Put back the newest copy" in refusal(project, serving, ledger)


def test_a_ledger_that_may_not_be_written_is_said(project: SmallProject, serving: Path, tmp_path: Path):
    ledger = ledger_in(tmp_path)
    freeze_told(ledger, [told(50.0)], STAMP)
    read_only = Ledger(f"sqlite:///file:{ledger.file}?mode=ro&uri=true")

    assert "it may not be written. See who owns the file and its folder." in refusal(project, serving, read_only)
    assert rows(ledger) == [50.0]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:////nowhere/at/all/ledger.sqlite", "it cannot be opened. See that it is a file"),
        (
            "postgresql://board:secret@127.0.0.1:1/ledger",
            "no server answers there. See that it runs. See that LEVELWITH",
        ),
        ("the ledger", "See that LEVELWITH_LEDGER is right."),
        ("oracle://somewhere/ledger", "See that LEVELWITH_LEDGER is right."),
    ],
)
def test_an_address_where_there_is_no_ledger_is_said(project: SmallProject, serving: Path, url: str, said: str):
    sentence = refusal(project, serving, Ledger(url))

    assert said in sentence
    assert "secret" not in sentence


FREEZE = """
import os, resource, signal, sys
from pathlib import Path
from ingest.ledger.address import Ledger
from ingest.ledger.freezing import freeze, freeze_told
from ingest.ledger.failures import LedgerError
from tests.ledger.practice import STAMP, told
ledger, build, sql = Ledger(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
def until_killed():
    yield from (told(50.0, area_code=f"E06{area:06}") for area in range(20_000))
    yield told(50.0, indicator_id="waste")
    os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED = FREEZE + "freeze_told(ledger, until_killed(), STAMP)"
FULL = (
    FREEZE
    + """
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    freeze(ledger, build, sql)
except LedgerError as error:
    sys.exit(str(error))
"""
)


def run(program: str, ledger: Ledger, serving: Path, project: SmallProject) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", program, ledger.url, str(serving), str(project.settings.sql)]
    return subprocess.run(words, check=False, capture_output=True, text=True, env={**os.environ})


def test_a_freezing_that_is_killed_leaves_nothing_of_itself_and_the_next_makes_up_for_it(
    project: SmallProject, serving: Path, tmp_path: Path
):
    ledger = ledger_in(tmp_path)
    freeze_told(ledger, [told(40.0)], STAMP)

    killed = run(KILLED, ledger, serving, project)

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert rows(ledger) == [40.0]
    assert freeze(ledger, serving, project.settings.sql) == len(rows(ledger)) - 1


def test_a_full_disk_leaves_nothing_half_written(project: SmallProject, serving: Path, tmp_path: Path):
    ledger = ledger_in(tmp_path)
    freeze_told(ledger, [told(40.0)], STAMP)

    full = run(FULL, ledger, serving, project)

    assert full.returncode == 1, full.stderr
    assert "the disk refused. See that there is room on it" in full.stderr
    assert "Then run `levelwith build`" in full.stderr
    assert rows(ledger) == [40.0]
    assert freeze(ledger, serving, project.settings.sql) == len(rows(ledger)) - 1
