"""Reads the meetings that ship with a council, data/councils/<name>/meetings.toml: and what was said and decided there.

Promises are not here but in targets.csv beside it. Whoever is named is a role or a body, never a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.ledger.shapes import Action, Commentary, Decision, Meeting, Record
from ingest.strict_toml import Block, read_toml

REF = "[a-z0-9-]+"
EXAMPLE_REF = "trafford-example-2026-07"


@dataclass(frozen=True)
class Predicted:
    """What an action is to do to which figure: all of it, or none."""

    indicator_id: str | None = None
    area_code: str | None = None
    value: float | None = None
    by_end: date | None = None  # the day after the last one of the period whose figure will tell


def read_meetings(file: Path, council_code: str, indicator_ids: Sequence[str]) -> tuple[Record, ...]:
    """In the order in which they can be recorded."""
    whole = read_toml(file)
    records: list[Record] = [
        *(_meeting(block, council_code) for block in whole.blocks("meeting")),
        *(_decision(block, council_code, indicator_ids) for block in whole.blocks("decision")),
        *(_action(block, council_code, indicator_ids) for block in whole.blocks("action")),
        *(_commentary(block, council_code) for block in whole.blocks("commentary")),
    ]
    whole.finish()
    _check_refs(whole, records)
    return tuple(records)


def _meeting(block: Block, council_code: str) -> Meeting:
    meeting = Meeting(
        ref=block.code("ref", REF, EXAMPLE_REF),
        council_code=council_code,
        body=block.text("body"),
        held_on=block.day("held_on"),
        status=block.choice("status", ("planned", "held", "example")),
        agenda=block.texts("agenda") if block.has("agenda") else (),
    )
    block.finish()
    return meeting


def _decision(block: Block, council_code: str, indicator_ids: Sequence[str]) -> Decision:
    decision = Decision(
        ref=block.code("ref", REF, f"{EXAMPLE_REF}-decision"),
        council_code=council_code,
        meeting_ref=_optional(block, "meeting"),
        agreement_ref=_optional(block, "agreement"),
        status=block.choice("status", ("decided", "example")),
        words=block.text("words"),
        decided_by=block.text("decided_by"),
        decided_on=block.day("decided_on"),
        indicators=_indicators(block, indicator_ids),
    )
    block.finish()
    return decision


def _action(block: Block, council_code: str, indicator_ids: Sequence[str]) -> Action:
    predicted = _predicted(block, indicator_ids)
    action = Action(
        ref=block.code("ref", REF, f"{EXAMPLE_REF}-action"),
        council_code=council_code,
        decision_ref=_optional(block, "decision"),
        meeting_ref=_optional(block, "meeting"),
        agreement_ref=_optional(block, "agreement"),
        status=block.choice("status", ("open", "done", "dropped", "example")),
        words=block.text("words"),
        owner=block.text("owner"),
        due=block.day("due"),
        predicted_indicator_id=predicted.indicator_id,
        predicted_area_code=predicted.area_code,
        predicted_value=predicted.value,
        predicted_by=predicted.by_end,
    )
    block.finish()
    return action


def _predicted(block: Block, indicator_ids: Sequence[str]) -> Predicted:
    inner = block.block("predicted")
    if inner is None:
        return Predicted()
    value = inner.number("value")
    if value is None:
        raise inner.wrong("value", "write the figure that is predicted")
    predicted = Predicted(
        indicator_id=inner.choice("indicator", tuple(indicator_ids)),
        area_code=inner.code("area_code", "[EKNSW][0-9]{8}", "E08000009"),
        value=value,
        by_end=inner.day("by_end"),
    )
    inner.finish()
    return predicted


def _commentary(block: Block, council_code: str) -> Commentary:
    commentary = Commentary(
        ref=block.code("ref", REF, f"{EXAMPLE_REF}-words"),
        council_code=council_code,
        agreement_ref=block.text("agreement"),
        status=block.choice("status", ("released", "example")),
        words=block.text("words"),
        by_when=block.day("by_when") if block.has("by_when") else None,
        owner=block.text("owner"),
    )
    block.finish()
    return commentary


def _optional(block: Block, key: str) -> str | None:
    return block.text(key) if block.has(key) else None


def _indicators(block: Block, indicator_ids: Sequence[str]) -> tuple[str, ...]:
    chosen = block.texts("indicators") if block.has("indicators") else ()
    unknown = [each for each in chosen if each not in indicator_ids]
    if unknown:
        raise block.wrong("indicators", f'but no indicator has the id "{unknown[0]}", mend or remove it')
    return chosen


def _check_refs(whole: Block, records: Sequence[Record]) -> None:
    """A thing keeps its ref through its life, so no two begin with the same one."""
    seen: set[tuple[type[Record], str]] = set()
    for record in records:
        if (type(record), record.ref) in seen:
            name = type(record).__name__.lower()
            raise whole.wrong(name, f'but "{record.ref}" stands in it twice, give one of them another ref')
        seen.add((type(record), record.ref))
