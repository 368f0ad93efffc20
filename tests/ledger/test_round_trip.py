"""Whatever can be recorded is read back as it was, on either database."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.ledger.address import Ledger
from ingest.ledger.checking import STATUSES
from ingest.ledger.reading_back import as_at
from ingest.ledger.recording import record
from ingest.ledger.shapes import Action, Agreement, Commentary, Decision, Meeting, Milestone, Record
from tests.ledger.cluster import Cluster
from tests.ledger.practice import ledger_in

LATEST = datetime(2100, 1, 1, tzinfo=UTC)
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00@"), min_size=1, max_size=20).filter(
    str.strip
)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
numbers = st.floats(allow_nan=False, allow_infinity=False)


def none_or(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


milestones = st.dictionaries(days, numbers, max_size=4).map(
    lambda path: tuple(Milestone(due_end=day, value=path[day]) for day in sorted(path))
)
version = {"ref": text, "council_code": text, "replaces": st.none()}
promises = st.builds(
    Agreement, **version, kind=st.just("set"), status=st.sampled_from(STATUSES[Agreement]), area_code=text,
    indicator_id=none_or(text), title=text, unit=text, direction=st.sampled_from(["higher", "lower", "hold"]),
    target_value=numbers, due_end=st.just(date(2100, 1, 2)), milestones=milestones, tolerance=numbers.map(abs),
    baseline_value=numbers, baseline_start=st.none(), baseline_end=days, baseline_vintage=none_or(days), agreed_by=text,
    agreed_on=days, meeting_ref=none_or(text), minute_reference=none_or(text), reason=text, owner=text,
    partners=st.lists(text, max_size=3).map(tuple), embargo_until=none_or(days), caution=none_or(text),
    source=none_or(text),
)  # fmt: skip
meetings = st.builds(
    Meeting, **version, body=text, held_on=days, status=st.sampled_from(STATUSES[Meeting]),
    agenda=st.lists(text, max_size=3).map(tuple), build_id=none_or(text),
)  # fmt: skip
decisions = st.builds(
    Decision, **version, meeting_ref=none_or(text), agreement_ref=none_or(text),
    status=st.sampled_from(STATUSES[Decision]), words=text, decided_by=text, decided_on=days,
    indicators=st.lists(text, max_size=3).map(tuple),
)  # fmt: skip
actions = st.builds(
    Action, **version, decision_ref=none_or(text), meeting_ref=none_or(text), agreement_ref=none_or(text),
    status=st.sampled_from(STATUSES[Action]), words=text, owner=text, due=days, predicted_indicator_id=text,
    predicted_area_code=none_or(text), predicted_value=numbers, predicted_by=days,
)  # fmt: skip
comments = st.builds(
    Commentary, **version, agreement_ref=text, status=st.sampled_from(STATUSES[Commentary]), words=text,
    by_when=none_or(days), owner=text,
)  # fmt: skip
moments = st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1), timezones=st.timezones())
anything = st.one_of(promises, meetings, decisions, actions, comments)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """One for all examples: each has a name of its own."""
    if request.param == "sqlite":
        return ledger_in(tmp_path_factory.mktemp("kept"))
    running: Cluster = request.getfixturevalue("postgresql")
    return running.empty_database()


def as_read(record: Record) -> dict[str, Any]:
    """With lists and days of lists as the text they are kept as."""
    cells = {
        name: json.loads(json.dumps(cell, default=str)) if isinstance(cell, tuple) else cell
        for name, cell in asdict(record).items()
    }
    ref = cells.pop("ref")
    return {**cells, f"{type(record).__name__.lower()}_ref": ref}


@settings(max_examples=80)
@given(given_record=anything, moment=moments)
def test_what_is_recorded_is_read_back_as_it_was(kept: Ledger, given_record: Record, moment: datetime):
    table = type(given_record).__name__.lower()
    before = as_at(kept, LATEST, with_drafts=True)[table].num_rows
    named = replace(given_record, ref=f"{given_record.ref} {before}")

    (number,) = record(kept, [named], moment)

    *_, row = as_at(kept, LATEST, with_drafts=True)[table].to_pylist()
    assert row.pop(f"{table}_id") == number
    assert row.pop("recorded_at") >= moment.astimezone(UTC).replace(tzinfo=None)
    lists = {name for name, cell in asdict(named).items() if isinstance(cell, tuple)}
    assert {name: json.loads(cell) if name in lists else cell for name, cell in row.items()} == as_read(named)
