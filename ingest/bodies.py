"""What the body of an answer must be to pass for one: unpacked, of the kind that was asked for, and whole.

Not how it is asked for (politeness.py), nor what it says (sources).
"""

from __future__ import annotations

import json
import zlib

from ingest.source import Request

GZIP = b"\x1f\x8b"
LARGEST = 500_000_000  # bytes, unpacked: twenty times the largest table any of our publishers has


class Missing(Exception):
    """The publisher answers, but does not have this one thing."""


class GiveUp(Exception):
    """What came is no answer, and another attempt would bring the same."""

    def __init__(self, what: str, to_do: str) -> None:
        super().__init__(what)
        self.to_do = to_do


class TryAgain(Exception):
    """What came is no answer, and the next attempt may bring one; `wait` is what the publisher asks for."""

    def __init__(self, what: str, wait: float | None = None, status: int = 0) -> None:
        super().__init__(what)
        self.wait = wait
        self.status = status


def unpack(body: bytes, encoding: str) -> bytes:
    """Whatever was packed, once or twice over: some publishers gzip what the server then gzips again."""
    kind = encoding.strip().lower()
    if kind not in ("", "identity", "gzip", "x-gzip"):
        raise TryAgain(f"it answered packed as {kind}, which we did not ask for")
    if "gzip" in kind and not body.startswith(GZIP):
        raise TryAgain("its answer calls itself gzip and is not")
    for _ in range(3):
        if body.startswith(GZIP):
            body = _gunzip(body)
    return body


def _gunzip(body: bytes) -> bytes:
    unpacked, rest = b"", body
    try:
        while rest:
            member = zlib.decompressobj(wbits=31)
            unpacked += member.decompress(rest, LARGEST)
            if not member.eof:
                raise TryAgain("its gzip breaks off" if len(unpacked) < LARGEST else "it unpacks to too much")
            rest = member.unused_data
    except zlib.error:
        raise TryAgain("its gzip cannot be unpacked") from None
    return unpacked


def check_body(body: bytes, request: Request) -> None:
    """Some servers send their error page with a 200; a figure must never come out of one."""
    start = body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<"):
        raise TryAgain(f"it sent a web page where we expected {request.expect}")
    if request.expect == "csv" and start.startswith((b"{", b"[")):
        raise TryAgain("it sent JSON where we expected csv")
    if request.expect == "csv" and request.missing_when and b"\n" not in body.strip():
        raise Missing("an empty table")  # a header and no row, or not even that
    if not start:
        raise TryAgain("it sent an empty answer")
    if not start.lstrip(b'"').startswith(request.first_column.lower().encode()):
        raise TryAgain(f"it sent no table that begins with {request.first_column}")
    if request.first_column and b"\n" not in body.strip():
        raise TryAgain("it sent a table without rows")
    try:
        json.loads(body) if "json" in request.expect else body.decode("utf-8")
    except UnicodeDecodeError:
        raise TryAgain("it sent text that is not UTF-8") from None
    except ValueError:
        raise TryAgain("it sent JSON that breaks off or is none") from None
