"""A fetch that is killed outright: what is in the archive is whole, and nothing is asked for twice."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ingest.archive import Archive
from tests.ingest.practice import explore, fetch, loaded
from tests.servers.faults import Answer, Fault

FETCH = """
import sys
from pathlib import Path
import requests
from ingest.archive import Archive
from ingest.fetch import Wanted, fetch_source
from ingest.politeness import Line
from ingest.sources.els import SOURCE
from tests.ingest.practice import SLUGS, Clock, line
fetch_source(SOURCE, Archive(Path(sys.argv[2])), line(Clock()), Wanted(SLUGS, base_url=sys.argv[1]))
"""
# Stops for good between the body of a reply and its receipt: the worst moment to be killed.
FETCH_AND_STALL = FETCH.replace(
    "fetch_source(SOURCE, Archive(Path(sys.argv[2]))",
    """
from ingest.archive import write_whole
written = []
def stall(path, body):
    write_whole(path, body)
    written.append(path)
    if path.name.endswith(".csv") and sum(p.name.endswith(".csv") for p in written) == 4:
        print("stalled", flush=True)
        sys.stdin.read()
fetch_source(SOURCE, Archive(Path(sys.argv[2]), stall)""",
)
CHECKOUT = Path(__file__).resolve().parents[2]


def start(program: str, base_url: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, base_url, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=CHECKOUT,
        text=True,
    )


@pytest.mark.parametrize("good_ones", [0, 3, 12, 20])
def test_a_fetch_killed_while_it_waits_for_an_answer_goes_on_and_asks_nothing_twice(
    tmp_path: Path, good_ones: int
) -> None:
    reached, never = threading.Event(), threading.Event()

    def stall(answer: Answer) -> Answer:
        reached.set()
        return Answer(answer.status, answer.body, answer.headers, wait_for=never)

    with explore(Fault("", stall, after=good_ones)) as els:
        killed = start(FETCH, els.base_url, tmp_path)
        assert reached.wait(20)
        killed.kill()
        killed.communicate()
        before, unanswered = els.asked[:-1], els.asked[-1]
        els.asked.clear()
        never.set()
        resumed = fetch(els, tmp_path)

    assert resumed.is_complete
    assert els.asked[0] == unanswered
    assert not set(before) & set(els.asked)
    assert len(Archive(tmp_path).replies("els")) == len(before) + len(els.asked)


def test_a_fetch_killed_between_a_reply_and_its_receipt_leaves_neither(tmp_path: Path) -> None:
    with explore() as els:
        killed = start(FETCH_AND_STALL, els.base_url, tmp_path)
        assert killed.stdout
        assert killed.stdout.readline() == "stalled\n"
        killed.kill()
        killed.communicate()
        kept = [reply.receipt.key for reply in Archive(tmp_path).replies("els")]
        lost = els.asked[-1]
        els.asked.clear()
        resumed = fetch(els, tmp_path)

    assert len(kept) == 4  # a list and three tables; the fourth table has a body and no receipt
    assert resumed.is_complete
    assert els.asked[0] == lost
    bodies = [path for path in (tmp_path / "els").iterdir() if path.name[:1].isdigit()]
    assert len(bodies) == 2 * len(Archive(tmp_path).replies("els"))


def test_what_a_killed_and_resumed_fetch_brings_is_what_an_unbroken_one_brings(tmp_path: Path) -> None:
    with explore() as els:
        killed = start(FETCH_AND_STALL, els.base_url, tmp_path / "broken off")
        assert killed.stdout
        killed.stdout.readline()
        killed.kill()
        killed.communicate()
        fetch(els, tmp_path / "broken off")
        fetch(els, tmp_path / "unbroken")

    figures = "select * exclude (receipt_id, seen_at) from raw.els_observation order by all"
    broken_off = loaded(Archive(tmp_path / "broken off")).execute(figures).fetchall()
    assert broken_off == loaded(Archive(tmp_path / "unbroken")).execute(figures).fetchall()
