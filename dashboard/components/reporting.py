"""Where a reader can say that a figure is wrong: a link on every page, and the words behind it."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from dashboard import addresses
from dashboard.charts.svg import escaped
from dashboard.language import say
from dashboard.rows import Council, Indicator, Place
from dashboard.words.reports import REPORT_LABEL, report_link


def link(council: Council | None, place: Place, path: str, indicator: Indicator | None = None) -> str:
    """To the council's own address with the page filled in, or to what to do where it has given none."""
    address = council.report_address if council else ""
    if not address:
        target = addresses.wrong_figure(place.area_code)
    elif address.startswith(("https://", "http://")):
        target = address
    else:
        target = report_link(address, in_full(path), place, indicator)
    return f'<a href="{escape(target)}">{REPORT_LABEL}</a>'


def in_full(path: str) -> str:
    """An address of this site as others can open it."""
    host = urlsplit(st.context.url or "")
    return f"{host.scheme}://{host.netloc}{path}"


def draw(council: Council | None) -> str:
    """What to do, step by step."""
    runs_it = escaped(council.title) if council and council.report_address else say("the people who run this site")
    theirs = say(
        "The page of each figure says who published it. Look at their own page first. If it has the same number, tell "
        "the publisher: only they can change it."
    )
    ours = say(
        "If it has another number, the fault is ours. Tell {whom} which page it was, what it says and what it should "
        "say.",
        whom=runs_it,
    )
    title = say("What if a figure looks wrong?")
    return f'<h2 id="{addresses.WRONG_FIGURE}" tabindex="-1">{title}</h2><p>{theirs}</p><p>{ours}</p>'
