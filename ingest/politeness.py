"""Asks a publisher for one thing at a time: politely, stubbornly, and never taking a broken body for an answer.

It does not know what is worth asking for (sources), nor where replies are kept (archive).
"""

from __future__ import annotations

import hashlib
import random
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib import metadata
from urllib.parse import urlencode, urlsplit, urlunsplit

import requests
import urllib3

from ingest.archive import Download
from ingest.bodies import LARGEST, GiveUp, Missing, TryAgain, check_body, unpack
from ingest.downloads import LANDED, Landing
from ingest.refusals import message_in, refusal_in
from ingest.source import Request

CONTACT = "LEVELWITH_CONTACT"
WRONG_ADDRESS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidSchema,
    requests.exceptions.MissingSchema,
)
ON_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Politeness:
    """How hard to try, and how gently. Seconds."""

    attempts: int = 5
    first_wait: float = 1.0  # doubled each time: 1, 2, 4 and 8, time enough for a server to start again
    longest_wait: float = 300.0  # whoever asks for more wants us to come back another day
    gap: float = 0.25  # between two requests to a host: four a second is less than one reader's browser asks
    connect_timeout: float = 10.0
    read_timeout: float = 60.0
    longest_reply: float = 600.0  # a server that sends a byte now and then never trips the read timeout
    longest_download: float = 21_600.0  # 1 GB at half a megabit a second; what came is kept if it takes longer


class FetchError(Exception):
    """A request that came to nothing; one sentence with the address, what came back and what to do."""


class WrongContact(Exception):
    """The setting that tells publishers whom to ask is no address; the sentence says what to write."""


@dataclass(frozen=True)
class Answer:
    """What came back whole: a body, or nothing because the publisher's still says what we hold."""

    body: bytes | Download
    status: int
    etag: str = ""
    last_modified: str = ""

    @property
    def is_unchanged(self) -> bool:
        return self.status == 304


def now_utc() -> datetime:
    """The time of day, for receipts and for waiting."""
    return datetime.now(UTC)


