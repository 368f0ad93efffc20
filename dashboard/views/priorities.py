"""Which outcomes most need improving: an order that a board can see through and change."""

import streamlit as st

from dashboard import addresses, choices, database, queries, reviewing
from dashboard.components import block, foot, priorities
from dashboard.language import say

build = database.build()
council = choices.council(build, st.query_params)
here = addresses.priorities(council.area_code)
outcomes = {outcome.outcome_id: outcome for outcome in queries.outcomes(build.cursor)}

title = say("What most needs improving in {council}", council=council.name)
st.set_page_config(page_title=f"{title} - Levelwith")
people = queries.people_living_in(build.cursor, council.area_code)
block.show(priorities.heading(council, people), page=here, key="heading")
found = queries.priorities(build.cursor, council.area_code, priorities.weights())
said = say("{title} comes first", title=found[0].title) if found else ""
listing = priorities.draw(council, found, outcomes)
chosen = priorities.short_lists(council, reviewing.agreed(build, council), queries.all_indicators(build.cursor))
block.show(listing + chosen + foot.draw(build, council, here), said=said, key="listing")
