"""Packs are found under their addresses; that of a past meeting is the one that was on the table."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest
from pypdf import PdfReader
from starlette.applications import Starlette

from dashboard import addresses, as_at, asgi, choices, pack_downloads, reviewing
from dashboard.hosts import Hosts
from ingest.ledger.recording import record
from ingest.ledger.shapes import Agreement
from tests.dashboard import small_ledger
from tests.dashboard.asking import Client
from tests.dashboard.small_areas import NORTH_WEST, SALFORD, TIMPERLEY, TRAFFORD


def of_meeting(ref: str) -> str:
    return f"{addresses.board_file(TRAFFORD, 'pdf')}&meeting={ref}"


NOVEMBER = of_meeting("november")


@pytest.fixture
def folder(agreed_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger that a test may write to."""
    copytree(agreed_data, tmp_path / "data")
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def client(folder: Path) -> Client:
    return Client(Starlette(routes=asgi.ROUTES, middleware=[asgi.delivery(Hosts(frozenset(), is_any=True))]))


def agree(folder: Path, *agreements: Agreement, at: datetime) -> None:
    record(small_ledger.ledger_in(folder), agreements, now=at)


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize(
    ("ending", "begins"),
    [("pdf", b"%PDF"), ("docx", b"PK"), ("pptx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")],
)
def test_a_pack_is_a_file_with_a_name(client: Client, ending: str, begins: bytes) -> None:
    reply = client.get(addresses.board_file(TRAFFORD, ending))
    assert reply.status == 200
    assert reply.content.startswith(begins)
    assert reply.headers["content-type"] == pack_downloads.FORMATS[ending]
    expected = f'attachment; filename="levelwith-targets-trafford.{ending}"'
    assert reply.headers["content-disposition"] == expected


def test_a_ward_leads_to_the_pack_of_its_council(client: Client) -> None:
    assert client.get(f"/download/board.csv?place={TIMPERLEY}").content == client.get("/download/board.csv").content


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "council=nowhere",
            "We do not know that place. This address does not name a place. Search for one by its name.",
        ),
        (f"council={NORTH_WEST}", "Which council did you want? North West is no council. Choose one by its name."),
        (f"council={SALFORD}", "There are no targets here yet. No targets are recorded for Salford."),
        (
            f"council={TRAFFORD}&meeting=never",
            "We do not know that meeting. This address names no meeting.",
        ),
    ],
)
def test_a_pack_of_nothing_is_a_sentence(client: Client, query: str, said: str) -> None:
    reply = client.get(f"/download/board.pdf?{query}")
    assert (reply.status, reply.text) == (404, said)


def test_a_pack_from_no_build_is_a_sentence(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path / "nothing"))
    reply = client.get("/download/board.pdf")
    assert (reply.status, reply.text) == (503, "There are no figures here yet. Try again later.")


def test_a_past_meeting_s_pack_stays_the_same_whatever_is_agreed_later(client: Client, folder: Path) -> None:
    then = client.get(NOVEMBER).content
    csv_then = client.get(NOVEMBER.replace(".pdf", ".csv")).content
    later = replace(small_ledger.PLAIN, ref="later", title="Agreed after the meeting")

    agree(folder, later, at=datetime(2026, 11, 20, tzinfo=UTC))

    assert "Agreed after the meeting" in text_of(client.get(addresses.board_file(TRAFFORD, "pdf")).content)
    assert client.get(NOVEMBER).content == then
    assert client.get(NOVEMBER.replace(".pdf", ".csv")).content == csv_then
    assert "Targets review: 10 November 2026" in text_of(then)


def test_what_was_under_embargo_at_the_meeting_is_not_in_its_pack(client: Client, folder: Path) -> None:
    secret = replace(small_ledger.PLAIN, ref="secret", title="Not yet told", embargo_until=date(2026, 11, 12))

    agree(folder, secret, at=datetime(2026, 11, 10, 19, tzinfo=UTC))

    assert "Not yet told" not in text_of(client.get(NOVEMBER).content)
    assert "Not yet told" in text_of(client.get(addresses.board_file(TRAFFORD, "pdf")).content)


def test_a_past_meeting_s_pack_needs_the_build_that_it_looked_at(client: Client, folder: Path) -> None:
    lost = replace(small_ledger.REVIEW, ref="lost", build_id="20200101T000000Z-gone")
    record(small_ledger.ledger_in(folder), [lost], now=datetime(2026, 11, 20, tzinfo=UTC))
    reply = client.get(of_meeting("lost"))
    expected = "These figures were not kept. The figures that the meeting of 10 November 2026 looked at were not kept."
    assert (reply.status, reply.text) == (404, expected)


def test_a_meeting_ahead_has_the_pack_of_today(client: Client) -> None:
    text = text_of(client.get(of_meeting("next")).content)
    assert "Targets review: 12 January 2099" in text


@pytest.mark.usefixtures("folder")
def test_the_review_of_a_past_meeting_is_that_meeting_s() -> None:
    with as_at.opened({"meeting": "november"}) as build:
        shown = reviewing.board(build, choices.council(build, {}))
    assert shown.meeting is not None
    assert shown.meeting.meeting_ref == "november"
