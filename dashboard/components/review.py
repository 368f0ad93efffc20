"""The board's review: every promise in a row, grouped by how likely it is to be met."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import addresses, figures
from dashboard.board import Board, Item
from dashboard.charts import key
from dashboard.charts.cards import Fact
from dashboard.charts.svg import escaped
from dashboard.components import promises
from dashboard.components.paragraphs import paragraph
from dashboard.language import say
from dashboard.words import meetings, predictions
from dashboard.words.promises import GROUPS
from dashboard.words.sentences import joined
from dashboard.words.sources import EXAMPLE_TARGET

NUMBERS = (say("Then"), say("Now"), say("Agreed"))
HEADS = (
    say("Outcome"),
    *NUMBERS,
    say("Direction and realistic range"),
    say("Chance"),
    say("Since last time, and owner"),
)
PACKS = {
    "pdf": say("Board pack (PDF)"),
    "docx": say("Board pack (Word)"),
    "pptx": say("Slides (PowerPoint)"),
    "xlsx": say("Figures (Excel)"),
    "csv": say("Figures (CSV)"),
}
LEGEND = (
    ("then", say("Then")),
    ("now", say("Now")),
    ("target", say("Target")),
    ("fan", say("Realistic range")),
)


def heading(board: Board) -> str:
    """What is reviewed, when the board last met, and how it stands in numbers."""
    council = board.agreed.council
    meeting = board.meeting
    title = say("Targets review: {of}", of=figures.day(meeting.held_on) if meeting else council.name)
    lead = joined(f"{meeting.body}." if meeting else "", meetings.last_meeting(board.since))
    shows = joined(EXAMPLE_TARGET, say("They show how a review works."))
    example = f'<p class="example"><b>{say("Example")}</b>{shows}</p>' if board.agreed.has_examples else ""
    return f'{example}<h1>{escaped(title)}</h1><p class="lead">{escaped(lead)}</p>{_counts(board.items)}'


def draw(board: Board, items: Sequence[Item], by_agenda: bool) -> str:
    """The table of these items, in groups or in the agenda's order."""
    if not items:
        return f'<p class="nothing">{say("No target fits what you chose. Choose “All” to see every one.")}</p>'
    council = board.agreed.council.area_code
    if by_agenda:
        chosen = {item.ref for item in items}
        bodies = _body("", [item for item in board.agenda if item.ref in chosen], council)
    else:
        bodies = "".join(
            _body(GROUPS[name], [item for item in group if item in items], council) for name, group in board.groups
        )
    heads = "".join(f'<th scope="col"{_kind(head)}>{head}</th>' for head in HEADS)
    grouped = say("Targets, grouped by how likely they are to be met")
    return (
        f"{key.drawn(LEGEND)}<table class='figures board'><caption>"
        f"{say('Targets in the order of the agenda') if by_agenda else grouped}"
        f"</caption><thead><tr>{heads}</tr></thead>{bodies}</table>"
    )


def nothing(board: Board) -> str:
    """A council without promises: what would be here, and how it comes here."""
    code, name = board.agreed.council.area_code, escaped(board.agreed.council.name)
    will_be = say("When a partnership records what it has agreed, this page shows what will be kept and what may not.")
    adding = say("Those who run this site add targets with {command}.", command="<code>levelwith targets import</code>")
    return (
        f"<h1>{say('Board review: {council}', council=name)}</h1>"
        f'<p class="lead">{say("No targets are recorded for {council} yet.", council=name)}</p>'
        f"<p>{will_be}</p><p>{adding}</p>"
        f'<p><a href="{addresses.place(code)}">{say("See how {place} is doing", place=name)}</a></p>'
    )


def take_away(board: Board) -> str:
    """The packs."""
    council = board.agreed.council.area_code
    links = "".join(
        f'<li><a href="{escape(addresses.board_file(council, ending))}" download>{words}</a></li>'
        for ending, words in PACKS.items()
    )
    view = f'<a href="{escape(addresses.presenter(council))}">{say("Presenter view")}</a>'
    present = say("{presenter_view}, for a big screen", presenter_view=view)
    title = say("Take this to the meeting")
    return f'<h2 class="no-print">{title}</h2><ul class="no-print packs"><li>{present}</li>{links}</ul>'


def records(board: Board) -> str:
    """What was decided and is being done, and what became of earlier predictions."""
    agreed = board.agreed
    decided = [meetings.decision(each) for each in agreed.decisions if not each.agreement_ref]
    return _list(predictions.TITLE, board.came) + _list(say("Decisions of the board"), decided)


def _counts(items: Sequence[Item]) -> str:
    facts = [Fact(say("Targets"), str(len(items)))]
    facts += [
        Fact(words, str(sum(item.group == name for item in items)))
        for name, words in GROUPS.items()
        if any(item.group == name for item in items)
    ]
    return "".join(
        (
            '<dl class="facts counts">',
            *(f"<div><dt>{escaped(it.title)}</dt><dd>{it.shown}</dd></div>" for it in facts),
            "</dl>",
        )
    )


def _body(title: str, items: Sequence[Item], council: str) -> str:
    if not items:
        return ""
    named = f'<tr class="group"><th scope="rowgroup" colspan="{len(HEADS)}">{escaped(title)}</th></tr>' if title else ""
    return f"<tbody>{named}{''.join(_row(item, council) for item in items)}</tbody>"


def _row(item: Item, council: str) -> str:
    link = f'<a href="{escape(addresses.board(council, item.ref))}">{escaped(item.title)}</a>'
    example = f"<small class='example-mark'>{escaped(item.caution)}</small>" if item.caution else ""
    cells = (
        _fact(item.then),
        _fact(item.now),
        _fact(item.agreed),
        f"{promises.direction(item)}{promises.strip(item)}",
        _chance(item),
        f"{paragraph(item.changed)}<small>{escaped(item.owner)}</small>",
    )
    drawn = "".join(
        f'<td{_kind(head)} data-label="{escape(head)}"><div>{cell}</div></td>'
        for head, cell in zip(HEADS[1:], cells, strict=True)
    )
    measure = f"<small>{escaped(item.measure)}</small>"
    return f'<tr id="{escape(item.ref)}"><th scope="row">{link}{measure}{example}</th>{drawn}</tr>'


def _chance(item: Item) -> str:
    if item.outcome and item.dots is None:
        return paragraph(item.outcome)
    if item.dots is None:
        return f'<p class="nothing">{escaped(item.in_short)}</p>'
    return f"<p><b>{escaped(item.in_short)}</b></p>"


def _fact(fact: Fact) -> str:
    return f"<b>{escaped(fact.shown)}</b><small>{escaped(fact.note)}</small>"


def _kind(head: str) -> str:
    return ' class="number"' if head in NUMBERS else ""


def _list(title: str, sentences: Sequence[str]) -> str:
    if not sentences:
        return ""
    return f"<h2>{title}</h2><ul>{''.join(f'<li>{escaped(each)}</li>' for each in sentences)}</ul>"
