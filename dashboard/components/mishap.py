"""What readers see when something is amiss: always what happened, whose fault it is not, and a way on."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import addresses, choices, database
from dashboard.components import block
from dashboard.language import say

logger = logging.getLogger("levelwith")
WRONG = say("Sorry, something went wrong")


def show(mistake: Exception) -> bool:
    """A fault of ours. The log has the whole of it, under a reference that the reader can quote."""
    reference = secrets.token_hex(4)
    logger.error("A page failed, reference %s", reference, exc_info=mistake)
    again = say(
        "If it happens again, tell the people who run this site. Quote this reference: {reference}.",
        reference=f"<b>{reference}</b>",
    )
    _show(
        WRONG,
        f"<p>{say('This is a fault in the site, not something you did. Try again in a minute.')}</p><p>{again}</p>",
    )
    return True  # Streamlit then leaves out its own message


def show_no_build(nothing: database.NoBuild) -> None:
    """The first start, before any data was built."""
    logger.warning("No build to show: %s", nothing)
    run = say(
        "If that is you, run {demo} for the figures that come with it, or {fetch} and then {build} for the newest "
        "ones. Then load this page again.",
        demo="<code>levelwith demo</code>",
        fetch="<code>levelwith fetch</code>",
        build="<code>levelwith build</code>",
    )
    _show(
        say("There are no figures here yet"),
        f"<p>{say('The people who run this site have not built its figures yet.')}</p><p>{run}</p>",
    )


def show_unknown(unknown: choices.Unknown, path: str, asked: Mapping[str, str]) -> None:
    """A link to something we do not have, or did not have then."""
    address, words = "/", say("Find a place by its name")
    if unknown.way_on:
        address, words = addresses.same_page(path, asked, unknown.way_on[0]), unknown.way_on[1]
    _show(unknown.heading, f"<p>{escape(unknown.sentence)}</p><p><a href='{escape(address)}'>{words}</a></p>")


def show_trouble_with_ledger(is_officer: bool) -> None:
    """At the top of every page, while it lasts: what was agreed may be missing, or older than it looks."""
    trouble = database.trouble_with_ledger()
    if not trouble:
        return
    logger.error("The ledger cannot be read: %s", trouble)
    why = f" {escape(trouble)}" if is_officer else ""
    shown = say("The targets here are those of the last time that it could. New ones may be missing.")
    block.show(
        f"<p class='caution looking-back'><b>{say('What was agreed cannot be read just now.')}</b> {shown}{why}</p>",
        key="trouble-with-ledger",
    )


def show_not_worked_out(when: str) -> None:
    """The log says why."""
    told = say("What we held on {day} could not be worked out. Try again in a minute.", day=when)
    _show(WRONG, f"<p>{told}</p>")


def _show(heading: str, body: str) -> None:
    st.set_page_config(page_title=f"{heading} - Levelwith")
    block.show(f"<h1>{escape(heading)}</h1>{body}", page=heading)
