"""Reads the file that each council keeps about itself: councils/*.toml.

What a council promises is not here but in the ledger.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ingest.strict_toml import Block, CatalogueError, read_toml

AREA_WORDS = ("borough", "district", "city", "county", "council area")
AREA_CODE = "[EKNSW][0-9]{8}"


@dataclass(frozen=True)
class Council:
    """An area that uses the product."""

    area_code: str
    name: str
    title: str
    is_default: bool
    area_word: str
    report_address: str  # a page or an e-mail address; empty until the council says which
    baseline_year: int | None  # the year that its promises start from, if it named one
    partnership: str  # JSON text, empty until a council writes the table
    peers: tuple[str, ...]
    peers_as_of: date | None
    peers_note: str
    questions: tuple[str, ...]


def read_councils(folders: Sequence[Path], indicator_ids: set[str]) -> tuple[Council, ...]:
    """A file, and a default, in a later folder takes the place of the one in an earlier folder."""
    councils: dict[str, Council] = {}
    for folder in folders:
        read = {file.name: _read_council_file(file, indicator_ids) for file in sorted(folder.glob("*.toml"))}
        if _has_default(folder, read):
            councils = {name: replace(earlier, is_default=False) for name, earlier in councils.items()}
        councils |= read
    names = {council.area_code: name for name, council in councils.items()}
    for name, council in councils.items():
        other = names[council.area_code]
        if other != name:
            both = f'{name} and {other} both have the area_code "{council.area_code}"'
            raise CatalogueError(f"{both}, keep one of them.")
    return tuple(councils[name] for name in sorted(councils))


def _has_default(folder: Path, councils: Mapping[str, Council]) -> bool:
    names = [name for name, council in councils.items() if council.is_default]
    if len(names) > 1:
        advice = "write false in all but one"
        raise CatalogueError(f'{folder}: "is_default" is true in {" and ".join(names)}, {advice}.')
    return bool(names)


def _read_council_file(file: Path, indicator_ids: set[str]) -> Council:
    whole = read_toml(file)
    council = _read_council(whole, indicator_ids)
    whole.finish()
    return council


def _read_council(whole: Block, indicator_ids: set[str]) -> Council:
    area_code = whole.code("area_code", AREA_CODE, "E08000009")
    peers, as_of, note = _own_peers(whole, area_code)
    return Council(
        area_code=area_code,
        name=whole.text("name"),
        title=whole.text("title"),
        is_default=whole.yes("is_default"),
        area_word=whole.choice("area_word", AREA_WORDS),
        report_address=whole.text("report_address", default=""),  # empty: the pages say in words whom to ask
        baseline_year=whole.whole("baseline_year", 1990, 2100) if whole.has("baseline_year") else None,
        partnership=_partnership(whole),
        peers=peers,
        peers_as_of=as_of,
        peers_note=note,
        questions=_questions(whole, indicator_ids),
    )


def _own_peers(whole: Block, area_code: str) -> tuple[tuple[str, ...], date | None, str]:
    """The councils this one chose to be set beside, when it chose them, and why."""
    block = whole.block("peers")
    if block is None:
        return (), None, ""
    peers = block.texts("own")
    if not all(re.fullmatch(AREA_CODE, peer) for peer in peers) or area_code in peers:
        raise block.wrong("own", "write the area codes of other councils, such as E08000007")
    as_of = block.day("as_of")
    note = block.text("note", default="")
    block.finish()
    return peers, as_of, note


def _questions(whole: Block, indicator_ids: set[str]) -> tuple[str, ...]:
    """The indicators this council shows first, in its own order."""
    block = whole.block("questions")
    if block is None:
        return ()
    chosen = block.texts("indicators")
    unknown = [each for each in chosen if each not in indicator_ids]
    if unknown:
        raise block.wrong("indicators", f'but no indicator has the id "{unknown[0]}", mend or remove it')
    block.finish()
    return chosen


def _partnership(whole: Block) -> str:
    """Kept as JSON text until a table is made for it; a day becomes its ISO form."""
    block = whole.block("partnership")
    if block is None:
        return ""
    try:
        return json.dumps(block.table, ensure_ascii=False, allow_nan=False, default=str)
    except ValueError:
        raise whole.wrong("partnership", "write every number in it as a plain number") from None
