"""Keeps every reply of every publisher as it came, once, with a receipt. Reads none of them.

A reply is two files: its body `<UTC time>-<sha256>.<ending>` and, written last, the receipt
`<UTC time>-<sha256>.receipt.json`. A body without a receipt is what a killed run left behind and
counts as nothing. `checked.jsonl` says when a publisher last confirmed a reply that we have already.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

RECEIPT = ".receipt.json"
UNFINISHED = ".tmp-"
CHECKED = "checked.jsonl"

Write = Callable[[Path, bytes], None]


class ArchiveError(Exception):
    """The archive is not as we left it; the sentence names the file and what to do."""


@dataclass(frozen=True)
class Receipt:
    """Where a reply came from, and when. Never holds a secret."""

    receipt_id: str
    source_id: str
    key: str
    url: str
    parameters: Mapping[str, str]
    status: int
    etag: str
    last_modified: str
    bytes: int
    sha256: str
    retrieved_at: str
    licence: str
    base_url_replaced: bool


@dataclass(frozen=True)
class Reply:
    """The body of a publisher's answer, in the archive, with its receipt."""

    path: Path
    receipt: Receipt


@dataclass(frozen=True)
class Download:
    """A body too large for memory: a whole file on the disk of the archive, hashed while it came."""

    path: Path
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Arrival:
    """A reply that has just come in and is not kept yet."""

    source_id: str
    key: str
    url: str
    parameters: Mapping[str, str]
    ending: str
    body: bytes | Download
    at: datetime
    licence: str
    status: int = 200
    etag: str = ""
    last_modified: str = ""
    base_url_replaced: bool = False


