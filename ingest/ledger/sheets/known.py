"""What is known before a file is read: the council, its areas, the indicators, and what the ledger holds.

Given by whoever reads: a build's tables stay outside the ledger.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.ledger.agreements import Held
from ingest.ledger.sheets.cells import Wrong, key

NO_SERIES = {"none", "no series", "no indicator"}


@dataclass(frozen=True)
class Indicator:
    """One that has figures; `better` is higher, lower or neutral."""

    indicator_id: str
    title: str
    unit: str
    better: str
    source_key: str = ""


@dataclass(frozen=True)
class Known:
    """Everything that a row is held against. `held`: the newest version of every agreement, by its ref."""

    council_code: str
    council_name: str
    is_chosen: bool = False  # whether rows of other councils are refused
    indicators: tuple[Indicator, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)  # name by code
    held: Mapping[str, Held] = field(default_factory=dict)


def slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def indicator_called(name: str, known: Known) -> Indicator:
    """By id, title or its publisher's name. A near match is never taken: it is asked about."""
    wanted = key(name)
    for names in ("indicator_id", "title", "source_key"):
        found = [each for each in known.indicators if key(getattr(each, names)) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(each.indicator_id for each in found)
            raise Wrong(f"is what {len(found)} indicators are called; write the id of one: {ids}")
    raise Wrong(_did_you_mean(wanted, known))


def is_named(name: str, known: Known) -> bool:
    """Whether it is an indicator's name: a row with nothing else is then a promise that lacks all else."""
    try:
        indicator_called(name, known)
    except Wrong:
        return False
    return True


def area_called(name: str, known: Known) -> str:
    """By code, or by a name that only one area has."""
    if name.upper() in known.areas:
        return name.upper()
    found = [code for code, area in known.areas.items() if key(area) == key(name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Wrong(f"is what {len(found)} areas are called; write the code of one: {', '.join(found[:5])}")
    near = difflib.get_close_matches(key(name), {key(area): area for area in known.areas.values()}, n=1, cutoff=0.75)
    meant = f"; did you mean {_spelled(near[0], known)}?" if near else "; write an area code like E08000009"
    raise Wrong(f"is no area that we know{meant}")


def _spelled(name: str, known: Known) -> str:
    return next(f"{area} ({code})" for code, area in known.areas.items() if key(area) == name)


def _did_you_mean(wanted: str, known: Known) -> str:
    spelled = {key(each.title): each for each in known.indicators}
    spelled |= {key(each.indicator_id): each for each in known.indicators}
    near = difflib.get_close_matches(wanted, list(spelled), n=3, cutoff=0.6)
    if not near:  # a part of a title is what people remember of it
        near = [name for name in spelled if wanted in name or set(wanted.split()) <= set(name.split())][:3]
    meant = list(dict.fromkeys(f"{spelled[name].title} ({spelled[name].indicator_id})" for name in near))
    if meant:
        return f"is no indicator; did you mean {' or '.join(meant)}? Write one, or “none” if we hold no figures of it"
    return "is no indicator; write its id, or “none” with a title and a unit if we hold no figures of it"
