"""A new ledger has what the migrations make, and after every one of them no row can be changed or removed."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Text, create_engine, text

from ingest.ledger import migrations, tables
from ingest.ledger.address import Ledger
from ingest.ledger.append_only import protect, protected
from ingest.ledger.recording import record
from ingest.ledger.schema import migrate
from ingest.ledger.store import reading, writing
from tests.ledger.practice import answers, ledger_in
from tests.ledger.tampering import fill, let_through

CONFIG = Config()
CONFIG.set_main_option("script_location", Path(str(migrations.__file__)).parent.as_posix())
SCRIPTS = ScriptDirectory.from_config(CONFIG)
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]
WHAT_IS_THERE = {
    "sqlite": "select type, name, sql from sqlite_master where sql is not null order by 1, 2",
    "postgresql": """
        select 'column', table_name || '.' || column_name, data_type || is_nullable || coalesce(column_default, '')
        from information_schema.columns where table_schema = 'public'
        union all select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
        from pg_constraint where connamespace = 'public'::regnamespace
        union all select 'index', indexname, indexdef from pg_indexes where schemaname = 'public'
        union all select 'trigger', tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all select 'function', proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace
        order by 1, 2
    """,
}


def taken_to(ledger: Ledger, revision: str) -> None:
    """As an older release would have: what alembic does, and nothing of what begins a ledger."""
    with create_engine(ledger.driven).begin() as connection:
        migrate(connection, revision)


def what_is_there(ledger: Ledger) -> list[tuple[Any, ...]]:
    """Every table, key, rule and trigger; SQLite keeps their words, in which the order of rules means nothing."""
    found = answers(ledger, WHAT_IS_THERE["sqlite" if ledger.file else "postgresql"])
    return [(kind, name, sorted(re.split(r",?\s*\n\s*", said))) for kind, name, said in found]


def copy_of(ledger: Ledger, request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    """Another empty one of the same kind."""
    if ledger.file:
        return Ledger(f"sqlite:///{tmp_path / 'migrated.sqlite'}")
    return request.getfixturevalue("postgresql").empty_database()


def test_the_newest_migration_is_the_one_that_the_code_knows():
    assert SCRIPTS.get_heads() == [tables.NEWEST]


def test_a_new_ledger_has_just_what_the_migrations_make(ledger: Ledger, request: Any, tmp_path: Path):
    migrated = copy_of(ledger, request, tmp_path)

    record(ledger, [])
    taken_to(migrated, "head")

    assert what_is_there(ledger) == what_is_there(migrated)
    assert len(what_is_there(ledger)) > 30


@pytest.mark.parametrize("begin", [lambda ledger: record(ledger, []), lambda ledger: taken_to(ledger, "head")])
def test_alembic_finds_no_difference_to_the_tables_that_the_code_knows(ledger: Ledger, begin: Any):
    begin(ledger)

    with reading(ledger) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_after_each_migration_no_row_of_any_table_can_be_changed_or_removed(ledger: Ledger, revision: str):
    taken_to(ledger, revision)
    with create_engine(ledger.driven).begin() as connection:
        fill(connection, protected(connection))

    assert let_through(ledger) == []


def test_rows_written_between_migrations_stay_as_they_are_through_all_that_follow(ledger: Ledger):
    taken_to(ledger, REVISIONS[0])
    with create_engine(ledger.driven).begin() as connection:
        fill(connection, protected(connection))
    before = answers(ledger, "select * from expectation")

    record(ledger, [])

    assert answers(ledger, "select * from expectation") == before
    assert answers(ledger, "select version_num from alembic_version") == [(tables.NEWEST,)]


def test_a_new_ledger_is_append_only_without_a_migration(ledger: Ledger):
    with writing(ledger) as connection:
        fill(connection, protected(connection))

    assert let_through(ledger) == []


def test_each_step_is_protected_before_the_next_begins(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    seen: list[list[str]] = []
    monkeypatch.setattr("ingest.ledger.append_only.protect", lambda connection: seen.append(protected(connection)))

    taken_to(ledger, "head")

    assert len(seen) == len(REVISIONS)
    assert seen[0] == ["expectation"]


def test_a_migration_that_makes_each_table_anew_leaves_it_append_only(tmp_path: Path):
    ledger = ledger_in(tmp_path)
    with writing(ledger) as connection:
        fill(connection, protected(connection))
        dropped = made_anew(connection, protected(connection))
        protect(connection)

    assert dropped == 0
    assert let_through(ledger) == []


def made_anew(connection: Connection, names: list[str]) -> int:
    """As alembic's batch mode does it, SQLite's way; how many triggers are left. PostgreSQL alters tables in place."""
    operations = Operations(MigrationContext.configure(connection))
    for name in names:
        with operations.batch_alter_table(name, recreate="always") as table:
            table.add_column(Column("remark", Text))
    return int(connection.execute(text("select count(*) from sqlite_master where type = 'trigger'")).scalar_one())


def test_to_begin_a_ledger_loads_no_alembic(tmp_path: Path):
    program = (
        "import sys; from ingest.ledger.address import Ledger; from ingest.ledger.recording import record;"
        "record(Ledger(sys.argv[1]), []); sys.exit('alembic' in sys.modules)"
    )

    begun = run([sys.executable, "-c", program, f"sqlite:///{tmp_path / 'ledger.sqlite'}"], check=False)

    assert begun.returncode == 0
    assert (tmp_path / "ledger.sqlite").exists()
