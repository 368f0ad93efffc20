"""What officers record of a meeting: that it is held, what was decided, who does what, and what owners say."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import streamlit as st

from dashboard import database, reviewing
from dashboard.components import keep_words, keeping
from dashboard.components.keeping import Form
from dashboard.database import Build
from dashboard.promises import Promises
from dashboard.rows import Place
from dashboard.words.meetings import meeting_title
from ingest.ledger import pins
from ingest.ledger.shapes import Meeting, Record

STATUSES = {"planned": "Planned", "held": "Held now"}


def show(build: Build, council: Place) -> None:
    """One kind of record at a time."""
    agreed = reviewing.agreed(build, council)
    kinds: dict[str, Callable[[Build, Promises], Record]] = {
        "A meeting": _meeting,
        "What was decided": keep_words.decision,
        "Who does what by when": keep_words.action,
        "What an owner says": keep_words.commentary,
    }
    kind = st.selectbox("What do you want to record?", list(kinds), key="record-kind")
    kept = keeping.keep(lambda: kinds[kind](build, agreed), kind, kind)
    if isinstance(kept, Meeting) and kept.build_id:
        pins.pin(database.builds_folder(), kept.build_id)


def _meeting(build: Build, agreed: Promises) -> Meeting:
    known = {meeting_title(each): each for each in agreed.meetings}
    before = keeping.which("Which meeting?", "A new meeting", known, "keep-which")
    form = Form(f"meeting-{before.meeting_ref if before else ''}")
    body = form.text("Body", "body", before.body if before else "")
    held_on = form.day("Day", "day", before.held_on if before else None)
    status = st.selectbox("Is it held?", list(STATUSES), format_func=STATUSES.__getitem__, key="keep-status")
    titles = {f"{each.now.title} ({each.ref})": each.ref for each in agreed.standing}
    listed = [name for ref in (before.agenda if before else ()) for name, each in titles.items() if each == ref]
    agenda = st.multiselect("Targets on the agenda, in their order", list(titles), listed, key=f"{form.key}-agenda")
    form.check()
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
