"""The build that pages read, with the ledger beside it: found, opened read-only, and what was drawn remembered.

Knows nothing of what they hold: that is dashboard.queries.
"""

from __future__ import annotations

import functools
import os
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast
from urllib.parse import urlencode

import duckdb

from dashboard import folders, looking_back
from dashboard.agreed import NOTHING_AGREED, Agreed, Agreements
from ingest.ledger.address import Ledger

T = TypeVar("T")


class NoBuild(Exception):
    """Nothing that can be opened has been published, so there is nothing to show."""


# What a broken pointer or a broken file is met as.
BROKEN = (NoBuild, duckdb.Error, OSError, UnicodeDecodeError)


@dataclass(frozen=True)
class Build:
    """One published version of the warehouse and of the ledger, as one rerun or one download sees them."""

    build_id: str
    connection: duckdb.DuckDBPyConnection
    agreed: Agreed = NOTHING_AGREED

    @functools.cached_property
    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Opened when something is asked: most pages are remembered whole."""
        cursor = self.connection.cursor()
        cursor.execute("use build")  # so that core.area is the build's; ledger.agreement is the ledger's
        return cursor


class Shelf:
    """Keeps the current build open. A newer pointer or ledger replaces it; readers of the older one finish."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._open: Build | None = None

    def take(self, agreed: Agreed = NOTHING_AGREED) -> Build:
        """The published build; while its pointer or its file is broken, the last good one that is still open."""
        for attempt in (1, 2, 3):  # builds are pruned, so a file may go between pointer and open
            try:
                return self._take(self._pointer(), agreed)
            except BROKEN:
                if attempt == 3 and self._open is None:
                    raise
        kept = cast(Build, self._open)
        return Build(kept.build_id, kept.connection, kept.agreed)

    def _pointer(self) -> str:
        pointer = self.folder / "current"
        name = pointer.read_text(encoding="utf-8").strip()
        if not name or Path(name).name != name:
            raise NoBuild(f"{pointer} names no file beside it.")
        return name

    def _take(self, name: str, agreed: Agreed) -> Build:
        build_id = Path(name).stem
        with self._lock:
            held = self._open
            if held is None or (held.build_id, held.agreed.key) != (build_id, agreed.key):
                # Not closed but let go: close() would end the cursors of reruns that are under way,
                # while DuckDB closes the file by itself after the last of them.
                held = self._open = Build(build_id, _joined(self.folder / name, agreed), agreed)
            return Build(build_id, held.connection, held.agreed)


class BackShelf:
    """Keeps the builds of the last few days that were looked back to open."""

    KEEP = 4  # each holds some 20 MB

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: OrderedDict[tuple[Path, str], Build] = OrderedDict()

    def take(self, file: Path, key: str, agreed: Callable[[], Agreed]) -> Build:
        with self._lock:
            if (file, key) not in self._open:
                then = agreed()
                read = Build(file.stem, _joined(file, then), then)
                if then.trouble:  # the next reader asks again
                    return read
                self._open[file, key] = read
            self._open.move_to_end((file, key))
            while len(self._open) > self.KEEP:
                self._open.popitem(last=False)
            return self._open[file, key]


def _joined(file: Path, agreed: Agreed) -> duckdb.DuckDBPyConnection:
    """A database of its own with both in it: nothing of the ledger is copied into a build."""
    # A question takes a few milliseconds: longer where threads share it out, and many readers ask at once.
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute(f"attach {_quoted(str(file))} as build (read_only)")
    connection.execute("attach ':memory:' as ledger")
    for name, table in agreed.tables.items():
        connection.register("rows_of_the_ledger", table)
        connection.execute(f"create table ledger.{name} as select * from rows_of_the_ledger")
        connection.unregister("rows_of_the_ledger")
    return connection


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def opened(folder: Path | None = None) -> Iterator[Build]:
    """The published build, for one rerun or one download."""
    place = folder or builds_folder()
    try:
        build = _shelf(place).take(_agreements(place.parent).now())
    except FileNotFoundError as missing:
        raise NoBuild(f"There is no published build in {place}.") from missing
    except (duckdb.Error, OSError, UnicodeDecodeError) as broken:
        raise NoBuild(f"The published build in {place} cannot be opened: {broken}") from broken
    with _reading(build):
        yield build


@contextmanager
def opened_as_it_was(name: str, moment: datetime) -> Iterator[Build]:
    """A build of the past, or made for one, with the ledger as at that moment."""
    folder = builds_folder()
    agreements = _agreements(folder.parent)
    try:
        kept = _back_shelf.take(folder / name, agreements.key_at(moment), lambda: agreements.at(moment))
    except (duckdb.Error, OSError) as broken:
        raise NoBuild(f"The build {name} in {folder} cannot be opened: {broken}") from broken
    with _reading(Build(name.removesuffix(".duckdb"), kept.connection, kept.agreed)) as build:
        yield build


@contextmanager
def _reading(build: Build) -> Iterator[Build]:
    token = _open.set(build)
    try:
        yield build
    finally:
        _open.reset(token)
        if "cursor" in vars(build):
            build.cursor.close()


def trouble_with_ledger() -> str:
    """Why what this rerun shows of it could not be read just now; nothing where it could."""
    return build().agreed.trouble or _agreements(builds_folder().parent).trouble


def ledger() -> Ledger:
    """The one that the pages read."""
    return _agreements(builds_folder().parent).ledger


def beside(name: str, agreed: Agreed = NOTHING_AGREED) -> Build:
    """Another build of the same folder, such as one that is pinned to a meeting, opened for this question only."""
    return Build(Path(name).stem, _joined(builds_folder() / name, agreed), agreed)


def build() -> Build:
    """The build that this rerun opened at its top."""
    return _open.get()


class Memory:
    """What was last asked of builds and drawn from them; the least recently wanted is let go first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._bytes = 0
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, ...], object] = OrderedDict()

    def get(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """What is kept under the key. Two readers who ask at once may both make it, which does no harm."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(T, self._kept[key])
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._bytes += _size(made)
            while self._bytes > self.most_bytes and len(self._kept) > 1:
                self._bytes -= _size(self._kept.popitem(last=False)[1])
        return made


# The pages of every council in the UK are some 60 MB. Not st.cache_data: it needs a running Streamlit, which
# downloads have not, and copies what it keeps on every rerun.
_memory = Memory(most_bytes=150_000_000)


def remembered(part: str, *about: str, make: Callable[[], T]) -> T:
    """Part of a page, or what one is made of, found once for each build, ledger and whatever it is about."""
    held = build()
    # The links of what is remembered keep the day or the meeting that is looked back to.
    back = urlencode(looking_back.parameters())
    # What is still ahead today is not tomorrow.
    day = looking_back.today().isoformat()
    return _memory.get((held.build_id, held.agreed.key, back, day, part, *about), make)


def builds_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where builds are published."""
    return folders.data(environ) / "builds"


def _size(kept: object) -> int:
    # Rows of figures hold about this much; only pages and files are worth weighing.
    return sys.getsizeof(kept) if isinstance(kept, str | bytes) else 20_000


@functools.cache
def _shelf(folder: Path) -> Shelf:
    return Shelf(folder)


@functools.cache
def _agreements(data: Path) -> Agreements:
    return Agreements(data)


_back_shelf = BackShelf()
_open: ContextVar[Build] = ContextVar("the build of this rerun")
