"""The messages that a reader sends from a page: that a figure looks wrong, or an answer to pass on."""

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


def answer_link(question: str, text: str) -> str:
    """A mail link with an answer in it, to whom the reader likes."""
    return f"mailto:?subject={quote(question)}&body={quote(text.replace(chr(10), chr(13) + chr(10)))}"
