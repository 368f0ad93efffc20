"""Takes in a body too large for memory: to the disk as it comes, hashed on the way, and on from where it broke off.

It asks for nothing (politeness.py) and keeps nothing (archive.py): what has landed whole is handed on.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import requests

from ingest.archive import Download, write_whole
from ingest.bodies import GiveUp, TryAgain
from ingest.source import Request

LANDING = ".landing-"  # no reply and nothing unfinished of another kind: the archive leaves it alone
LANDED = (200, 206, 416)  # all of it; the rest of it; nothing is left to send, as when we were killed at the very end
ZIP = b"PK\x03\x04"
CHUNK = 1 << 20
TOLD_EVERY = 50_000_000  # bytes: a line now and then in the log of a long run
# What a zip raises that is none, is broken, or is packed in a way that Python does not know.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OverflowError, ValueError)


@dataclass(frozen=True)
class Landing:
    """Where the body lands, and who hears how much of it has: bytes, and how many there are (0 if nobody says)."""

    folder: Path
    tell: Callable[[int, int], None]
    clock: Callable[[], datetime]
    longest: float  # seconds

    def headers(self, address: str) -> dict[str, str]:
        """Unpacked, as a zip is packed already; and only the rest, if what is here is a part of the same file."""
        part, etag = self._part(address), self._etag(address)
        if not part.exists() or not etag.exists():
            return {"Accept-Encoding": "identity"}
        begun = {"Range": f"bytes={part.stat().st_size}-", "If-Range": etag.read_text(encoding="utf-8")}
        return {"Accept-Encoding": "identity", **begun}

    def receive(self, response: requests.Response, address: str, request: Request) -> Download:
        """The whole file, tried; what broke off stays here for the next attempt, what is wrong does not."""
        part = self._part(address)
        already = self._already(response, part)
        of_all = _claimed(response, already)
        if of_all > request.largest:
            self.clear()
            _refuse_size(of_all, request.largest)
        chunks = _peeked(response, already, request)
        if not already:
            self._begin(response, address)
        sha256 = self._land(chunks, part, already, of_all, request.largest)
        if not _is_whole_zip(part):
            self.clear()
            raise TryAgain("it sent a zip that is broken")
        return Download(part, sha256, part.stat().st_size)

    def clear(self) -> None:
        """Nothing is left of it, nor of what else may have begun to land here."""
        for path in self.folder.glob(f"{LANDING}*"):
            path.unlink(missing_ok=True)

    def _part(self, address: str) -> Path:
        return self.folder / f"{LANDING}{hashlib.sha256(address.encode()).hexdigest()[:16]}"

    def _etag(self, address: str) -> Path:
        return self._part(address).with_suffix(".etag")

    def _already(self, response: requests.Response, part: Path) -> int:
        """How much of it is here; a server that answers with another part than was asked for is not believed."""
        if response.status_code == 200:
            return 0
        held = part.stat().st_size if part.exists() else 0
        told = re.fullmatch(
            r"bytes (?:([0-9]+)-[0-9]+/.*|\*/([0-9]+))", response.headers.get("Content-Range", "").strip()
        )
        if not told or int(told[1] or told[2]) != held:
            self.clear()
            raise TryAgain("it sent another part of the file than the one that was asked for")
        return held

    def _begin(self, response: requests.Response, address: str) -> None:
        self.clear()
        etag = response.headers.get("ETag", "")
        if etag.startswith('"'):  # a weak one does not promise the same bytes
            write_whole(self._etag(address), etag.encode())

    def _land(self, chunks: Iterator[bytes], part: Path, already: int, of_all: int, largest: int) -> str:
        begun, size, told = self.clock(), already, already
        hashed = _hash_of(part) if already else hashlib.sha256()
        with part.open("ab") as file:
            for chunk in chunks:
                file.write(chunk)
                hashed.update(chunk)
                size += len(chunk)
                if size > largest:
                    part.unlink()
                    _refuse_size(size, largest)
                if (self.clock() - begun).total_seconds() > self.longest:
                    raise TryAgain("it sent its answer too slowly")
                if size - told >= TOLD_EVERY:
                    told = size
                    self.tell(size, of_all)
            file.flush()
            os.fsync(file.fileno())
        return hashed.hexdigest()


def _claimed(response: requests.Response, already: int) -> int:
    length = response.headers.get("Content-Length", "")
    return already + int(length) if length.isascii() and length.isdigit() else 0


def _refuse_size(size: int, largest: int) -> None:
    what = f"it is {size / 1e9:.1f} GB or more, and no file of this publisher should be over {largest / 1e9:.1f} GB"
    raise GiveUp(what, "See whether the address is right")


def _peeked(response: requests.Response, already: int, request: Request) -> Iterator[bytes]:
    """The body in pieces, once its beginning has shown what it is: a page must not wipe out the part that is here."""
    if response.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
        raise TryAgain("it packed a zip once more, which we did not ask for")
    if response.status_code == 416:
        return iter(())
    chunks = _as_they_come(response)
    first = next(chunks, b"")
    if not already and not first.startswith(ZIP):
        sent = "an empty answer" if not first else "a web page" if first.lstrip()[:1] == b"<" else "something else"
        raise TryAgain(f"it sent {sent} where we expected {request.expect}")
    return _with_first(first, chunks)


def _as_they_come(response: requests.Response) -> Iterator[bytes]:
    """Whatever is there: to wait for a full piece would lose what has come when the rest does not."""
    while piece := response.raw.read1(CHUNK, decode_content=False):
        yield piece


def _with_first(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _hash_of(path: Path) -> hashlib._Hash:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256")


def _is_whole_zip(path: Path) -> bool:
    """Every member of it unpacked and held against its own sum: some seconds now, in place of a surprise later."""
    try:
        with zipfile.ZipFile(path) as packed:
            return packed.testzip() is None
    except BROKEN_ZIP:
        return False
