"""A small build to ask and to draw from."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from dashboard import database
from dashboard.database import Build
from tests.dashboard import small_build, small_ledger
from tests.dashboard.reviewing import Review, reviewing


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    small_build.make(folder)
    return folder


@pytest.fixture
def build(small_data: Path) -> Iterator[Build]:
    with database.opened(small_data / "builds") as build:
        yield build


@pytest.fixture(scope="session")
def agreed_data(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small build, with a ledger beside it."""
    folder = tmp_path_factory.mktemp("agreed")
    copytree(small_data / "builds", folder / "builds")
    small_ledger.fill(folder)
    return folder


@pytest.fixture(scope="session")
def review(agreed_data: Path) -> Review:
    """The board of that ledger, and the sources of its figures."""
    return reviewing(agreed_data)


@pytest.fixture(scope="session")
def hostile_review(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Review:
    """One whose every word is meant to break something."""
    folder = tmp_path_factory.mktemp("hostile")
    copytree(small_data / "builds", folder / "builds")
    small_ledger.fill(folder, [small_ledger.hostile(number) for number in range(len(small_ledger.HOSTILE))], ())
    return reviewing(folder)
