"""Puts HTML on the page as one element, so that a whole page costs a reader and the server about as much as one line.

Its links are real ones: a plain click stays in the session and reruns once, any other click is left to the browser.
"""

from __future__ import annotations

import hashlib
import zlib
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.database import Memory
from dashboard.language import say

PACKED, PLAIN = b"\1", b"\0"  # the first byte says which

# What the script says by itself: it finds the words here, and holds none.
_words = (
    f'<template data-menu="{escape(say("Menu"))}" data-close-menu="{escape(say("Close menu"))}" '
    f'data-copied="{escape(say("Copied. You can paste it into a message."))}" '
    f'data-selected="{escape(say("The text is selected. You can copy it now."))}"></template>'
)
_script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
# Registered once, when the module is first imported: a component is known by its name in the whole server.
_component = st.components.v2.component("levelwith.block", html=_words, js=_script, isolate_styles=False)


# The same markup goes to many readers, and to one at every rerun. A page packs into some 10 KB.
_packed_before = Memory(most_bytes=20_000_000)


def show(html: str, page: str = "", said: str = "", key: str = "block") -> None:
    """Show trusted markup: whoever composed it has escaped what came from data.

    `page` names what the page is about; when it changes, focus goes to the heading. `said` is read out by screen
    readers when it changes.
    """
    # As bytes: text would be written as JSON twice, to send it and to tell whether it is the same.
    text = f"{page}\n{said}\n{html}".encode()
    data = PLAIN + text if st.session_state.get("cannot_unpack") else _packed(text)
    _component(data=data, key=key, on_unpacks_change=lambda: st.session_state.update(cannot_unpack=True))


def _packed(text: bytes) -> bytes:
    """A sixth of the size, which a phone on a slow network waits for (docs/decisions/0034).

    Here and not on the connection, which would pack everything anew for every reader.
    """
    digest = hashlib.blake2b(text, digest_size=16).hexdigest()
    return _packed_before.get((digest,), lambda: PACKED + zlib.compress(text, 4))
