"""Reads a TOML file key by key, so that every slip of the pen is named to the person who wrote it.

It knows kinds of value (a text, a day, one word of a few), not what any key means.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

Kind = TypeVar("Kind")

# Wide enough for any published series; narrow enough to catch 0213 for 2013.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Beyond any figure a council publishes; it also keeps out nan and infinity, which TOML allows.
LARGEST = 1e15


class CatalogueError(Exception):
    """One sentence for whoever wrote the file: where, which key, what was found, what to do."""


def read_toml(file: Path) -> Block:
    """The whole file as one block."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise CatalogueError(f"{file} cannot be opened ({error.strerror}), put it back.") from None
    # ValueError covers bad TOML, bad UTF-8, and a number with more digits than Python will read.
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0][:200]
        raise CatalogueError(f"{file} is not TOML that can be read ({reason}), mend that line.") from None
    return Block(file, "the whole file", table)


class Block:
    """One table of a TOML file; keys nobody asked for by the time of `finish` are faults."""

    def __init__(self, file: Path, name: str, table: Mapping[str, object]) -> None:
        self.file = file
        self.name = name
        self.table = table
        self.asked: set[str] = set()

    def wrong(self, key: str, advice: str) -> CatalogueError:
        value = repr(self.table.get(key))
        shown = value if len(value) <= 80 else f"{value[:80]}..."
        return CatalogueError(f'{self.file}, {self.name}: "{key}" is {shown}, {advice}.')

    def has(self, key: str) -> bool:
        self.asked.add(key)
        return key in self.table

    def value(self, key: str, kind: type[Kind], advice: str) -> Kind:
        if not self.has(key):
            raise CatalogueError(f'{self.file}, {self.name}: the key "{key}" is missing, {advice}.')
        value = self.table[key]
        # Python counts true as a number and a time stamp as a day; a reader of the file does not.
        mistaken = (isinstance(value, bool) and kind is not bool) or isinstance(value, datetime)
        if mistaken or not isinstance(value, kind):
            raise self.wrong(key, advice)
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """One line of text; it may be empty only where a default says that nothing is a fair answer."""
        if default is not None and not self.has(key):
            return default
        value = self.value(key, str, "write a text in quotes")
        if not value.isprintable() or value != value.strip():
            raise self.wrong(key, "write one line without spaces at its ends or signs that cannot be seen")
        if not value and default is None:
            raise self.wrong(key, "write some words")
        return value

    def code(self, key: str, pattern: str, example: str) -> str:
        value = self.text(key)
        if not re.fullmatch(pattern, value):
            raise self.wrong(key, f"write it like {example}")
        return value

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        if default is not None and not self.has(key):
            return default
        advice = f"write one of {', '.join(choices)}"
        value = self.value(key, str, advice)
        if value not in (*choices, default):
            raise self.wrong(key, advice)
        return value

    def whole(self, key: str, low: int, high: int) -> int:
        advice = f"write a whole number from {low} to {high}"
        value = self.value(key, int, advice)
        if not low <= value <= high:
            raise self.wrong(key, advice)
        return value

    def number(self, key: str) -> float | None:
        """A number that may be left out."""
        if not self.has(key):
            return None
        value = self.table[key]
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < LARGEST:
            raise self.wrong(key, "write a number")
        return float(value)

    def yes(self, key: str) -> bool:
        return self.value(key, bool, "write true or false")

    def day(self, key: str) -> date:
        value = self.value(key, date, "write a day without quotes such as 2013-01-01")
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise self.wrong(key, f"write a year from {FIRST_YEAR} to {LAST_YEAR}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none empty and none twice."""
        advice = 'write a list such as ["one", "two"] with nothing empty and nothing twice'
        values = self.value(key, list, advice)
        kept = tuple(each for each in values if isinstance(each, str) and each.strip() and each.isprintable())
        if len(kept) != len(values) or len(set(kept)) != len(kept):
            raise self.wrong(key, advice)
        return kept

    def block(self, key: str) -> Block | None:
        """A table inside this one that may be left out."""
        if not self.has(key):
            return None
        table = self.value(key, dict, f"write it as a table under [{key}]")
        return Block(self.file, f"{self.name}, {key}", table)

    def blocks(self, key: str) -> tuple[Block, ...]:
        """A list of tables that may be left out; each is named by its id, else by its place in the list."""
        if not self.has(key):
            return ()
        advice = f"write each one as a table, such as under [[{key}]]"
        tables = self.value(key, list, advice)
        if not all(isinstance(table, dict) for table in tables):
            raise self.wrong(key, advice)
        prefix = "" if self.name == "the whole file" else f"{self.name}, "
        names = [table.get("id", f"number {place}") for place, table in enumerate(tables, start=1)]
        return tuple(
            Block(self.file, f"{prefix}{key} {str(name)[:80]}", table)
            for name, table in zip(names, tables, strict=True)
        )

    def finish(self) -> None:
        """Every key has been asked for by now, so what is left is a slip."""
        unknown = sorted(set(self.table) - self.asked)
        if not unknown:
            return
        nearest = difflib.get_close_matches(unknown[0], self.asked, n=1)
        advice = f'write "{nearest[0]}" or remove it' if nearest else "remove it"
        raise CatalogueError(f'{self.file}, {self.name}: the key "{unknown[0]}" is not known, {advice}.')
