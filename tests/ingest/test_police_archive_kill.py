"""A large download that is killed outright: the next run ends with the same archive, and nothing half is ever read."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ingest.archive import Archive, write_whole
from ingest.fetch import Wanted, fetch_source
from ingest.settings import CHECKOUT
from ingest.sources.police_archive import SOURCE
from tests.ingest import police_archive_practice as practice
from tests.ingest.police_archive_practice import WARDS, fetch
from tests.ingest.police_practice import crime
from tests.ingest.practice import Clock, line
from tests.servers.faults import Answer, Fault, stalls
from tests.servers.police_archive import archive_server, members_of, packed

CRIMES = [crime(n, ward=n % 2 + 1) for n in range(3000)]
LATEST = packed(members_of(CRIMES), kind=0)
FETCH = """
import sys
from pathlib import Path
from types import SimpleNamespace
from tests.ingest.police_archive_practice import fetch
fetch(SimpleNamespace(base_url=sys.argv[1]), Path(sys.argv[2]))
"""


class Killed(BaseException):
    """As sudden as a kill: nothing that is written handles it."""


def ends_whole(folder: Path) -> None:
    """One archive, as the publisher has it, and every crime in it counted."""
    (reply,) = Archive(folder).verified("police_archive")
    assert reply.path.read_bytes() == LATEST
    left = {path.name for path in reply.path.parent.iterdir()}
    assert left == {".lock", reply.path.name, f"{reply.path.stem}.receipt.json"}
    assert sum(int(str(row[3])) for row in practice.counts(Archive(folder))) == len(CRIMES)


def test_killed_in_the_middle_of_the_download_it_goes_on_from_there(tmp_path: Path) -> None:
    reached, never = threading.Event(), threading.Event()

    def stall(answer: Answer) -> Answer:
        reached.set()
        return stalls(never)(answer)

    with archive_server(LATEST) as server:
        server.faults.append(Fault("latest", stall))
        killed = subprocess.Popen([sys.executable, "-c", FETCH, server.base_url, str(tmp_path)], cwd=CHECKOUT)
        assert reached.wait(60)
        half = wait_for_half(tmp_path / "police_archive", killed)
        killed.kill()
        assert killed.wait() == -signal.SIGKILL
        never.set()
        assert Archive(tmp_path).replies("police_archive") == ()
        resumed = fetch(server, tmp_path)

    assert resumed.error == ""
    assert server.headers[1]["Range"] == f"bytes={half}-"
    ends_whole(tmp_path)


def wait_for_half(folder: Path, running: subprocess.Popen[bytes]) -> int:
    """Until what was sent is on the disk; the test's own time limit ends what never comes."""
    size = 0
    while size < len(LATEST) // 2 and running.poll() is None:
        size = sum(path.stat().st_size for path in folder.glob(".landing-*") if path.suffix != ".etag")
    return size


@pytest.mark.parametrize("files", range(2))
def test_killed_before_or_after_the_note_of_the_run_or_before_the_receipt(tmp_path: Path, files: int) -> None:
    written: list[Path] = []

    def until_killed(path: Path, body: bytes) -> None:
        if len(written) == files:
            raise Killed
        write_whole(path, body)
        written.append(path)

    with archive_server(LATEST) as server:
        wanted = Wanted(base_url=server.base_url, wards=lambda: WARDS)
        with pytest.raises(Killed):
            fetch_source(SOURCE, Archive(tmp_path, until_killed), line(Clock()), wanted)
        nothing_read = practice.counts(Archive(tmp_path))
        result = fetch(server, tmp_path)

    assert (nothing_read, result.error) == ([], "")
    ends_whole(tmp_path)


def test_killed_while_a_whole_file_is_looked_through_it_asks_for_no_byte_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_killed(_path: Path) -> bool:
        raise Killed

    with archive_server(LATEST) as server:
        with monkeypatch.context() as patched:
            patched.setattr("ingest.downloads._is_whole_zip", is_killed)
            with pytest.raises(Killed):
                fetch(server, tmp_path)
        result = fetch(server, tmp_path)

    assert (result.error, server.headers[1]["Range"]) == ("", f"bytes={len(LATEST)}-")
    assert len(server.asked) == 2
    ends_whole(tmp_path)
