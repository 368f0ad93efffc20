"""What a row means against the ledger: a first agreement, a change of one that is held, or nothing new."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from ingest.ledger.agreements import Held
from ingest.ledger.shapes import Agreement
from ingest.ledger.sheets import days, meanings
from ingest.ledger.sheets.known import Known, slug
from ingest.ledger.sheets.promise import agreement
from ingest.ledger.sheets.row import Row
from ingest.ledger.sheets.written import cells_of, is_alike

OURS = {"kind", "replaces", "ref"}  # what says which version it is, not what was agreed


@dataclass(frozen=True)
class Taken:
    """A row as what would be recorded; `before` is the version whose place it takes."""

    row: int
    agreement: Agreement
    before: Held | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unchanged:
    """A row that the ledger holds already."""

    row: int
    ref: str


def settled(row: Row, known: Known) -> Taken | Unchanged | None:
    """None where the row is refused; its faults say why."""
    ref = row.text("ref")
    row.held = known.held.get(ref) if ref else None
    if row.held and _is_as_written(row, row.held):
        return Unchanged(row.line.number, ref)
    if row.held and not _is_newest(row, row.held):
        return None
    found = agreement(row, known)
    if found is None:
        return None
    if not ref:
        ref, row.held = _own_ref(found, known)
        _note_others(row, found, known)
    return _against(row, replace(found, ref=ref))


def differences(one: Agreement, other: Agreement) -> tuple[str, ...]:
    """The names of what is not the same in two versions."""
    return tuple(
        each.name
        for each in fields(Agreement)
        if each.name not in OURS and getattr(one, each.name) != getattr(other, each.name)
    )


def _is_as_written(row: Row, held: Held) -> bool:
    """Whether every cell is as we write it: then nothing need be known of indicators and areas to take it."""
    written = cells_of(held)
    read = [column for column in row.header.columns if column.field not in {"replaces", "recorded_at"}]
    return all(
        not column.meaning.period and is_alike(row.line.at(column.place), written[column.field]) for column in read
    )


def _is_newest(row: Row, held: Held) -> bool:
    """A row that says which version it was written from is refused where the ledger has moved on."""
    number = row.text("agreement_id")
    if number and number != str(held.number):
        row.refuse_field(
            "agreement_id",
            f"is no longer the newest version of {held.agreement.ref}, which is {held.number}; export again, "
            "and make your change in that",
        )
        return False
    return True


def _against(row: Row, found: Agreement) -> Taken | Unchanged | None:
    held = row.held
    kind = _kind(row, held)
    if row.faults:
        return None
    if held is None:
        return Taken(row.line.number, replace(found, kind="set"), None, tuple(row.notes))
    changed = differences(found, held.agreement)
    if not changed and kind in {"change", held.agreement.kind}:
        return Unchanged(row.line.number, found.ref)
    _refuse_another_promise(row, found, held)
    if not found.reason:
        row.lacks("reason", f"say why {found.ref} is changed: {', '.join(changed) or kind}")
    if row.faults:
        return None
    if "reason" not in changed:
        row.notes.append("The reason is the one given before: see that it says why this was changed.")
    if "agreed_on" not in changed and kind == "change":
        row.notes.append("The day of the agreement is that of the version before: see that it is right.")
    return Taken(row.line.number, replace(found, kind=kind, replaces=held.number), held, tuple(row.notes))


def _kind(row: Row, held: Held | None) -> str:
    """What the row says, unless that is only what we wrote of the version it was exported from."""
    said = row.read("kind", lambda cell: meanings.kind(cell.text), "")
    if held is None:
        if said == "withdrawal":
            row.refuse_field("kind", "needs the ref of a promise that the ledger holds")
        return "set"
    if held.agreement.kind == "withdrawal" and said != "withdrawal":
        row.refuse(
            f"{held.agreement.ref} was withdrawn on {held.recorded_at:%d/%m/%Y}; "
            "give the row another ref to promise it again, or leave it out"
        )
    is_ours = said == held.agreement.kind and row.text("agreement_id") == str(held.number)
    return "change" if not said or said == "set" or is_ours else said


def _refuse_another_promise(row: Row, found: Agreement, held: Held) -> None:
    """A ref belongs to one promise for good."""
    before = held.agreement
    for field, name in (("council_code", "council_code"), ("area_code", "area_code"), ("indicator", "indicator_id")):
        was, now = getattr(before, name), getattr(found, name)
        if was != now:
            row.refuse_field(
                field if row.has(field) else "ref",
                f"would make {before.ref} a promise about {now or 'no series'}, and it is about {was or 'no series'}; "
                "give the row a ref of its own",
            )


def _own_ref(found: Agreement, known: Known) -> tuple[str, Held | None]:
    """Made of council, indicator, area and year, so that the same row is the same promise the next time."""
    year = (days.last_day(found.due_end)).year
    is_ours = found.council_code == known.council_code
    council = slug(known.council_name if is_ours else known.areas.get(found.council_code, found.council_code))
    parts = [council, found.indicator_id or slug(found.title) or "promise", str(year)]
    if found.area_code != found.council_code:
        parts.append(found.area_code.lower())
    name, number = "-".join(parts), 1
    while True:
        ref = name if number == 1 else f"{name}-{number}"
        held = known.held.get(ref)
        if held is None or _is_same_thing(found, held.agreement):
            return ref, held
        number += 1


def _is_same_thing(one: Agreement, other: Agreement) -> bool:
    same = (one.council_code, one.area_code, one.indicator_id) == (
        other.council_code, other.area_code, other.indicator_id,
    )  # fmt: skip
    return same and (one.indicator_id is not None or one.title == other.title)


def _note_others(row: Row, found: Agreement, known: Known) -> None:
    if row.held is not None:
        return
    others = [held.agreement for held in known.held.values() if _is_same_thing(found, held.agreement)]
    for other in others:
        if other.kind != "withdrawal":
            row.notes.append(
                f"There is a promise for this by {days.in_words(other.due_end)} already; "
                f"if this row changes that one, write its ref: {other.ref}."
            )
