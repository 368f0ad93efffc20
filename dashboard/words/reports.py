"""The message a reader sends about a figure that looks wrong: it says which page, so they need not."""

from urllib.parse import quote

from dashboard.rows import Indicator, Place
from dashboard.words.places import place_name

REPORT_LABEL = "Report a wrong figure"


def report_link(address: str, page: str, place: Place, indicator: Indicator | None = None) -> str:
    """A mail link with the page already filled in."""
    about = place_name(place) if indicator is None else f"{indicator.title}, {place_name(place)}"
    subject = f"Wrong figure: {about}"
    body = f"Page: {page}\r\n\r\nWhich figure looks wrong?\r\n\r\nWhat should it be, and how do you know?\r\n"
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(body)}"
