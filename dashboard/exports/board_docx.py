"""The review as a Word document, to be changed and sent on: the same order, words and drawings as the PDF."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

from docx.document import Document as Paper
from docx.enum.section import WD_SECTION
from docx.section import Section
from docx.shared import Pt

from dashboard import theme
from dashboard.board import Board
from dashboard.charts.cards import Fact
from dashboard.exports import pack, pictures, typesetting, word
from dashboard.exports.pack import Pack, Page, Part
from dashboard.exports.settled import settled
from dashboard.holdings import SourceStatus
from dashboard.language import SPOKEN
from dashboard.words.promises import GROUPS
from dashboard.words.sentences import capital, full_stop, joined
from dashboard.words.sources import EXAMPLE_TARGET

WIDTHS = (4.9, 1.8, 1.9, 2.4, 3.4, 3.0)  # 17.4 cm in all: A4 within its margins
Drawn = Mapping[str, bytes]  # by its SVG


def of(board: Board, sources: Sequence[SourceStatus]) -> bytes:
    """The same to the byte each time."""
    made, paper = pack.of(board, sources), word.paper()
    about = paper.core_properties
    about.title, about.author, about.comments, about.language = made.name, "", "", SPOKEN.code
    about.created = about.modified = datetime(made.day.year, made.day.month, made.day.day)
    drawn = _drawn(made)
    _front(paper, made, drawn)
    _foot(paper.sections[0], made, bool(made.example))
    for page in made.pages:
        _foot(paper.add_section(WD_SECTION.NEW_PAGE), made, page.item.is_example)
        _page(paper, page, drawn)
    _foot(paper.add_section(WD_SECTION.NEW_PAGE), made, False)
    _origins(paper, made)
    written = io.BytesIO()
    paper.save(written)
    return settled(written.getvalue(), made.day)


def _drawn(made: Pack) -> Drawn:
    """Every drawing as dots, set in one go."""
    wanted = [
        drawing
        for item in made.items
        for drawing in (pictures.chart(item), pictures.strip(item), pictures.chance(item))
        if drawing
    ]
    once = list({drawing.svg: drawing for drawing in wanted}.values())
    return {drawing.svg: png for drawing, png in zip(once, typesetting.pngs(once), strict=True)}


def _front(paper: Paper, made: Pack, drawn: Drawn) -> None:
    word.styled(paper.add_paragraph(made.council), "Small")
    word.heading(paper, made.title, 1)
    paper.add_paragraph(made.lead)
    _warning(paper, made.example)
    _counts(paper, made.counts)
    for part in (made.changes, made.decisions):
        _part(paper, part, 2)
    if made.groups:
        word.heading(paper, pack.ALL_TARGETS, 2)
        _table(paper, made, drawn)
    _part(paper, made.came, 2)


def _counts(paper: Paper, counts: Sequence[Fact]) -> None:
    widths = [17.4 / len(counts)] * len(counts)
    table = word.table(paper, [each.title for each in counts], widths)
    for cell, each in zip(word.row(table, widths), counts, strict=True):
        word.write(cell.paragraphs[0], each.shown, is_bold=True).runs[0].font.size = Pt(16)


def _table(paper: Paper, made: Pack, drawn: Drawn) -> None:
    table = word.table(paper, pack.HEADS, WIDTHS)
    for title, items in made.groups:
        cells = word.row(table, WIDTHS)
        heading = cells[0].merge(cells[-1])
        word.shaded(heading, theme.PANEL)
        word.write(heading.paragraphs[0], title, is_bold=True).paragraph_format.keep_with_next = True
        for item in items:
            first, then, now, agreed, realistic, chance = word.row(table, WIDTHS)
            word.write(first.paragraphs[0], item.title, is_bold=True)
            word.write(word.styled(first.add_paragraph(), "Small"), f"{capital(item.measure)}. {item.owner}.")
            if item.is_example:
                word.write(first.add_paragraph(), EXAMPLE_TARGET, is_bold=True)
            for cell, fact in ((then, item.then), (now, item.now), (agreed, item.agreed)):
                word.write(cell.paragraphs[0], fact.shown)
                word.write(word.styled(cell.add_paragraph(), "Small"), fact.note)
            word.write(realistic.paragraphs[0], item.realistic.shown)
            strip, dots = pictures.strip(item), pictures.chance(item)
            word.picture(word.write(realistic.add_paragraph(), ""), drawn[strip.svg], strip, 3.0)
            if dots:
                word.picture(word.write(chance.paragraphs[0], ""), drawn[dots.svg], dots, 2.4)
            word.write(chance.add_paragraph() if dots else chance.paragraphs[0], pack.chance(item))


def _page(paper: Paper, page: Page, drawn: Drawn) -> None:
    item = page.item
    word.styled(paper.add_paragraph(GROUPS[item.group]), "Small").paragraph_format.keep_with_next = True
    word.heading(paper, item.title, 2).paragraph_format.space_before = Pt(0)
    paper.add_paragraph(full_stop(capital(item.measure)))
    _warning(paper, item.caution)
    _facts(paper, page)
    chart, dots = pictures.chart(item), pictures.chance(item)
    if chart:
        word.picture(paper.add_paragraph(), drawn[chart.svg], chart, 17.4)
    else:
        paper.add_paragraph(page.no_chart)
    if dots:
        word.picture(paper.add_paragraph(), drawn[dots.svg], dots, 4.6)
    for place, line in enumerate(pack.likely(item)):
        paper.add_paragraph().add_run(line).bold = place == 0
    for part in page.parts:
        _part(paper, part, 3)


def _facts(paper: Paper, page: Page) -> None:
    widths = [17.4 / len(page.facts)] * len(page.facts)
    table = word.table(paper, [fact.title for fact in page.facts], widths)
    for cell, fact in zip(word.row(table, widths), page.facts, strict=True):
        word.write(cell.paragraphs[0], fact.shown, is_bold=True).runs[0].font.size = Pt(13)
        word.write(word.styled(cell.add_paragraph(), "Small"), fact.note)
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _part(paper: Paper, part: Part, level: int) -> None:
    if not part.lines:
        return
    word.heading(paper, part.title, level)
    for line in part.lines:
        word.styled(paper.add_paragraph(line), "ListBullet" if len(part.lines) > 1 else "Normal")


def _warning(paper: Paper, words: str) -> None:
    if words:
        paper.add_paragraph().add_run(words).bold = True


def _origins(paper: Paper, made: Pack) -> None:
    word.heading(paper, pack.ORIGINS, 2)
    widths = (4.2, 4.5, 2.7, 3.0, 3.0)
    if made.origins:
        table = word.table(paper, pack.ORIGIN_HEADS, widths)
        for origin in made.origins:
            for cell, words in zip(word.row(table, widths), origin, strict=True):
                word.write(cell.paragraphs[0], words)
        paper.add_paragraph()
    for line in made.credits:
        paper.add_paragraph(line)
    word.heading(paper, pack.HOW, 2)
    for line in made.how:
        paper.add_paragraph(line)


def _foot(section: Section, made: Pack, has_example: bool) -> None:
    """The mark of an example stands on the pages of its own section."""
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    word.styled(line, "Small")
    line.add_run(f"{joined(f'{made.name}.', f'{made.dated}.')} ")
    if has_example:
        line.add_run(f"{EXAMPLE_TARGET} ").bold = True
    word.page_numbers(line)
