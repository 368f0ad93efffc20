"""A ledger is begun once, brought up to date before it is written, and never half-written."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from ingest.ledger import migrations, tables
from ingest.ledger.address import Ledger
from ingest.ledger.failures import LedgerError
from ingest.ledger.freezing import freeze_told
from ingest.ledger.store import is_begun, reading, writing
from tests.ledger.practice import STAMP, ledger_in, rows, told


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path):
    with writing(ledger_in(tmp_path)) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), tables.metadata)

    assert differences == []


def test_the_newest_migration_is_the_one_that_the_code_knows():
    config = Config()
    config.set_main_option("script_location", Path(str(migrations.__file__)).parent.as_posix())

    assert ScriptDirectory.from_config(config).get_heads() == [tables.NEWEST]


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


def test_who_reads_sees_the_ledger_as_it_was_before_an_unfinished_writing(tmp_path: Path):
    ledger = ledger_in(tmp_path)
    freeze_told(ledger, [told(50.0)], STAMP)

    with writing(ledger) as writer, reading(ledger) as reader:
        writer.execute(text("insert into alembic_version values ('unfinished')"))
        seen = reader.execute(text("select version_num from alembic_version")).scalars().all()
        writer.execute(text("delete from alembic_version where version_num = 'unfinished'"))

    assert seen == [tables.NEWEST]


def test_a_ledger_that_a_newer_release_has_written_is_left_alone(tmp_path: Path):
    ledger = ledger_in(tmp_path)
    with writing(ledger) as connection:
        connection.execute(text("update alembic_version set version_num = 'of tomorrow'"))

    with pytest.raises(LedgerError, match=r"newer Levelwith has written the ledger\. Install that one"):
        freeze_told(ledger, [told(50.0)], STAMP)

    assert rows(ledger) == []


@pytest.mark.parametrize("attempt", range(5))
def test_two_who_begin_and_write_at_once_freeze_everything_once(tmp_path: Path, attempt: int):
    ledger, start = ledger_in(tmp_path), threading.Barrier(4)
    everywhere = [told(50.0, area_code=f"E0600{area:04}") for area in range(500)]

    def write(_writer: int) -> int:
        start.wait()
        return freeze_told(ledger, everywhere, STAMP)

    with ThreadPoolExecutor(4) as writers:
        frozen = sorted(writers.map(write, range(4)))

    assert frozen == [0, 0, 0, 500]
    assert len(rows(ledger)) == 500


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:////srv/levelwith/ledger.sqlite", "/srv/levelwith/ledger.sqlite"),
        ("postgresql+psycopg://board:secret@db.example/ledger", "postgresql+psycopg://board:…@db.example/ledger"),
        ("postgresql://db.example/ledger", "postgresql://db.example/ledger"),
    ],
)
def test_a_message_shows_where_the_ledger_is_but_no_password(url: str, shown: str):
    assert Ledger(url).shown == shown
