"""The command does what its help says, and its exit code says how it went."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from ingest import serve
from ingest.cli import app
from ingest.settings import discover
from tests.servers.els import els_server
from tests.servers.els_fixture import shelves_from_fixture

COMMANDS = ("demo", "fetch", "build", "check", "serve", "status", "snapshot")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped figures, built once for all tests of this file."""
    folder = tmp_path_factory.mktemp("demo")
    built = CliRunner().invoke(app, ["demo", "--no-serve"], env={"LEVELWITH_DATA": str(folder)})
    assert built.exit_code == 0, built.stderr
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str):
    helped = run(command, "--help")

    assert helped.exit_code == 0
    assert command in helped.stdout


def test_an_unknown_command_is_wrong_usage():
    assert run("frobnicate").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("fetch", "--since", "yesterday"),
        ("fetch", "--base-url", "els"),
        ("fetch", "--base-url", "els=ftp://somewhere"),
        ("serve", "--port", "99999"),
        ("snapshot",),
    ],
)
def test_a_word_that_cannot_be_understood_is_wrong_usage(empty: Path, words: tuple[str, ...]):
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("command", ["check", "serve", "status"])
def test_before_the_first_build_every_command_says_what_to_do(empty: Path, command: str):
    asked = run(command)

    assert asked.exit_code == 1
    assert "levelwith demo" in " ".join(asked.stderr.split())


def test_an_unknown_source_is_named_with_those_there_are(empty: Path):
    asked = run("fetch", "elves")

    assert asked.exit_code == 1
    assert "elves" in asked.stderr
    assert "els" in asked.stderr


def test_another_server_for_an_unknown_source_is_wrong_usage_and_names_those_there_are(empty: Path):
    asked = run("fetch", "--dry-run", "--base-url", "elves=http://127.0.0.1:1/")

    told = " ".join(asked.stderr.replace("│", " ").split())
    assert asked.exit_code == 2
    assert "there is no source called elves; the sources are els, " in told


