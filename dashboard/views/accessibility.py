"""Accessibility: what was tested, what was not, and whom to tell."""

import streamlit as st

from dashboard import addresses, choices, database, queries
from dashboard.components import block, foot, statement
from dashboard.language import say

build = database.build()
place = choices.place_to_return_to(build, st.query_params)
here = addresses.accessibility(place.area_code)
council = database.remembered(
    "council", place.area_code, make=lambda: queries.council_above(build.cursor, place.area_code)
)

st.set_page_config(page_title=f"{say('Accessibility')} - Levelwith")
block.show(statement.draw(council) + foot.draw(build, place, here), page=here)
