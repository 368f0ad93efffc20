"""Wards that are all alike are seldom said to differ, and planted differences are found as often as is stated."""

from __future__ import annotations

from itertools import product
from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from tests.wards.simulated import KINDS, PLANTED, SIZES, TIMES, WARDS, Setting, Stated, power, stated, table

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = [DOCS / "decisions" / "0013-of-a-ward-only-what-luck-does-not-make-is-said.md", DOCS / "assurance.md"]
ALIKE = [Setting(*each) for each in product(KINDS, SIZES)]
BEYOND_LIMITS = 0.002  # limits of 99.8%
BEYOND_TWO = 0.0455  # of a normal curve, beyond two standard errors
COUNCILS, DRAWN, TABLED = 50, 20, 200


@pytest.fixture(scope="module")
def alike() -> dict[Setting, Stated]:
    return stated(ALIKE, COUNCILS, seed=1)


@pytest.fixture(scope="module")
def planted() -> dict[Setting, Stated]:
    return power(DRAWN, seed=2)


def at_most(share: float, wards: int) -> float:
    """A share, and three standard errors of counting so many wards: once in 700 times luck alone goes beyond."""
    return share + 3 * sqrt(share * (1 - share) / wards)


def stated_in(page: Path) -> str:
    """The table of how many are found, as the page has it."""
    lines = page.read_text(encoding="utf-8").splitlines()
    first = lines.index(next(line for line in lines if line.startswith("| A ward expects")))
    return "\n".join(lines[first : first + 2 + len(KINDS) * len(SIZES)])


@pytest.mark.parametrize("kind", KINDS)
def test_of_wards_that_are_alike_two_in_a_thousand_at_most_differ_from_the_borough(
    alike: dict[Setting, Stated], kind: str
):
    told = [each for setting, each in alike.items() if setting.kind == kind]
    wards = sum(each.wards for each in told)
    assert wards == len(SIZES) * COUNCILS * WARDS
    assert 0 < np.mean([each.differ for each in told]) <= at_most(BEYOND_LIMITS, wards)


@pytest.mark.parametrize("kind", KINDS)
def test_of_wards_that_are_alike_one_in_twenty_at_most_moves_on_its_own(alike: dict[Setting, Stated], kind: str):
    told = [each for setting, each in alike.items() if setting.kind == kind]
    wards = sum(each.wards for each in told)
    assert 0 < np.mean([each.moved for each in told]) <= at_most(BEYOND_TWO, wards)


@pytest.mark.parametrize("setting", ALIKE, ids=lambda setting: setting.name)
def test_no_size_of_ward_is_the_exception(alike: dict[Setting, Stated], setting: Setting):
    told = alike[setting]
    assert told.differ <= at_most(BEYOND_LIMITS, told.wards)
    assert told.moved <= at_most(BEYOND_TWO, told.wards)


def test_differences_are_found_as_often_as_is_stated(planted: dict[Setting, Stated]):
    # Both are draws, of 1,000 and of 100 wards a cell: of 48 differences one in a thousand times one is beyond four
    # of their standard errors. A share that no draw missed may be 1 in 100 off; printing rounds by half a one.
    said = [
        [int(number) for number in cell.split(" and ")]
        for row in stated_in(PAGES[0]).splitlines()[2:]
        for cell in row.strip("| ").split(" | ")[1:]
    ]
    found = [
        (100 * planted[Setting(*each)].differ, 100 * planted[Setting(*each)].moved)
        for each in product(KINDS, SIZES, TIMES)
    ]
    share = np.clip(np.array(said) / 100, 0.01, 0.99)
    error = 100 * np.sqrt(share * (1 - share) * (1 / (DRAWN * PLANTED) + 1 / (TABLED * PLANTED)))
    assert len(said) == len(found) == 24
    assert (np.abs(np.array(said) - np.array(found)) <= 4 * error + 0.5).all()


def test_what_is_larger_is_found_more_often(planted: dict[Setting, Stated]):
    by_times = np.array(
        [[planted[Setting(kind, size, times)].differ for times in TIMES] for kind, size in product(KINDS, SIZES)]
    )
    assert (np.diff(by_times, axis=1) >= 0).all()


def test_both_pages_state_the_same(planted: dict[Setting, Stated]):
    assert stated_in(PAGES[0]) == stated_in(PAGES[1])
    assert stated_in(PAGES[0]).splitlines()[0] == table(planted).splitlines()[0]


@pytest.mark.soak
def test_the_table_is_what_the_sql_makes_of_the_draws():
    assert stated_in(PAGES[0]) == table(power(TABLED, seed=13))
