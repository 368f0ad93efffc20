"""The form for a target: what is typed, what similar places achieved while it is typed, and what will be recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from dashboard import addresses, database, figures, officers, typed_target
from dashboard.charts.svg import escaped
from dashboard.components import ambition, block
from dashboard.components.paragraphs import paragraph
from dashboard.database import Build
from dashboard.rows import Place
from dashboard.typed_target import LABELS, Read
from dashboard.words.sentences import listed
from ingest.ledger.agreements import Held
from ingest.ledger.failures import LedgerError
from ingest.ledger.recording import record
from ingest.ledger.shapes import Agreement
from ingest.ledger.sheets.known import Known
from ingest.ledger.sheets.writing import ADVICE

NEW = "A new target"
DIRECTIONS = {"": "As its figure says", "higher": "At least this", "lower": "At most this", "hold": "Hold it there"}
STATUSES = {
    "agreed": "Agreed",
    "draft": "Draft: the public does not see it",
    "example": "Example: not agreed by anyone",
}
KINDS = {
    "": "The partnership agreed something else",
    "correction": "What is recorded is wrong: mend it",
    "withdrawal": "The target is taken back",
}


def show(build: Build, council: Place) -> None:
    """The whole form; what was typed stays when something is wrong with it."""
    of_council = officers.held(council)
    known = officers.known(build, council, of_council)
    names = {NEW: None} | {f"{each.agreement.title} ({ref})": each for ref, each in of_council.items()}
    chosen = st.selectbox("Which target?", list(names), key="edit-which")
    before = names.get(chosen)
    about = before.agreement.ref if before else "new"
    typed = _fields(build, council, known, before, about)
    read = typed_target.whole(typed, known)
    _preview(read, before, typed)
    if st.button("Record this", type="primary", key=f"record-{about}"):
        _record(council, read)


def _fields(build: Build, council: Place, known: Known, before: Held | None, about: str) -> dict[str, str]:
    begins = typed_target.cells(before)
    typed = {"ref": begins.get("ref", ""), "agreement_id": begins.get("agreement_id", "")}
    if before is None:
        titles = {each.title: each.indicator_id for each in known.indicators}
        title = st.selectbox(LABELS["indicator"], list(titles), key=f"indicator-{about}")
        typed["indicator"] = titles[title]
    else:
        typed |= {name: begins[name] for name in ("indicator", "title", "area_code", "unit")}
        typed["kind"] = _choice("kind", KINDS, "", about)
    left, right = st.columns(2)
    with left:
        typed["target"] = _text("target", begins, about, live=True)
        typed["by"] = _text("by", begins, about, live=True)
        typed["direction"] = _choice("direction", DIRECTIONS, begins.get("direction", ""), about)
    with right:
        ambition.show(build, council, typed)
    return typed | _rest(begins, about)


def _rest(begins: Mapping[str, str], about: str) -> dict[str, str]:
    """Who agreed it, when and why; and what not every target has."""
    st.subheader("Who agreed it, and why?", anchor=False)
    typed = {name: _text(name, begins, about) for name in ("agreed_by", "agreed_on", "owner", "partners")}
    typed["reason"] = st.text_area(f"{LABELS['reason']} (required)", help=ADVICE["reason"], key=f"reason-{about}")
    typed |= {name: _text(name, begins, about) for name in ("meeting", "minute_reference")}
    typed["status"] = _choice("status", STATUSES, begins.get("status", "agreed"), about)
    with st.expander("More: steps on the way, where it starts from, when it may be shown"):
        more = ("milestones", "tolerance", "baseline", "baseline_period", "embargo_until")
        typed |= {name: _text(name, begins, about) for name in more}
    return typed


def _text(name: str, begins: Mapping[str, str], about: str, *, live: bool = False) -> str:
    needed = name in {"target", "by", "agreed_by", "agreed_on", "owner"}
    label = f"{LABELS[name]} (required)" if needed else LABELS[name]
    key = f"{name}-{about}"
    return st.text_input(label, begins.get(name, ""), help=ADVICE.get(name), key=key, live="50ms" if live else False)


def _choice(name: str, choices: Mapping[str, str], begins: str, about: str) -> str:
    options = list(choices)
    index = options.index(begins) if begins in options else 0
    return st.selectbox(LABELS[name], options, index, format_func=choices.__getitem__, key=f"{name}-{about}")


def _preview(read: Read, before: Held | None, typed: Mapping[str, str]) -> None:
    """What will be recorded; while something is missing, what."""
    if read.agreement is None:
        is_begun = bool(typed["target"] or typed["by"])
        missing = "".join(f"<li><b>{escaped(label)}</b>: {escaped(what)}</li>" for label, what in read.faults)
        told = f"<p>To be mended before this can be recorded:</p><ul>{missing}</ul>" if missing and is_begun else ""
        nothing = paragraph(
            "Nothing has been changed yet." if before else "Type a target to see what will be recorded."
        )
        block.show(f"<h2>What will be recorded</h2>{told or nothing}", key="preview")
        return
    block.show(f"<h2>What will be recorded</h2>{_told(read.agreement, before)}", key="preview")


def _told(new: Agreement, before: Held | None) -> str:
    due = figures.by(new.due_end)
    way = {"higher": "at least", "lower": "at most", "hold": "held at"}[new.direction]
    said = f"{new.title}: {way} {new.target_value:g}{new.unit if new.unit == '%' else f' {new.unit}'} {due}."
    who = f"{new.agreed_by}, {figures.day(new.agreed_on)}. Owner: {new.owner}."
    signed = f"Signed by {listed(new.partners)}." if new.partners else ""
    change = f"This takes the place of version {before.number}, which stays in the record." if before else ""
    status = {"draft": "A draft: the public will not see it.", "example": "An example: marked so wherever it is shown."}
    told = (said, who, signed, f"Why: {new.reason}", status.get(new.status, ""), change)
    return "".join(paragraph(each) for each in told)


def _record(council: Place, read: Read) -> None:
    if read.agreement is None:
        wrong = [f"{label}: {what}" if label else what for label, what in read.faults] or ["Nothing has been changed."]
        st.error("Not recorded. " + " ".join(wrong))
        return
    try:
        record(database.ledger(), [read.agreement], datetime.now(UTC))
    except LedgerError as error:
        st.error(f"Not recorded. {error} What you typed is still here.")
        return
    link = f"{addresses.ledger(council.area_code)}#{escaped(read.agreement.ref)}"
    said = f"Recorded: {read.agreement.title}."
    block.show(
        f'<p class="recorded"><b>{escaped(said)}</b> <a href="{link}">See its life</a></p>',
        said=said,
        key="recorded",
    )
