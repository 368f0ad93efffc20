"""A ledger that cannot be written does not keep the figures from being shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ingest import serve
from ingest.cli import app


def test_the_demo_serves_although_nothing_can_be_frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"this is no database, and long enough to be told from an empty file" * 50)
    served: list[str] = []
    monkeypatch.setattr(serve, "try_address", lambda host, port: None)
    monkeypatch.setattr(serve, "serve", lambda settings, host, port: served.append(host) or 0)

    shown = CliRunner().invoke(app, ["demo"], env={"LEVELWITH_DATA": str(tmp_path)})

    assert served == ["127.0.0.1"]
    assert shown.exit_code == 0
    assert "ledger.sqlite" in shown.stderr

    built = CliRunner().invoke(app, ["build"], env={"LEVELWITH_DATA": str(tmp_path)})
    assert built.exit_code == 1
    assert "ledger.sqlite" in built.stderr
