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
from dashboard.language import say
from dashboard.partnerships import ChosenOutcome, Partner, Partnership
from dashboard.promised import Meeting
from dashboard.promises import Promises
from dashboard.words.meetings import meeting_title
from dashboard.words.sentences import full_stop

EXAMPLE = say("Example partnership. Its purpose, values and partners were made up to show how this page works.")


def draw(build: Build, agreed: Promises) -> str:
    """The page; a council without a partnership says so."""
    council = agreed.council
    held = queries.partnership(build.cursor, council.area_code)
    if held is None:
        return _nothing(council.area_code, council.name)
    example = f'<p class="example"><b>{say("Example")}</b>{EXAMPLE}</p>' if held.is_example else ""
    values = "".join(f"<li>{escaped(value)}</li>" for value in held.shared_values)
    return (
        f"{example}<h1>{escaped(held.name)}</h1><p class='lead'>{escaped(full_stop(held.purpose))}</p>"
        + (f"<h2>{say('What do the partners value?')}</h2><ul>{values}</ul>" if values else "")
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
        [each.name, full_stop(each.leads) if each.leads else say("Not said")] for each in partners
    ]
    drawn = table.draw(say("Partners"), [Column(say("Partner")), Column(say("Leads on"))], rows)
    return f"<h2>{say('Who is in it?')}</h2>{drawn}"


def _chosen(council: str, outcomes: Sequence[ChosenOutcome]) -> str:
    if not outcomes:
        return ""
    told = "".join(f"<dt>{escaped(it.title)}</dt><dd>{escaped(full_stop(it.why))}</dd>" for it in outcomes)
    address, most = addresses.priorities(council), say("Which outcomes most need improving?")
    return (
        f"<h2>{say('What did it choose to improve, and why?')}</h2><dl class='terms'>{told}</dl>"
        f'<p class="more"><a href="{address}">{most}</a></p>'
    )


def _meetings(held: Partnership, agreed: Promises) -> str:
    listed = "".join(f"<li>{escaped(_meeting(each))}</li>" for each in agreed.meetings)
    told = paragraph(full_stop(held.meets)) if held.meets else ""
    return f"<h2>{say('When does it meet?')}</h2>{told}" + (f"<ul>{listed}</ul>" if listed else "")


def _meeting(each: Meeting) -> str:
    title = meeting_title(each)
    if each.status == "example":
        return say("{meeting} (example)", meeting=title)
    return say("{meeting} (planned)", meeting=title) if each.status == "planned" else title


def _source(held: Partnership) -> str:
    if not held.source_title:
        return ""
    title = escaped(held.source_title)
    if held.source_url:
        title = f'<a href="{escape(held.source_url)}">{title}</a>'
    return f'<p class="soft">{say("Source: {source}.", source=title)}</p>'


def _ways_on(council: str) -> str:
    return (
        f'<p class="more no-print"><a href="{addresses.board(council)}">{say("Board review")}</a> · '
        f'<a href="{addresses.ledger(council)}">{say("What was promised")}</a></p>'
    )


def _nothing(code: str, name: str) -> str:
    council = escaped(name)
    tellable = say("A council's file can say who its partners are, what they are for and what they chose.")
    return (
        f"<h1>{say('No partnership is told of for {council}', council=council)}</h1>"
        f"<p>{tellable}</p>"
        f'<p><a href="{addresses.place(code)}">{say("See how {place} is doing", place=council)}</a></p>'
    )