def test_publishers_are_given_the_contact_of_whoever_runs_this(empty: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEVELWITH_CONTACT", "https://example.gov.uk/levelwith")
    with els_server(shelves_from_fixture()) as server:
        run("fetch", "els", "--council", "E08000009", "--base-url", f"els={server.base_url}")

    assert "+https://example.gov.uk/levelwith)" in server.headers[0]["User-Agent"]


def test_a_contact_that_is_none_is_one_sentence(empty: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEVELWITH_CONTACT", "ring me")

    asked = run("fetch", "--dry-run")

    assert asked.exit_code == 1
    assert 'LEVELWITH_CONTACT is "ring me"' in " ".join(asked.stderr.split())


def test_a_dry_run_asks_nothing_and_says_what_it_would(empty: Path):
    with els_server(shelves_from_fixture()) as server:
        planned = run("fetch", "els", "--dry-run", "--base-url", f"els={server.base_url}")

    assert planned.exit_code == 0
    assert server.asked == []
    assert f"{server.base_url}metadata/indicators" in planned.stdout
    assert not list(empty.rglob("*.csv"))


def test_a_source_that_cannot_be_reached_is_one_sentence_and_exit_code_1(empty: Path):
    with els_server(shelves_from_fixture()) as server:
        wrong = server.base_url.replace("api/v1", "api/v9")
        asked = run("fetch", "els", "--base-url", f"els={wrong}")

    assert asked.exit_code == 1
    assert "404" in asked.stderr
    assert "Traceback" not in asked.stderr


def test_the_shipped_figures_pass_every_check(demo: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEVELWITH_DATA", str(demo))

    checked = run("check")

    assert checked.exit_code == 0, checked.stderr
    rules = list((discover().sql / "checks").glob("*.sql"))
    assert checked.stderr.count("✓") == len(rules)


def test_status_is_one_json_object_with_the_counts(demo: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEVELWITH_DATA", str(demo))

    told = run("status", "--json")

    status = json.loads(told.stdout)
    assert told.exit_code == 0
    counted = {row["indicator_id"]: row for row in status["indicators"] if row["source_id"] == "els"}
    assert sum(row["councils"] > 0 for row in counted.values()) == 83
    assert sum(row["councils"] >= 150 for row in counted.values()) == 73
    assert counted["motor-vehicle-flow"]["first_start"] == "1993-01-01"
    assert counted["claimant-count"]["first_start"] == "2001-01-01"
    assert {source["source_id"] for source in status["sources"]} >= {"els", "trafford_data_lab"}
    assert status["problems"] == []


def test_status_says_how_many_expectations_are_frozen_and_since_when(demo: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEVELWITH_DATA", str(demo))

    ledger = json.loads(run("status", "--json").stdout)["ledger"]

    serving = demo / "builds" / (demo / "builds" / "current").read_text().strip()
    with duckdb.connect(str(serving), read_only=True) as db:
        shown = db.execute("select count(q500) from marts.realistic_range").fetchall()[0][0]
    assert ledger["frozen_expectations"] == shown > 0
    assert ledger["newest_frozen"] == f"{datetime.now(UTC):%Y-%m-%d}"
    assert ledger["at"] == str(demo / "ledger.sqlite")
    told = " ".join(run("status").stderr.split())
    assert f"{ledger['frozen_expectations']:,} frozen expectations, the newest of {ledger['newest_frozen']}" in told


def test_a_ledger_that_cannot_be_written_is_exit_code_1_until_it_is_mended_and_the_build_stays(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LEVELWITH_DATA", str(demo))
    monkeypatch.setenv("LEVELWITH_LEDGER", f"sqlite:///{tmp_path}/ledger.sqlite")
    serving = (demo / "builds" / "current").read_text()
    (tmp_path / "ledger.sqlite").write_text("not a ledger")

    refused, told = run("build"), run("status", "--json")
    (tmp_path / "ledger.sqlite").unlink()
    behind, mended, status = run("status"), run("build"), run("status")

    assert refused.exit_code == 1
    assert "is published, but its expectations are not frozen yet" in " ".join(refused.stderr.split())
    assert (demo / "builds" / "current").read_text() == serving
    assert told.exit_code == 1
    assert "it is not a ledger, or is damaged" in json.loads(told.stdout)["problems"][0]
    assert behind.exit_code == 1
    assert "not frozen in the ledger yet. Run `levelwith build`." in " ".join(behind.stderr.split())
    assert (mended.exit_code, status.exit_code) == (0, 0), mended.stderr


def test_building_again_loads_no_database_library_for_the_ledger(demo: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEVELWITH_DATA", str(demo))
    run("build")
    build = "from ingest.cli import app; app(['build'], standalone_mode=False)"
    program = f"import sys; {build}; print('sqlalchemy' in sys.modules)"

    again = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert again.stdout == "False\n"
    assert "Froze" not in again.stderr


def test_building_again_says_that_nothing_has_changed(demo: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEVELWITH_DATA", str(demo))

    again = run("build")

    assert again.exit_code == 0
    assert "Nothing has changed" in again.stderr


def test_a_snapshot_of_the_shipped_figures_is_the_same_snapshot(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LEVELWITH_DATA", str(demo))

    written = run("snapshot", "--output", str(tmp_path / "snapshot"))

    assert written.exit_code == 0, written.stderr
    shipped = json.loads((discover().snapshot / "manifest.json").read_text())["tables"]
    again = json.loads((tmp_path / "snapshot" / "manifest.json").read_text())["tables"]
    assert {name: table["rows"] for name, table in again.items()} == {
        name: table["rows"] for name, table in shipped.items()
    }
    assert sum(table["bytes"] for table in again.values()) < 3_000_000


def test_a_source_that_was_never_asked_is_told_and_is_not_broken(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(demo))
    status = run("status")
    assert status.exit_code == 0
    assert "postcodes.io: the ward of a postcode: never fetched" in status.stderr


def test_the_service_of_postcodes_is_named_while_serving_and_no_other(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(demo))
    asked: list[str | None] = []
    monkeypatch.setattr(serve, "try_address", lambda *_: None)
    monkeypatch.setattr(serve, "serve", lambda *_, postcodes=None, **__: asked.append(postcodes) or 0)
    assert run("serve", "--base-url", "postcodes_io=http://127.0.0.1:8000/").exit_code == 0
    assert run("serve").exit_code == 0
    refused = run("serve", "--base-url", "els=http://127.0.0.1:8000/")
    assert asked == ["http://127.0.0.1:8000/", None]
    assert refused.exit_code == 2
    assert "els is not asked while serving" in " ".join(refused.stderr.replace("│", " ").split())
