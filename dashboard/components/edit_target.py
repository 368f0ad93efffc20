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
from dashboard.language import say, say_data
from dashboard.rows import Place
from dashboard.typed_target import LABELS, Read
from dashboard.words.sentences import listed
from ingest.ledger.agreements import Held
from ingest.ledger.failures import LedgerError
from ingest.ledger.recording import record
from ingest.ledger.shapes import Agreement
from ingest.ledger.sheets.known import Known
from ingest.ledger.sheets.writing import ADVICE

NEW = say("A new target")
DIRECTIONS = {
    "": say("As its figure says"),
    "higher": say("At least this"),
    "lower": say("At most this"),
    "hold": say("Hold it there"),
}
STATUSES = {
    "agreed": say("Agreed"),
    "draft": say("Draft: the public does not see it"),
    "example": say("Example: not agreed by anyone"),
}
KINDS = {
    "": say("The partnership agreed something else"),
    "correction": say("What is recorded is wrong: mend it"),
    "withdrawal": say("The target is taken back"),
}


def show(build: Build, council: Place) -> None:
    """The whole form; what was typed stays when something is wrong with it."""
    of_council = officers.held(council)
    known = officers.known(build, council, of_council)
    names = {NEW: None} | {f"{each.agreement.title} ({ref})": each for ref, each in of_council.items()}
    chosen = st.selectbox(say("Which target?"), list(names), key="edit-which")
    before = names.get(chosen)
    about = before.agreement.ref if before else "new"
    typed = _fields(build, council, known, before, about)
    read = typed_target.whole(typed, known)
    _preview(read, before, typed)
    if st.button(say("Record this"), type="primary", key=f"record-{about}"):
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
    st.subheader(say("Who agreed it, and why?"), anchor=False)
    typed = {name: _text(name, begins, about) for name in ("agreed_by", "agreed_on", "owner", "partners")}
    reason = say("{label} (required)", label=LABELS["reason"])
    typed["reason"] = st.text_area(reason, help=say_data(ADVICE["reason"]), key=f"reason-{about}")
    typed |= {name: _text(name, begins, about) for name in ("meeting", "minute_reference")}
    typed["status"] = _choice("status", STATUSES, begins.get("status", "agreed"), about)
    with st.expander(say("More: steps on the way, where it starts from, when it may be shown")):
        more = ("milestones", "tolerance", "baseline", "baseline_period", "embargo_until")
        typed |= {name: _text(name, begins, about) for name in more}
    return typed


def _text(name: str, begins: Mapping[str, str], about: str, *, live: bool = False) -> str:
    needed = name in {"target", "by", "agreed_by", "agreed_on", "owner"}
    label = say("{label} (required)", label=LABELS[name]) if needed else LABELS[name]
    advice, key = say_data(ADVICE.get(name, "")) or None, f"{name}-{about}"
    return st.text_input(label, begins.get(name, ""), help=advice, key=key, live="50ms" if live else False)


def _choice(name: str, choices: Mapping[str, str], begins: str, about: str) -> str:
    options = list(choices)
    index = options.index(begins) if begins in options else 0
    return st.selectbox(LABELS[name], options, index, format_func=choices.__getitem__, key=f"{name}-{about}")


def _preview(read: Read, before: Held | None, typed: Mapping[str, str]) -> None:
    """What will be recorded; while something is missing, what."""
    heading = f"<h2>{say('What will be recorded')}</h2>"
    if read.agreement is None:
        is_begun = bool(typed["target"] or typed["by"])
        missing = "".join(f"<li><b>{escaped(label)}</b>: {escaped(what)}</li>" for label, what in read.faults)
        lead = say("To be mended before this can be recorded:")
        told = f"<p>{lead}</p><ul>{missing}</ul>" if missing and is_begun else ""
        nothing = say("Nothing has been changed yet.") if before else say("Type a target to see what will be recorded.")
        block.show(f"{heading}{told or paragraph(nothing)}", key="preview")
        return
    block.show(f"{heading}{_told(read.agreement, before)}", key="preview")


def _told(new: Agreement, before: Held | None) -> str:
    signed = say("Signed by {partners}.", partners=listed(new.partners)) if new.partners else ""
    status = {
        "draft": say("A draft: the public will not see it."),
        "example": say("An example: marked so wherever it is shown."),
    }
    told = (
        _promised(new),
        say("{body}, {day}. Owner: {owner}.", body=new.agreed_by, day=figures.day(new.agreed_on), owner=new.owner),
        signed,
        say("Why: {reason}", reason=new.reason),
        status.get(new.status, ""),
        say("This takes the place of version {number}, which stays in the record.", number=before.number)
        if before
        else "",
    )
    return "".join(paragraph(each) for each in told)


def _promised(new: Agreement) -> str:
    about = {
        "title": new.title,
        "amount": f"{new.target_value:g}{new.unit if new.unit == '%' else f' {new.unit}'}",
        "due": figures.by(new.due_end),
    }
    return {
        "higher": say("{title}: at least {amount} {due}.", **about),
        "lower": say("{title}: at most {amount} {due}.", **about),
        "hold": say("{title}: held at {amount} {due}.", **about),
    }[new.direction]


def _record(council: Place, read: Read) -> None:
    if read.agreement is None:
        wrong = [f"{label}: {what}" if label else what for label, what in read.faults]
        st.error(say("Not recorded. {reasons}", reasons=" ".join(wrong) or say("Nothing has been changed.")))
        return
    try:
        record(database.ledger(), [read.agreement], datetime.now(UTC))
    except LedgerError as error:
        st.error(say("Not recorded. {error} What you typed is still here.", error=error))
        return
    link = f"{addresses.ledger(council.area_code)}#{escaped(read.agreement.ref)}"
    said = say("Recorded: {title}.", title=read.agreement.title)
    block.show(
        f'<p class="recorded"><b>{escaped(said)}</b> <a href="{link}">{say("See its life")}</a></p>',
        said=said,
        key="recorded",
    )
