"""For officers: setting and changing targets, bringing in a spreadsheet, and keeping a meeting's record."""

import streamlit as st

from dashboard import addresses, choices, database
from dashboard.charts.svg import escaped
from dashboard.components import block, edit_target, import_targets, keep_meeting, keep_short_list
from dashboard.language import say

TASKS = {
    "targets": (say("Set or change a target"), edit_target),
    "import": (say("Bring in a spreadsheet"), import_targets),
    "short-list": (say("Keep a short list of outcomes"), keep_short_list),
    "meeting": (say("Keep a meeting's record"), keep_meeting),
}

build = database.build()
council = choices.council(build, st.query_params)
here = addresses.officer(council.area_code)

st.set_page_config(page_title=f"{say('Edit targets, {council}', council=council.name)} - Levelwith")
block.show(
    f"<h1>{say('Edit targets: {council}', council=escaped(council.name))}</h1>"
    f"<p class='lead'>{say('Everything is kept with its date and reason. Nothing is ever removed.')}</p>",
    page=here,
    key="heading",
)
asked = st.query_params.get("task", "")
task = st.selectbox(
    say("What do you want to do?"),
    list(TASKS),
    list(TASKS).index(asked) if asked in TASKS else 0,
    format_func=lambda name: TASKS[name][0],
    key="task",
)
TASKS[task][1].show(build, council)
