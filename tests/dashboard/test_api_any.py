"""Whatever a program asks, and whatever it should not ask, is answered as the OpenAPI document says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from dashboard import working_out
from tests.dashboard.whole_server import app

schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.fixture
def _agreed_data(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))
    yield
    working_out.days.finish()  # the past days that were asked for


@pytest.mark.usefixtures("_agreed_data")
@schema.parametrize()
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_answer_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()
