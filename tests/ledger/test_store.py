"""A ledger is begun once, brought up to date before it is written, and never half-written."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from ingest.ledger import tables
from ingest.ledger.address import Ledger
from ingest.ledger.failures import LedgerError
from ingest.ledger.freezing import freeze_told
from ingest.ledger.store import is_begun, reading, writing
from tests.ledger.cluster import Cluster
from tests.ledger.practice import STAMP, ledger_in, rows, told


def test_reading_does_not_begin_a_ledger(tmp_path: Path):
    ledger = ledger_in(tmp_path)

    assert not is_begun(ledger)
    assert not list(tmp_path.iterdir())


def test_a_ledger_is_one_file_when_nobody_uses_it(tmp_path: Path):
    freeze_told(ledger_in(tmp_path), [told(50.0)], STAMP)

    assert [path.name for path in tmp_path.iterdir()] == ["ledger.sqlite"]


def test_who_reads_need_not_wait_for_who_writes(tmp_path: Path):
    with writing(ledger_in(tmp_path)) as connection:
        assert connection.execute(text("pragma journal_mode")).scalar() == "wal"


def test_who_reads_sees_one_moment_whatever_is_written_meanwhile(ledger: Ledger):
    freeze_told(ledger, [told(50.0)], STAMP)
    counted = text("select count(*) from expectation")

    with reading(ledger) as reader:
        before = reader.execute(counted).scalar()
        freeze_told(ledger, [told(60.0, horizon=2)], STAMP)
        after = reader.execute(counted).scalar()

    assert (before, after) == (1, 1)
    assert rows(ledger) == [50.0, 60.0]


def test_who_reads_does_not_see_an_unfinished_writing(ledger: Ledger):
    freeze_told(ledger, [told(50.0)], STAMP)

    with writing(ledger) as writer, reading(ledger) as reader:
        writer.execute(text("insert into alembic_version values ('unfinished')"))
        seen = reader.execute(text("select version_num from alembic_version")).scalars().all()
        writer.execute(text("delete from alembic_version where version_num = 'unfinished'"))

    assert seen == [tables.NEWEST]


def test_who_reads_cannot_write(postgresql: Cluster):
    ledger = postgresql.empty_database()
    freeze_told(ledger, [], STAMP)

    with pytest.raises(LedgerError, match="takes no writing"), reading(ledger) as reader:
        reader.execute(text("insert into alembic_version values ('by a reader')"))


def test_a_ledger_that_a_newer_release_has_written_is_left_alone(ledger: Ledger):
    with writing(ledger) as connection:
        connection.execute(text("update alembic_version set version_num = 'of tomorrow'"))

    with pytest.raises(LedgerError, match=r"newer Levelwith has written the ledger\. Install that one"):
        freeze_told(ledger, [told(50.0)], STAMP)

    assert rows(ledger) == []


@pytest.mark.parametrize("attempt", range(3))
def test_two_who_begin_and_write_at_once_freeze_everything_once(ledger: Ledger, attempt: int):
    start = threading.Barrier(4)
    everywhere = [told(50.0, area_code=f"E0600{area:04}") for area in range(500)]

    def write(_writer: int) -> int:
        start.wait()
        return freeze_told(ledger, everywhere, STAMP)

    with ThreadPoolExecutor(4) as writers:
        frozen = sorted(writers.map(write, range(4)))

    assert frozen == [0, 0, 0, 500]
    assert len(rows(ledger)) == 500


def test_who_waits_too_long_for_another_writer_is_told(ledger: Ledger):
    hasty = Ledger(ledger.url, patience=0.1)

    with writing(ledger), pytest.raises(LedgerError, match="another program is writing to it"):
        freeze_told(hasty, [told(50.0)], STAMP)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:////srv/levelwith/ledger.sqlite", "/srv/levelwith/ledger.sqlite"),
        ("postgresql://board:p%40ss@db.example/ledger", "postgresql://board:…@db.example/ledger"),
        (
            "postgresql://db.example/ledger?user=board&password=secret",
            "postgresql://db.example/ledger?user=board&password=…",
        ),
        ("postgresql+psycopg://board:secret@db.example/ledger", "postgresql+psycopg://board:…@db.example/ledger"),
        ("postgresql://db.example/ledger", "postgresql://db.example/ledger"),
    ],
)
def test_a_message_shows_where_the_ledger_is_but_no_password(url: str, shown: str):
    assert Ledger(url).shown == shown


def test_an_address_need_not_name_its_driver():
    assert Ledger("postgresql://db.example/ledger").driven == "postgresql+psycopg://db.example/ledger"
    assert Ledger("postgres://db.example/ledger").driven == "postgresql+psycopg://db.example/ledger"
    assert Ledger("sqlite:////srv/ledger.sqlite").driven == "sqlite:////srv/ledger.sqlite"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("of%20the%20tests", "guessed"), "the server refused the role or its password"),
        ((":of%20the%20tests", ""), "the server asks for a password, and none was given"),
        (("board:", "nobody:"), "the server refused the role or its password"),
        (("/ledger_", "/another_"), "its server has no such database or role"),
        (("?host=/tmp", "?host=/nowhere"), "no server answers there. See that it runs"),
        (("?host=", "?port=1&host=127.0.0.1&application_name="), "no server answers there. See that it runs"),
    ],
)
def test_a_server_that_cannot_be_reached_is_said_without_its_password(
    postgresql: Cluster, change: tuple[str, str], said: str
):
    url = postgresql.empty_database().url.replace(*change)
    with pytest.raises(LedgerError) as refused:
        freeze_told(Ledger(url), [told(50.0)], STAMP)

    assert said in str(refused.value)
    assert "LEVELWITH_LEDGER" in str(refused.value)
    assert "tests" not in str(refused.value)
    assert "guessed" not in str(refused.value)


def test_a_missing_driver_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(LedgerError, match=r"driver of PostgreSQL is missing\. Run `pip install 'psycopg\[binary\]'`"):
        freeze_told(Ledger("postgresql://127.0.0.1:1/ledger"), [], STAMP)
