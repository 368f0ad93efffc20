"""The review as slides to be read from afar: one for each target, the rest of what is known in its notes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from pptx.presentation import Presentation as Show
from pptx.slide import Slide

from dashboard import theme
from dashboard.board import Board, Item
from dashboard.exports import pack, pictures, slides, typesetting
from dashboard.exports.pack import Pack, Page
from dashboard.exports.settled import settled
from dashboard.exports.slides import INNER, MARGIN, ROOM
from dashboard.holdings import SourceStatus
from dashboard.language import SPOKEN, say
from dashboard.words.sentences import capital, full_stop, joined
from dashboard.words.sources import EXAMPLE_TARGET

WIDTHS = (3.3, 1.3, 1.3, 1.9, 1.9, 2.43)
ORIGIN_WIDTHS = (3.8, 3.8, 1.6, 1.5, 1.43)
SIZE = 14
MOST_ROWS = 8
T = TypeVar("T")
Drawn = Mapping[str, bytes]  # by its SVG


def of(board: Board, sources: Sequence[SourceStatus]) -> bytes:
    """The same to the byte each time."""
    made, show = pack.of(board, sources), slides.show()
    about = show.core_properties
    about.title, about.language = made.name, SPOKEN.code
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = datetime(made.day.year, made.day.month, made.day.day)
    drawn = _drawn(made)
    _front(show, made)
    _changes(show, made)
    _all_targets(show, made)
    for page in made.pages:
        _page(show, made, page, drawn)
    _origins(show, made)
    written = io.BytesIO()
    show.save(written)
    return settled(written.getvalue(), made.day)


def _drawn(made: Pack) -> Drawn:
    wanted = [each for item in made.items for each in (pictures.chart(item), pictures.chance(item)) if each]
    once = list({drawing.svg: drawing for drawing in wanted}.values())
    return {drawing.svg: png for drawing, png in zip(once, typesetting.pngs(once), strict=True)}


def _front(show: Show, made: Pack) -> None:
    slide = slides.slide(show, made.title)
    frame = slides.text(slide, MARGIN, 1.4, INNER, 1.6)
    slides.line(frame, made.council, 24)
    slides.line(frame, made.lead, 20)
    if made.changes.lines == (pack.NOTHING_CHANGED,):
        slides.line(frame, pack.NOTHING_CHANGED, 20)
    if made.example:
        slides.line(frame, made.example, 20, is_bold=True)
    width = INNER / max(4, len(made.counts))
    for place, fact in enumerate(made.counts):
        box = slides.text(slide, MARGIN + place * width, 3.7, width - 0.2, 1.8)
        slides.line(box, fact.shown, 48, is_bold=True)
        slides.line(box, fact.title, 18)
    _foot(slide, made, has_example=bool(made.example))


def _changes(show: Show, made: Pack) -> None:
    for part in (made.changes, made.came, made.decisions):
        if part.lines == (pack.NOTHING_CHANGED,):
            continue  # it is said on the first slide: a slide of one line says no more
        turns = slides.in_turn([(each,) for each in part.lines], (INNER,), 18, ROOM)
        for title, turn in _numbered(part.title, turns):
            slide = slides.slide(show, title)
            slides.sentences(slide, [words for (words,) in turn], 18)
            _foot(slide, made, has_example=part is made.changes and bool(made.example))


def _all_targets(show: Show, made: Pack) -> None:
    """A row for each, under the name of its group, which is said again where it goes on."""
    for title, rows in _numbered(pack.ALL_TARGETS, _turns(made)):
        slide = slides.slide(show, title)
        cells = [pack.HEADS, *((row, "", "", "", "", "") if isinstance(row, str) else _cells(row) for row in rows)]
        table = slides.table(slide, WIDTHS, cells, SIZE)
        for place, row in enumerate(rows, start=1):
            if isinstance(row, str):
                slides.across(table.rows[place])
        _foot(slide, made, has_example=any(not isinstance(row, str) and row.is_example for row in rows))


def _turns(made: Pack) -> list[list[str | Item]]:
    """The rows of each slide: names of groups, and their items."""
    turns: list[list[str | Item]] = []
    left = 0.0
    for title, items in made.groups:
        for place, item in enumerate(items):
            fresh: list[str | Item] = [title] if place == 0 else []
            need = slides.row_height(_cells(item), WIDTHS, SIZE) + len(fresh) * slides.row_height(
                (title,), (INNER,), SIZE
            )
            if not turns or need > left or len(turns[-1]) + len(fresh) >= MOST_ROWS:
                turns.append([])
                left, fresh = ROOM - 0.4, [title]
            turns[-1] += [*fresh, item]
            left -= need
    return turns


def _cells(item: Item) -> tuple[str, ...]:
    facts = [f"{fact.shown}\n{fact.note}".strip() for fact in (item.then, item.now, item.agreed)]
    name = f"{item.title}\n{EXAMPLE_TARGET}" if item.is_example else item.title
    return (name, *facts, item.realistic.shown, pack.chance(item))


def _page(show: Show, made: Pack, page: Page, drawn: Drawn) -> None:
    item = page.item
    slide = slides.slide(show, item.title)
    measure = full_stop(capital(item.measure))
    under = slides.text(slide, MARGIN, 1.15, INNER, 0.4)
    size = slides.fitting(joined(measure, item.caution), 16, INNER, 0.45)
    slides.line(under, measure, size, colour=theme.SOFT_INK)
    if item.caution:
        slides.write(under.paragraphs[0], f" {item.caution}", size, is_bold=True)
    for place, fact in enumerate(page.facts):
        box = slides.text(slide, MARGIN, 1.7 + place * 1.02, 3.3, 1.0)
        slides.line(box, fact.title, 14, colour=theme.SOFT_INK)
        slides.line(box, fact.shown, 24 if len(fact.shown) < 20 else 16, is_bold=True)
        slides.line(box, fact.note, slides.fitting(fact.note, SIZE, 3.3, 0.25), colour=theme.SOFT_INK)
    chart = pictures.chart(item)
    if chart:
        slides.picture(slide, drawn[chart.svg], chart, (4.2, 1.65), 8.1)
    else:
        slides.line(slides.text(slide, 4.2, 1.7, 8.1, 1), page.no_chart, 18)
    _likely(slide, item, drawn)
    slide.notes_slide.notes_text_frame.text = _notes(page)
    _foot(slide, made, has_example=item.is_example)


def _likely(slide: Slide, item: Item, drawn: Drawn) -> None:
    """The chance below the chart, then what is new and who is to act."""
    dots, told = pictures.chance(item), pack.likely(item)
    if dots:
        slides.picture(slide, drawn[dots.svg], dots, (MARGIN, 5.98), 2.6)
    left = MARGIN + (2.8 if dots else 0)
    width = INNER - (left - MARGIN)
    frame = slides.text(slide, left, 5.93, width, 0.95)
    rest = joined(say("Owner: {owner}", owner=full_stop(item.owner)), item.changed)
    slides.line(frame, told[0] if told else "", 20, is_bold=True)
    slides.line(frame, rest, slides.fitting(rest, 16, width, 0.6))


def _notes(page: Page) -> str:
    """Everything else that the pages say, for whoever presents."""
    return "\n".join([*pack.likely(page.item), *(f"{part.title} {' '.join(part.lines)}" for part in page.parts)])


def _origins(show: Show, made: Pack) -> None:
    room = ROOM - 0.4
    for title, turn in _numbered(pack.ORIGINS, slides.in_turn(made.origins, ORIGIN_WIDTHS, SIZE, room)):
        slide = slides.slide(show, title)
        slides.table(slide, ORIGIN_WIDTHS, [pack.ORIGIN_HEADS, *turn], SIZE)
        _foot(slide, made, has_example=False)
    slide = slides.slide(show, pack.HOW)
    slides.sentences(slide, [*made.how, *made.credits], 16)
    _foot(slide, made, has_example=False)


def _numbered(title: str, turns: Sequence[T]) -> list[tuple[str, T]]:
    """Each slide with a title of its own, as readers go by it."""
    if len(turns) < 2:
        return [(title, turn) for turn in turns]
    total = len(turns)
    return [
        (say("{title} ({number} of {total})", title=title, number=number, total=total), turn)
        for number, turn in enumerate(turns, start=1)
    ]


def _foot(slide: Slide, made: Pack, *, has_example: bool) -> None:
    frame = slides.text(slide, MARGIN, 7.0, INNER - 1, 0.3)
    slides.line(frame, joined(f"{made.name}.", f"{made.dated}."), slides.SMALLEST, colour=theme.SOFT_INK)
    if has_example:
        slides.write(frame.paragraphs[0], f" {EXAMPLE_TARGET}", slides.SMALLEST, is_bold=True)
    slides.page_number(slides.text(slide, slides.WIDTH - MARGIN - 0.5, 7.0, 0.5, 0.3), slides.SMALLEST)
