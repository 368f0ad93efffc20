"""Nobody downloads a gigabyte who did not ask for it, and whoever asks is told how large it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ingest.archive import Archive
from ingest.cli import app
from tests.ingest.police_practice import crime
from tests.servers.police_archive import archive_server, members_of, packed

LEFT_OUT = "left out, as it is one file of over 1 GB. To fetch it, name it: levelwith fetch police_archive."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))

    def invoked(*words: str) -> Result:
        return CliRunner().invoke(app, ["fetch", *words])

    return invoked


def test_a_fetch_of_everything_leaves_it_out_and_says_so(run) -> None:  # type: ignore[no-untyped-def]
    result = run("--dry-run")

    assert LEFT_OUT in result.stdout
    assert "latest.zip" not in result.stdout
    assert "crimes-street-dates" in result.stdout


def test_a_fetch_of_another_source_does_not_speak_of_it(run) -> None:  # type: ignore[no-untyped-def]
    assert LEFT_OUT not in run("police", "--dry-run").stdout


def test_a_dry_run_of_it_says_how_large_it_is(run) -> None:  # type: ignore[no-untyped-def]
    result = run("police_archive", "--dry-run")

    assert "https://data.police.uk/data/archive/latest.zip (about 1.0 GB)" in result.stdout
    assert "1 requests would be sent." in result.stdout


def test_named_it_is_fetched_from_wherever_somebody_says(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with archive_server(packed(members_of([crime(1, ward=1)]))) as server:
        result = run("police_archive", "--base-url", f"police_archive={server.base_url}")

    assert result.exit_code == 0, result.stderr
    (reply,) = Archive(tmp_path / "archive").verified("police_archive")
    assert reply.receipt.base_url_replaced
    assert server.asked == ["latest.zip"]


def test_a_council_whose_wards_are_not_held_is_named_before_anything_is_asked(run) -> None:  # type: ignore[no-untyped-def]
    result = run("police_archive", "--council", "E08000007", "--dry-run")

    assert result.exit_code == 1
    assert "No outline of a ward of E08000007 is held" in result.stderr
