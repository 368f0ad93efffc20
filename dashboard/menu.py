"""What a page is to the menu and to the server. Its own module, since Streamlit runs app.py anew for each rerun."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

VIEWS = Path(__file__).with_name("views")


@dataclass(frozen=True)
class View:
    """A page: its file, its name in the menu and its address."""

    file: str
    title: str
    path: str
    is_listed: bool = True


def chosen(views: Sequence[View]) -> st.Page:
    """The page that the address asks for."""
    # Copies: Streamlit marks the chosen one as allowed to run, once, and readers come at the same time.
    return st.navigation([copy(_page(view)) for view in views], position="top")


@cache
def _page(view: View) -> st.Page:
    """Made once: Streamlit looks on the disk for each."""
    return st.Page(
        VIEWS / view.file,
        title=view.title,
        url_path=view.path.removeprefix("/"),
        default=view.path == "/",
        visibility="visible" if view.is_listed else "hidden",
    )
