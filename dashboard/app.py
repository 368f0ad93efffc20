"""The list of pages, and what is the same on all of them: one build for each rerun, and words for every mishap.

A page is one file in dashboard/views and one line here.
"""

import streamlit as st

from dashboard import as_at, choices, database, menu, officers
from dashboard.components import back, mishap
from dashboard.language import say
from dashboard.menu import View

OFFICER = "/officer"
PAGES = (
    View("place.py", say("My place"), "/"),
    View("outcome.py", say("One outcome"), "/outcome", is_listed=False),
    View("then_and_now.py", say("Then and now"), "/then-and-now"),
    View("answer.py", say("A question answered"), "/answer", is_listed=False),
    View("board.py", say("Board review"), "/board"),
    View("ledger.py", say("Promises"), "/ledger"),
    View("partnership.py", say("Partnership"), "/partnership"),
    View("priorities.py", say("What most needs improving"), "/priorities", is_listed=False),
    View("how.py", say("How we work it out"), "/how"),
    View("data.py", say("About the data"), "/data"),
    View("accessibility.py", say("Accessibility"), "/accessibility", is_listed=False),
    *((View("officer.py", say("Edit targets"), OFFICER),) if officers.are_on() else ()),
)


def show() -> None:
    """Run the page that was asked for."""
    page = menu.chosen(PAGES)
    path, asked = f"/{page.url_path}", st.query_params
    try:
        with as_at.opened({} if path == OFFICER else asked):  # what is recorded is recorded today
            back.show(path, asked.to_dict())
            mishap.show_trouble_with_ledger(is_officer=path == OFFICER)
            page.run()
    except as_at.NotMadeYet as not_yet:
        back.work_out(not_yet.day)
    except database.NoBuild as nothing:
        mishap.show_no_build(nothing)
    except choices.Unknown as unknown:
        mishap.show_unknown(unknown, path, asked.to_dict())


if __name__ == "__main__":
    show()
