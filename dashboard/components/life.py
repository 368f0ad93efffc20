"""The life of each promise as a line of steps: what was set, what was changed, how, by whom, when and why."""

from __future__ import annotations

from html import escape

from dashboard import addresses, figures
from dashboard.charts import table
from dashboard.charts.cards import disclosure
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.components.paragraphs import paragraph
from dashboard.promised import Promise, Step
from dashboard.promises import Promises
from dashboard.rows import Indicator
from dashboard.words import promises as words
from dashboard.words.sentences import joined
from dashboard.words.sources import EXAMPLE_TARGET


def draw(agreed: Promises) -> str:
    """Every promise, in the order of their names, and how to read this page."""
    council = agreed.council
    if not agreed.kept:
        return _nothing(agreed)
    example = (
        f'<p class="example"><b>Example</b>{EXAMPLE_TARGET} They show how a promise is told.</p>'
        if agreed.has_examples
        else ""
    )
    lives = sorted(agreed.kept, key=lambda each: (each.now.title, each.ref))
    return (
        f"{example}<h1>What was promised in {escaped(council.name)}?</h1>"
        "<p class='lead'>Every target that was set, and every change to it. Nothing here is ever removed.</p>"
        f"{paragraph(_counts(agreed))}{_jumps(lives)}{''.join(_life(each, agreed) for each in lives)}"
    )


def _counts(agreed: Promises) -> str:
    steps = [step for each in agreed.kept for step in each.steps[1:]]
    quiet = sum(step.step == "extended" and not step.is_open for step in steps)
    said = figures.count(len(agreed.kept), "target has been set", "targets have been set")
    moved = figures.count(quiet, "date was moved", "dates were moved")
    return joined(f"{said}.", f"{moved} with no meeting named." if quiet else "")


def _jumps(lives: list[Promise]) -> str:
    links = "".join(f'<li><a href="#{escape(each.ref)}">{escaped(each.now.title)}</a></li>' for each in lives)
    return f'<nav class="jumps" aria-label="Targets on this page"><ul>{links}</ul></nav>'


def _life(promise: Promise, agreed: Promises) -> str:
    now, figure = promise.now, promise.figure
    indicator = figure.indicator if figure else None
    caution = words.caution(now)
    steps = "".join(_step(step, indicator) for step in promise.steps)
    return (
        f'<section class="life" id="{escape(promise.ref)}"><h2>{escaped(now.title)}</h2>'
        f"{f'<p class=caution>{escaped(caution)}</p>' if caution else ''}"
        f'<ol class="steps">{steps}{_end(promise)}</ol>'
        f"{paragraph(words.moved_since_first(promise))}{_source(now)}"
        f"{disclosure('See these steps in a table', _table(promise, indicator))}{_ways_on(promise, agreed)}</section>"
    )


def _step(step: Step, indicator: Indicator | None) -> str:
    quiet = step.step in words.IS_CHANGE and not step.is_open
    return (
        f'<li class="{"quiet" if quiet else "step"}"><p><b>{escaped(words.step_title(step))}</b> '
        f"<span class='when'>{escaped(figures.day(step.agreed_on))}</span></p>"
        f"{paragraph(words.step_change(step, indicator))}{paragraph(words.step_record(step))}"
        f"{paragraph(joined(words.signed(step), words.milestones(step, indicator)))}"
        f"<p class='soft'>{escaped(words.recorded(step))}</p></li>"
    )


def _end(promise: Promise) -> str:
    """How it stands: met, not met, or still open."""
    if promise.outcome.outcome == "withdrawn":
        return ""
    told = words.outcome(promise) or joined(
        f"Still open: due {figures.by(promise.now.due_end)}.", words.chance(promise)
    )
    kind = {"met": "kept", "missed": "missed"}.get(promise.outcome.outcome, "open")
    return f'<li class="{kind}">{paragraph(told)}{paragraph(words.start(promise))}</li>'


def _source(now: Step) -> str:
    if not now.source:
        return ""
    if now.source.startswith(("https://", "http://")):
        return f'<p class="soft">Source: <a href="{escape(now.source)}">{escaped(now.source)}</a></p>'
    return f'<p class="soft">Source: {escaped(now.source)}</p>'


def _table(promise: Promise, indicator: Indicator | None) -> str:
    columns = [Column("When"), Column("Step"), Column("Target", is_number=True), Column("Due"), Column("By whom")]
    rows: list[list[str | Cell]] = [
        [
            figures.day(step.agreed_on),
            words.step_title(step),
            words.amount(step, indicator, step.target_value),
            figures.by(step.due_end).removeprefix("by "),
            Cell(step.agreed_by, step.minute_reference or ""),
        ]
        for step in promise.steps
    ]
    return table.draw(f"{promise.now.title}: every step", columns, rows)


def _ways_on(promise: Promise, agreed: Promises) -> str:
    if promise.outcome.outcome == "withdrawn":
        return ""
    return (
        f'<p class="more no-print"><a href="{escape(addresses.board(agreed.council.area_code, promise.ref))}">'
        f"How it stands now: {escaped(promise.now.title)}</a></p>"
    )


def _nothing(agreed: Promises) -> str:
    council = agreed.council
    return (
        f"<h1>What was promised in {escaped(council.name)}?</h1>"
        f'<p class="lead">No targets are recorded for {escaped(council.name)} yet.</p>'
        "<p>When a partnership records what it has agreed, each promise and each change to it is told here.</p>"
        f'<p><a href="{addresses.place(council.area_code)}">See how {escaped(council.name)} is doing</a></p>'
    )
