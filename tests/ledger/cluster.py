"""A PostgreSQL of the tests' own: Debian's programs, a new cluster behind a socket in a folder that goes with it."""

from __future__ import annotations

import os
import pwd
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ingest.ledger.address import Ledger
from ingest.ledger.recording import record

MISSING = (
    "PostgreSQL is not installed, so the ledger was not tried on it. `make postgresql` installs it "
    "(Debian, Ubuntu: sudo apt install postgresql)."
)
SECRET = "of the tests"  # noqa: S105  # nobody but they can reach the socket
UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"  # nothing in it outlives the tests

MADE = (
    "initdb", "--pgdata", "{folder}/data", "--username", "owner", "--auth", "scram-sha-256",
    "--pwfile", "{folder}/password", "--encoding", "UTF8", "--locale", "C", "--no-sync",
)  # fmt: skip
STARTED = (
    "pg_ctl", "start", "--wait", "--pgdata", "{folder}/data", "--log", "{folder}/log", "--options",
    f"-c listen_addresses='' -c unix_socket_directories='{{folder}}' {UNSAFE}",
)  # fmt: skip
AT_THE_END = 'read _; "$1" stop --wait --pgdata "$2/data" --mode immediate; rm -r "$2"'


@dataclass(frozen=True)
class Cluster:
    """Where it listens; `numbers` names its databases."""

    folder: Path
    numbers: Iterator[int]

    def empty_database(self) -> Ledger:
        """Of an ordinary role, as a council's would be."""
        return self._database(like="template1")

    def begun_database(self) -> Ledger:
        """With the tables of a ledger and no row in them, sooner than it could be begun."""
        return self._database(like=self._begun)

    @cached_property
    def _begun(self) -> str:
        ledger = self.empty_database()
        record(ledger, [])
        return ledger.url.partition("@/")[2].partition("?")[0]

    def _database(self, like: str) -> Ledger:
        name = f"ledger_{next(self.numbers)}"
        with psycopg.connect(host=str(self.folder), user="owner", password=SECRET, dbname="postgres") as connection:
            connection.autocommit = True
            connection.execute(f"create database {name} owner board template {like}")
        return Ledger(self.url(name))

    def url(self, database: str, password: str = SECRET) -> str:
        return f"postgresql://board:{password.replace(' ', '%20')}@/{database}?host={self.folder}"


def programs(installed: Path = Path("/usr/lib/postgresql")) -> Path:
    """Those of the newest release there is. CI installs them, and a test that is skipped there would go unseen."""
    found = sorted(installed.glob("*/bin/initdb"), key=lambda path: int(path.parents[1].name))
    if not found and os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    if not found:
        pytest.skip(MISSING)
    return found[-1].parent


@contextmanager
def running() -> Iterator[Cluster]:
    """From an empty folder until the tests are over, or have been killed."""
    bin_folder, owner = programs(), _ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="levelwith-"))  # short: the path of a socket may have 107 signs
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    became: Any = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.getuid() == 0 else {}
    with _kept(folder, [str(bin_folder / "pg_ctl"), str(folder)], became):
        password = folder / "password"
        password.write_text(SECRET, encoding="utf-8")
        password.chmod(0o644)  # in a folder that only the owner may enter
        for words in (MADE, STARTED):
            said = [word.format(folder=folder) for word in words]
            said[0] = str(bin_folder / said[0])
            subprocess.run(said, check=True, stdout=subprocess.DEVNULL, cwd=folder, **became)
        yield _with_a_role(Cluster(folder, count()))


@contextmanager
def _kept(folder: Path, words: list[str], became: Any) -> Iterator[None]:
    """Somebody reads from the tests, hears nothing until they have ended in whichever way, and then clears up."""
    keeper = subprocess.Popen(
        ["sh", "-c", AT_THE_END, "sh", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=folder.parent,
        start_new_session=True,  # what ends the tests does not end it with them
        **became,
    )
    try:
        yield
    finally:
        keeper.communicate()


def _ordinary_user() -> pwd.struct_passwd:
    """initdb refuses root, which is what a container's tests run as."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid())
    try:
        return pwd.getpwnam("postgres")  # Debian's package makes it
    except KeyError:
        return pwd.getpwnam("nobody")


def _with_a_role(cluster: Cluster) -> Cluster:
    with psycopg.connect(host=str(cluster.folder), user="owner", password=SECRET, dbname="postgres") as connection:
        connection.execute(f"create role board login password '{SECRET}'")
    return cluster
