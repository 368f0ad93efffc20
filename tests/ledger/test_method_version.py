"""A method has another version when, and only when, its SQL says something else."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from ingest.ledger.method_version import method_version
from ingest.settings import CHECKOUT


@pytest.fixture
def sql(tmp_path: Path) -> Path:
    return Path(copytree(CHECKOUT / "sql", tmp_path / "sql"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("model", "old", "new"),
    [
        ("expectation/range", "- 0.25", "- 0.5"),
        ("expectation/scale", "'logit'", "'log'"),
        ("expectation/level", "0.005", "0.006"),
        ("core/panel", "2 * areas_of_year.areas", "3 * areas_of_year.areas"),
    ],
)
def test_another_step_on_the_way_to_a_range_is_another_method(sql: Path, model: str, old: str, new: str):
    before = method_version(sql)

    change(sql / f"{model}.sql", old, new)

    assert method_version(sql) != before


@pytest.mark.parametrize(
    ("model", "old", "new"),
    [
        ("expectation/range", "select", "-- Said in other words.\nselect"),
        ("expectation/range", "    ", "  "),
        ("expectation/ambition", "select", "select 1 as one,"),
        ("marts/card", "select", "select 1 as one,"),
        ("core/observation", "select", "select 1 as one,"),
    ],
)
def test_a_remark_or_what_no_range_stands_on_is_no_other_method(sql: Path, model: str, old: str, new: str):
    before = method_version(sql)

    change(sql / f"{model}.sql", old, new)

    assert method_version(sql) == before
