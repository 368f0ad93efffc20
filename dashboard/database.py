"""The build that pages read: found by its pointer, opened read-only, and what was drawn from it remembered.

Knows nothing of what a build holds: that is dashboard.queries.
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
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

import duckdb
import platformdirs

T = TypeVar("T")

CHECKOUT = Path(__file__).resolve().parent.parent


class NoBuild(Exception):
    """Nothing that can be opened has been published, so there is nothing to show."""


# What a broken pointer or a broken file is met as.
BROKEN = (NoBuild, duckdb.Error, OSError, UnicodeDecodeError)


@dataclass(frozen=True)
class Build:
    """One published version of the warehouse, as one rerun or one download sees it from start to end."""

    build_id: str
    connection: duckdb.DuckDBPyConnection

    @functools.cached_property
    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Opened when something is asked: most pages are remembered whole."""
        return self.connection.cursor()


class Shelf:
    """Keeps the current build open. A newer pointer replaces it; readers of the older one finish undisturbed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._name = ""
        self._connection: duckdb.DuckDBPyConnection | None = None

    def take(self) -> Build:
        """The published build; while its pointer or its file is broken, the last good one that is still open."""
        for attempt in (1, 2, 3):  # builds are pruned, so a file may go between pointer and open
            try:
                return self._take(self._pointer())
            except BROKEN:
                if attempt == 3 and self._connection is None:
                    raise
        return Build(Path(self._name).stem, cast(duckdb.DuckDBPyConnection, self._connection))

    def _pointer(self) -> str:
        pointer = self.folder / "current"
        name = pointer.read_text(encoding="utf-8").strip()
        if not name or Path(name).name != name:
            raise NoBuild(f"{pointer} names no file beside it.")
        return name

    def _take(self, name: str) -> Build:
        with self._lock:
            if self._connection is None or name != self._name:
                # Not closed but let go: close() would end the cursors of reruns that are under way,
                # while DuckDB closes the file by itself after the last of them.
                self._connection = duckdb.connect(str(self.folder / name), read_only=True)
                self._name = name
            return Build(Path(name).stem, self._connection)


@contextmanager
def opened(folder: Path | None = None) -> Iterator[Build]:
    """The published build, for one rerun or one download."""
    place = folder or builds_folder()
    try:
        build = _shelf(place).take()
    except FileNotFoundError as missing:
        raise NoBuild(f"There is no published build in {place}.") from missing
    except (duckdb.Error, OSError, UnicodeDecodeError) as broken:
        raise NoBuild(f"The published build in {place} cannot be opened: {broken}") from broken
    token = _open.set(build)
    try:
        yield build
    finally:
        _open.reset(token)
        if "cursor" in vars(build):
            build.cursor.close()


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
    """Part of a page, or what one is made of, found once for each build and whatever it is about."""
    return _memory.get((build().build_id, part, *about), make)


def builds_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The rule of ingest.settings in short: LEVELWITH_DATA, else the checkout's data, else the user's own."""
    moved = environ.get("LEVELWITH_DATA")
    if moved:
        return Path(moved).expanduser().resolve() / "builds"
    if (CHECKOUT / "sql").is_dir() and (CHECKOUT / "pyproject.toml").is_file():
        return CHECKOUT / "data" / "builds"
    return Path(platformdirs.user_data_dir("levelwith", appauthor=False)) / "builds"


def _size(kept: object) -> int:
    # Rows of figures hold about this much; only pages are worth weighing.
    return sys.getsizeof(kept) if isinstance(kept, str) else 20_000


@functools.cache
def _shelf(folder: Path) -> Shelf:
    return Shelf(folder)


_open: ContextVar[Build] = ContextVar("the build of this rerun")
