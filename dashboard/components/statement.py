"""The accessibility statement: what was tried, what was not, and where to say what does not work."""

from __future__ import annotations

from datetime import date
from html import escape
from urllib.parse import quote

from dashboard import figures
from dashboard.charts.svg import escaped
from dashboard.language import say
from dashboard.rows import Council

WRITTEN = date(2026, 11, 30)
SERVICE = '<a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>'

TRIED = (
    say("Each page was tested by a program for the rules of WCAG 2.2, levels A and AA. It found nothing wrong."),
    say("That was done at three widths. The narrowest is as wide as a page at four times its size on a laptop."),
    say("The pages that most people read were also tried in a reader's own colours, and with more space in the text."),
    say("Each page was used with the keyboard alone."),
    say("Charts have their figures in words. Most have them in a table too."),
    say("Colour is never the only sign: there is a word and a shape beside it."),
)

NOT_TRIED = (
    say("No one has used these pages with a screen reader yet."),
    say("No disabled people have tested them with us yet."),
    say("They were tested in Chromium only, not in Safari or Firefox, and on no real phone."),
    say("No one from outside has checked them."),
)

LIMITS = (
    say("The pages need JavaScript and a steady connection."),
    say("“Explore this chart” works with a mouse or finger only. The table above it has the same figures."),
    say("The names of wards on the map show only when you point at them. The table below it has the same figures."),
)


def draw(council: Council | None) -> str:
    """The statement."""
    lead = say("We want everyone to be able to use these pages. This is how far we are.")
    return (
        f"<h1>{say('How accessible is this site?')}</h1><p class='lead'>{lead}</p>"
        f"<h2>{say('What did we test?')}</h2>{_list(TRIED)}"
        f"<h2>{say('What have we not tested?')}</h2>{_list(NOT_TRIED)}"
        f"<h2>{say('What do we know does not work well?')}</h2>{_list(LIMITS)}"
        f"<h2>{say('What can you do if something does not work?')}</h2>{_contact(council)}"
        f"<p>{say('If you are not happy with the answer, the {service} can help.', service=SERVICE)}</p>"
        f"<p class='soft'>{say('This statement was written on {day}.', day=figures.day(WRITTEN))}</p>"
    )


def _list(sentences: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{sentence}</li>' for sentence in sentences)}</ul>"


def _contact(council: Council | None) -> str:
    if council is None or not council.report_address:
        return f"<p>{say('Tell the people who run this site.')}</p>"
    address = council.report_address
    if not address.startswith(("https://", "http://")):
        address = f"mailto:{quote(address, safe='@')}?subject={quote(say('Accessibility of Levelwith'))}"
    told = say(
        "Tell {council} at {address}. Say which page it was and what went wrong. You can ask for the figures in "
        "another form.",
        council=escaped(council.title),
        address=f'<a href="{escape(address)}">{escaped(council.report_address)}</a>',
    )
    return f"<p>{told}</p>"
