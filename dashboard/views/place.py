"""My place: what has changed there, and how it compares."""

import streamlit as st

from dashboard import addresses, choices, database, queries
from dashboard.components import asked, block, everything, foot, heading, search, take_away
from dashboard.words.places import place_name

build = database.build()
place = choices.place(build, st.query_params)
here = addresses.place(place.area_code)


def page() -> str:
    """All that is about the place, in the order that the reader sees it."""
    outcomes = {outcome.outcome_id: outcome for outcome in queries.outcomes(build.cursor)}
    first, rest = asked.divided(
        queries.figures(build.cursor, place.area_code), queries.questions(build.cursor, place.area_code)
    )
    return (
        asked.draw(place, first, outcomes)
        + everything.draw(place, rest, outcomes)
        + take_away.draw(addresses.place_file(place.area_code))
    )


st.set_page_config(page_title=f"{place_name(place)}: then and now - Levelwith")
block.show(heading.of_place(place), page=here, key="heading")
typed = search.show(place)
found = search.find(build, typed)
block.show(
    search.draw(typed, found)
    + database.remembered("place page", place.area_code, make=page)
    + foot.draw(build, place, here),
    said=search.said(typed, found),
    key="page",
)
