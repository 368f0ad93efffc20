"""How we work it out: the methods of the pages, with examples from the reader's own place."""

import streamlit as st

from dashboard import addresses, choices, database, queries
from dashboard.components import block, foot, methods, reliability
from dashboard.components.asked import divided
from dashboard.language import say

build = database.build()
place = choices.place(build, st.query_params)
here = addresses.how(place.area_code)


def page() -> str:
    """Examples come from what people ask about first."""
    first, rest = divided(
        queries.figures(build.cursor, place.area_code), queries.questions(build.cursor, place.area_code)
    )
    lead = say("Every number here was published by someone else. This page says what we do with them.")
    return (
        f"<h1>{say('How do we work it out?')}</h1><p class='lead'>{lead}</p>"
        + methods.draw(place, (*first, *rest))
        + reliability.draw(queries.phrase_records(build.cursor), queries.ambition_records(build.cursor))
    )


st.set_page_config(page_title=f"{say('How we work it out')} - Levelwith")
block.show(database.remembered("how page", place.area_code, make=page) + foot.draw(build, place, here), page=here)
