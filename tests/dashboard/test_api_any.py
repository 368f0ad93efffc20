"""Whatever a program asks, and whatever it should not ask, is answered as the OpenAPI document says."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from tests.dashboard.whole_server import app

schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.fixture
def _agreed_data(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))


@pytest.mark.usefixtures("_agreed_data")
@schema.parametrize()
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_answer_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()
