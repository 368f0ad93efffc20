"""Pages read the ledger beside the build: what is written is there at the next look, and trouble is survived."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.agreed import Agreements
from ingest.ledger.recording import record
from tests.dashboard import small_ledger
from tests.dashboard.small_ledger import RECYCLING


def refs(agreements: Agreements) -> list[str]:
    return sorted(set(agreements.now().tables["agreement"]["agreement_ref"].to_pylist()))


def test_no_ledger_is_no_promise_and_no_file(tmp_path: Path):
    assert refs(Agreements(tmp_path, {})) == []
    assert not list(tmp_path.iterdir())


def test_what_is_recorded_is_there_at_the_next_look(tmp_path: Path):
    agreements = Agreements(tmp_path, {})
    before = agreements.now().key
    small_ledger.fill(tmp_path)
    assert "recycling" in refs(agreements)
    assert agreements.now().key != before


@pytest.mark.parametrize(
    "hidden",
    [
        replace(RECYCLING, ref="hidden", status="draft"),
        replace(RECYCLING, ref="hidden", embargo_until=(datetime.now(UTC) + timedelta(days=30)).date()),
    ],
    ids=["draft", "embargoed"],
)
def test_drafts_and_what_is_embargoed_never_reach_a_page(tmp_path: Path, hidden: object):
    record(small_ledger.ledger_in(tmp_path), [RECYCLING, hidden])  # type: ignore[list-item]
    assert refs(Agreements(tmp_path, {})) == ["recycling"]


def test_a_draft_of_a_change_leaves_what_was_agreed(tmp_path: Path):
    ledger = small_ledger.ledger_in(tmp_path)
    (number,) = record(ledger, [RECYCLING])
    record(ledger, [replace(RECYCLING, replaces=number, kind="change", status="draft", target_value=1.0)])
    assert Agreements(tmp_path, {}).now().tables["agreement"]["target_value"].to_pylist() == [41.8]


def test_a_damaged_ledger_leaves_the_last_good_one_on_the_pages(tmp_path: Path):
    small_ledger.fill(tmp_path)
    agreements = Agreements(tmp_path, {})
    assert "recycling" in refs(agreements)
    (tmp_path / "ledger.sqlite").write_bytes(b"no database" * 1000)
    assert "recycling" in refs(agreements)
    assert "damaged" in agreements.now().trouble


def test_a_ledger_that_was_always_damaged_leaves_the_pages_without_promises(tmp_path: Path):
    (tmp_path / "ledger.sqlite").write_bytes(b"no database" * 1000)
    agreements = Agreements(tmp_path, {})
    assert refs(agreements) == []
    assert agreements.now().trouble
