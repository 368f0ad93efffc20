"""The fields of an officer's form: every one is drawn, and what is missing is told after the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

import streamlit as st

from dashboard import database, typed_target
from dashboard.charts.svg import escaped
from dashboard.components import block
from dashboard.language import say
from dashboard.promised import Meeting
from dashboard.promises import Promises
from dashboard.words.meetings import meeting_title
from ingest.ledger.failures import LedgerError
from ingest.ledger.recording import record
from ingest.ledger.shapes import Record

T = TypeVar("T")
NO_TARGET, NO_MEETING = say("None of them"), say("No meeting")
NO_DAY = date.min


class Missing(Exception):
    """A field that must be filled; the sentence says which."""


class Form:
    """`key` tells the fields of one form, or of one thing that is corrected in it, from those of another."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._missing: list[str] = []

    def text(self, label: str, name: str, begins: str = "") -> str:
        typed = st.text_input(_required(label), begins, key=f"{self.key}-{name}").strip()
        if not typed:
            self.lacks(say("{label} is empty.", label=label))
        return typed

    def day(self, label: str, name: str, begins: date | None = None) -> date:
        """NO_DAY where none was typed; then nothing is recorded."""
        begun, advice = written(begins) if begins else "", say("Such as 31 March 2027")
        typed = st.text_input(_required(label), begun, key=f"{self.key}-{name}", help=advice)
        day = typed_target.single_day(typed)
        if day is None:
            self.lacks(say("{label}: write a day, such as 31 March 2027.", label=label))
        return day or NO_DAY

    def target(self, agreed: Promises, name: str = "target", begins: str | None = None) -> str | None:
        titles = {f"{each.now.title} ({each.ref})": each.ref for each in agreed.standing}
        options = [NO_TARGET, *titles]
        place = next((number for number, title in enumerate(options) if begins and titles.get(title) == begins), 0)
        return titles.get(st.selectbox(say("Which target is it about?"), options, place, key=f"{self.key}-{name}"))

    def meeting(self, agreed: Promises, name: str = "at") -> Meeting | None:
        known = {meeting_title(each): each for each in agreed.meetings}
        return known.get(st.selectbox(say("At which meeting?"), [NO_MEETING, *known], key=f"{self.key}-{name}"))

    def lacks(self, sentence: str) -> None:
        self._missing.append(sentence)

    def check(self) -> None:
        """Before anything is made of what was typed."""
        if self._missing:
            raise Missing(" ".join(self._missing))


def written(day: date) -> str:
    """As a field begins with it: with its English month in every language, by which it is read again."""
    return f"{day.day} {day:%B} {day.year}"


def _required(label: str) -> str:
    return say("{label} (required)", label=label)


def which(label: str, fresh: str, known: Mapping[str, T], key: str) -> T | None:
    """Something new, or what is there already and is to be changed."""
    return known.get(st.selectbox(label, [fresh, *known], key=key))


def keep(make: Callable[[], Record], said: str, key: str) -> Record | None:
    """Draw the form and its button; what is recorded comes back, once. `said` is what the officer is told then."""
    try:
        made: Record | None = make()
        missing = ""
    except Missing as lacking:
        made, missing = None, str(lacking)
    if not st.button(say("Record this"), type="primary", key=f"keep-{key}"):
        return None
    if made is None:
        st.error(say("Not recorded. {reasons}", reasons=missing))
        return None
    try:
        record(database.ledger(), [made], datetime.now(UTC))
    except LedgerError as error:
        st.error(say("Not recorded. {error} What you typed is still here.", error=error))
        return None
    block.show(f"<p class='recorded'><b>{escaped(said)}</b></p>", said=say("Recorded."), key="kept")
    return made
