"""What python-docx leaves out: pictures with words, table headers that repeat, one font, page numbers."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from dashboard import theme
from dashboard.exports.pictures import Picture
from dashboard.language import SPOKEN, say

FONT = "Arial"  # on every machine: the fonts of the pages are not
SIZES = {"Normal": 10.5, "Small": 9, "Heading 1": 24, "Heading 2": 15, "Heading 3": 11, "List Bullet": 10.5}
NO_OTHER: Mapping[str, float] = {}
PAGE, PAGES = "PAGE", "NUMPAGES"  # as Word calls what it counts
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def paper(others: Mapping[str, float] = NO_OTHER) -> Paper:
    """An empty A4 document in plain styles, in the language of the pages; `others` are sizes that are not the usual."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(1.7), Cm(2)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), SPOKEN.code)
    small = made.styles.add_style("Small", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = made.styles["Normal"]
    for name, size in {**SIZES, **others}.items():
        _restyle(made.styles[name], size, is_bold=name.startswith("Heading"))
    small.font.color.rgb = colour(theme.SOFT_INK)
    return made


def colour(of_theme: str) -> RGBColor:
    return RGBColor.from_string(of_theme.removeprefix("#").upper())


def styled(paragraph: Paragraph, style: str) -> Paragraph:
    """By the name of a style in the file. To look one up takes python-docx a search of all, for each paragraph."""
    paragraph._p.style = style
    return paragraph


def heading(parent: Paper, words: str, level: int) -> Paragraph:
    """One of the document's own headings."""
    return styled(parent.add_paragraph(words), f"Heading{level}")


def picture(paragraph: Paragraph, png: bytes, drawn: Picture, width_cm: float) -> None:
    """With its words for those who do not see it."""
    shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width_cm))
    shape._inline.docPr.set("descr", drawn.alt)


def table(parent: Paper, heads: Sequence[str], widths_cm: Sequence[float]) -> Table:
    """Its header is repeated on every page, and no row is cut."""
    made = parent.add_table(rows=1, cols=len(heads))
    made.autofit = False
    _ruled(made)
    for cell, head, width in zip(made.rows[0].cells, heads, widths_cm, strict=True):
        cell.width = Cm(width)
        write(cell.paragraphs[0], head, is_bold=True)
    for column, width in zip(made.columns, widths_cm, strict=True):
        column.width = Cm(width)
    _row_property(made, 0, "w:tblHeader")
    _row_property(made, 0, "w:cantSplit")
    return made


def row(made: Table, widths_cm: Sequence[float]) -> tuple[_Cell, ...]:
    """A row that stays on one page."""
    cells = made.add_row().cells
    for cell, width in zip(cells, widths_cm, strict=True):
        cell.width = Cm(width)
    _row_property(made, -1, "w:cantSplit")
    return tuple(cells)


def write(paragraph: Paragraph, words: str, *, is_bold: bool = False) -> Paragraph:
    """In a table, closely set."""
    paragraph.add_run(words).bold = is_bold or None
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def shaded(cell: _Cell, of_theme: str) -> None:
    """A cell with a ground."""
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", of_theme.removeprefix("#"))):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def page_numbers(paragraph: Paragraph) -> None:
    """Which page it is and of how many, where the language has them in its sentence."""
    told = say("Page {number} of {total}", number=f"|{PAGE}|", total=f"|{PAGES}|")
    for part in filter(None, told.split("|")):
        if part in {PAGE, PAGES}:
            _number(paragraph, part)
        else:
            paragraph.add_run(part)


def _number(paragraph: Paragraph, instruction: str) -> None:
    """The number of this page or of all, which Word counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)


def _ruled(made: Table) -> None:
    """A line under each row, and none beside."""
    borders = OxmlElement("w:tblBorders")
    for side in ("w:bottom", "w:insideH"):
        line = OxmlElement(side)
        for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:color", theme.RULE.removeprefix("#"))):
            line.set(qn(name), value)
        borders.append(line)
    # In the order of the standard: Word refuses a file that has it otherwise.
    made._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _row_property(made: Table, place: int, name: str) -> None:
    properties = made.rows[place]._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))


def _restyle(style: ParagraphStyle, size: float, *, is_bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), is_bold
    style.font.color.rgb = colour(theme.INK)
    style.paragraph_format.space_before = Pt(10 if is_bold else 0)
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.line_spacing = 1.05
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for each in THEME_FONTS:  # or headings take the font of the theme, whatever is said here
        fonts.attrib.pop(qn(f"w:{each}"), None)
    for each in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{each}"), FONT)
