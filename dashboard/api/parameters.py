"""What a program asks for, read from its address and checked before anything uses it.

What is wrong is told with the name of the parameter and what to write, and never said back.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dashboard.api.tables import LEVELS, Column, Table

MOST, USUAL = 1000, 100
LONGEST = 2000  # signs of a cursor
AREA = re.compile(r"[A-Z][0-9]{8}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
NO_CURSOR = "cursor is not one that was given here. Take it from `next` of the page before, or leave it out."
ALWAYS = ("limit", "cursor", "as_at")

Value = str | int | float | date | datetime


class Refused(Exception):
    """A parameter that cannot be used; the sentence says which and what to write. 404 where its form is right."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Asked:
    """`narrowed` is the filters by parameter; `after` is the key of the last row that was given."""

    narrowed: Mapping[str, Value]
    limit: int
    after: tuple[Value, ...]
    as_at: str = ""


def read(table: Table, given: Sequence[tuple[str, str]]) -> Asked:
    """All parameters of an address, each known and at most once. Raises Refused."""
    known = (*table.filters, *ALWAYS)
    named: dict[str, str] = {}
    for name, value in given:
        if name not in known:
            raise Refused(f"There is a parameter that is not known here. Known are {', '.join(known)}.")
        if name in named:
            raise Refused(f"{name} is given more than once. Give it once.")
        named[name] = value
    return Asked(
        narrowed={name: FORMS[name](name, named[name]) for name in table.filters if name in named},
        limit=_limit(named["limit"]) if "limit" in named else USUAL,
        after=_after(table, named["cursor"]) if "cursor" in named else (),
        as_at=_as_at(named["as_at"]) if "as_at" in named else "",
    )


def cursor(table: Table, row: Mapping[str, object]) -> str:
    """The key of a row as an opaque word for the next address."""
    key = json.dumps([_plain(row[name]) for name in table.key], separators=(",", ":"))
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _after(table: Table, word: str) -> tuple[Value, ...]:
    wrong = Refused(NO_CURSOR, 404)
    if len(word) > LONGEST or not re.fullmatch(r"[A-Za-z0-9_-]+", word):
        raise wrong
    try:
        key = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
        if not isinstance(key, list) or len(key) != len(table.key):
            raise wrong
        return tuple(_of(table.columns[name], value) for name, value in zip(table.key, key, strict=True))
    except (binascii.Error, ValueError, RecursionError):
        raise wrong from None


def _of(column: Column, value: object) -> Value:
    """A part of a key, of the kind that its column has."""
    if column.kind == "day" and isinstance(value, str) and DAY.fullmatch(value):
        return date.fromisoformat(value)
    if column.kind == "whole" and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31:
        return value
    if column.kind in {"text", "area", "indicator"} and isinstance(value, str) and value.isprintable():
        return value
    raise ValueError


def _limit(written: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", written, re.ASCII) or not 1 <= int(written) <= MOST:
        raise Refused(f"limit is not a whole number from 1 to {MOST:,}.")
    return int(written)


def _area(name: str, written: str) -> Value:
    if not AREA.fullmatch(written):
        raise Refused(f"{name} is not an area code. Write one like E08000009.")
    return written


def _slug(name: str, written: str) -> Value:
    if len(written) > 80 or not SLUG.fullmatch(written):
        raise Refused(f"{name} is not an id. Write one like claimant-count; /api/v1/indicators.json has them.")
    return written


def _level(name: str, written: str) -> Value:
    if written not in LEVELS:
        raise Refused(f"{name} is not one of {', '.join(LEVELS)}.")
    return written


def _day(name: str, written: str) -> date:
    try:
        if DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise Refused(f"{name} is not a day. Write one like 2024-04-01.")


def _as_at(written: str) -> str:
    if _day("as_at", written) > datetime.now(UTC).date():
        raise Refused("as_at has not come yet. Write today or a day before, or leave it out.", 404)
    return written


FORMS: Mapping[str, Callable[[str, str], Value]] = {
    "place": _area,
    "council": _area,
    "indicator": _slug,
    "outcome": _slug,
    "level": _level,
    "from": _day,
    "to": _day,
}
