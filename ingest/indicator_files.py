"""Reads what we wrote about each outcome and each indicator: data/reference/outcomes.toml, indicators/*.toml.

It checks form, not plain English: the tests of the words do that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.strict_toml import Block, CatalogueError, read_toml

BETTER = ("higher", "lower", "neutral")
UNIT_PLACES = ("after_tight", "before", "after_space", "none")
LEVERS = ("council", "shared", "others")
# How many of the people who live in a place a figure is about: those it counts, not those it counts as badly off.
TOUCHES = ("everyone", "most", "some", "few")
RUN_BY = ("upper", "lower", "both", "none")
PERIOD_KINDS = (
    "calendar_year",
    "financial_year",
    "school_year",
    "year_ending",
    "rolling",
    "month",
    "quarter",
    "date",
)
MONEY_BASES = ("cash", "real")  # the prices of each year, or the prices of one year that a caveat names
WARD_FITS = ("small_areas",)  # how a publisher made figures of wards from those of other areas
SLUG = "[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True)
class Outcome:
    """What people want for the place; a heading over indicators."""

    outcome_id: str
    title: str
    sort_order: int
    lof: str  # the matching names in the English Local Outcomes Framework, parted by "; "


@dataclass(frozen=True)
class Break:
    """The start of the first period that cannot be set beside the periods before it, and why."""

    period_start: date
    reason: str


@dataclass(frozen=True)
class Related:
    """Another series on the same question, and how it differs."""

    related_id: str
    note: str


@dataclass(frozen=True)
class Indicator:
    """One measure of how a place is doing, in our own words; fields are named as in core.indicator."""

    indicator_id: str
    outcome_id: str
    source_id: str
    source_key: str
    title: str
    question: str
    measure: str
    unit: str
    unit_place: str
    decimals: int
    better: str
    better_reason: str
    floor: float | None
    ceiling: float | None
    lever: str
    lever_who: str
    run_by: str
    touches: str
    publisher: str
    licence: str
    period_kind: str
    window_years: int | None
    caveats: tuple[str, ...]
    money_basis: str
    update_months: int  # 0 when no next release is planned or the publisher has paused it
    is_total: bool  # councils add up to England; all other figures are rates, shares or averages
    ward_fit: str  # empty where the publisher does not say that wards are a best fit
    breaks: tuple[Break, ...]
    related: tuple[Related, ...]
    why_up: str = ""  # the question of those who see that it went up; asked only where it did
    why_down: str = ""


def read_outcomes(file: Path) -> tuple[Outcome, ...]:
    whole = read_toml(file)
    found: dict[str, Outcome] = {}
    for block in whole.blocks("outcome"):
        outcome = Outcome(
            outcome_id=block.code("id", SLUG, "children-and-learning"),
            title=block.text("title"),
            sort_order=block.whole("sort_order", 0, 1000),
            lof=block.text("lof", default=""),
        )
        block.finish()
        if outcome.outcome_id in found:
            raise block.wrong("id", "an outcome above has it already, give this one another")
        found[outcome.outcome_id] = outcome
    whole.finish()
    return tuple(found.values())


def read_indicators(folder: Path, outcome_ids: set[str]) -> tuple[Indicator, ...]:
    found: dict[str, Indicator] = {}
    for file in sorted(folder.glob("*.toml")):
        if file.stem not in outcome_ids:
            advice = f'add an outcome with id "{file.stem}" to outcomes.toml or rename the file'
            raise CatalogueError(f"{file} is named for an outcome that is not known, {advice}.")
        whole = read_toml(file)
        for block in whole.blocks("indicator"):
            indicator = _read_indicator(block, outcome_id=file.stem)
            block.finish()
            if indicator.indicator_id in found:
                there = found[indicator.indicator_id].outcome_id
                raise block.wrong("id", f"{there}.toml has it already, give this one another")
            found[indicator.indicator_id] = indicator
        whole.finish()
    _check_related(folder, found)
    return tuple(found.values())


def _check_related(folder: Path, found: Mapping[str, Indicator]) -> None:
    """Only once all are read is it known which there are."""
    for indicator in found.values():
        for related in indicator.related:
            if related.related_id not in found or related.related_id == indicator.indicator_id:
                file = folder / f"{indicator.outcome_id}.toml"
                advice = "but no other indicator has this id, mend or remove it"
                said = f'"id" in related is {related.related_id!r}'
                raise CatalogueError(f"{file}, indicator {indicator.indicator_id}: {said}, {advice}.")


def _read_indicator(block: Block, outcome_id: str) -> Indicator:
    floor, ceiling = _limits(block)
    return Indicator(
        indicator_id=block.code("id", SLUG, "claimant-count"),
        outcome_id=outcome_id,
        source_id=block.code("source", "[a-z][a-z0-9_]*", "trafford_data_lab"),
        source_key=block.text("source_key"),
        title=block.text("title"),
        question=block.text("question"),
        measure=block.text("measure"),
        unit=block.text("unit", default=""),
        unit_place=block.choice("unit_place", UNIT_PLACES),
        decimals=block.whole("decimals", 0, 4),
        better=block.choice("better", BETTER),
        better_reason=_better_reason(block),
        floor=floor,
        ceiling=ceiling,
        **_people(block),
        publisher=block.text("publisher"),
        licence=block.text("licence"),
        period_kind=block.choice("period_kind", PERIOD_KINDS),
        window_years=_window_years(block),
        caveats=block.texts("caveats"),
        money_basis=block.choice("money_basis", MONEY_BASES, default=""),
        update_months=block.whole("update_months", 0, 120),
        is_total=block.yes("is_total") if block.has("is_total") else False,
        ward_fit=block.choice("ward_fit", WARD_FITS, default=""),
        breaks=_breaks(block),
        related=_related(block),
        **{key: _why(block, key) for key in ("why_up", "why_down")},
    )


def _people(block: Block) -> dict[str, str]:
    """Who can change it, who runs it, and how many it is about."""
    return {
        "lever": block.choice("lever", LEVERS),
        "lever_who": block.text("lever_who"),
        "run_by": block.choice("run_by", RUN_BY),
        "touches": block.choice("touches", TOUCHES, default="some"),
    }


def _why(block: Block, key: str) -> str:
    question = block.text(key, default="")
    if question and not re.fullmatch("Why [^.?!]*[?]", question):
        raise block.wrong(key, 'write one question that begins with "Why"')
    return question


def _better_reason(block: Block) -> str:
    reason = block.text("better_reason", default="")
    if block.choice("better", BETTER) == "neutral" and not reason:
        raise block.wrong("better", 'say in "better_reason" why neither way is better')
    return reason


def _limits(block: Block) -> tuple[float | None, float | None]:
    floor, ceiling = block.number("floor"), block.number("ceiling")
    if floor is not None and ceiling is not None and floor >= ceiling:
        raise block.wrong("floor", f"write a number below the ceiling of {ceiling:g}")
    return floor, ceiling


def _window_years(block: Block) -> int | None:
    """Windows of several years share years with their neighbours, so their length must be known."""
    period_kind = block.choice("period_kind", PERIOD_KINDS)
    if period_kind == "rolling":
        return block.whole("window_years", 2, 10)
    if block.has("window_years"):
        raise block.wrong("window_years", f"remove it as {period_kind} is not rolling")
    return None


def _breaks(block: Block) -> tuple[Break, ...]:
    found: dict[date, Break] = {}
    for inner in block.blocks("breaks"):
        each = Break(period_start=inner.day("start"), reason=inner.text("reason"))
        inner.finish()
        if each.period_start in found:
            raise inner.wrong("start", "a break above has it already, join their reasons")
        found[each.period_start] = each
    return tuple(found.values())


def _related(block: Block) -> tuple[Related, ...]:
    found: dict[str, Related] = {}
    for inner in block.blocks("related"):
        each = Related(related_id=inner.code("id", SLUG, "employment-rate"), note=inner.text("note"))
        inner.finish()
        if each.related_id in found:
            raise inner.wrong("id", "it stands above already, keep one of them")
        found[each.related_id] = each
    return tuple(found.values())
