"""What cannot be is refused in a sentence before the ledger is opened, and by the database whoever writes."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from ingest.ledger import tables
from ingest.ledger.address import Ledger
from ingest.ledger.checking import Refused
from ingest.ledger.failures import LedgerError
from ingest.ledger.recording import record
from ingest.ledger.shapes import Milestone, Record
from ingest.ledger.store import writing
from tests.ledger.practice import NOON, answers, ledger_in
from tests.ledger.promises import ACTION, DECIDED, MEETING, PROMISE, SAID


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(PROMISE, status="agreeed"), "its status is “agreeed”, and can be draft, agreed or example"),
        (replace(MEETING, status="agreed"), "its status is “agreed”, and can be planned, held or example"),
        (replace(PROMISE, kind="amended"), "its kind is “amended”, and can be set, change, correction or withdrawal"),
        (replace(PROMISE, direction="up"), "its direction is “up”, and can be higher, lower or hold"),
        (replace(PROMISE, kind="change"), "what is set is the first of its thing"),
        (replace(PROMISE, replaces=1), "what is set is the first of its thing"),
        (replace(PROMISE, tolerance=-0.1), "its tolerance is below nought"),
        (replace(PROMISE, tolerance=math.nan), "“tolerance” is not a number"),
        (replace(PROMISE, target_value=math.inf), "“target value” is not a number"),
        (replace(PROMISE, baseline_value=-math.inf), "“baseline value” is not a number"),
        (replace(ACTION, predicted_value=math.nan), "“predicted value” is not a number"),
        (replace(PROMISE, baseline_value=None), "a baseline has a value and the end of its period, or neither"),
        (replace(PROMISE, baseline_start=date(2025, 4, 1)), "begins on 2025-04-01 and has ended by 2025-04-01"),
        (replace(PROMISE, milestones=(Milestone(due_end=date(2027, 4, 1), value=math.nan),)), "“milestone” is not"),
        (replace(PROMISE, milestones=PROMISE.milestones[::-1]), "its milestones are not in the order of their days"),
        (replace(PROMISE, milestones=PROMISE.milestones[:1] * 2), "its milestones are not in the order of their days"),
        (replace(PROMISE, due_end=date(2028, 4, 1)), "last milestone is due on 2028-04-01, and the target itself on"),
        (replace(ACTION, predicted_by=None), "a prediction has an indicator, a value and the day by which, or none"),
        (replace(PROMISE, owner="jo.bloggs@example.gov.uk"), "“owner” holds an e-mail address; name a role or a body"),
        (replace(PROMISE, agreed_by="Jo (jo@example.gov.uk)"), "“agreed by” holds an e-mail address"),
        (replace(PROMISE, partners=("A trust", "jo@example.org")), "“partners” holds an e-mail address"),
        (replace(SAID, owner="jo@example.org"), "“owner” holds an e-mail address"),
        (replace(DECIDED, decided_by="jo@example.org"), "“decided by” holds an e-mail address"),
        (replace(PROMISE, owner=""), "“owner” is empty"),
        (replace(PROMISE, title=" "), "“title” is empty"),
        (replace(SAID, words=""), "“words” is empty"),
        (replace(PROMISE, reason="a\x00b"), "“reason” holds a sign that is no text"),
        (replace(PROMISE, partners=("\ud800",)), "“partners” holds a sign that is no text"),
        (replace(PROMISE, due_end=NOON), "“due end” is a moment, and should be a day"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_with_it(tmp_path: Path, wrong: Record, said: str):
    ledger = ledger_in(tmp_path)

    with pytest.raises(Refused) as refused:
        record(ledger, [MEETING, wrong], NOON)

    assert said in str(refused.value)
    assert str(refused.value).startswith(f"The {type(wrong).__name__.lower()} “{wrong.ref}” cannot be recorded: ")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("table", "nonsense"),
    [
        ("agreement", {"status": "released"}),
        ("agreement", {"kind": "change"}),
        ("agreement", {"direction": "up"}),
        ("agreement", {"tolerance": -1.0}),
        ("agreement", {"baseline_value": None}),
        ("agreement", {"owner": None}),
        ("meeting", {"status": "agreed"}),
        ("commentary", {"status": "agreed"}),
        ("decision", {"status": "agreed"}),
        ("action", {"status": "agreed"}),
        ("action", {"predicted_by": None}),
    ],
)
def test_the_database_refuses_it_too_whoever_writes(ledger: Ledger, table: str, nonsense: dict[str, Any]):
    record(ledger, [PROMISE, MEETING, SAID, DECIDED, ACTION], NOON)
    kept = tables.metadata.tables[table]

    with pytest.raises(LedgerError), writing(ledger) as connection:
        row = dict(connection.execute(select(kept)).mappings().one())
        del row[f"{table}_id"]
        connection.execute(insert(kept).values({**row, f"{table}_ref": "another", **nonsense}))

    assert answers(ledger, f"select count(*) from {table}") == [(1,)]
