"""Reads the [partnership] table of a council's file: who promises together, to what end, and what each leads.

What they promise is not here but in the ledger, and so are the meetings that they held.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ingest.strict_toml import Block

WEB_PAGE = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s<>\"]*)?")


@dataclass(frozen=True)
class Partner:
    """A body of the partnership, never a person."""

    name: str
    leads: str  # what it leads on; empty where that is not known


@dataclass(frozen=True)
class ChosenOutcome:
    """An outcome that the partnership chose, why, and which indicators stand for it."""

    outcome_id: str
    indicators: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Partnership:
    """Those who promise together. An example is shown as one; anything else names its source."""

    name: str
    is_example: bool
    source_title: str
    source_url: str
    purpose: str
    values: tuple[str, ...]
    meets: str  # how often, in words
    next_meeting: date | None
    partners: tuple[Partner, ...]
    outcomes: tuple[ChosenOutcome, ...]


def read_partnership(whole: Block, indicators: Mapping[str, str]) -> Partnership | None:
    """None where the council has not written the table. `indicators` has the outcome of each indicator."""
    block = whole.block("partnership")
    if block is None:
        return None
    source_title, source_url = _source(block)
    partnership = Partnership(
        name=block.text("name"),
        is_example=block.yes("is_example"),
        source_title=source_title,
        source_url=source_url,
        purpose=block.text("purpose", default=""),
        values=block.texts("values") if block.has("values") else (),
        meets=block.text("meets", default=""),
        next_meeting=block.day("next_meeting") if block.has("next_meeting") else None,
        partners=_partners(block),
        outcomes=_outcomes(block, indicators),
    )
    block.finish()
    return partnership


def _source(block: Block) -> tuple[str, str]:
    """What a council says of itself, a reader must be able to look up, unless it is made up."""
    source = block.block("source")
    if source is None:
        if not block.yes("is_example"):
            raise block.wrong("is_example", "name the document under [partnership.source], or write true")
        return "", ""
    title, url = source.text("title"), source.text("url")
    if not WEB_PAGE.fullmatch(url):
        raise source.wrong("url", "write a web page such as https://example.gov.uk/plan")
    source.finish()
    return title, url


def _partners(block: Block) -> tuple[Partner, ...]:
    found: dict[str, Partner] = {}
    for inner in block.blocks("partners"):
        partner = Partner(name=inner.text("name"), leads=inner.text("leads", default=""))
        inner.finish()
        if partner.name in found:
            raise inner.wrong("name", "a partner above has it already, join the two")
        found[partner.name] = partner
    return tuple(found.values())


def _outcomes(block: Block, indicators: Mapping[str, str]) -> tuple[ChosenOutcome, ...]:
    found: dict[str, ChosenOutcome] = {}
    for inner in block.blocks("outcomes"):
        outcome_id = inner.text("outcome_id")
        if outcome_id not in indicators.values():
            raise inner.wrong("outcome_id", "but no outcome has this id, look it up in data/reference/outcomes.toml")
        if outcome_id in found:
            raise inner.wrong("outcome_id", "it was chosen above already, join the two")
        found[outcome_id] = ChosenOutcome(outcome_id, _indicators(inner, indicators), inner.text("why"))
        inner.finish()
    return tuple(found.values())


def _indicators(inner: Block, indicators: Mapping[str, str]) -> tuple[str, ...]:
    """They may be of another outcome: a table of bins may stand for a greener town."""
    if not inner.has("indicators"):
        return ()
    chosen = inner.texts("indicators")
    unknown = [each for each in chosen if each not in indicators]
    if unknown:
        raise inner.wrong("indicators", f'but no indicator has the id "{unknown[0]}", mend or remove it')
    return chosen
