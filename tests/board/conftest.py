"""A small build with a small ledger beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import database, queries, reviewing
from dashboard.board import Board
from dashboard.database import Build
from tests.dashboard import small_build, small_ledger
from tests.dashboard.small_areas import TRAFFORD


@pytest.fixture(scope="session")
def agreed_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agreed")
    small_build.make(folder)
    small_ledger.fill(folder)
    return folder


@pytest.fixture
def build(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))
    with database.opened(agreed_data / "builds") as build:
        yield build


@pytest.fixture
def board(build: Build) -> Board:
    council = queries.place(build.cursor, TRAFFORD)
    assert council
    return reviewing.board(build, council)
