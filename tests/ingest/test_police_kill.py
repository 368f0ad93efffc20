"""Three years of 21 wards, killed at any point: the fetch goes on, asks for nothing twice and brings the same."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ingest.archive import Archive, write_whole
from ingest.fetch import fetch_source
from ingest.settings import CHECKOUT
from ingest.sources.police import SOURCE
from tests.ingest import police_practice as practice
from tests.ingest.police_practice import crime, fetch, square
from tests.ingest.practice import NOON, Clock, line
from tests.servers.faults import Answer, Fault
from tests.servers.police import Police, police_server

WARDS = tuple(square(number) for number in range(21))
MONTHS = [f"{2023 + (7 + n) // 12}-{(7 + n) % 12 + 1:02d}" for n in range(36)]
CRIMES = [crime(n, ward=n % 21, month=MONTHS[n % 36]) for n in range(500)]
FETCH = """
import sys
from pathlib import Path
from types import SimpleNamespace
from tests.ingest.police_practice import fetch
from tests.ingest.test_police_kill import WARDS, Ticking
fetch(SimpleNamespace(base_url=sys.argv[1]), Path(sys.argv[2]), WARDS, Ticking())
"""


class Ticking(Clock):
    """Hundreds of replies at one moment would each look for a free microsecond."""

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


class Killed(BaseException):
    """As sudden as a kill: nothing that is written handles it."""


def test_a_back_fill_of_756_replies_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    reached, never = threading.Event(), threading.Event()

    def stall(answer: Answer) -> Answer:
        reached.set()
        return Answer(answer.status, answer.body, answer.headers, wait_for=never)

    with police_server(Police(MONTHS, CRIMES)) as police:
        police.faults.append(Fault("all-crime", stall, after=400))
        command = [sys.executable, "-c", FETCH, police.base_url, str(tmp_path)]
        killed = subprocess.Popen(command, cwd=CHECKOUT)
        assert reached.wait(60)
        killed.kill()
        assert killed.wait() == -signal.SIGKILL
        never.set()
        police.asked.clear()
        resumed = fetch(police, tmp_path, WARDS, Ticking(NOON + timedelta(hours=1)))

    assert (resumed.error, resumed.fresh) == ("", 401)  # the list of months and 400 replies
    assert len(police.asked) == 756 - 400
    assert sum(row[3] for row in practice.counts(Archive(tmp_path))) == 500  # type: ignore[misc]


@pytest.mark.parametrize("files", range(1, 22))
def test_killed_before_any_file_is_written_it_asks_again_only_for_what_that_file_was_of(
    tmp_path: Path, files: int
) -> None:
    written: list[Path] = []

    def until_killed(path: Path, body: bytes) -> None:
        if len(written) == files:
            raise Killed
        write_whole(path, body)
        written.append(path)

    apart = [replace(crime(n, ward=n % 3, month=MONTHS[0]), latitude=f"53.00{n + 1}") for n in range(8)]
    few = Police(MONTHS[:3], apart, most=2)
    with police_server(few) as police:
        wanted = practice.Wanted(base_url=police.base_url, wards=lambda: WARDS[:3])
        clock = Ticking()
        with pytest.raises(Killed):
            fetch_source(SOURCE, Archive(tmp_path, until_killed), line(clock), wanted)
        kept = [reply.receipt.key for reply in Archive(tmp_path).replies("police")]
        result = fetch(police, tmp_path, WARDS[:3], clock)

    after = [reply.receipt.key for reply in Archive(tmp_path).replies("police")]
    assert after[: len(kept)] == kept
    assert (result.error, result.fresh, result.unchanged) == ("", len(kept), 0)
    assert len(after) == len(set(after))
    assert sum(row[3] for row in practice.counts(Archive(tmp_path))) == 8  # type: ignore[misc]