def utc(at: datetime) -> str:
    """A time as receipts write it: to the microsecond, so that they sort as they came."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def write_whole(path: Path, body: bytes) -> None:
    """All of it or nothing: nobody ever meets half a file."""
    unfinished = path.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    try:
        with unfinished.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


class Archive:
    """One folder a source. Nothing in it is ever overwritten or edited."""

    def __init__(self, folder: Path, write: Write = write_whole) -> None:
        self.folder = folder
        self.write = write

    def of(self, source_id: str) -> Path:
        """The folder of one source."""
        return self.folder / source_id

    def save(self, arrival: Arrival) -> Reply:
        """The body first, then the receipt: killed in between, nothing has arrived."""
        folder = self.of(arrival.source_id)
        folder.mkdir(parents=True, exist_ok=True)
        at = _free_moment(folder, arrival.at)
        receipt = _receipt(arrival, at)
        stem = f"{_stamp(at)}-{receipt.sha256}"
        reply = Reply(folder / f"{stem}.{arrival.ending}", receipt)
        if isinstance(arrival.body, Download):
            arrival.body.path.rename(reply.path)
        else:
            self.write(reply.path, arrival.body)
        self.write(folder / f"{stem}{RECEIPT}", json.dumps(asdict(reply.receipt), indent=1).encode())
        return reply

    def confirm(self, reply: Reply, at: datetime) -> None:
        """The publisher still says the same: a line that keeps it fresh, and no second copy."""
        line = json.dumps({"receipt_id": reply.receipt.receipt_id, "checked_at": utc(at)})
        with (self.of(reply.receipt.source_id) / CHECKED).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}")  # the break comes first, so a line cut by a kill spoils none after it
            file.flush()
            os.fsync(file.fileno())

    def replies(self, source_id: str) -> tuple[Reply, ...]:
        """Every complete reply, oldest first."""
        folder = self.of(source_id)
        bodies = {_stem(path): path for path in folder.glob("*") if not _is_of_the_archive(path)}
        return tuple(_read(path, bodies) for path in sorted(folder.glob(f"*{RECEIPT}")))

    def newest(self, source_id: str) -> dict[str, Reply]:
        """The current reply to each key."""
        return {reply.receipt.key: reply for reply in self.replies(source_id)}

    def checked(self, source_id: str) -> dict[str, str]:
        """Receipt id → when the publisher last gave or confirmed it (UTC, as in receipts)."""
        times = {reply.receipt.receipt_id: reply.receipt.retrieved_at for reply in self.replies(source_id)}
        journal = self.of(source_id) / CHECKED
        for line in journal.read_bytes().splitlines() if journal.exists() else ():
            try:
                confirmed = json.loads(line)
                datetime.fromisoformat(confirmed["checked_at"])
                times[confirmed["receipt_id"]] = confirmed["checked_at"]
            except (ValueError, TypeError, KeyError):
                continue  # the empty first line, or one that a kill cut short: no figure hangs on it
        return times

    def last_checked(self, source_id: str) -> str:
        """When the publisher last answered at all, or "" if never."""
        return max(self.checked(source_id).values(), default="")

    def fingerprint(self, source_id: str) -> str:
        """Changes when, and only when, the replies that loading reads change."""
        lines = [f"{r.receipt.receipt_id} {r.receipt.key} {r.receipt.sha256}" for r in self.replies(source_id)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def verified(self, source_id: str) -> tuple[Reply, ...]:
        """Every complete reply, its body held against the hash of its receipt: what figures are read from."""
        replies = self.replies(source_id)
        for reply in replies:
            with reply.path.open("rb") as body:  # piece by piece: some are larger than memory
                if hashlib.file_digest(body, "sha256").hexdigest() != reply.receipt.sha256:
                    raise _damaged(reply.path)
        return replies

    def sweep(self, source_id: str) -> None:
        """Clear away what a killed run left unfinished; only for whoever holds the source."""
        folder = self.of(source_id)
        complete = {_stem(path) for path in folder.glob(f"*{RECEIPT}")}
        for path in folder.glob("*"):
            is_orphan = not _is_of_the_archive(path) and _stem(path) not in complete
            if is_orphan or path.name.startswith(UNFINISHED):
                path.unlink()


def _receipt(arrival: Arrival, at: datetime) -> Receipt:
    body = arrival.body
    sha256 = body.sha256 if isinstance(body, Download) else hashlib.sha256(body).hexdigest()
    return Receipt(
        receipt_id=f"{arrival.source_id}-{_stamp(at)}-{sha256[:12]}",
        source_id=arrival.source_id,
        key=arrival.key,
        url=arrival.url,
        parameters=dict(arrival.parameters),
        status=arrival.status,
        etag=arrival.etag,
        last_modified=arrival.last_modified,
        bytes=body.bytes if isinstance(body, Download) else len(body),
        sha256=sha256,
        retrieved_at=utc(at),
        licence=arrival.licence,
        base_url_replaced=arrival.base_url_replaced,
    )


def _read(path: Path, bodies: Mapping[str, Path]) -> Reply:
    """A receipt that cannot be read, or whose body is gone or changed, was tampered with: say so."""
    try:
        written = json.loads(path.read_bytes())
        receipt = Receipt(**{field.name: written[field.name] for field in fields(Receipt)})
        datetime.fromisoformat(receipt.retrieved_at)
        body = bodies[_stem(path)]
        if isinstance(receipt.key, str) and body.stat().st_size == receipt.bytes:
            return Reply(body, receipt)
    except (ValueError, KeyError, TypeError, OSError):
        pass  # every way of being damaged ends in the one sentence below
    raise _damaged(path)


def _damaged(path: Path) -> ArchiveError:
    return ArchiveError(
        f"The archive is damaged: {path} does not fit the reply that it is the receipt of. Put both files "
        f"back from a copy, or remove both and run levelwith fetch {path.parent.name} again."
    )


def _is_of_the_archive(path: Path) -> bool:
    """Not the body of a reply: a receipt, an unfinished file, or what a run notes for itself."""
    return path.name.endswith(RECEIPT) or not path.name[:8].isdigit()


def _stem(path: Path) -> str:
    return path.name.split(".")[0]


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _free_moment(folder: Path, at: datetime) -> datetime:
    """Two replies of one moment keep their order by a microsecond."""
    while any(folder.glob(f"{_stamp(at)}-*")):
        at += timedelta(microseconds=1)
    return at
