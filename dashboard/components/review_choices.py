"""What of the review is shown: by outcome, by owner, and in which order. Kept in the page's address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.board import Board, Item
from dashboard.language import say, say_count

ALL = say("All")
BY_CHANCE, BY_AGENDA = say("How likely they are"), say("The agenda")


@dataclass(frozen=True)
class Shown:
    """The items that were chosen, and the same for those who listen."""

    items: tuple[Item, ...]
    by_agenda: bool
    said: str
    choice: tuple[str, str, str]  # as it was made, to remember what was drawn for it


def show(board: Board) -> Shown:
    """Three boxes in a row."""
    outcomes = [ALL, *sorted({item.outcome_title for item in board.items})]
    owners = [ALL, *sorted({item.owner for item in board.items})]
    with st.container(horizontal=True, key="review-choices"):
        outcome = st.selectbox(say("Outcome"), outcomes, key="outcome", bind="query-params")
        owner = st.selectbox(say("Owner"), owners, key="owner", bind="query-params")
        order = st.selectbox(say("In the order of"), [BY_CHANCE, BY_AGENDA], key="order", bind="query-params")
    items = tuple(item for item in board.items if outcome in {ALL, item.outcome_title} and owner in {ALL, item.owner})
    said = say_count("{count} target shown", "{count} targets shown", len(items))
    return Shown(items, order == BY_AGENDA, said, (outcome, owner, order))
