"""A small build to ask and to draw from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import database
from dashboard.database import Build
from tests.dashboard import small_build


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    small_build.make(folder)
    return folder


@pytest.fixture
def build(small_data: Path) -> Iterator[Build]:
    with database.opened(small_data / "builds") as build:
        yield build
