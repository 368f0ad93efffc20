"""Puts HTML on the page as one element, so that a whole page costs a reader and the server about as much as one line.

Its links are real ones: a plain click stays in the session and reruns once, any other click is left to the browser.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from dashboard.language import say

# What the script says by itself: it finds the words here, and holds none.
_words = (
    f'<template data-menu="{escape(say("Menu"))}" data-close-menu="{escape(say("Close menu"))}" '
    f'data-copied="{escape(say("Copied. You can paste it into a message."))}" '
    f'data-selected="{escape(say("The text is selected. You can copy it now."))}"></template>'
)
_script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
# Registered once, when the module is first imported: a component is known by its name in the whole server.
_component = st.components.v2.component("levelwith.block", html=_words, js=_script, isolate_styles=False)


def show(html: str, page: str = "", said: str = "", key: str = "block") -> None:
    """Show trusted markup: whoever composed it has escaped what came from data.

    `page` names what the page is about; when it changes, focus goes to the heading. `said` is read out by screen
    readers when it changes.
    """
    # As bytes: text would be written as JSON twice, to send it and to tell whether it is the same.
    _component(data=f"{page}\n{said}\n{html}".encode(), key=key)
