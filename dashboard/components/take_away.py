"""What a reader can take with them from a page."""

from __future__ import annotations

from html import escape

from dashboard.language import say


def draw(file: str) -> str:
    """The figures of the page as a file."""
    about = say(
        "The file opens in Excel. It says where each figure comes from and how sure it is. You can also print this "
        "page."
    )
    return (
        f"<h2>{say('Can I have these figures?')}</h2>"
        f'<p><a href="{escape(file)}" download>{say("Download the figures of this page (CSV)")}</a></p><p>{about}</p>'
    )
