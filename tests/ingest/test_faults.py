"""Publishers misbehave: nothing broken is ever kept, and one sentence says what happened."""

from __future__ import annotations

import errno
import resource
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ingest.archive import Archive, write_whole
from ingest.bodies import unpack
from ingest.fetch import fetch_source
from ingest.sources.els import SOURCE
from tests.ingest.practice import Clock, explore, fetch, line, wanted
from tests.servers import faults
from tests.servers.faults import Answer, Fault

CLAIMANTS = "indicator=claimant-count"

BROKEN: dict[str, Callable[[Answer], Answer]] = {
    "answers 500": faults.refuses(500),
    "answers 503": faults.refuses(503),
    "answers 429": faults.refuses(429),
    "is cut short": faults.is_cut,
    "breaks off in its gzip": faults.is_wrong_gzip,
    "calls itself gzip and is not": faults.is_not_gzip,
    "is a web page with 200": faults.is_a_page,
    "is empty": lambda answer: Answer(200, b""),
    "is not UTF-8": lambda answer: Answer(200, b"areacd,areanm\nW06000022,Casnewydd \xff\n"),
    "is JSON where a table was asked for": lambda answer: Answer(200, b'{"message":"busy"}'),
}


@pytest.mark.parametrize("fault", [name for name in BROKEN if name != "is empty"])
def test_a_reply_that_is_broken_twice_and_then_whole_is_fetched(tmp_path: Path, fault: str) -> None:
    clock = Clock()
    with explore(Fault(CLAIMANTS, BROKEN[fault], times=2)) as els:
        result = fetch(els, tmp_path, "claimant-count", clock=clock)

    assert result.is_complete
    assert clock.waits == [1.0, 2.0]
    assert sum(CLAIMANTS in address for address in els.asked) == 3


@pytest.mark.parametrize("fault", [name for name in BROKEN if name != "is empty"])
def test_a_reply_that_stays_broken_stops_the_source_with_one_sentence(tmp_path: Path, fault: str) -> None:
    with explore(Fault(CLAIMANTS, BROKEN[fault], times=99)) as els:
        result = fetch(els, tmp_path, "claimant-count")

    assert result.error.startswith("els: data/claimant-count could not be fetched from http://127.0.0.1")
    assert "(5 times)" in result.error
    assert "Try again in an hour; what was fetched before stays." in result.error
    assert [r.receipt.key for r in Archive(tmp_path).replies("els")] == ["metadata/indicators"]


def test_an_empty_table_means_that_the_publisher_lacks_it(tmp_path: Path) -> None:
    header_only = Answer(200, b"indicator,areacd,areanm,period,value,status\n")
    with explore(Fault(CLAIMANTS, BROKEN["is empty"]), Fault("motor", lambda _: header_only)) as els:
        result = fetch(els, tmp_path, "claimant-count", "motor-vehicle-flow")

    assert len(result.missing) == 2
    assert "no data/claimant-count (an empty table)" in result.missing[0]


def test_a_server_that_does_not_answer_is_given_up_after_five_attempts(tmp_path: Path) -> None:
    clock, forever = Clock(), threading.Event()
    with explore(Fault("metadata", faults.hangs(forever), times=99)) as els:
        result = fetch_source(SOURCE, Archive(tmp_path), line(clock, read_timeout=0.05), wanted(els))
        forever.set()

    assert "it did not answer in time (5 times)" in result.error
    assert clock.waits == [1.0, 2.0, 4.0, 8.0]


def test_a_server_that_is_not_there_is_given_up_after_five_attempts(tmp_path: Path) -> None:
    with explore() as els:
        nobody = wanted(els)
    result = fetch_source(SOURCE, Archive(tmp_path), line(Clock()), nobody)

    assert "it could not be reached (5 times)" in result.error


@pytest.mark.parametrize("asked", ["7", "Mon, 23 Nov 2026 12:00:07 GMT"])
def test_a_publisher_that_asks_us_to_wait_is_obeyed(tmp_path: Path, asked: str) -> None:
    clock = Clock()
    with explore(Fault(CLAIMANTS, faults.refuses(429, retry_after=asked))) as els:
        result = fetch(els, tmp_path, "claimant-count", clock=clock)

    assert result.is_complete
    assert clock.waits == [7.0]


def test_a_publisher_that_asks_us_to_wait_for_hours_is_left_alone_until_then(tmp_path: Path) -> None:
    clock = Clock()
    with explore(Fault(CLAIMANTS, faults.refuses(503, retry_after="7200"))) as els:
        result = fetch(els, tmp_path, "claimant-count", clock=clock)

    assert "It asks us to wait: try again at 14:00 UTC on 23 November" in result.error
    assert clock.waits == []


