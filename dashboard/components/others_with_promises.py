"""The way to other councils whose promises are recorded here."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from dashboard import queries
from dashboard.charts.svg import escaped
from dashboard.database import Build
from dashboard.language import say
from dashboard.rows import Place


def draw(build: Build, council: Place, address: Callable[[str], str]) -> str:
    """Links to them; nothing where there are none."""
    codes = [code for code in queries.councils_with_promises(build.cursor) if code != council.area_code]
    others = [place for code in codes if (place := queries.place(build.cursor, code))]
    if not others:
        return ""
    links = "".join(f'<li><a href="{escape(address(it.area_code))}">{escaped(it.name)}</a></li>' for it in others)
    title = say("Other councils with promises here")
    return f'<h2 class="no-print">{title}</h2><ul class="found no-print">{links}</ul>'
