"""Reads the file that each council keeps about itself: councils/*.toml.

What a council promises is not here but in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ingest.partnership_files import WEB_PAGE, Partnership, read_partnership
from ingest.strict_toml import Block, CatalogueError, read_toml

AREA_WORDS = ("borough", "district", "city", "county", "council area")
AREA_CODE = "[EKNSW][0-9]{8}"
E_MAIL = re.compile(r"[^\s@:/?&<>\"]+@[A-Za-z0-9.-]+")


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
    partnership: Partnership | None
    peers: tuple[str, ...]
    peers_as_of: date | None
    peers_note: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """What a council's file may name: councils by code, and indicators, each with the outcome it is of."""

    councils: Mapping[str, str]
    indicators: Mapping[str, str]


def read_councils(folders: Sequence[Path], known: Known) -> tuple[Council, ...]:
    """A file, and a default, in a later folder takes the place of the one in an earlier folder."""
    councils: dict[str, Council] = {}
    for folder in folders:
        read = {file.name: _read_council_file(file, known) for file in sorted(folder.glob("*.toml"))}
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


def _read_council_file(file: Path, known: Known) -> Council:
    whole = read_toml(file)
    council = _read_council(whole, known)
    whole.finish()
    return council


def _read_council(whole: Block, known: Known) -> Council:
    area_code = _area_code(whole, known)
    peers, as_of, note = _own_peers(whole, area_code, known)
    return Council(
        area_code=area_code,
        name=whole.text("name"),
        title=whole.text("title"),
        is_default=whole.yes("is_default"),
        area_word=whole.choice("area_word", AREA_WORDS),
        report_address=_report_address(whole),
        baseline_year=whole.whole("baseline_year", 1990, 2100) if whole.has("baseline_year") else None,
        partnership=read_partnership(whole, known.indicators),
        peers=peers,
        peers_as_of=as_of,
        peers_note=note,
        questions=_questions(whole, known),
    )


def _area_code(whole: Block, known: Known) -> str:
    """A code of no council would be a council without a figure."""
    code = whole.code("area_code", AREA_CODE, "E08000009")
    if code not in known.councils:
        same_name = [each for each, name in known.councils.items() if name == whole.text("name")]
        to_do = f"write {' or '.join(same_name)}" if same_name else "look it up in data/reference/areas/councils.csv"
        raise whole.wrong("area_code", f"but there is no council with this code, {to_do}")
    return code


def _report_address(whole: Block) -> str:
    """Readers follow it, so it leads to a page or to mail and runs nothing. Empty: the pages say whom to ask."""
    written = whole.text("report_address", default="")
    address = written.removeprefix("mailto:")
    if written and not WEB_PAGE.fullmatch(address) and not E_MAIL.fullmatch(address):
        advice = 'write a web page such as https://example.gov.uk/figures, an e-mail address, or nothing: ""'
        raise whole.wrong("report_address", advice)
    return address


def _own_peers(whole: Block, area_code: str, known: Known) -> tuple[tuple[str, ...], date | None, str]:
    """The councils this one chose to be set beside, when it chose them, and why."""
    block = whole.block("peers")
    if block is None:
        return (), None, ""
    peers = block.texts("own")
    if not all(re.fullmatch(AREA_CODE, peer) for peer in peers) or area_code in peers:
        raise block.wrong("own", "write the area codes of other councils, such as E08000007")
    strange = [peer for peer in peers if peer not in known.councils]
    if strange:
        raise block.wrong("own", f'but no council has the code "{strange[0]}", mend or remove it')
    as_of = block.day("as_of")
    note = block.text("note", default="")
    block.finish()
    return peers, as_of, note


def _questions(whole: Block, known: Known) -> tuple[str, ...]:
    """The indicators this council shows first, in its own order."""
    block = whole.block("questions")
    if block is None:
        return ()
    chosen = block.texts("indicators")
    unknown = [each for each in chosen if each not in known.indicators]
    if unknown:
        raise block.wrong("indicators", f'but no indicator has the id "{unknown[0]}", mend or remove it')
    block.finish()
    return chosen
