"""What data the pages stand on: each source, and every figure taken from it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import figures
from dashboard.charts import cards, table
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.holding_rows import BuildStatus, IndicatorStatus
from dashboard.rows import SourceStatus
from dashboard.words import sources
from dashboard.words.sentences import capital, full_stop

NOT_CHECKED = "We read this from copies of the publisher's files. We have not yet tried it with the live service."
NEVER_ASKED = "This has not yet been run against the live service."

FOR_PROGRAMS = (
    "<h2>Can programs read it?</h2><p>Yes: all that is public, as JSON and CSV. "
    '<a href="/api/v1/openapi.json" target="_blank" rel="noopener">The description for programmers (OpenAPI)</a> '
    "says how.</p>"
)

COLUMNS = (
    Column("Figure"),
    Column("Covers"),
    Column("Released"),
    Column("Places", is_number=True),
    Column("Numbers", is_number=True),
    Column("Changed later", is_number=True),
    Column("Publisher and licence"),
)


def draw(status: BuildStatus, held: Sequence[SourceStatus], indicators: Sequence[IndicatorStatus]) -> str:
    """How much there is, then source by source."""
    return (
        f"<p class='lead'>{figures.count(status.observations, 'number', 'numbers')} for "
        f"{figures.count(status.places, 'place', 'places')}, last put together on {figures.day(status.built_at)}.</p>"
        + "".join(_source(source, [it for it in indicators if it.source_id == source.source_id]) for source in held)
    )


def _source(source: SourceStatus, indicators: Sequence[IndicatorStatus]) -> str:
    stale = sources.stale(source)
    untried = NOT_CHECKED if any(it.observations for it in indicators) else NEVER_ASKED
    notes = [full_stop(capital(source.note)) if source.note else "", "" if source.is_live_checked else untried]
    return (
        f"<h2>{escaped(source.title)}</h2>"
        + (f'<p class="caution">{escaped(stale)}</p>' if stale else "")
        + f"<dl class='terms'>{_terms(source)}</dl>"
        + "".join(f"<p>{escaped(note)}</p>" for note in notes if note)
        + _table(source, indicators)
    )


def _terms(source: SourceStatus) -> str:
    fetched = figures.day(source.last_fetched) if source.last_fetched else "Not fetched yet"
    return (
        f"<dt>Publisher</dt><dd>{escaped(source.publisher)}. "
        f'<a href="{escape(source.about_url)}">About this source</a>.</dd>'
        f'<dt>Licence</dt><dd><a href="{escape(source.licence_url)}">{escaped(source.licence)}</a>. '
        f"{escaped(full_stop(source.attribution))}</dd><dt>Last fetched</dt><dd>{fetched}</dd>"
    )


def _table(source: SourceStatus, indicators: Sequence[IndicatorStatus]) -> str:
    if not indicators:
        return '<p class="nothing">No figure is taken from this source so far.</p>'
    drawn = table.draw(f"Figures from {source.title}", COLUMNS, [_row(indicator) for indicator in indicators])
    return cards.disclosure(f"See {figures.count(len(indicators), 'figure', 'figures')} from this source", drawn)


def _row(indicator: IndicatorStatus) -> list[str | Cell]:
    return [
        indicator.title,
        _covers(indicator),
        figures.day(indicator.released) if indicator.released else "Not said",
        f"{indicator.areas or 0:,}",
        f"{indicator.observations or 0:,}",
        f"{indicator.revisions:,}",
        Cell(indicator.publisher, note=indicator.licence),
    ]


def _covers(indicator: IndicatorStatus) -> str:
    if indicator.first_start is None or indicator.last_end is None:
        return "Nothing yet"
    return capital(figures.period(indicator.first_start, indicator.last_end, "rolling"))
