"""What readers see when something is amiss: always what happened, whose fault it is not, and a way on."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import addresses, choices, database
from dashboard.components import block

logger = logging.getLogger("levelwith")


def show(mistake: Exception) -> bool:
    """A fault of ours. The log has the whole of it, under a reference that the reader can quote."""
    reference = secrets.token_hex(4)
    logger.error("A page failed, reference %s", reference, exc_info=mistake)
    _show(
        "Sorry, something went wrong",
        f"<p>This is a fault in the site, not something you did. Try again in a minute.</p>"
        f"<p>If it happens again, tell the people who run this site. Quote this reference: <b>{reference}</b>.</p>",
    )
    return True  # Streamlit then leaves out its own message


def show_no_build(nothing: database.NoBuild) -> None:
    """The first start, before any data was built."""
    logger.warning("No build to show: %s", nothing)
    _show(
        "There are no figures here yet",
        "<p>The people who run this site have not built its figures yet.</p>"
        "<p>If that is you, run <code>levelwith demo</code> for the figures that come with it, or "
        "<code>levelwith fetch</code> and then <code>levelwith build</code> for the newest ones. "
        "Then load this page again.</p>",
    )


def show_unknown(unknown: choices.Unknown, path: str, asked: Mapping[str, str]) -> None:
    """A link to something we do not have, or did not have then."""
    address, words = "/", "Find a place by its name"
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
    block.show(
        "<p class='caution looking-back'><b>What was agreed cannot be read just now.</b> "
        f"The targets here are those of the last time that it could. New ones may be missing.{why}</p>",
        key="trouble-with-ledger",
    )


def show_not_worked_out(when: str) -> None:
    """The log says why."""
    _show(
        "Sorry, something went wrong",
        f"<p>What we held on {when} could not be worked out. Try again in a minute.</p>",
    )


def _show(heading: str, body: str) -> None:
    st.set_page_config(page_title=f"{heading} - Levelwith")
    block.show(f"<h1>{escape(heading)}</h1>{body}", page=heading)
