"""The list of pages, and what is the same on all of them: one build for each rerun, and words for every mishap.

A page is one file in dashboard/views and one line here.
"""

from dashboard import choices, database, menu, officers
from dashboard.components import mishap
from dashboard.menu import View

PAGES = (
    View("place.py", "My place", "/"),
    View("outcome.py", "One outcome", "/outcome", is_listed=False),
    View("board.py", "Board review", "/board"),
    View("ledger.py", "Promises", "/ledger"),
    View("partnership.py", "Partnership", "/partnership"),
    View("priorities.py", "What most needs improving", "/priorities", is_listed=False),
    View("how.py", "How we work it out", "/how"),
    View("data.py", "About the data", "/data"),
    View("accessibility.py", "Accessibility", "/accessibility", is_listed=False),
    *((View("officer.py", "Edit targets", "/officer"),) if officers.are_on() else ()),
)


def show() -> None:
    """Run the page that was asked for."""
    page = menu.chosen(PAGES)
    try:
        with database.opened():
            page.run()
    except database.NoBuild as nothing:
        mishap.show_no_build(nothing)
    except choices.Unknown as unknown:
        mishap.show_unknown(unknown)


if __name__ == "__main__":
    show()
