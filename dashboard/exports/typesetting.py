"""Sets a template with data: a tagged PDF, or the pictures of other files. Knows nothing of what it sets.

The data goes in as JSON and is never code, so there is nothing in it to escape. The fonts are those of a package, not
the machine's: the same data gives the same file to the byte anywhere.
"""

from __future__ import annotations

import functools
import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import font_source_sans_pro
import typst
from fontTools.ttLib import TTFont

from dashboard import theme
from dashboard.exports.pictures import Picture
from dashboard.language import SPOKEN, say

FONTS = Path(font_source_sans_pro.font_directory)
STAND_IN = "■"  # for a letter that the font lacks: PDF/UA allows none that is not drawn
POINTS = 0.75  # of a pixel, as the drawings count
PICTURE = """
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for each in json(bytes(sys.inputs.data)) {
  page(image(bytes(each.svg), format: "svg", width: each.width * 1pt))
}
"""


def pdf(template: Path, data: Mapping[str, Any], day: date) -> bytes:
    """Tagged, and refused by the typesetter where a picture has no words or a heading is skipped."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    colours = {name.lower(): value for name, value in vars(theme).items() if str(value).startswith("#")}
    given = {**data, "colours": colours, **of_the_language()}
    made: bytes = _set(template.read_bytes(), given, format="pdf", pdf_standards=["ua-1"], timestamp=moment)
    return made


def of_the_language() -> dict[str, str | None]:
    """How the file says which language it is in, and the words for its pages, which only the typesetter can count."""
    language, *more = SPOKEN.code.split("-")
    region = next((each.upper() for each in more if len(each) == 2), None)
    return {"language": language.lower(), "region": region, "page_of": say("Page {number} of {total}")}


def pngs(pictures: Sequence[Picture], ppi: int = 200) -> list[bytes]:
    """The drawings as pictures of dots, for programs that know no others."""
    if not pictures:
        return []
    drawn = [{"svg": each.svg, "width": each.width * POINTS} for each in pictures]
    made: bytes | list[bytes] = _set(PICTURE.encode(), drawn, format="png", ppi=ppi)
    return [made] if isinstance(made, bytes) else made


def printable(text: str) -> str:
    """With a square for every letter that the font lacks; marks that nobody sees are left out."""
    whole = unicodedata.normalize("NFC", text)
    lacking = {letter for letter in set(whole) - {"\n", "\t"} if ord(letter) not in _letters()}
    return whole.translate({ord(letter): "" if _is_unseen(letter) else STAND_IN for letter in lacking})


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cf", "Mn"}


def _set(template: bytes, data: Any, **options: Any) -> Any:  # bytes, or a list of them: as typst has it
    written = printable(json.dumps(data, ensure_ascii=False))
    options |= {"sys_inputs": {"data": written}, "font_paths": _fonts(), "ignore_system_fonts": True}
    return typst.compile(template, **options)


@functools.cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@functools.cache
def _letters() -> frozenset[int]:
    return frozenset(TTFont(FONTS / "SourceSansPro-Regular.otf").getBestCmap())