@dataclass
class Line:
    """A way to reach publishers. Sleep, clock and chance come in from outside, so that tests need none of them."""

    session: requests.Session
    politeness: Politeness = field(default_factory=Politeness)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], datetime] = now_utc
    jitter: Callable[[], float] = random.random
    agent: str = field(default_factory=lambda: user_agent({}))
    last_asked: dict[str, datetime] = field(default_factory=dict)  # host → when

    def ask(
        self,
        url: str,
        request: Request,
        known: Mapping[str, str] | None = None,
        landing: Landing | None = None,
    ) -> Answer:
        """`known` has the headers that make the publisher say 304 if nothing is new; what is large needs a landing."""
        attempts = self.politeness.attempts
        for attempt in range(1, attempts + 1):
            try:
                return self._ask_once(url, request, known or {}, landing)
            except GiveUp as hopeless:
                raise FetchError(_sentence(url, request, str(hopeless), hopeless.to_do)) from None
            except TryAgain as trouble:
                if attempt == attempts and trouble.status in request.answers:
                    return Answer(b"", trouble.status)
                if attempt == attempts:
                    what = f"{trouble} ({attempts} times)"
                    raise FetchError(_sentence(url, request, what, "Try again in an hour")) from None
                self.sleep(self._wait_before(attempt, trouble, url, request))
        raise AssertionError("a politeness of no attempts")

    def _wait_before(self, attempt: int, trouble: TryAgain, url: str, request: Request) -> float:
        backoff = self.politeness.first_wait * 2.0 ** (attempt - 1) * (1 + self.jitter())
        if trouble.wait is None:
            return min(backoff, self.politeness.longest_wait)
        if trouble.wait > self.politeness.longest_wait:
            when = (self.clock() + timedelta(seconds=trouble.wait)).strftime("%H:%M UTC on %d %B")
            raise FetchError(_sentence(url, request, str(trouble), f"It asks us to wait: try again at {when}"))
        return max(trouble.wait, 0.0)

    def _ask_once(self, url: str, request: Request, known: Mapping[str, str], landing: Landing | None) -> Answer:
        self._keep_a_gap(url)
        limits = (self.politeness.connect_timeout, self.politeness.read_timeout)
        packing = landing.headers(url) if landing else {"Accept-Encoding": "gzip"}
        headers = {"User-Agent": self.agent, **packing, **known}
        method, told, form = "POST" if request.form else "GET", dict(request.parameters), dict(request.form)
        try:
            with self.session.request(
                method, url, told, form, headers=headers, timeout=limits, stream=True
            ) as response:
                return self._receive(response, url, request, landing, is_conditional=bool(known))
        except WRONG_ADDRESS:
            raise FetchError(_sentence(url, request, "that is no address", "Give one such as https://...")) from None
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise TryAgain(_plainly(error)) from None

    def _receive(
        self, response: requests.Response, url: str, request: Request, landing: Landing | None, *, is_conditional: bool
    ) -> Answer:
        status = response.status_code
        if status in (408, 425, 429) or status >= 500:
            raise TryAgain(f"it answered {status}", _retry_after(response, self.clock()), status)
        if status == 304 and is_conditional:
            return Answer(b"", status)
        if status in request.answers:
            return Answer(b"", status)  # some send a web page with it, which is for people
        stamps = (response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
        if landing and status in LANDED:
            return Answer(landing.receive(response, url, request), 200, *stamps)
        body = unpack(b"".join(self._chunks(response)), response.headers.get("Content-Encoding", ""))
        if status != 200:
            self._refuse(url, request, status, message_in(body))
        check_body(body, request)
        if "json" in request.expect and (refusal := refusal_in(body)):
            if refusal.status in (408, 425, 429) or refusal.status >= 500:
                raise TryAgain(f"it answered {refusal.status}: {refusal.message}")
            self._refuse(url, request, refusal.status, refusal.message)
        return Answer(body, status, *stamps)

    def _refuse(self, url: str, request: Request, status: int, message: str) -> None:
        if request.missing_when and request.missing_when in message:
            raise Missing(message)
        what = f"it answered {status}: {message}" if message else f"it answered {status}"
        to_do = "See whether the publisher changed the address or what it takes"
        raise FetchError(_sentence(url, request, what, to_do))

    def _chunks(self, response: requests.Response) -> Iterator[bytes]:
        """As sent, still packed: what is cut short or wrongly packed must not pass for whole."""
        begun, size = self.clock(), 0
        for chunk in response.raw.stream(1 << 16, decode_content=False):
            size += len(chunk)
            if (self.clock() - begun).total_seconds() > self.politeness.longest_reply:
                raise TryAgain("it sent its answer too slowly")
            if size > LARGEST:
                raise TryAgain("it sent more than any of its tables holds")
            yield chunk

    def _keep_a_gap(self, url: str) -> None:
        host = urlsplit(url).hostname or ""
        if host in ON_THIS_MACHINE:
            return  # a copy on this machine needs no sparing
        if host in self.last_asked:
            passed = (self.clock() - self.last_asked[host]).total_seconds()
            if passed < self.politeness.gap:
                self.sleep(self.politeness.gap - passed)
        self.last_asked[host] = self.clock()


def user_agent(environ: Mapping[str, str]) -> str:
    """Who is asking, and where publishers can reach them if whoever runs this has said so."""
    try:
        version = metadata.version("levelwith")
    except metadata.PackageNotFoundError:
        version = "checkout"
    contact = environ.get(CONTACT, "").strip()
    if contact and not re.fullmatch(r"(https?://[!-'*-~]+|[!-'*-~]+@[!-'*-~]+)", contact):
        wanted = "a web page such as https://example.gov.uk/levelwith or an e-mail address, without spaces or brackets"
        raise WrongContact(f'{CONTACT} is "{contact}". Write {wanted}, or leave it out.')
    about = f"open data for local outcomes; +{contact}" if contact else "open data for local outcomes"
    return f"Levelwith/{version} ({about})"


def address_of(url: str, request: Request) -> str:
    """Where something is asked for, for receipts and people: with its parameters, without secrets.

    A form stands behind a #, and of what is too long to read in it a fingerprint: another outline, another question.
    """
    address = without_secrets(f"{url}?{urlencode(dict(request.parameters))}" if request.parameters else url)
    long = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in request.form.items() if len(text) > 40}
    return f"{address}#{urlencode({**request.form, **long})}" if request.form else address


def without_secrets(url: str) -> str:
    """The address without the name and password that it may carry."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))


def _retry_after(response: requests.Response, now: datetime) -> float | None:
    """Seconds, or a date: publishers use both."""
    told = response.headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        until = parsedate_to_datetime(told)
    except ValueError:
        return None
    return (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds()


def _sentence(url: str, request: Request, what: str, to_do: str) -> str:
    address = address_of(url, request)
    return f"{request.key} could not be fetched from {address}: {what}. {to_do}; what was fetched before stays."


def _plainly(error: Exception) -> str:
    kinds: tuple[tuple[type[Exception], str], ...] = (
        (requests.exceptions.SSLError, "its certificate was not accepted"),
        (requests.exceptions.ConnectTimeout, "it could not be reached in time"),
        (requests.exceptions.Timeout, "it did not answer in time"),
        (urllib3.exceptions.TimeoutError, "it stopped answering half-way"),
        (urllib3.exceptions.ProtocolError, "its answer broke off"),
        (requests.exceptions.ConnectionError, "it could not be reached"),
        (requests.exceptions.TooManyRedirects, "it sent us round in circles"),
    )
    return next((words for kind, words in kinds if isinstance(error, kind)), f"it failed ({type(error).__name__})")
