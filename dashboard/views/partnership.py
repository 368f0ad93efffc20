"""A council's partnership: purpose, values, partners, what they chose and when they meet."""

import streamlit as st

from dashboard import addresses, choices, database, reviewing
from dashboard.components import block, foot, partnership
from dashboard.language import say

build = database.build()
council = choices.council(build, st.query_params)
here = addresses.partnership(council.area_code)


def page() -> str:
    """All that its file says of it."""
    return partnership.draw(build, reviewing.agreed(build, council))


st.set_page_config(page_title=f"{say('Partnership in {council}', council=council.name)} - Levelwith")
block.show(
    database.remembered("partnership page", council.area_code, make=page) + foot.draw(build, council, here), page=here
)
