"""The messages that a reader sends from a page: that a figure looks wrong, or an answer to pass on."""

from urllib.parse import quote

from dashboard.language import say
from dashboard.rows import Indicator, Place
from dashboard.words.places import place_name

REPORT_LABEL = say("Report a wrong figure")


def report_link(address: str, page: str, place: Place, indicator: Indicator | None = None) -> str:
    """A mail link with the page already filled in."""
    name = place_name(place)
    subject = say("Wrong figure: {place}", place=name)
    if indicator is not None:
        subject = say("Wrong figure: {title}, {place}", title=indicator.title, place=name)
    asked = (
        say("Page: {page}", page=page),
        say("Which figure looks wrong?"),
        say("What should it be, and how do you know?"),
    )
    body = "\r\n\r\n".join(asked) + "\r\n"
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(body)}"


def answer_link(question: str, text: str) -> str:
    """A mail link with an answer in it, to whom the reader likes."""
    return f"mailto:?subject={quote(question)}&body={quote(text.replace(chr(10), chr(13) + chr(10)))}"
