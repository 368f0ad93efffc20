"""What tells a reader that a page looks back, and what is shown where it cannot, or not yet."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from html import escape

import streamlit as st

from dashboard import addresses, as_at, figures, looking_back
from dashboard.components import block, mishap
from dashboard.language import say

logger = logging.getLogger("levelwith")


def show(path: str, asked: Mapping[str, str]) -> None:
    """At the top of a page that looks back: to when, and the way to today."""
    if looking_back.asked():
        block.show(banner(path, asked), key="looking-back")


def banner(path: str, asked: Mapping[str, str]) -> str:
    """As markup; nothing for a page of today."""
    back = looking_back.asked()
    if back is None:
        return ""
    day = figures.day(back.day)
    if back.is_example:
        known = say(
            "As at an example meeting of {day}. Nobody met. These are the figures of when it was written down.", day=day
        )
    elif back.meeting:
        known = say(
            "As at the meeting of {day}. These are the figures that it looked at, and what was agreed by then.", day=day
        )
    else:
        known = say("As at {day}. This is what was known and agreed then.", day=day)
    link = escape(addresses.same_page(path, asked, {}))
    today = say("See this page as it is today")
    return f'<p class="caution looking-back"><b>{known}</b> <a href="{link}">{today}</a></p>'


def work_out(day: date) -> None:
    """Tell the reader what takes so long, do it, and show the page."""
    when = figures.day(day)
    block.show(
        f"<h1>{say('Working out what we held on {day}', day=when)}</h1>"
        f"<p role='status'>{say('This takes some ten seconds.')}</p>",
        page=f"working out {when}",
        key="working-out",
    )
    try:
        as_at.make(day)
    except as_at.NotMade as failed:
        logger.error("What was held on %s could not be worked out: %s", day, failed)
        mishap.show_not_worked_out(when)
        return
    st.rerun()
