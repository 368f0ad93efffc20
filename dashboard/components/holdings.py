"""What data the pages stand on: each source, and every figure taken from it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import figures
from dashboard.charts import cards, table
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.holdings import BuildStatus, IndicatorStatus, SourceStatus
from dashboard.language import say, say_count
from dashboard.words import sources
from dashboard.words.sentences import capital, full_stop

NOT_CHECKED = say("We read this from copies of the publisher's files. We have not yet tried it with the live service.")
NEVER_ASKED = say("This has not yet been run against the live service.")

DESCRIPTION = (
    '<a href="/api/v1/openapi.json" target="_blank" rel="noopener">'
    f"{say('The description for programmers (OpenAPI)')}</a>"
)
FOR_PROGRAMS = (
    f"<h2>{say('Can programs read it?')}</h2>"
    f"<p>{say('Yes: all that is public, as JSON and CSV. {link} says how.', link=DESCRIPTION)}</p>"
)

COLUMNS = (
    Column(say("Figure")),
    Column(say("Covers")),
    Column(say("Released")),
    Column(say("Places"), is_number=True),
    Column(say("Numbers"), is_number=True),
    Column(say("Changed later"), is_number=True),
    Column(say("Publisher and licence")),
)


def draw(status: BuildStatus, held: Sequence[SourceStatus], indicators: Sequence[IndicatorStatus]) -> str:
    """How much there is, then source by source."""
    much = say(
        "{numbers} for {places}, last put together on {day}.",
        numbers=say_count("{count} number", "{count} numbers", status.observations),
        places=say_count("{count} place", "{count} places", status.places),
        day=figures.day(status.built_at),
    )
    return f"<p class='lead'>{much}</p>" + "".join(
        _source(source, [it for it in indicators if it.source_id == source.source_id]) for source in held
    )


def _source(source: SourceStatus, indicators: Sequence[IndicatorStatus]) -> str:
    stale = sources.stale(source)
    untried = NOT_CHECKED if any(it.observations for it in indicators) else NEVER_ASKED
    notes = [
        full_stop(capital(source.note)) if source.note else "",
        sources.copied(source),
        "" if source.is_live_checked else untried,
    ]
    return (
        f"<h2>{escaped(source.title)}</h2>"
        + (f'<p class="caution">{escaped(stale)}</p>' if stale else "")
        + f"<dl class='terms'>{_terms(source)}</dl>"
        + "".join(f"<p>{escaped(note)}</p>" for note in notes if note)
        + _table(source, indicators)
    )


def _terms(source: SourceStatus) -> str:
    fetched = figures.day(source.last_fetched) if source.last_fetched else say("Not fetched yet")
    return (
        f"<dt>{say('Publisher')}</dt><dd>{escaped(source.publisher)}. "
        f'<a href="{escape(source.about_url)}">{say("About this source")}</a>.</dd>'
        f'<dt>{say("Licence")}</dt><dd><a href="{escape(source.licence_url)}">{escaped(source.licence)}</a>. '
        f"{escaped(full_stop(source.attribution))}</dd><dt>{say('Last fetched')}</dt><dd>{fetched}</dd>"
    )


def _table(source: SourceStatus, indicators: Sequence[IndicatorStatus]) -> str:
    if not indicators:
        return f'<p class="nothing">{say("No figure is listed under this source.")}</p>'
    caption = say("Figures from {source}", source=source.title)
    drawn = table.draw(caption, COLUMNS, [_row(indicator) for indicator in indicators])
    summary = say_count("See {count} figure from this source", "See {count} figures from this source", len(indicators))
    return cards.disclosure(summary, drawn)


def _row(indicator: IndicatorStatus) -> list[str | Cell]:
    return [
        indicator.title,
        _covers(indicator),
        figures.day(indicator.released) if indicator.released else say("Not said"),
        f"{indicator.areas or 0:,}",
        f"{indicator.observations or 0:,}",
        f"{indicator.revisions:,}",
        Cell(indicator.publisher, note=indicator.licence),
    ]


def _covers(indicator: IndicatorStatus) -> str:
    if indicator.first_start is None or indicator.last_end is None:
        return say("Nothing yet")
    return capital(figures.period(indicator.first_start, indicator.last_end, "rolling"))
