"""What tells a reader that a page looks back, and what is shown where it cannot, or not yet."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from html import escape

import streamlit as st

from dashboard import addresses, as_at, figures, looking_back
from dashboard.components import block, mishap

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
        known = f"As at an example meeting of {day}. Nobody met. These are the figures of when it was written down."
    elif back.meeting:
        known = f"As at the meeting of {day}. These are the figures that it looked at, and what was agreed by then."
    else:
        known = f"As at {day}. This is what was known and agreed then."
    link = escape(addresses.same_page(path, asked, {}))
    return f'<p class="caution looking-back"><b>{known}</b> <a href="{link}">See this page as it is today</a></p>'


def work_out(day: date) -> None:
    """Tell the reader what takes so long, do it, and show the page."""
    when = figures.day(day)
    block.show(
        f"<h1>Working out what we held on {when}</h1><p role='status'>This takes some ten seconds.</p>",
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
