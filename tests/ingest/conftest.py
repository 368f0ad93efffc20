"""The small project, built once for the tests of commands, and a folder with a ledger of its own for each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.build import build
from tests.ingest.small_project import FIRST, small_project

COUNCIL = """
name = "Trafford"
area_code = "E08000009"
is_default = true
title = "Trafford Council"
area_word = "borough"
report_address = ""
[questions]
indicators = ["recycling"]
"""


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where its builds are."""
    folder = tmp_path_factory.mktemp("project")
    project = small_project(folder)
    (folder / "councils").mkdir()
    (folder / "councils" / "trafford.toml").write_text(COUNCIL)
    project.arrive(FIRST)
    build(replace(project.settings, councils=(folder / "councils",)), project.sources)
    return project.settings.data


@pytest.fixture
def here(small_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a ledger of its own."""
    monkeypatch.setenv("LEVELWITH_DATA", str(small_build))
    monkeypatch.setenv("LEVELWITH_LEDGER", f"sqlite:///{tmp_path}/ledger.sqlite")
    monkeypatch.chdir(tmp_path)
    return tmp_path
