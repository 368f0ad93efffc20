"""What a reader can take with them from a page."""

from __future__ import annotations

from html import escape


def draw(file: str) -> str:
    """The figures of the page as a file."""
    return (
        f"<h2>Can I have these figures?</h2>"
        f'<p><a href="{escape(file)}" download>Download the figures of this page (CSV)</a></p>'
        f"<p>The file opens in Excel. It says where each figure comes from and how sure it is. "
        f"You can also print this page.</p>"
    )
