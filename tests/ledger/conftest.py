"""Ledgers to try things on: what must hold of one holds in SQLite and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.ledger.address import Ledger
from tests.ledger import cluster
from tests.ledger.practice import ledger_in


@pytest.fixture(scope="session")
def postgresql() -> Iterator[cluster.Cluster]:
    with cluster.running() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    """One that nobody has written to yet."""
    if request.param == "sqlite":
        return ledger_in(tmp_path)
    running: cluster.Cluster = request.getfixturevalue("postgresql")
    return running.empty_database()
