"""What was expected is frozen once, as it was told; what is told otherwise is a new row."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.ledger.address import Ledger
from ingest.ledger.freezing import Told, freeze_told
from tests.ledger.practice import STAMP, ledger_in, rows, told


def test_a_range_is_frozen_as_it_was_told(ledger: Ledger):
    frozen = freeze_told(ledger, [told(50.0)], STAMP)

    assert frozen == 1
    assert rows(ledger, "*, 1") == [
        (1, "recycling", "E06000001", "2025-04-01", 1, "2026-04-01", "value", 47.0, 48.0, 49.0, 50.0, 51.0, 52.0, 53.0,
         50.0, 9, "method-1", "build-1", "2026-11-23 12:00:00.000000", 1)
    ]  # fmt: skip


def test_what_is_frozen_is_not_frozen_again(ledger: Ledger):
    freeze_told(ledger, [told(50.0)], STAMP)

    assert freeze_told(ledger, [told(50.0)], STAMP._replace(build_id="build-2")) == 0
    assert rows(ledger) == [50.0]


def test_a_revised_figure_makes_a_second_row_and_the_first_stays(ledger: Ledger):
    freeze_told(ledger, [told(50.0), told(60.0, area_code="E06000002")], STAMP)

    frozen = freeze_told(ledger, [told(50.5), told(60.0, area_code="E06000002")], STAMP._replace(build_id="build-2"))

    assert frozen == 1
    assert rows(ledger, "q500, build_id") == [(50.0, "build-1"), (60.0, "build-1"), (50.5, "build-2")]


def test_a_figure_that_is_revised_and_revised_back_is_frozen_three_times(ledger: Ledger):
    for middle in (50.0, 50.5, 50.0, 50.0):
        freeze_told(ledger, [told(middle)], STAMP)

    assert rows(ledger) == [50.0, 50.5, 50.0]


def test_another_method_makes_a_row_of_its_own(ledger: Ledger):
    freeze_told(ledger, [told(50.0)], STAMP)

    freeze_told(ledger, [told(50.0)], STAMP._replace(method_version="method-2"))

    assert rows(ledger, "q500, method_version") == [(50.0, "method-1"), (50.0, "method-2")]


def test_a_machine_that_adds_up_in_another_order_says_nothing_else(ledger: Ledger):
    freeze_told(ledger, [told(0.1 + 0.2)], STAMP)

    assert freeze_told(ledger, [told(0.3)], STAMP) == 0


def test_each_number_of_years_ahead_and_each_indicator_is_by_itself(ledger: Ledger):
    all_of_them = [told(50.0), told(50.0, horizon=2), told(50.0, indicator_id="waste")]

    assert freeze_told(ledger, all_of_them, STAMP) == 3
    assert freeze_told(ledger, all_of_them, STAMP) == 0


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with nothing in it: to begin one takes longer than all the rest of an example."""
    folder = tmp_path_factory.mktemp("begun")
    freeze_told(ledger_in(folder), [], STAMP)
    return folder / "ledger.sqlite"


INDICATORS, AREAS, HORIZONS = ("recycling", "waste"), ("E06000001", "E06000002"), (1, 2)
ranges = st.builds(
    told, st.sampled_from([50.0, 51.0, 52.0]), st.sampled_from(INDICATORS), st.sampled_from(AREAS),
    st.sampled_from(HORIZONS),
)  # fmt: skip
builds = st.lists(
    st.tuples(
        st.sampled_from(["method-1", "method-2"]),
        st.lists(ranges, unique_by=lambda t: (t.indicator_id, t.key)).map(sorted),
    ),
    max_size=6,
)


@settings(max_examples=60)
@given(builds=builds)
def test_the_ledger_is_the_history_of_what_was_told(begun: Path, builds: Sequence[tuple[str, list[Told]]]):
    history: dict[tuple[object, ...], list[float]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        ledger = ledger_in(Path(folder))
        shutil.copyfile(begun, Path(folder) / "ledger.sqlite")
        for method, all_told in builds:
            freeze_told(ledger, all_told, STAMP._replace(method_version=method))
            for each in all_told:
                heard = history[each.indicator_id, each.area_code, each.horizon, method]
                heard += [each.q500] if heard[-1:] != [each.q500] else []
        kept: dict[tuple[object, ...], list[float]] = defaultdict(list)
        for *start, middle in rows(ledger, "indicator_id, area_code, horizon, method_version, q500"):
            kept[tuple(start)].append(middle)

    assert kept == history
