"""What a source of open data is, and how one says that it does not understand a reply.

Not how replies are fetched (fetch.py), kept (archive.py) or put into the warehouse (load.py).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import duckdb

import ingest.sources
from ingest.archive import Reply


@dataclass(frozen=True)
class Request:
    """One thing to ask a publisher for; the newest reply to a key is the current one."""

    key: str
    path: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    expect: str = "csv"  # csv, json, geojson ...: what the body must be, and the ending of the file kept
    keep_days: int = 0  # what hardly ever changes is not asked for again within so many days
    missing_when: str = ""  # a refusal with these words means the publisher lacks it: the others go on
    form: Mapping[str, str] = field(default_factory=dict)  # sent by POST: an address has no room for an outline
    answers: tuple[int, ...] = ()  # refusals that are an answer too: kept, by their status and without a body
    largest: int = 0  # bytes; 0: what fits in memory. More goes straight to the disk and has to be a whole zip
    about_bytes: int = 0  # how large it is likely to be, for whoever asks before fetching
    first_column: str = ""  # some publishers answer a wrong question with a page of text: no such column, no table


@dataclass(frozen=True)
class Table:
    """raw.<name>: text as the publisher wrote it. Loading adds receipt_id and seen_at."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class WardOutline:
    """A ward of today as we hold it, for sources that are asked by outline."""

    area_code: str
    council_code: str
    geojson: str


def nothing_yet(_key: str) -> Reply | None:
    """The archive of a source that was never asked."""
    return None


def no_wards() -> tuple[WardOutline, ...]:
    """Where nobody looked for outlines."""
    return ()


@dataclass(frozen=True)
class Ask:
    """What a run wants of a source, and what its earlier requests brought."""

    source_keys: tuple[str, ...] = ()  # what our catalogue lists of this source, in the publisher's words
    councils: tuple[str, ...] = ()  # area codes; empty means every council
    since: date | None = None  # ask again for whatever was last checked before this day
    newest: Callable[[str], Reply | None] = nothing_yet  # the current reply to a key, if there is one
    wards: Callable[[], tuple[WardOutline, ...]] = no_wards  # of the councils; read only by who needs them


# A table's name with rows for it: the table's columns and receipt_id. A table may come in several parts.
Part = tuple[str, duckdb.DuckDBPyRelation]


Read = Callable[[duckdb.DuckDBPyConnection, Sequence[Reply]], Iterator[Part]]
ReadInWards = Callable[[duckdb.DuckDBPyConnection, Sequence[Reply], Sequence[WardOutline]], Iterator[Part]]


def nothing_read(_db: duckdb.DuckDBPyConnection, _replies: Sequence[Reply]) -> Iterator[Part]:
    """Of a source that is read in wards alone."""
    yield from ()


@dataclass(frozen=True)
class Source:
    """A publisher's dataset or API; a file in ingest/sources/ defines one of these and calls it SOURCE."""

    id: str
    title: str
    publisher: str
    licence: str
    licence_url: str
    attribution: str
    base_url: str
    about_url: str
    update_cycle: str
    tables: tuple[Table, ...]
    plan: Callable[[Ask], Iterator[Request]]
    read: Read = nothing_read
    read_in_wards: ReadInWards | None = None  # in place of `read`: its replies tell of places, and we know the wards
    only_when_named: str = ""  # why nobody gets it who just fetches everything, such as "It is over 1 GB"
    is_live_checked: bool = False
    note: str = ""


class IntakeError(Exception):
    """A reply that a source cannot account for: it stops the source, keeps its last good data and says why.

    `receipt_id` names the reply, so that one which a good reply has since replaced can be passed over.
    """

    def __init__(self, sentence: str, receipt_id: str = "") -> None:
        super().__init__(sentence)
        self.receipt_id = receipt_id


class UnexpectedColumn(IntakeError):
    """The publisher added, dropped or renamed a column."""

    def __init__(self, reply: Reply, column: str, expected: Sequence[str], row: int = 1) -> None:
        super().__init__(
            f"{place_of(reply)}, row {row}: the column {column!r} is not one that we know "
            f"({', '.join(expected)}). See whether the publisher changed the table, then teach "
            f"ingest/sources/{reply.receipt.source_id}.py the new column.",
            reply.receipt.receipt_id,
        )


class UnexpectedValue(IntakeError):
    """A value that is neither what the column holds nor a mark that we know."""

    def __init__(self, reply: Reply, row: int, column: str, value: str | None, wanted: str) -> None:
        super().__init__(
            f"{place_of(reply)}, row {row}: {column} is {value!r}, which is not {wanted}. See what the "
            f"publisher means by it, then teach ingest/sources/{reply.receipt.source_id}.py.",
            reply.receipt.receipt_id,
        )


class UnexpectedShape(IntakeError):
    """A reply that cannot be read as rows at all, or has rows missing or twice."""

    def __init__(self, reply: Reply, what: str, to_do: str) -> None:
        super().__init__(f"{place_of(reply)}: {what}. {to_do}", reply.receipt.receipt_id)


def place_of(reply: Reply) -> str:
    """Source, key and file, as every message begins."""
    return f"{reply.receipt.source_id}: {reply.receipt.key} (file {reply.path.name})"


def sources() -> tuple[Source, ...]:
    """Every source there is a file for, by id."""
    found = (
        importlib.import_module(f"ingest.sources.{module.name}")
        for module in pkgutil.iter_modules(ingest.sources.__path__)
    )
    return tuple(sorted((module.SOURCE for module in found if hasattr(module, "SOURCE")), key=lambda s: s.id))
