"""The PostgreSQL of the tests is a new one, run by an ordinary user; where there is none, that is said."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from subprocess import run

import psycopg
import pytest

from tests.ledger.cluster import SECRET, Cluster, programs
from tests.ledger.practice import answers


def release(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "initdb").touch()


def test_the_newest_release_is_taken(tmp_path: Path):
    release(tmp_path / "9" / "bin")
    release(tmp_path / "15" / "bin")

    assert programs(tmp_path) == tmp_path / "15" / "bin"


def test_where_it_is_not_installed_the_tests_are_skipped_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CI", "")

    with pytest.raises(pytest.skip.Exception, match="the ledger was not tried on it"):
        programs(tmp_path)


def test_continuous_integration_does_not_go_on_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="`make postgresql` installs it"):
        programs(tmp_path)


def test_the_ledger_is_written_by_an_ordinary_role_on_a_server_that_listens_to_nobody_else(postgresql: Cluster):
    ledger = postgresql.empty_database()

    assert answers(ledger, "select rolsuper, rolcreaterole from pg_roles where rolname = current_user") == [
        (False, False)
    ]
    assert answers(ledger, "show listen_addresses") == [("",)]
    assert (postgresql.folder / "data" / "PG_VERSION").stat().st_uid != 0


def test_each_test_has_a_database_of_its_own(postgresql: Cluster):
    one, other = postgresql.empty_database(), postgresql.begun_database()

    assert one.url != other.url
    assert answers(one, "select count(*) from pg_tables where schemaname = 'public'") == [(0,)]
    with psycopg.connect(other.url, password=SECRET) as connection:
        assert connection.execute("select count(*) from expectation").fetchone() == (0,)


def test_a_server_goes_with_the_tests_that_started_it_also_when_they_are_killed(postgresql: Cluster):
    program = (
        "import os, signal; from tests.ledger.cluster import running\n"
        "with running() as cluster: print(cluster.folder, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )

    # Whoever clears up has inherited where errors are told: until that has ended, this is not over.
    killed = run([sys.executable, "-c", program], check=False, capture_output=True, text=True)

    assert killed.returncode == -signal.SIGKILL
    assert killed.stdout.startswith("/")
    assert not Path(killed.stdout.strip()).exists()
