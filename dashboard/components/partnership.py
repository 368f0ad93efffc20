"""A partnership: what it is for, who is in it, what it chose to improve, and when it meets."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import addresses, queries
from dashboard.charts import table
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.components.paragraphs import paragraph
from dashboard.database import Build
from dashboard.partnerships import ChosenOutcome, Partner, Partnership
from dashboard.promises import Promises
from dashboard.words.meetings import meeting_title
from dashboard.words.sentences import full_stop

EXAMPLE = "Example partnership. Its purpose, values and partners were made up to show how this page works."


def draw(build: Build, agreed: Promises) -> str:
    """The page; a council without a partnership says so."""
    council = agreed.council
    held = queries.partnership(build.cursor, council.area_code)
    if held is None:
        return _nothing(council.area_code, council.name)
    example = f'<p class="example"><b>Example</b>{EXAMPLE}</p>' if held.is_example else ""
    values = "".join(f"<li>{escaped(value)}</li>" for value in held.shared_values)
    return (
        f"{example}<h1>{escaped(held.name)}</h1><p class='lead'>{escaped(full_stop(held.purpose))}</p>"
        + (f"<h2>What do the partners value?</h2><ul>{values}</ul>" if values else "")
        + _partners(queries.partners(build.cursor, council.area_code))
        + _chosen(council.area_code, queries.chosen_outcomes(build.cursor, council.area_code))
        + _meetings(held, agreed)
        + _source(held)
        + _ways_on(council.area_code)
    )


def _partners(partners: Sequence[Partner]) -> str:
    if not partners:
        return ""
    rows: list[list[str | Cell]] = [
        [each.name, full_stop(each.leads) if each.leads else "Not said"] for each in partners
    ]
    return "<h2>Who is in it?</h2>" + table.draw("Partners", [Column("Partner"), Column("Leads on")], rows)


def _chosen(council: str, outcomes: Sequence[ChosenOutcome]) -> str:
    if not outcomes:
        return ""
    told = "".join(f"<dt>{escaped(it.title)}</dt><dd>{escaped(full_stop(it.why))}</dd>" for it in outcomes)
    return (
        f"<h2>What did it choose to improve, and why?</h2><dl class='terms'>{told}</dl>"
        f'<p class="more"><a href="{addresses.priorities(council)}">Which outcomes most need improving?</a></p>'
    )


def _meetings(held: Partnership, agreed: Promises) -> str:
    listed = "".join(
        f"<li>{escaped(meeting_title(each))}{' (example)' if each.status == 'example' else ''}"
        f"{' (planned)' if each.status == 'planned' else ''}</li>"
        for each in agreed.meetings
    )
    told = paragraph(full_stop(held.meets)) if held.meets else ""
    return f"<h2>When does it meet?</h2>{told}" + (f"<ul>{listed}</ul>" if listed else "")


def _source(held: Partnership) -> str:
    if not held.source_title:
        return ""
    title = escaped(held.source_title)
    return (
        f'<p class="soft">Source: <a href="{escape(held.source_url or "")}">{title}</a>.</p>'
        if held.source_url
        else (f'<p class="soft">Source: {title}.</p>')
    )


def _ways_on(council: str) -> str:
    return (
        f'<p class="more no-print"><a href="{addresses.board(council)}">Board review</a> · '
        f'<a href="{addresses.ledger(council)}">What was promised</a></p>'
    )


def _nothing(code: str, name: str) -> str:
    return (
        f"<h1>No partnership is told of for {escaped(name)}</h1>"
        "<p>A council's file can say who its partners are, what they are for and what they chose.</p>"
        f'<p><a href="{addresses.place(code)}">See how {escaped(name)} is doing</a></p>'
    )
