"""Board review: which promises will be kept, what changed since last time, and what is being done."""

import streamlit as st

from dashboard import addresses, choices, database, reviewing
from dashboard.components import (
    block,
    foot,
    others_with_promises,
    past_meetings,
    presenter,
    promises,
    review,
    review_choices,
)
from dashboard.language import say

build = database.build()
council = choices.council(build, st.query_params)
board = reviewing.board(build, council)
number = choices.slide(st.query_params)
chosen = choices.promise(board, st.query_params)
here = addresses.board(council.area_code, chosen.ref if chosen else "")

if number is not None:
    title = say("Presenter view, {council}", council=council.name)
    st.set_page_config(page_title=f"{title} - Levelwith")
    presenter.show(board, number)
elif chosen is not None:
    title = say("{title}, board review", title=chosen.title)
    st.set_page_config(page_title=f"{title} - Levelwith")
    block.show(promises.page(chosen, council.area_code) + foot.draw(build, council, here), page=here)
else:
    title = say("Board review, {council}", council=council.name)
    st.set_page_config(page_title=f"{title} - Levelwith")
    if board.items:
        top = database.remembered("board heading", council.area_code, make=lambda: review.heading(board))
        block.show(top, page=here, key="heading")
        shown = review_choices.show(board)

        def listing() -> str:
            """Everything below the choices."""
            drawn = review.draw(board, shown.items, shown.by_agenda) + review.records(board) + past_meetings.draw(board)
            drawn += review.take_away(board)
            return drawn + others_with_promises.draw(build, council, addresses.board)

        below = database.remembered("board listing", council.area_code, *shown.choice, make=listing)
        block.show(below + foot.draw(build, council, here), said=shown.said, key="listing")
    else:
        block.show(review.nothing(board) + foot.draw(build, council, here), page=here)
