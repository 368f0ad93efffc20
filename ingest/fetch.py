"""Fetches what sources plan to ask, into the archive. A run that was broken off goes on where it stopped.

How one thing is asked for is in politeness.py; what is asked for is each source's own business.
"""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import filelock

from ingest.archive import Archive, ArchiveError, Arrival, Download, Reply, utc
from ingest.bodies import Missing
from ingest.downloads import Landing
from ingest.politeness import Answer, FetchError, Line, address_of, without_secrets
from ingest.source import Ask, IntakeError, Request, Source, WardOutline, no_wards

RUN = "run.json"  # stands in the source's folder for as long as a run is not complete
LONGEST_RUN = timedelta(hours=24)  # what was broken off before yesterday is begun anew: figures would not fit together


@dataclass(frozen=True)
class Wanted:
    """What to fetch of a source, from where."""

    source_keys: tuple[str, ...] = ()  # what the catalogue lists of it
    councils: tuple[str, ...] = ()
    since: date | None = None  # only what was last checked before this day
    base_url: str | None = None  # in place of the publisher's own
    dry_run: bool = False
    wards: Callable[[], tuple[WardOutline, ...]] = no_wards


@dataclass(frozen=True)
class Step:
    """How many requests are dealt with, and the one it is at ("" at the end). `total` grows with lists that come in."""

    source_id: str
    done: int
    total: int
    current: str


@dataclass(frozen=True)
class FetchResult:
    """What came of a source. `error` is one sentence, or "" if all went well."""

    source_id: str
    saved: int = 0  # replies that are new
    unchanged: int = 0  # the publisher still says what we hold
    fresh: int = 0  # not asked for, being fresh enough
    missing: tuple[str, ...] = ()  # what the publisher does not have, a sentence each
    planned: tuple[str, ...] = ()  # of a dry run: the addresses, and how large what is large is likely to be
    error: str = ""

    @property
    def is_complete(self) -> bool:
        return not self.error and not self.missing


Progress = Callable[[Step], None]


def quiet(_step: Step) -> None:
    """For whoever does not watch."""


def fetch_source(
    source: Source, archive: Archive, line: Line, wanted: Wanted, progress: Progress = quiet
) -> FetchResult:
    """Every request that the source plans and that is not fresh.

    The result says what came of it, also if it failed: one source that fails must stop none of the others.
    """
    try:
        fetching = Fetching(source, archive, line, wanted, progress)
    except ArchiveError as error:
        return FetchResult(source.id, error=f"{source.id}: {error}")
    try:
        if wanted.dry_run:
            addresses = tuple(fetching.told_of(r) for r in fetching.plan() if fetching.is_needed(r))
            return replace(fetching.result, planned=addresses)
        with _run(archive, source.id, fetching):
            for request in fetching.plan():
                fetching.deal_with(request)
            fetching.tell("")
        return fetching.result
    except (FetchError, IntakeError, ArchiveError) as error:
        told = str(error).removeprefix(f"{source.id}: ")  # a reply's own place begins with its source
        return replace(fetching.result, error=f"{source.id}: {told}")
    except OSError as error:
        return replace(fetching.result, error=f"{source.id}: {_cannot_write(error, archive.of(source.id))}")


