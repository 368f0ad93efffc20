"""What officers write down of a meeting: what was decided, who does what by when, and what owners say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import streamlit as st

from dashboard import figures, officers, typed_target
from dashboard.components import keeping
from dashboard.components.keeping import Form
from dashboard.database import Build
from dashboard.language import say
from dashboard.promised import Action as Held
from dashboard.promises import Promises
from ingest.ledger.shapes import Action, Commentary, Decision
from ingest.ledger.sheets import days

STATES = {"open": say("Still to do"), "done": say("Done"), "dropped": say("Dropped")}
SAID = {"draft": say("draft"), "released": say("released"), "example": say("example")}
OWNER = say("Owner (a role or a body)")


def decision(_build: Build, agreed: Promises) -> Decision:
    """Of one target, or of none."""
    form = Form("decision")
    words = form.text(say("What was decided"), "words")
    by, day = form.text(say("Who decided it"), "by"), form.day(say("When"), "on")
    target, meeting = form.target(agreed), form.meeting(agreed)
    form.check()
    return Decision(
        ref=f"decision-{uuid4().hex[:10]}", council_code=agreed.council.area_code, status="decided", words=words,
        decided_by=by, decided_on=day, agreement_ref=target, meeting_ref=meeting.meeting_ref if meeting else None,
    )  # fmt: skip


def action(_build: Build, agreed: Promises) -> Action:
    """A new one, or what became of one that was kept before."""
    known = {f"{each.words} ({each.owner}, {figures.day(each.due)})": each for each in agreed.actions}
    before = keeping.which(say("Which action?"), say("A new action"), known, "action-which")
    form = Form(f"action-{before.action_ref if before else ''}")
    words = form.text(say("What will be done"), "words", before.words if before else "")
    owner = form.text(OWNER, "owner", before.owner if before else "")
    due = form.day(say("By when"), "due", before.due if before else None)
    status = st.selectbox(say("Is it done?"), list(STATES), format_func=STATES.__getitem__, key=f"{form.key}-state")
    target = form.target(agreed, begins=before.agreement_ref if before else None)
    predicted = _predicted(form, agreed, target, before)
    form.check()
    return Action(
        ref=before.action_ref if before else f"action-{uuid4().hex[:10]}", council_code=agreed.council.area_code,
        replaces=before.action_id if before else None, status=status, words=words, owner=owner, due=due,
        agreement_ref=target, decision_ref=before.decision_ref if before else None,
        meeting_ref=before.meeting_ref if before else None, predicted_indicator_id=predicted.indicator_id,
        predicted_area_code=predicted.area_code, predicted_value=predicted.value, predicted_by=predicted.by,
    )  # fmt: skip


def commentary(_build: Build, agreed: Promises) -> Commentary:
    """New words, or a draft that is released or changed: a draft is seen here and nowhere else."""
    known = {f"{each.words} ({each.owner}, {SAID[each.status]})": each for each in officers.said(agreed.council)}
    before = keeping.which(say("Which words?"), say("New words"), known, "said-which")
    form = Form(f"said-{before.commentary_ref if before else ''}")
    target = form.target(agreed, begins=before.agreement_ref if before else None)
    owner = form.text(OWNER, "owner", before.owner if before else "")
    words = form.text(say("What is being done"), "words", before.words if before else "")
    by = before.by_when if before else None
    written = keeping.written(by) if by else ""
    until = st.text_input(say("By when (may be left empty)"), written, key=f"{form.key}-by")
    is_public = before is not None and before.status != "draft"
    is_released = st.checkbox(say("Show it to the public"), is_public, key=f"{form.key}-released", disabled=is_public)
    if until.strip() and typed_target.single_day(until) is None:
        form.lacks(say("By when: write a day, such as 31 March 2027, or leave it empty."))
    if target is None:
        form.lacks(say("Choose the target that this is about."))
    form.check()
    return Commentary(
        ref=before.commentary_ref if before else f"commentary-{uuid4().hex[:10]}",
        council_code=agreed.council.area_code, replaces=before.commentary_id if before else None,
        agreement_ref=target or "", status="released" if is_released else "draft", words=words, owner=owner,
        by_when=typed_target.single_day(until),
    )  # fmt: skip


@dataclass(frozen=True)
class _Predicted:
    """What an action is to do to which figure: all of it, or none."""

    indicator_id: str | None = None
    area_code: str | None = None
    value: float | None = None
    by: date | None = None


def _predicted(form: Form, agreed: Promises, target: str | None, before: Held | None) -> _Predicted:
    was = f"{before.predicted_value:g}" if before and before.predicted_value is not None else ""
    until = days.in_words(before.predicted_by) if before and before.predicted_by else ""
    label = say("What the target's figure is predicted to come to (may be left empty)")
    typed = st.text_input(label, was, key=f"{form.key}-predicted")
    when = say("When it comes to that (may be left empty)")
    by = st.text_input(when, until, key=f"{form.key}-until", help=say("As March 2028"))
    number, day = typed_target.value(typed), typed_target.day(by)
    if number is None and day is None and not typed.strip() and not by.strip():
        return _Predicted()
    promise = next((each for each in agreed.standing if each.ref == target), None)
    if number is None or day is None or promise is None or not promise.now.indicator_id:
        form.lacks(say("A prediction needs a target with a figure, a value and a day."))
        return _Predicted()
    return _Predicted(promise.now.indicator_id, promise.now.area_code, number, day)
