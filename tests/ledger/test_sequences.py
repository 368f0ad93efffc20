"""Whatever happens to a ledger, and whoever is killed at it, it tells at any moment what a plain model of it tells."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.ledger.address import Ledger
from ingest.ledger.reading_back import as_at
from ingest.ledger.recording import record
from ingest.ledger.shapes import Record
from tests.ledger.cluster import Cluster
from tests.ledger.plain_model import TABLES, Model, Row, table_of
from tests.ledger.practice import ledger_in
from tests.ledger.sequences import DAY_ONE, DAYS, Batch, Step, moments, records_of, sequences
from tests.ledger.writers import Outcome, in_processes, in_threads, killed, written

Handed = tuple[Batch, tuple[Record, ...]]
AFTER_ALL = DAY_ONE + timedelta(days=2 * DAYS)
RUN = {"one": lambda jobs: [written(jobs[0])], "threads": in_threads, "processes": in_processes}
drawn = given(steps=sequences, asked=st.lists(moments, min_size=1, max_size=2))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with nothing in it: to begin one takes longer than many a sequence."""
    folder = tmp_path_factory.mktemp("begun")
    record(ledger_in(folder), [])
    return folder / "ledger.sqlite"


def told(ledger: Ledger, moment: datetime, with_drafts: bool) -> dict[str, list[Row]]:
    tables = as_at(ledger, moment, with_drafts=with_drafts)
    return {name: table.to_pylist() for name, table in tables.items()}


def play(ledger: Ledger, steps: Sequence[Step], asked: Sequence[datetime]) -> None:
    model = Model()
    for step in steps:
        batches = [(batch, records_of(batch, model)) for batch in step.batches]
        if step.by == "killed":
            kill(ledger, model, batches[0], step.until)
        else:
            outcomes = RUN[step.by]([(ledger, records, batch.now) for batch, records in batches])
            follow(ledger, model, batches, outcomes)
    for moment in [*asked, AFTER_ALL]:
        assert told(ledger, moment, with_drafts=False) == model.as_at(moment, with_drafts=False)
    assert told(ledger, asked[0], with_drafts=True) == model.as_at(asked[0], with_drafts=True)
    assert told(ledger, AFTER_ALL, with_drafts=True) == model.as_at(AFTER_ALL, with_drafts=True)


def is_whole(batch: Batch) -> bool:
    return all(item.flaw not in {"wrong", "nothing"} for item in batch.items)


def follow(ledger: Ledger, model: Model, handed: Sequence[Handed], outcomes: Sequence[Outcome]) -> None:
    """There is an order of writers in which the model takes and refuses just what the ledger did, and holds the same.

    The order may be told by nothing but the moments: a clock that is behind is put right by what was written before.
    """
    held = told(ledger, AFTER_ALL, with_drafts=True) if len(handed) > 1 else None
    tried = (after(model, order) for order in permutations(zip(handed, outcomes, strict=True)))
    fitting = (end for end in tried if end and (held is None or end.as_at(AFTER_ALL, with_drafts=True) == held))
    found = next(fitting, None)
    assert found, "no order of the writers explains what was written"
    model.rows = found.rows


def after(model: Model, order: Sequence[tuple[Handed, Outcome]]) -> Model | None:
    """None where it would have taken what was refused, or refused what was taken."""
    tried = Model({table: list(rows) for table, rows in model.rows.items()})
    for (batch, records), numbers in order:
        if (tried.takes(records) and is_whole(batch)) != (numbers is not None):
            return None
        tried.write(records if numbers else (), numbers or (), batch.now)
    return tried


def kill(ledger: Ledger, model: Model, handed: Handed, until: int) -> None:
    """All that it was to write is there, or nothing is; which of them, the ledger says."""
    batch, records = handed
    killed((ledger, records, batch.now), until)
    held = told(ledger, AFTER_ALL, with_drafts=True)
    found = {table: [row[f"{table}_id"] for row in held[table][len(model.rows[table]) :]] for table in TABLES}
    if any(found.values()):
        assert model.takes(records) and is_whole(batch)
        model.write(records, [found[table_of(each)].pop(0) for each in records], batch.now)
    assert not any(found.values())


def sqlite(begun: Path, steps: Sequence[Step], asked: Sequence[datetime]) -> None:
    """In one and the same file, made anew: to SQLAlchemy the same database, for which its SQL is made once."""
    played = begun.with_name("played.sqlite")
    for left in begun.parent.glob("played.sqlite*"):
        left.unlink()
    shutil.copyfile(begun, played)
    play(Ledger(f"sqlite:///{played}"), steps, asked)


@settings(max_examples=200)
@drawn
def test_any_sequence_on_sqlite_tells_what_the_model_tells(begun: Path, steps: list[Step], asked: list[datetime]):
    sqlite(begun, steps, asked)


@pytest.mark.soak
@settings(max_examples=2000)
@drawn
def test_two_thousand_sequences_on_sqlite(begun: Path, steps: list[Step], asked: list[datetime]):
    sqlite(begun, steps, asked)


@settings(max_examples=20)
@drawn
def test_any_sequence_on_postgresql_tells_what_the_model_tells(
    postgresql: Cluster, steps: list[Step], asked: list[datetime]
):
    play(postgresql.begun_database(), steps, asked)


@pytest.mark.soak
@settings(max_examples=300)
@drawn
def test_three_hundred_sequences_on_postgresql(postgresql: Cluster, steps: list[Step], asked: list[datetime]):
    play(postgresql.begun_database(), steps, asked)
