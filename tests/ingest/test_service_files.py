"""What tells of a service is read from one file, and every slip of the pen is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.catalogue import read_catalogue
from ingest.service_files import read_services
from ingest.settings import discover
from ingest.strict_toml import CatalogueError

GOOD = """
[[service]]
id = "roads"
title = "Roads"
level = []
demand = ["traffic", "lorries"]
satisfaction = []
"""
KNOWN = {"traffic", "lorries"}


def written(folder: Path, text: str) -> Path:
    file = folder / "services.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_service_names_its_figures_by_role_the_first_choice_first(tmp_path: Path) -> None:
    (service,) = read_services(written(tmp_path, GOOD), KNOWN)
    assert service.figures == {"level": (), "demand": ("traffic", "lorries"), "satisfaction": ()}


def test_without_the_file_there_are_no_services(tmp_path: Path) -> None:
    assert read_services(tmp_path / "services.toml", KNOWN) == ()


WRONG = {
    GOOD.replace("traffic", "traffick"): "no indicator has the id traffick",
    GOOD * 2: "a service above has it already",
    GOOD.replace('"traffic", "lorries"', ""): "nothing else tells of this service",
    GOOD.replace("demand", "demands"): 'the key "demand" is missing',
    GOOD.replace('"roads"', '"Roads"'): "write it like bins-and-recycling",
    GOOD + 'money = "later"': 'the key "money" is not known',
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_named_with_what_to_do(tmp_path: Path, text: str) -> None:
    with pytest.raises(CatalogueError, match=WRONG[text]):
        read_services(written(tmp_path, text), KNOWN)


def test_every_service_that_ships_can_be_told() -> None:
    services = read_catalogue(discover()).services
    assert {"bins-and-recycling", "care-for-older-people"} <= {each.service_id for each in services}
