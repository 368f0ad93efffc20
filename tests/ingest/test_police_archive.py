"""The archive of whole forces is fetched as one large file, and nothing of it is kept that is not whole."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.fetch import Step, Wanted, fetch_source
from ingest.sources import police_archive
from ingest.sources.police_archive import SOURCE
from tests.ingest import police_archive_practice as practice
from tests.ingest.police_archive_practice import WARDS, fetch
from tests.ingest.police_practice import COUNCIL, JULY, crime, square
from tests.ingest.practice import NOON, Clock, line
from tests.servers import faults
from tests.servers.faults import Answer, Fault
from tests.servers.police_archive import archive_server, members_of, packed

LATEST = packed(members_of([crime(1, ward=1), crime(2, ward=2)]))
READ = [("E05000001", JULY, "burglary", "1", "1"), ("E05000002", JULY, "burglary", "1", "1")]
Change = Callable[[Answer], Answer]


def kept(folder: Path) -> list[str]:
    """Every file that a fetch left, by what it is."""
    return sorted(path.name.partition(".")[2] for path in (folder / "police_archive").iterdir())


def test_it_is_kept_as_it_came_with_a_receipt(tmp_path: Path) -> None:
    with archive_server(LATEST) as server:
        result = fetch(server, tmp_path)

    (reply,) = Archive(tmp_path).verified("police_archive")
    assert (result.error, result.saved) == ("", 1)
    assert reply.path.read_bytes() == LATEST
    assert (reply.receipt.bytes, reply.receipt.etag) == (
        len(LATEST),
        server.publisher("latest.zip", []).headers["ETag"],
    )
    assert kept(tmp_path) == ["lock", "receipt.json", "zip"]
    assert practice.counts(Archive(tmp_path)) == READ


def test_it_is_not_asked_for_again_within_a_fortnight_and_then_only_if_it_is_another(tmp_path: Path) -> None:
    with archive_server(LATEST) as server:
        fetch(server, tmp_path)
        a_week_later = fetch(server, tmp_path, Clock(NOON + timedelta(days=7)))
        a_month_later = fetch(server, tmp_path, Clock(NOON + timedelta(days=30)))

    assert (a_week_later.fresh, a_month_later.unchanged, len(server.asked)) == (1, 1, 2)
    assert kept(tmp_path) == ["jsonl", "lock", "receipt.json", "zip"]


def test_the_same_file_without_an_etag_is_not_kept_twice(tmp_path: Path) -> None:
    with archive_server(LATEST) as server:
        server.faults.append(Fault("latest", lambda answer: replace(answer, headers={}), times=2))
        fetch(server, tmp_path)
        again = fetch(server, tmp_path, Clock(NOON + timedelta(days=30)))

    assert (again.unchanged, again.saved) == (1, 0)
    assert kept(tmp_path) == ["jsonl", "lock", "receipt.json", "zip"]


def says_too_little(answer: Answer) -> Answer:
    return replace(answer, claimed_length=len(answer.body) - 100)


def is_hurt_inside(answer: Answer) -> Answer:
    body = bytearray(answer.body)
    body[80] ^= 0xFF
    return Answer(200, bytes(body))


BROKEN: dict[str, tuple[Change, str]] = {
    "429": (faults.refuses(429), "it answered 429"),
    "503": (faults.refuses(503), "it answered 503"),
    "a wrong length": (says_too_little, "it sent a zip that is broken"),
    "a page": (faults.is_a_page, "it sent a web page where we expected zip"),
    "nothing": (lambda _: Answer(200, b""), "it sent an empty answer"),
    "text": (lambda _: Answer(200, b"busy"), "it sent something else where we expected zip"),
    "gzip": (faults.is_not_gzip, "it packed a zip once more"),
    "a hurt member": (is_hurt_inside, "it sent a zip that is broken"),
    "a zip without its end": (lambda a: Answer(200, a.body[:-30]), "it sent a zip that is broken"),
}


@pytest.mark.parametrize(("fault", "_said"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_twice_and_then_whole_is_fetched(tmp_path: Path, fault: Change, _said: str) -> None:
    clock = Clock()
    with archive_server(LATEST) as server:
        server.faults.append(Fault("latest", fault, times=2))
        result = fetch(server, tmp_path, clock)

    assert (result.error, clock.waits) == ("", [1.0, 2.0])
    assert practice.counts(Archive(tmp_path)) == READ
    assert kept(tmp_path) == ["lock", "receipt.json", "zip"]


@pytest.mark.parametrize(("fault", "said"), BROKEN.values(), ids=BROKEN)
def test_what_stays_broken_is_refused_with_one_sentence_and_nothing_is_kept(
    tmp_path: Path, fault: Change, said: str
) -> None:
    with archive_server(LATEST) as server:
        server.faults.append(Fault("latest", fault, times=99))
        result = fetch(server, tmp_path)

    assert result.error.startswith(f"police_archive: latest.zip could not be fetched from {server.base_url}latest.zip")
    assert f"{said}" in result.error
    assert "(5 times)" in result.error
    assert Archive(tmp_path).replies("police_archive") == ()


def test_what_breaks_off_goes_on_where_it_was(tmp_path: Path) -> None:
    with archive_server(LATEST) as server:
        server.faults.append(Fault("latest", faults.is_cut))
        result = fetch(server, tmp_path)

    first, second = server.headers
    assert (result.error, "Range" in first) == ("", False)
    assert second["Range"] == f"bytes={len(LATEST) // 2}-"
    assert Archive(tmp_path).verified("police_archive")[0].path.read_bytes() == LATEST


def test_what_goes_silent_half_way_is_asked_for_again_from_there(tmp_path: Path) -> None:
    clock, forever = Clock(), threading.Event()
    with archive_server(LATEST) as server:
        server.faults.append(Fault("latest", faults.stalls(forever)))
        wanted = Wanted(base_url=server.base_url, wards=lambda: WARDS)
        result = fetch_source(SOURCE, Archive(tmp_path), line(clock, read_timeout=0.2), wanted)
        forever.set()

    assert (result.error, server.headers[1]["Range"]) == ("", f"bytes={len(LATEST) // 2}-")


def test_a_server_that_knows_no_parts_is_asked_for_all_of_it_again(tmp_path: Path) -> None:
    with archive_server(LATEST) as server:
        server.has_ranges = False
        server.faults.append(Fault("latest", faults.is_cut, times=2))
        result = fetch(server, tmp_path)

    assert (result.error, practice.counts(Archive(tmp_path))) == ("", READ)


def test_a_part_of_last_month_is_not_put_together_with_the_rest_of_this_month(tmp_path: Path) -> None:
    newer = packed(members_of([crime(n, ward=1) for n in range(9)]))
    with archive_server(LATEST) as server:
        server.faults.append(Fault("latest", faults.is_cut, times=5))
        first = fetch(server, tmp_path)
        server.publisher.__self__.zips["latest.zip"] = newer  # type: ignore[attr-defined]
        second = fetch(server, tmp_path)

    assert "its answer broke off (5 times)" in first.error
    assert second.error == ""
    assert Archive(tmp_path).verified("police_archive")[0].path.read_bytes() == newer


def test_a_part_that_was_not_asked_for_is_not_taken(tmp_path: Path) -> None:
    with archive_server(LATEST) as server:
        wrong = {"Content-Range": f"bytes 3-9/{len(LATEST)}"}
        server.faults += [
            Fault("latest", faults.is_cut),
            Fault("latest", lambda a: Answer(206, a.body[3:10], wrong)),
        ]
        result = fetch(server, tmp_path)

    assert result.error == ""
    assert Archive(tmp_path).verified("police_archive")[0].path.read_bytes() == LATEST


@pytest.mark.parametrize("claims", [True, False])
def test_what_is_larger_than_any_archive_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claims: bool
) -> None:
    monkeypatch.setattr(police_archive, "LARGEST", len(LATEST) - 1)
    with archive_server(LATEST) as server:
        unsaid = lambda a: replace(a, headers={"Transfer-Encoding": "chunked"}, body=chunked(a.body))  # noqa: E731
        server.faults += [] if claims else [Fault("latest", unsaid)]
        result = fetch(server, tmp_path)

    assert "no file of this publisher should be over" in result.error
    assert len(server.asked) == 1
    assert kept(tmp_path) == ["json", "lock"]  # the note of the run, to go on with


def chunked(body: bytes) -> bytes:
    return f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"


def test_where_no_ward_is_held_nothing_so_large_is_asked_for(tmp_path: Path) -> None:
    with archive_server(LATEST) as server:
        of_others = fetch(server, tmp_path, wards=[square(1, council="E08000007")])
        of_nobody = fetch(server, tmp_path, wards=[])
        of_scotland = fetch(server, tmp_path, wards=[replace(square(1), council_code="S12000039")])

    assert all("No outline of a ward" in result.error for result in (of_others, of_nobody, of_scotland))
    assert server.asked == []


def test_a_dry_run_says_how_large_it_is_and_asks_for_nothing(tmp_path: Path) -> None:
    with archive_server(LATEST) as server:
        result = fetch(server, tmp_path, dry_run=True)

    assert result.planned == (f"{server.base_url}latest.zip (about 1.0 GB)",)
    assert server.asked == []


def test_a_long_download_says_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.downloads.TOLD_EVERY", 100)
    steps: list[Step] = []
    with archive_server(LATEST) as server:
        wanted = Wanted(base_url=server.base_url, wards=lambda: WARDS, councils=(COUNCIL,))
        fetch_source(SOURCE, Archive(tmp_path), line(Clock()), wanted, steps.append)

    assert [step.current for step in steps] == ["latest.zip", "latest.zip: 0 of 0 MB", ""]


def test_it_has_not_been_tried_against_the_live_service_and_says_so() -> None:
    assert not SOURCE.is_live_checked
