"""No row of the ledger is ever changed or removed, whichever program asks and whatever was migrated."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Text, UniqueConstraint, inspect, text

from ingest.ledger.address import Ledger
from ingest.ledger.append_only import protect, protected
from ingest.ledger.freezing import freeze_told
from ingest.ledger.store import writing
from tests.ledger.cluster import Cluster
from tests.ledger.practice import STAMP, another_program, answers, ledger_in, rows, told
from tests.ledger.tampering import fill

COPY = "select expectation_id, indicator_id, area_code, origin_end, horizon, judged_at, range_of, q025, q100, q250, q500, q750, q900, q975, 99, years_behind, method_version, build_id, recorded_at from expectation"  # noqa: E501
CHANGES = [
    "update expectation set q500 = 99",
    "update or ignore expectation set q500 = 99",
    "update or replace expectation set expectation_id = 2 where expectation_id = 1",
    "delete from expectation",
    "delete from expectation where expectation_id = 1",
    f"replace into expectation {COPY}",
    f"insert or replace into expectation {COPY}",
    f"insert or ignore into expectation {COPY}",
    f"insert into expectation {COPY} where true on conflict (expectation_id) do update set value_now = 99",
    f"insert into expectation {COPY} where true on conflict do nothing",
    "insert or replace into expectation (expectation_id, indicator_id) values (1, null)",
]


@pytest.fixture
def frozen(tmp_path: Path) -> Ledger:
    made = ledger_in(tmp_path)
    freeze_told(made, [told(50.0), told(60.0, area_code="E06000002")], STAMP)
    return made


@pytest.fixture(params=["on", "off"])
def other_program(frozen: Ledger, request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """With triggers asked when REPLACE removes a row, and as SQLite is by itself."""
    assert frozen.file
    db = sqlite3.connect(frozen.file)
    db.execute(f"pragma recursive_triggers = {request.param}")
    yield db
    db.close()


@pytest.mark.parametrize("change", CHANGES)
def test_another_program_cannot_change_or_remove_what_is_frozen(
    frozen: Ledger, other_program: sqlite3.Connection, change: str
):
    before = rows(frozen, "*, 1")

    with pytest.raises(sqlite3.IntegrityError, match="append-only"), other_program:
        other_program.execute(change)

    assert rows(frozen, "*, 1") == before


def test_a_new_row_is_welcome(frozen: Ledger, other_program: sqlite3.Connection):
    new = COPY.replace("expectation_id", "null", 1)

    with other_program:
        other_program.execute(f"insert into expectation {new}")

    assert rows(frozen) == [50.0, 60.0, 50.0, 60.0]


@pytest.mark.parametrize(
    "nonsense",
    [
        COPY.replace("expectation_id", "null", 1).replace("q100", "1000"),
        COPY.replace("expectation_id", "null", 1).replace("range_of", "'guess'"),
        COPY.replace("expectation_id", "null", 1).replace("judged_at", "origin_end"),
        COPY.replace("expectation_id", "null", 1).replace("q500", "null"),
    ],
)
def test_a_range_that_cannot_be_is_refused(frozen: Ledger, nonsense: str):
    assert frozen.file
    db = sqlite3.connect(frozen.file)

    with pytest.raises(sqlite3.IntegrityError), db:
        db.execute(f"insert into expectation {nonsense}")

    db.close()
    assert rows(frozen) == [50.0, 60.0]


def test_every_table_has_its_triggers(frozen: Ledger):
    triggers = {name for (name,) in answers(frozen, "select name from sqlite_master where type = 'trigger'")}

    with writing(frozen) as connection:
        tables = protected(connection)
    assert tables == ["action", "agreement", "commentary", "decision", "expectation", "meeting", "score"]
    assert triggers == {f"{table}_has_no_{change}" for table in tables for change in ("update", "delete", "replace")}


def test_one_that_takes_the_place_of_another_cannot_take_it_from_a_third(frozen: Ledger):
    with writing(frozen) as connection:
        fill(connection, ["meeting"])
    told = "insert or replace into meeting (meeting_ref, replaces, council_code, body, held_on, status, agenda, recorded_at)"  # noqa: E501
    db = another_program(frozen)

    db.execute(f"{told} values ('board', 1, 'E06000001', 'the board', '2026-11-23', 'held', '[]', '2026-11-23')")

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(f"{told} values ('board', 1, 'E06000001', 'other', '2026-11-23', 'held', '[]', '2026-11-23')")
    db.close()


def test_a_row_with_another_s_unique_value_does_not_replace_it(frozen: Ledger, other_program: sqlite3.Connection):
    with writing(frozen) as connection:
        operations = Operations(MigrationContext.configure(connection))
        operations.create_table("promise", Column("promise_id", Text, primary_key=True), Column("minute", Text),
                                UniqueConstraint("minute"))  # fmt: skip
        protect(connection)
        connection.execute(text("insert into promise values ('a', 'minute 4')"))
        assert "promise" in inspect(connection).get_table_names()

    with pytest.raises(sqlite3.IntegrityError, match="append-only"), other_program:
        other_program.execute("insert or replace into promise values ('b', 'minute 4')")


@pytest.mark.parametrize(
    "upsert",
    [
        "insert into expectation select * from expectation on conflict do nothing",
        "insert into expectation select * from expectation on conflict (expectation_id) do nothing",
    ],
)
def test_postgresql_lets_an_insert_that_does_nothing_do_nothing(postgresql: Cluster, upsert: str):
    ledger = postgresql.empty_database()
    freeze_told(ledger, [told(50.0)], STAMP)
    db = another_program(ledger)

    db.execute(upsert)

    db.close()
    assert rows(ledger) == [50.0]


def test_postgresql_asks_for_the_version_that_a_row_replaces(postgresql: Cluster):
    ledger = postgresql.empty_database()
    with writing(ledger) as connection:
        fill(connection, ["meeting"])
    db = another_program(ledger)

    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        db.execute(
            "insert into meeting (meeting_ref, replaces, council_code, body, held_on, status, agenda, recorded_at)"
            " values ('board', 7, 'E06000001', 'the board', '2026-11-23', 'held', '[]', '2026-11-23')"
        )
    db.close()
