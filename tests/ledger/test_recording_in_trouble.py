"""A disk that is full, a ledger that is held or may not be written, a server that goes: all is recorded, or nothing."""

from __future__ import annotations

import resource
import signal
from dataclasses import replace
from functools import partial
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from ingest.ledger.address import Ledger
from ingest.ledger.failures import LedgerError
from ingest.ledger.reading_back import as_at
from ingest.ledger.recording import record
from ingest.ledger.store import writing
from tests.ledger.cluster import SECRET, Cluster
from tests.ledger.practice import NOON, answers, ledger_in
from tests.ledger.promises import MEETING, PROMISE
from tests.ledger.writers import apart

MANY = [replace(PROMISE, ref=f"promise {number}") for number in range(400)]


def count(ledger: Ledger) -> int:
    return int(answers(ledger, "select count(*) from agreement")[0][0])


def refusal(ledger: Ledger) -> str:
    with pytest.raises(LedgerError) as refused:
        record(ledger, MANY, NOON)
    return str(refused.value)


def as_if_full(ledger: Ledger, room: int) -> str:
    """What is said where no file may grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        record(ledger, MANY, NOON)
    except LedgerError as error:
        return str(error)
    return "written"


@pytest.mark.parametrize("room", [10, 40_000, 110_000, 150_000])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, room: int):
    ledger = ledger_in(tmp_path)
    record(ledger, [PROMISE], NOON)

    said = apart(partial(as_if_full, ledger, room))

    assert "could not be written: the disk" in said
    assert count(ledger) == 1
    record(ledger, MANY, NOON)
    assert count(ledger) == 401


def test_a_full_disk_while_a_ledger_is_begun_leaves_none_or_one_that_can_be_gone_on_with(tmp_path: Path):
    ledger = ledger_in(tmp_path)

    apart(partial(as_if_full, ledger, 30_000))

    record(ledger, MANY, NOON)
    assert count(ledger) == 400


def test_a_ledger_that_is_held_is_waited_for_and_then_said(ledger: Ledger):
    record(ledger, [PROMISE], NOON)
    hasty = Ledger(ledger.url, patience=0.1)

    with writing(ledger):
        said = refusal(hasty)

    assert "another program is writing to it. Wait until that has ended." in said
    assert count(ledger) == 1


def test_a_ledger_that_may_not_be_written_is_said_and_can_still_be_read(tmp_path: Path):
    ledger = ledger_in(tmp_path)
    record(ledger, [PROMISE], NOON)
    read_only = Ledger(f"sqlite:///file:{ledger.file}?mode=ro&uri=true")

    assert "it may not be written. See who owns the file and its folder." in refusal(read_only)
    assert as_at(read_only, NOON)["agreement"].num_rows == 1


def test_a_role_that_may_only_read_is_said(postgresql: Cluster):
    ledger = postgresql.empty_database()
    record(ledger, [PROMISE], NOON)
    owner = psycopg.connect(ledger.url.replace("board:", "owner:"), autocommit=True)
    owner.execute("revoke insert on agreement from board")
    owner.close()

    assert "its role may not do that." in refusal(ledger)
    assert count(ledger) == 1


def test_a_server_that_goes_in_the_middle_leaves_nothing_half_written(postgresql: Cluster):
    ledger = postgresql.empty_database()
    record(ledger, [PROMISE], NOON)

    with pytest.raises(LedgerError, match="its server has ended the connection"), writing(ledger) as connection:
        connection.execute(
            text("insert into meeting select 1, 'm', null, 'E', 'b', '2026-11-20', 'held', '[]', null, now()")
        )
        mine = connection.execute(text("select pg_backend_pid()")).scalar()
        owner = psycopg.connect(host=str(postgresql.folder), user="owner", password=SECRET, dbname="postgres")
        owner.execute("select pg_terminate_backend(%s, 5000)", [mine])
        owner.close()
        connection.execute(text("select 1"))

    assert as_at(ledger, NOON)["meeting"].num_rows == 0
    assert record(ledger, [MEETING], NOON)


def test_a_copy_taken_while_somebody_writes_is_whole(tmp_path: Path):
    ledger = ledger_in(tmp_path)
    record(ledger, [PROMISE], NOON)
    copy = tmp_path / "copy.sqlite"

    with writing(ledger) as connection:
        connection.execute(text("insert into alembic_version values ('unfinished')"))
        answers(ledger, f"vacuum into '{copy}'")
        connection.execute(text("delete from alembic_version where version_num = 'unfinished'"))

    assert as_at(Ledger(f"sqlite:///{copy}"), NOON)["agreement"].num_rows == 1
