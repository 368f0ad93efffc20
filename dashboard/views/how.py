"""How we work it out: the methods of the pages, with examples from the reader's own place."""

import streamlit as st

from dashboard import addresses, choices, database, queries
from dashboard.components import block, foot, methods, reliability
from dashboard.components.asked import divided

build = database.build()
place = choices.place(build, st.query_params)
here = addresses.how(place.area_code)


def page() -> str:
    """Examples come from what people ask about first."""
    first, rest = divided(
        queries.figures(build.cursor, place.area_code), queries.questions(build.cursor, place.area_code)
    )
    return (
        "<h1>How do we work it out?</h1>"
        "<p class='lead'>Every number here was published by someone else. This page says what we do with them.</p>"
        + methods.draw(place, (*first, *rest))
        + reliability.draw(queries.phrase_records(build.cursor))
    )


st.set_page_config(page_title="How we work it out - Levelwith")
block.show(database.remembered("how page", place.area_code, make=page) + foot.draw(build, place, here), page=here)
