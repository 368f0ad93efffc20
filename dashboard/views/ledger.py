"""Promises: what was agreed, and every step of the life of each."""

import streamlit as st

from dashboard import addresses, choices, database, reviewing
from dashboard.components import block, foot, life, others_with_promises
from dashboard.language import say

build = database.build()
council = choices.council(build, st.query_params)
here = addresses.ledger(council.area_code)


def page() -> str:
    """The lives of all promises of the council."""
    return life.draw(reviewing.agreed(build, council)) + others_with_promises.draw(build, council, addresses.ledger)


st.set_page_config(page_title=f"{say('Promises in {council}', council=council.name)} - Levelwith")
block.show(
    database.remembered("ledger page", council.area_code, make=page) + foot.draw(build, council, here), page=here
)
