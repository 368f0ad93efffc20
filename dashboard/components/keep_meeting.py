"""What officers record of a meeting: that it is held, what was decided, who does what, and what owners say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

import streamlit as st

from dashboard import database, figures, officers, reviewing, typed_target
from dashboard.charts.svg import escaped
from dashboard.components import block
from dashboard.database import Build
from dashboard.promised import Meeting as HeldMeeting
from dashboard.promises import Promises
from dashboard.rows import Place
from dashboard.words.meetings import meeting_title
from ingest.ledger import pins
from ingest.ledger.failures import LedgerError
from ingest.ledger.recording import record
from ingest.ledger.shapes import Action, Commentary, Decision, Meeting, Record

NO_TARGET, NO_MEETING = "None of them", "No meeting"


class Missing(Exception):
    """A field that must be filled; the sentence says which."""


def show(build: Build, council: Place) -> None:
    """One kind of record at a time."""
    agreed = reviewing.agreed(build, council)
    kinds: dict[str, Callable[[Build, Promises], Record]] = {
        "A meeting": _meeting,
        "What was decided": _decision,
        "Who does what by when": _action,
        "What an owner says": _commentary,
    }
    kind = st.selectbox("What do you want to record?", list(kinds), key="record-kind")
    try:
        made: Record | None = kinds[kind](build, agreed)
        missing = ""
    except Missing as lacking:
        made, missing = None, str(lacking)
    if not st.button("Record this", type="primary", key=f"keep-{kind}"):
        return
    if made is None:
        st.error(f"Not recorded. {missing}")
        return
    try:
        record(officers.ledger(), [made], datetime.now(UTC))
    except LedgerError as error:
        st.error(f"Not recorded. {error} What you typed is still here.")
        return
    if isinstance(made, Meeting) and made.build_id:
        pins.pin(database.builds_folder(), made.build_id)
    block.show(f"<p class='recorded'><b>Recorded. {escaped(kind)} is kept.</b></p>", said="Recorded.", key="kept")


def _meeting(build: Build, agreed: Promises) -> Meeting:
    known = {meeting_title(each): each for each in agreed.meetings}
    chosen = st.selectbox("Which meeting?", ["A new meeting", *known], key="keep-which")
    before = known.get(chosen)
    body = _text("Body", before.body if before else "", "keep-body")
    held_on = _day("Day", figures.day(before.held_on) if before else "", "keep-day")
    status = st.selectbox(
        "Is it held?",
        ["planned", "held"],
        format_func={"planned": "Planned", "held": "Held now"}.__getitem__,
        key="keep-status",
    )
    titles = {f"{each.now.title} ({each.ref})": each.ref for each in agreed.standing}
    listed = [name for name, ref in titles.items() if before and ref in before.agenda]
    agenda = st.multiselect("Targets on the agenda, in their order", list(titles), listed, key="keep-agenda")
    return Meeting(
        ref=before.meeting_ref if before else f"{held_on:%Y-%m-%d}-{uuid4().hex[:6]}",
        council_code=agreed.council.area_code,
        replaces=before.meeting_id if before else None,
        body=body,
        held_on=held_on,
        status=status,
        agenda=tuple(titles[name] for name in agenda),
        # A meeting that is held looks at the figures of that moment, and they are kept for it.
        build_id=build.build_id if status == "held" else None,
    )


def _decision(_build: Build, agreed: Promises) -> Decision:
    words = _text("What was decided", "", "decided")
    by = _text("Who decided it", "", "decided-by")
    day = _day("When", "", "decided-on")
    target, meeting = _target(agreed, "decided-target"), _held_at(agreed, "decided-meeting")
    return Decision(
        ref=f"decision-{uuid4().hex[:10]}", council_code=agreed.council.area_code, status="decided", words=words,
        decided_by=by, decided_on=day, agreement_ref=target, meeting_ref=meeting.meeting_ref if meeting else None,
    )  # fmt: skip


def _action(_build: Build, agreed: Promises) -> Action:
    words, owner = _text("What will be done", "", "action"), _text("Owner (a role or a body)", "", "action-owner")
    due = _day("By when", "", "action-due")
    target = _target(agreed, "action-target")
    value = st.text_input("What the target's figure is predicted to come to (may be left empty)", key="predicted")
    by = st.text_input("By when (may be left empty)", key="predicted-by", help="Such as March 2028")
    promise = next((each for each in agreed.standing if each.ref == target), None)
    number, day = typed_target.value(value), typed_target.day(by)
    if (number is None) != (day is None) or (number is not None and (promise is None or not promise.now.indicator_id)):
        raise Missing("A prediction needs a target with a figure, a value and a day.")
    is_predicted = number is not None and promise is not None
    return Action(
        ref=f"action-{uuid4().hex[:10]}", council_code=agreed.council.area_code, status="open", words=words,
        owner=owner, due=due, agreement_ref=target,
        predicted_indicator_id=promise.now.indicator_id if is_predicted and promise else None,
        predicted_area_code=promise.now.area_code if is_predicted and promise else None,
        predicted_value=number, predicted_by=day,
    )  # fmt: skip


def _commentary(_build: Build, agreed: Promises) -> Commentary:
    target = _target(agreed, "said-target")
    owner = _text("Owner (a role or a body)", "", "said-owner")
    words = _text("What is being done", "", "said")
    until = st.text_input("By when (may be left empty)", key="said-by")
    is_released = st.checkbox("Show it to the public", key="said-released")
    if target is None:
        raise Missing("Choose the target that this is about.")
    return Commentary(
        ref=f"commentary-{uuid4().hex[:10]}", council_code=agreed.council.area_code, agreement_ref=target,
        status="released" if is_released else "draft", words=words, owner=owner, by_when=typed_target.day(until),
    )  # fmt: skip


def _text(label: str, begins: str, key: str) -> str:
    typed = st.text_input(f"{label} (required)", begins, key=key).strip()
    if not typed:
        raise Missing(f"{label} is empty.")
    return typed


def _day(label: str, begins: str, key: str) -> date:
    typed = st.text_input(f"{label} (required)", begins, key=key, help="Such as 31 March 2027")
    day = typed_target.single_day(typed)
    if day is None:
        raise Missing(f"{label}: write a day, such as 31 March 2027.")
    return day


def _target(agreed: Promises, key: str) -> str | None:
    titles = {f"{each.now.title} ({each.ref})": each.ref for each in agreed.standing}
    return titles.get(st.selectbox("Which target is it about?", [NO_TARGET, *titles], key=key))


def _held_at(agreed: Promises, key: str) -> HeldMeeting | None:
    known = {meeting_title(each): each for each in agreed.meetings}
    return known.get(st.selectbox("At which meeting?", [NO_MEETING, *known], key=key))