@pytest.mark.parametrize("asked", ["soon", "-3", "", "Mon, 23 Nov 2026 11:00:00 GMT"])
def test_a_wait_that_makes_no_sense_or_is_over_holds_nobody_up(tmp_path: Path, asked: str) -> None:
    clock = Clock()
    with explore(Fault(CLAIMANTS, faults.refuses(429, retry_after=asked))) as els:
        result = fetch(els, tmp_path, "claimant-count", clock=clock)

    assert result.is_complete
    assert max(clock.waits) <= 1.0


def test_a_table_packed_twice_is_unpacked_twice(tmp_path: Path) -> None:
    with explore(Fault(CLAIMANTS, faults.is_gzip_twice)) as els:
        fetch(els, tmp_path, "claimant-count")

    body = Archive(tmp_path).newest("els")["data/claimant-count"].path.read_text()
    assert body.startswith("areacd,areanm,period,value,status\n")


def test_the_whole_store_packed_once_and_declared_twice_is_unpacked() -> None:
    with explore() as els:
        packed = els.publisher("files/all-datasets.csv", [])

    unpacked = unpack(packed.body, packed.headers["Content-Encoding"])
    assert unpacked.startswith(b"indicator,areacd,areanm,period,value")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_refusal_is_not_tried_again(tmp_path: Path, status: int) -> None:
    with explore(Fault("geo/list", faults.refuses(status), times=99)) as els:
        result = fetch(els, tmp_path, "claimant-count")

    assert result.error == (
        f"els: geo/list could not be fetched from {els.base_url}geo/list?year=all&includeParents=true"
        f"&includeDates=true: it answered {status}: Internal Error. See whether the publisher changed the address "
        "or what it takes; what was fetched before stays."
    )
    assert sum("geo/list" in address for address in els.asked) == 1


def test_a_parameter_that_the_publisher_no_longer_takes_stops_the_source_and_is_not_called_missing(
    tmp_path: Path,
) -> None:
    refusal = Answer(400, b'{"message":"Request contained invalid or duplicate parameters."}')
    with explore(Fault(CLAIMANTS, lambda _: refusal)) as els:
        result = fetch(els, tmp_path, "claimant-count")

    assert "it answered 400: Request contained invalid or duplicate parameters." in result.error
    assert result.missing == ()


def test_a_server_that_sends_a_byte_now_and_then_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    class Hurrying(Clock):
        def __call__(self) -> datetime:
            self.now += timedelta(minutes=11)
            return self.now

    with explore() as els:
        result = fetch(els, tmp_path, "claimant-count", clock=Hurrying())

    assert "it sent its answer too slowly (5 times)" in result.error


def test_an_answer_of_nothing_new_that_we_never_asked_for_is_no_answer(tmp_path: Path) -> None:
    with explore(Fault(CLAIMANTS, lambda _: Answer(304, b""), times=99)) as els:
        result = fetch(els, tmp_path, "claimant-count")

    assert "data/claimant-count could not be fetched" in result.error


def test_a_full_disk_is_one_sentence_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    def on_a_small_disk(path: Path, body: bytes) -> None:
        used = sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file())
        if used + len(body) > 12_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_whole(path, body)

    with explore() as els:
        result = fetch_source(SOURCE, Archive(tmp_path, on_a_small_disk), line(Clock()), wanted(els))
        kept = [reply.receipt.key for reply in Archive(tmp_path).replies("els")]
        after = fetch(els, tmp_path)

    assert result.error.startswith("els: the disk is full: nothing more could be written to")
    assert "Free some space and run the same command again" in result.error
    assert kept
    assert after.is_complete
    assert after.fresh >= len(kept)


def test_a_disk_that_fills_up_within_a_file_leaves_no_part_of_it(tmp_path: Path) -> None:
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limit[1]))  # from here on a file ends at its 1,000th byte
    try:
        with pytest.raises(OSError, match="File too large"):
            write_whole(tmp_path / "reply.csv", b"figures" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_to_is_one_sentence(tmp_path: Path) -> None:
    def refuses(path: Path, body: bytes) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with explore() as els:
        result = fetch_source(SOURCE, Archive(tmp_path, refuses), line(Clock()), wanted(els))

    assert result.error == (
        f"els: {tmp_path / 'els'} cannot be written to (Permission denied). Put that right and run the command again."
    )
