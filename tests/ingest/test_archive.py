"""The archive keeps what came, once, whole, for good."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from ingest.archive import Archive, ArchiveError
from tests.ingest.practice import NOON, keep


def test_a_reply_is_named_by_its_moment_and_its_hash(tmp_path: Path) -> None:
    reply = keep(Archive(tmp_path), "a,b\n1,2")

    assert reply.path.name == f"20261123T120000000000Z-{reply.receipt.sha256}.csv"
    assert reply.path.read_text() == "a,b\n1,2"


def test_a_receipt_says_where_its_reply_came_from(tmp_path: Path) -> None:
    keep(Archive(tmp_path), "a,b\n1,2", key="data/claimant-count")

    (receipt,) = (reply.receipt for reply in Archive(tmp_path).replies("els"))
    assert receipt.key == "data/claimant-count"
    assert receipt.url == "https://example.org/data/claimant-count"
    assert receipt.retrieved_at == "2026-11-23T12:00:00.000000Z"
    assert (receipt.bytes, receipt.licence, receipt.base_url_replaced) == (7, "OGL-UK-3.0", False)


def test_replies_come_oldest_first_also_when_they_came_at_one_moment(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first, second = keep(archive, "one"), keep(archive, "two")

    assert archive.replies("els") == (first, second)
    assert archive.newest("els") == {"data/claimant-count": second}


def test_equal_replies_to_two_questions_are_two_replies(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "[]", key="similar/E06000001", ending="json")
    keep(archive, "[]", key="similar/E06000002", ending="json")

    assert len(archive.replies("els")) == 2


def test_a_body_whose_receipt_was_never_written_counts_as_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    reply = keep(archive, "a,b\n1,2")
    next(tmp_path.glob("els/*.receipt.json")).unlink()

    assert archive.replies("els") == ()
    archive.sweep("els")
    assert not reply.path.exists()


def test_sweeping_leaves_complete_replies_and_notes_alone(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    reply = keep(archive, "a,b\n1,2")
    archive.confirm(reply, NOON + timedelta(days=1))
    (tmp_path / "els" / ".tmp-0123").write_bytes(b"half")

    archive.sweep("els")

    assert archive.replies("els") == (reply,)
    assert archive.last_checked("els") == "2026-11-24T12:00:00.000000Z"
    assert not (tmp_path / "els" / ".tmp-0123").exists()


def test_confirming_a_reply_keeps_it_fresh_and_changes_nothing_that_is_loaded(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    reply = keep(archive, "a,b\n1,2")
    before = archive.fingerprint("els")

    archive.confirm(reply, NOON + timedelta(days=1))

    assert archive.fingerprint("els") == before
    assert archive.checked("els") == {reply.receipt.receipt_id: "2026-11-24T12:00:00.000000Z"}


def test_a_new_reply_changes_the_fingerprint(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "a,b\n1,2")
    before = archive.fingerprint("els")

    keep(archive, "a,b\n1,3")

    assert archive.fingerprint("els") != before


def test_a_confirmation_that_a_kill_cut_short_spoils_none_after_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    reply = keep(archive, "a,b\n1,2")
    with (tmp_path / "els" / "checked.jsonl").open("a") as file:
        file.write('\n{"receipt_id": "els-2026')

    archive.confirm(reply, NOON + timedelta(days=1))

    assert archive.last_checked("els") == "2026-11-24T12:00:00.000000Z"


def test_a_source_never_fetched_has_an_empty_archive(tmp_path: Path) -> None:
    assert Archive(tmp_path).replies("els") == ()
    assert Archive(tmp_path).last_checked("els") == ""


@pytest.mark.parametrize("damage", ["body gone", "body changed", "receipt cut"])
def test_a_damaged_archive_names_the_receipt_and_what_to_do(tmp_path: Path, damage: str) -> None:
    reply = keep(Archive(tmp_path), "a,b\n1,2")
    receipt = next(tmp_path.glob("els/*.receipt.json"))
    hurt = {
        "body gone": reply.path.unlink,
        "body changed": lambda: reply.path.write_text("a,b\n1,2000"),
        "receipt cut": lambda: receipt.write_text(receipt.read_text()[:40]),
    }
    hurt[damage]()

    with pytest.raises(ArchiveError, match=r"damaged: .*receipt\.json.*levelwith fetch els again"):
        Archive(tmp_path).replies("els")


def test_receipts_can_be_read_by_people_and_by_programs(tmp_path: Path) -> None:
    keep(Archive(tmp_path), "a,b\n1,2")

    text = next(tmp_path.glob("els/*.receipt.json")).read_text()
    assert json.loads(text)["key"] == "data/claimant-count"
    assert "\n" in text
