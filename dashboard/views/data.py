"""About the data: where every figure comes from, under which licence, and how fresh it is."""

import streamlit as st

from dashboard import addresses, choices, database, queries
from dashboard.components import block, foot, holdings, reporting
from dashboard.language import say

build = database.build()
place = choices.place_to_return_to(build, st.query_params)
here = addresses.data(place.area_code)


def page() -> str:
    """Source by source."""
    return (
        f"<h1>{say('Where does the data come from?')}</h1>"
        + holdings.draw(
            queries.build_status(build.cursor), queries.sources(build.cursor), queries.indicator_statuses(build.cursor)
        )
        + holdings.FOR_PROGRAMS
        + reporting.draw(queries.council_above(build.cursor, place.area_code))
    )


st.set_page_config(page_title=f"{say('About the data')} - Levelwith")
block.show(database.remembered("data page", place.area_code, make=page) + foot.draw(build, place, here), page=here)
