"""One promise at a time, large enough for the far end of the room, and led by the keyboard."""

from __future__ import annotations

import streamlit as st

from dashboard import addresses, looking_back
from dashboard.board import Board, Item
from dashboard.charts import cards, dots
from dashboard.charts.svg import escaped
from dashboard.components import block, promises
from dashboard.components.paragraphs import paragraph
from dashboard.language import say


def show(board: Board, number: int) -> None:
    """The item with this number, counted from one in the agenda's order, and the keys."""
    items = board.agenda
    if not items:
        nothing = f"<h1>{say('There is nothing to present')}</h1><p>{say('No targets are recorded yet.')}</p>"
        block.show(nothing, page="presenter")
        return
    number = max(1, min(number, len(items)))
    item = items[number - 1]
    title = say("Target {number} of {total}: {title}", number=number, total=len(items), title=item.title)
    block.show(f'<div class="presenter">{_slide(item, number, len(items))}</div>', page=title, said=title, key="slide")
    _keys(board, number, len(items))


def _slide(item: Item, number: int, total: int) -> str:
    where = say(
        "Target {number} of {total}. {outcome}. Owner: {owner}",
        number=number,
        total=total,
        outcome=item.outcome_title,
        owner=item.owner,
    )
    return (
        f'<p class="where">{escaped(where)}</p>'
        f"<h1>{escaped(item.title)} <small>{escaped(item.measure)}</small></h1>"
        f"{promises.example(item)}"
        f"{cards.facts([item.then, item.now, item.agreed, item.realistic])}"
        f'<div class="sides"><div>{promises.chart(item)}</div><div class="beside">{_chance(item)}'
        f"{promises.direction(item)}{paragraph(item.changed)}{paragraph(item.ambition)}</div></div>"
    )


def _chance(item: Item) -> str:
    if item.outcome and item.dots is None:
        return f'<p class="lead"><b>{escaped(item.outcome)}</b></p>'
    drawn = dots.draw(item.dots) if item.dots else ""
    return f'<p class="lead"><b>{escaped(item.chance)}</b></p>{drawn}'


def _keys(board: Board, number: int, total: int) -> None:
    """Real buttons, so that they work by mouse, by Tab and by their own keys."""
    council = board.agreed.council.area_code
    with st.container(horizontal=True, key="presenter-keys"):
        st.button(say("Previous"), shortcut="Left", disabled=number == 1, on_click=_go, args=(council, number - 1))
        st.button(say("Next"), shortcut="Right", disabled=number == total, on_click=_go, args=(council, number + 1))
        st.button(say("Leave presenter view"), shortcut="Escape", on_click=_go, args=(council, None))


def _go(council: str, number: int | None) -> None:
    present = {"present": str(number)} if number else {}
    st.query_params.from_dict({"council": council} | present | looking_back.parameters())


def link(board: Board) -> str:
    """The way in."""
    return addresses.presenter(board.agreed.council.area_code)