class Fetching:
    """One source's run: what is held, what came, and what is next."""

    def __init__(self, source: Source, archive: Archive, line: Line, wanted: Wanted, progress: Progress) -> None:
        self.source, self.archive, self.line = source, archive, line
        self.wanted, self.progress = wanted, progress
        self.base_url = (wanted.base_url or source.base_url).rstrip("/") + "/"
        self.newest = archive.newest(source.id)
        self.checked = archive.checked(source.id)
        self.started_at = utc(line.clock())
        self.result = FetchResult(source.id)
        self.done, self.total = 0, 0

    def plan(self) -> Iterator[Request]:
        """As the source plans it; what it looks up is what this run has brought so far."""
        wanted = self.wanted
        return self.source.plan(Ask(wanted.source_keys, wanted.councils, wanted.since, self.newest.get, wanted.wards))

    def address_of(self, request: Request) -> str:
        """Where it is asked for, in full."""
        return address_of(self.base_url + request.path, request)

    def told_of(self, request: Request) -> str:
        """The address, and beside it how much is likely to come if that is much."""
        size = f" (about {request.about_bytes / 1e9:.1f} GB)" if request.about_bytes else ""
        return f"{self.address_of(request)}{size}"

    def is_needed(self, request: Request) -> bool:
        """Not if this run, broken off earlier, has asked already; nor if it is fresh enough."""
        held = self._held(request)
        if held is None:
            return True
        checked = self.checked[held.receipt.receipt_id]
        if checked >= self.started_at:
            return False
        if self.wanted.since:
            return checked < self.wanted.since.isoformat()
        return checked < utc(self.line.clock() - timedelta(days=request.keep_days))

    def deal_with(self, request: Request) -> None:
        """Ask unless it is fresh, keep what is new, confirm what is not."""
        if self.done >= self.total:  # the first time, and when lists that have come in make the plan longer
            self.total = max(self._planned(), self.done + 1)
        self.tell(request.key)
        if self.is_needed(request):
            self._ask(request)
        else:
            self.result = replace(self.result, fresh=self.result.fresh + 1)
        self.done += 1

    def _planned(self) -> int:
        """How many requests there are, going by the replies that are held. A bad one is still to be asked for again."""
        planned = 0
        with suppress(IntakeError):
            for _ in self.plan():
                planned += 1
        return planned

    def tell(self, current: str) -> None:
        """How far it is, and what it is at."""
        self.progress(Step(self.source.id, self.done, max(self.done, self.total), current))

    def _held(self, request: Request) -> Reply | None:
        """The newest reply to this very question: the same words to another address are another question."""
        held = self.newest.get(request.key)
        return held if held and held.receipt.url == self.address_of(request) else None

    def _ask(self, request: Request) -> None:
        held, landing = self._held(request), self._landing(request)
        try:
            answer = self.line.ask(self.base_url + request.path, request, _known(held), landing)
        except Missing as missing:
            sentence = f"{self.source.id}: the publisher has no {request.key} ({missing})"
            self.result = replace(self.result, missing=(*self.result.missing, sentence))
            return
        is_same = held and (answer.status, _sha256(answer.body)) == (held.receipt.status, held.receipt.sha256)
        if held and (answer.is_unchanged or is_same):
            self._confirm(held)
        else:
            self._save(request, answer)
        if landing:
            landing.clear()

    def _landing(self, request: Request) -> Landing | None:
        """Of what is too large for memory: a place on the disk, beside what is kept."""
        if not request.largest:
            return None

        def tell(received: int, of_all: int) -> None:
            of = f" of {of_all / 1e6:,.0f}" if of_all else ""
            self.tell(f"{request.key}: {received / 1e6:,.0f}{of} MB")

        folder = self.archive.of(self.source.id)
        return Landing(folder, tell, self.line.clock, self.line.politeness.longest_download)

    def _confirm(self, held: Reply) -> None:
        at = self.line.clock()
        self.archive.confirm(held, at)
        self.checked[held.receipt.receipt_id] = utc(at)
        self.result = replace(self.result, unchanged=self.result.unchanged + 1)

    def _save(self, request: Request, answer: Answer) -> None:
        arrival = Arrival(
            source_id=self.source.id,
            key=request.key,
            url=self.address_of(request),
            parameters={**request.parameters, **request.form},
            ending=request.expect,
            body=answer.body,
            at=self.line.clock(),
            licence=self.source.licence,
            status=answer.status,
            etag=answer.etag,
            last_modified=answer.last_modified,
            base_url_replaced=self.wanted.base_url is not None,
        )
        reply = self.archive.save(arrival)
        self.newest[request.key] = reply
        self.checked[reply.receipt.receipt_id] = reply.receipt.retrieved_at
        self.result = replace(self.result, saved=self.result.saved + 1)


@contextmanager
def _run(archive: Archive, source_id: str, fetching: Fetching) -> Iterator[None]:
    """Hold the source, take up a run that was broken off, and forget the run only once it is complete."""
    folder = archive.of(source_id)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with filelock.FileLock(folder / ".lock", timeout=0):
            archive.sweep(source_id)
            journal = folder / RUN
            fetching.started_at = _started_before(journal, fetching) or fetching.started_at
            note = {"started_at": fetching.started_at, "base_url": without_secrets(fetching.base_url)}
            archive.write(journal, json.dumps(note).encode())
            try:
                yield
            except IntakeError:  # to go on would be to stand before the same reply again
                journal.unlink()
                raise
            journal.unlink()
    except filelock.Timeout:
        raise FetchError("another fetch of it is running on this data folder; wait until that ends") from None


def _started_before(journal: Path, fetching: Fetching) -> str | None:
    try:
        run = json.loads(journal.read_bytes())
        is_recent = datetime.fromisoformat(run["started_at"]) > fetching.line.clock() - LONGEST_RUN
        is_same = run["base_url"] == without_secrets(fetching.base_url)
        return str(run["started_at"]) if is_recent and is_same else None
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None  # no run was broken off, or its note is of no use: everything is asked for


def _sha256(body: bytes | Download) -> str:
    return body.sha256 if isinstance(body, Download) else hashlib.sha256(body).hexdigest()


def _known(held: Reply | None) -> dict[str, str]:
    receipt = held.receipt if held else None
    known = {
        "If-None-Match": receipt.etag if receipt else "",
        "If-Modified-Since": receipt.last_modified if receipt else "",
    }
    return {header: value for header, value in known.items() if value}


def _cannot_write(error: OSError, folder: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"the disk is full: nothing more could be written to {folder}, and nothing there is half-written. "
            "Free some space and run the same command again; it goes on where it stopped."
        )
    return f"{folder} cannot be written to ({error.strerror or error}). Put that right and run the command again."
