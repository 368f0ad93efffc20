"""The list of pages, and what is the same on all of them: one build for each rerun, and words for every mishap.

A page is one file in dashboard/views and one line here.
"""

import streamlit as st

from dashboard import as_at, choices, database, menu, officers
from dashboard.components import back, mishap
from dashboard.menu import View

OFFICER = "/officer"
PAGES = (
    View("place.py", "My place", "/"),
    View("outcome.py", "One outcome", "/outcome", is_listed=False),
    View("then_and_now.py", "Then and now", "/then-and-now"),
    View("answer.py", "A question answered", "/answer", is_listed=False),
    View("board.py", "Board review", "/board"),
    View("ledger.py", "Promises", "/ledger"),
    View("partnership.py", "Partnership", "/partnership"),
    View("priorities.py", "What most needs improving", "/priorities", is_listed=False),
    View("how.py", "How we work it out", "/how"),
    View("data.py", "About the data", "/data"),
    View("accessibility.py", "Accessibility", "/accessibility", is_listed=False),
    *((View("officer.py", "Edit targets", OFFICER),) if officers.are_on() else ()),
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
