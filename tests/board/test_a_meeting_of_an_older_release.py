"""A meeting looked at a build of an older release, which lacks what is asked today: a sentence, and not a fault."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile, copytree

import duckdb
import pytest
from starlette.applications import Starlette

from dashboard import addresses, as_at, asgi, choices, database, queries, reviewing
from dashboard.hosts import Hosts
from dashboard.words import meetings
from ingest.ledger.recording import record
from tests.dashboard import reading, small_ledger
from tests.dashboard.asking import Client
from tests.dashboard.small_areas import TRAFFORD

EARLIER = "20261020T000000Z-earlier"
LACKING = {
    "a question": "delete from meta.question where name = 'base_rate'",
    "another question": "delete from meta.question where name = 'chance_of_target'",
    "a table": "drop table marts.range_trust cascade",
    "a column": "alter table marts.card drop column nation_verdict",
}
SAID = (
    "The figures of the meeting of 11 November 2026 were kept by an older release of this site. "
    "They lack something that this page shows now. See the page as it is today, or ask for the papers of that meeting."
)


def kept_by_an_older_release(folder: Path, builds: Path, lacking: str) -> None:
    """The meeting `met` looked at a build that lacks something; `november` looked at the one of today."""
    copytree(builds, folder / "builds")
    earlier = folder / "builds" / f"{EARLIER}.duckdb"
    copyfile(folder / "builds" / f"{small_ledger.PINNED}.duckdb", earlier)
    with duckdb.connect(str(earlier)) as db:
        db.execute(lacking)
    small_ledger.fill(folder)
    met = replace(small_ledger.REVIEW, ref="met", held_on=date(2026, 11, 11), build_id=EARLIER)
    record(small_ledger.ledger_in(folder), [met], now=datetime(2026, 11, 11, 18, tzinfo=UTC))


@pytest.fixture(params=LACKING)
def data(request: pytest.FixtureRequest, agreed_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    kept_by_an_older_release(tmp_path / "data", agreed_data / "builds", LACKING[request.param])
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.mark.usefixtures("data")
def test_its_page_says_so_with_a_way_on():
    page = reading.opened("board", meeting="met")
    shown = reading.words(page)
    assert "This review was kept by an older release" in shown
    assert SAID in shown
    assert "See this page as it is today" in shown
    assert "meeting=" not in reading.html(page).split("<h1>")[-1]


@pytest.mark.usefixtures("data")
def test_its_pack_says_so():
    client = Client(Starlette(routes=asgi.ROUTES, middleware=[asgi.delivery(Hosts(frozenset(), is_any=True))]))
    reply = client.get(f"{addresses.board_file(TRAFFORD, 'pdf')}&meeting=met")
    assert (reply.status, reply.text) == (404, f"This review was kept by an older release. {SAID}")


def test_a_fault_of_the_build_of_today_stays_a_fault(data: Path):
    with duckdb.connect(str(data / "builds" / f"{small_ledger.PINNED}.duckdb")) as db:
        db.execute("delete from meta.question where name = 'promise_outcomes'")
    with pytest.raises(queries.details.NoSuchQuestion), as_at.opened({"meeting": "november"}) as build:
        reviewing.board(build, choices.council(build, {}))


def test_the_review_of_today_says_that_what_changed_since_cannot_be_told(
    agreed_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    kept_by_an_older_release(tmp_path / "data", agreed_data / "builds", LACKING["another question"])
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path / "data"))
    with database.opened() as build:
        board = reviewing.board(build, choices.council(build, {}))
    assert meetings.last_meeting(board.since).endswith(
        "The figures it looked at were kept by an older release of this site. "
        "What has changed since cannot be told by them."
    )
    assert "Nothing new since then." not in {item.changed for item in board.items}
