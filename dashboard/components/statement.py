"""The accessibility statement: what was tried, what was not, and where to say what does not work."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from dashboard.charts.svg import escaped
from dashboard.rows import Council

TRIED = (
    "Each page was tested by a program for the rules of WCAG 2.2, levels A and AA. It found nothing wrong.",
    "That was done at three widths. The narrowest is as wide as a page at four times its size on a laptop.",
    "The pages that most people read were also tried in a reader's own colours, and with more space in the text.",
    "Each page was used with the keyboard alone.",
    "Charts have their figures in words. Most have them in a table too.",
    "Colour is never the only sign: there is a word and a shape beside it.",
)

NOT_TRIED = (
    "No one has used these pages with a screen reader yet.",
    "No disabled people have tested them with us yet.",
    "They were tested in Chromium only, not in Safari or Firefox, and on no real phone.",
    "No one from outside has checked them.",
)

LIMITS = (
    "The pages need JavaScript and a steady connection.",
    "“Explore this chart” works with a mouse or finger only. The table above it has the same figures.",
    "The names of wards on the map show only when you point at them. The table below it has the same figures.",
)


def draw(council: Council | None) -> str:
    """The statement."""
    return (
        "<h1>How accessible is this site?</h1>"
        "<p class='lead'>We want everyone to be able to use these pages. This is how far we are.</p>"
        f"<h2>What did we test?</h2>{_list(TRIED)}"
        f"<h2>What have we not tested?</h2>{_list(NOT_TRIED)}"
        f"<h2>What do we know does not work well?</h2>{_list(LIMITS)}"
        f"<h2>What can you do if something does not work?</h2>{_contact(council)}"
        "<p>If you are not happy with the answer, the "
        '<a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a> can help.</p>'
        "<p class='soft'>This statement was written on 30 November 2026.</p>"
    )


def _list(sentences: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{sentence}</li>' for sentence in sentences)}</ul>"


def _contact(council: Council | None) -> str:
    if council is None or not council.report_address:
        return "<p>Tell the people who run this site.</p>"
    link = council.report_address
    if not link.startswith(("https://", "http://")):
        link = f"mailto:{quote(link, safe='@')}?subject={quote('Accessibility of Levelwith')}"
    return (
        f'<p>Tell {escaped(council.title)} at <a href="{escape(link)}">{escaped(council.report_address)}</a>. '
        f"Say which page it was and what went wrong. You can ask for the figures in another form.</p>"
    )
