"""For officers: which outcomes a board has chosen to work on, kept as a decision."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from dashboard import queries, reviewing
from dashboard.components import keeping
from dashboard.components.keeping import Form
from dashboard.database import Build
from dashboard.language import say
from dashboard.partnerships import Weights
from dashboard.promises import Promises
from dashboard.rows import Place
from ingest.ledger.shapes import Decision

BEGINS = say("These outcomes most need to get better")


def show(build: Build, council: Place) -> None:
    """The outcomes, in the order of the page on what most needs improving, and the decision."""
    agreed = reviewing.agreed(build, council)
    keeping.keep(lambda: _decision(build, agreed), say("Recorded. The short list is kept."), "short-list")


def _decision(build: Build, agreed: Promises) -> Decision:
    form = Form("short-list")
    found = queries.priorities(build.cursor, agreed.council.area_code, Weights())
    titles = {each.indicator_id: each.title for each in found}
    chosen = st.multiselect(
        say("Outcomes on the short list, in their order (required)"),
        list(titles),
        format_func=titles.__getitem__,
        key="short-list-outcomes",
        placeholder=say("Choose options"),
        help=say("Those with most reason to act come first. The board may choose others."),
    )
    if not chosen:
        form.lacks(say("Choose at least one outcome."))
    words = form.text(say("What was decided"), "words", BEGINS)
    by, day = form.text(say("Who decided it"), "by"), form.day(say("When"), "on")
    meeting = form.meeting(agreed)
    form.check()
    return Decision(
        ref=f"short-list-{uuid4().hex[:10]}", council_code=agreed.council.area_code, status="decided", words=words,
        decided_by=by, decided_on=day, meeting_ref=meeting.meeting_ref if meeting else None, indicators=tuple(chosen),
    )  # fmt: skip
