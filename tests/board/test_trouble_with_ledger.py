"""While the ledger cannot be read, pages say so and go on with what they have; a past day says so too."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from dashboard.agreed import Agreed, Agreements
from dashboard.database import BackShelf
from tests.board.test_pages import shown
from tests.dashboard.small_areas import TRAFFORD

SAID = "What was agreed cannot be read just now."


@pytest.fixture
def data(agreed_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(agreed_data, tmp_path / "data")
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def damage(data: Path) -> None:
    for file in data.glob("ledger.sqlite*"):
        file.write_bytes(b"no database" * 1000)


def test_a_ledger_that_was_read_before_is_shown_on_and_said_to_be_old(data: Path):
    assert SAID not in shown("board", council=TRAFFORD)
    damage(data)
    html = shown("board", council=TRAFFORD)
    assert SAID in html
    assert "More of our waste recycled" in html
    assert str(data) not in html


@pytest.mark.parametrize("view", ["board", "ledger", "partnership", "priorities"])
def test_a_ledger_that_was_never_read_leaves_every_page_standing(data: Path, view: str):
    damage(data)
    assert SAID in shown(view, council=TRAFFORD)


def test_a_past_moment_of_a_ledger_that_cannot_be_read_holds_nothing(data: Path):
    damage(data)
    agreed = Agreements(data, {}).at(datetime(2026, 11, 1, tzinfo=UTC))
    assert agreed.trouble
    assert agreed.tables["agreement"].num_rows == 0


def test_a_past_day_is_asked_again_once_the_ledger_can_be_read(data: Path):
    shelf = BackShelf()
    file = next((data / "builds").glob("*.duckdb"))
    assert shelf.take(file, "a day", lambda: Agreed("a day", {}, trouble="locked")).agreed.trouble
    read = shelf.take(file, "a day", lambda: Agreed("a day"))
    assert not read.agreed.trouble
    assert shelf.take(file, "a day", lambda: Agreed("another")).agreed is read.agreed
