"""The foot of every page: how fresh it is, how it was made, and where to say that it is wrong."""

from __future__ import annotations

from dashboard import addresses, database, figures, queries
from dashboard.components import reporting
from dashboard.database import Build
from dashboard.language import say
from dashboard.rows import Indicator, Place


def draw(build: Build, place: Place, path: str, indicator: Indicator | None = None) -> str:
    """`path` is the address of the page, for the message that reports a wrong figure."""
    status = database.remembered("build status", make=lambda: queries.build_status(build.cursor))
    council = database.remembered(
        "council", place.area_code, make=lambda: queries.council_above(build.cursor, place.area_code)
    )
    updated = say("These figures were last updated on {day}.", day=figures.day(status.built_at))
    return (
        f'<p class="foot">{updated} '
        f'<a href="{addresses.how(place.area_code)}">{say("How we work these out")}</a>. '
        f'<a href="{addresses.data(place.area_code)}">{say("About the data")}</a>. '
        f'<a href="{addresses.accessibility(place.area_code)}">{say("Accessibility")}</a>. '
        f"{reporting.link(council, place, path, indicator)}. {say('Contains no personal data.')}</p>"
    )
