"""The life of each promise as a line of steps: what was set, what was changed, how, by whom, when and why."""

from __future__ import annotations

from html import escape

from dashboard import addresses, figures
from dashboard.charts import table
from dashboard.charts.cards import disclosure
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.components.paragraphs import paragraph
from dashboard.language import say, say_count
from dashboard.promised import Promise, Step
from dashboard.promises import Promises
from dashboard.rows import Indicator
from dashboard.words import promises as words
from dashboard.words.sentences import joined
from dashboard.words.sources import EXAMPLE_TARGET


def draw(agreed: Promises) -> str:
    """Every promise, in the order of their names, and how to read this page."""
    if not agreed.kept:
        return _nothing(agreed)
    marked = f"<b>{say('Example')}</b>{EXAMPLE_TARGET} {say('They show how a promise is told.')}"
    example = f'<p class="example">{marked}</p>' if agreed.has_examples else ""
    lead = say("Every target that was set, and every change to it. Nothing here is ever removed.")
    lives = sorted(agreed.kept, key=lambda each: (each.now.title, each.ref))
    return (
        f"{example}{_heading(agreed)}<p class='lead'>{lead}</p>"
        f"{paragraph(_counts(agreed))}{_jumps(lives)}{''.join(_life(each, agreed) for each in lives)}"
    )


def _heading(agreed: Promises) -> str:
    return f"<h1>{say('What was promised in {council}?', council=escaped(agreed.council.name))}</h1>"


def _counts(agreed: Promises) -> str:
    steps = [step for each in agreed.kept for step in each.steps[1:]]
    quiet = sum(step.step == "extended" and not step.is_open for step in steps)
    said = say_count("{count} target has been set.", "{count} targets have been set.", len(agreed.kept))
    moved = say_count(
        "{count} date was moved with no meeting named.", "{count} dates were moved with no meeting named.", quiet
    )
    return joined(said, moved if quiet else "")


def _jumps(lives: list[Promise]) -> str:
    links = "".join(f'<li><a href="#{escape(each.ref)}">{escaped(each.now.title)}</a></li>' for each in lives)
    label = escape(say("Targets on this page"))
    return f'<nav class="jumps" aria-label="{label}"><ul>{links}</ul></nav>'


def _life(promise: Promise, agreed: Promises) -> str:
    now, figure = promise.now, promise.figure
    indicator = figure.indicator if figure else None
    caution = words.caution(now)
    steps = "".join(_step(step, indicator) for step in promise.steps)
    in_a_table = disclosure(say("See these steps in a table"), _table(promise, indicator))
    return (
        f'<section class="life" id="{escape(promise.ref)}"><h2>{escaped(now.title)}</h2>'
        f"{f'<p class=caution>{escaped(caution)}</p>' if caution else ''}"
        f'<ol class="steps">{steps}{_end(promise)}</ol>'
        f"{paragraph(words.moved_since_first(promise))}{_source(now)}"
        f"{in_a_table}{_ways_on(promise, agreed)}</section>"
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
    still = say("Still open: due {due}.", due=figures.by(promise.now.due_end))
    told = words.outcome(promise) or joined(still, words.chance(promise))
    kind = {"met": "kept", "missed": "missed"}.get(promise.outcome.outcome, "open")
    return f'<li class="{kind}">{paragraph(told)}{paragraph(words.start(promise))}</li>'


def _source(now: Step) -> str:
    if not now.source:
        return ""
    source = escaped(now.source)
    if now.source.startswith(("https://", "http://")):
        source = f'<a href="{escape(now.source)}">{source}</a>'
    return f'<p class="soft">{say("Source: {source}", source=source)}</p>'


def _table(promise: Promise, indicator: Indicator | None) -> str:
    columns = [
        Column(say("When")),
        Column(say("Step")),
        Column(say("Target"), is_number=True),
        Column(say("Due")),
        Column(say("By whom")),
    ]
    rows: list[list[str | Cell]] = [
        [
            figures.day(step.agreed_on),
            words.step_title(step),
            words.amount(step, indicator, step.target_value),
            figures.last_month(step.due_end),
            Cell(step.agreed_by, step.minute_reference or ""),
        ]
        for step in promise.steps
    ]
    return table.draw(say("{title}: every step", title=promise.now.title), columns, rows)


def _ways_on(promise: Promise, agreed: Promises) -> str:
    if promise.outcome.outcome == "withdrawn":
        return ""
    way = escape(addresses.board(agreed.council.area_code, promise.ref))
    now = say("How it stands now: {title}", title=escaped(promise.now.title))
    return f'<p class="more no-print"><a href="{way}">{now}</a></p>'


def _nothing(agreed: Promises) -> str:
    name = escaped(agreed.council.name)
    later = say("When a partnership records what it has agreed, each promise and each change to it is told here.")
    return (
        f"{_heading(agreed)}"
        f'<p class="lead">{say("No targets are recorded for {council} yet.", council=name)}</p><p>{later}</p>'
        f'<p><a href="{addresses.place(agreed.council.area_code)}">'
        f"{say('See how {council} is doing', council=name)}</a></p>"
    )
