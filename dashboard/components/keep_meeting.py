"""What officers record of a meeting: that it is held, what was decided, who does what, and what owners say."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import streamlit as st

from dashboard import database, reviewing
from dashboard.components import keep_words, keeping
from dashboard.components.keeping import Form
from dashboard.database import Build
from dashboard.language import say
from dashboard.promises import Promises
from dashboard.rows import Place
from dashboard.words.meetings import meeting_title
from ingest.ledger import pins
from ingest.ledger.shapes import Meeting, Record

STATUSES = {"planned": say("Planned"), "held": say("Held now")}


def show(build: Build, council: Place) -> None:
    """One kind of record at a time."""
    agreed = reviewing.agreed(build, council)
    kinds: dict[str, tuple[Callable[[Build, Promises], Record], str]] = {
        say("A meeting"): (_meeting, say("Recorded. A meeting is kept.")),
        say("What was decided"): (keep_words.decision, say("Recorded. What was decided is kept.")),
        say("Who does what by when"): (keep_words.action, say("Recorded. Who does what by when is kept.")),
        say("What an owner says"): (keep_words.commentary, say("Recorded. What an owner says is kept.")),
    }
    kind = st.selectbox(say("What do you want to record?"), list(kinds), key="record-kind")
    make, said = kinds[kind]
    kept = keeping.keep(lambda: make(build, agreed), said, kind)
    if isinstance(kept, Meeting) and kept.build_id:
        pins.pin(database.builds_folder(), kept.build_id)


def _meeting(build: Build, agreed: Promises) -> Meeting:
    known = {meeting_title(each): each for each in agreed.meetings}
    before = keeping.which(say("Which meeting?"), say("A new meeting"), known, "keep-which")
    form = Form(f"meeting-{before.meeting_ref if before else ''}")
    body = form.text(say("Body"), "body", before.body if before else "")
    held_on = form.day(say("Day"), "day", before.held_on if before else None)
    status = st.selectbox(say("Is it held?"), list(STATUSES), format_func=STATUSES.__getitem__, key="keep-status")
    titles = {f"{each.now.title} ({each.ref})": each.ref for each in agreed.standing}
    listed = [name for ref in (before.agenda if before else ()) for name, each in titles.items() if each == ref]
    on_agenda = say("Targets on the agenda, in their order")
    agenda = st.multiselect(
        on_agenda, list(titles), listed, key=f"{form.key}-agenda", placeholder=say("Choose options")
    )
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
