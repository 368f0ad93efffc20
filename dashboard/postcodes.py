"""Where a postcode lies: asked of postcodes.io when a reader types one, and of nobody else.

A whole postcode can stand for a handful of homes. It goes to that service and nowhere else: into no address of ours, no
log, no archive and no error, and nothing is kept of the answer but the codes of a ward and a council.
"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from dashboard import postcode_limit
from dashboard.postcode_limit import Limit, TooMany

SETTING = "LEVELWITH_POSTCODES"
OFF = "off"
SERVICE = "https://api.postcodes.io/"
MOST = 100  # postcodes that the service takes at once
CONNECT, READ, WHOLE = 3.0, 4.0, 6.0  # seconds that somebody at a doorstep waits, for each answer
TOO_MANY = 429  # the status by which the service asks us to wait
LARGEST = 1_000_000  # bytes: a hundred postcodes have a sixth of it
WRITTEN = re.compile(r"[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}", re.IGNORECASE | re.ASCII)
BETWEEN = re.compile(r"[\s\u2010-\u2015\u200b\u2060\ufeff-]")  # as text that is copied has it: also spaces nobody sees
CODE = re.compile(r"[EWSN][0-9]{8}")
NO_CODE = re.compile(r"[EWSNLM]99999999")  # how the service writes that there is none
COUNTRIES = ("England", "Wales", "Scotland", "Northern Ireland", "Channel Islands", "Isle of Man")

# At its most talkative level it writes the address of each request into the log, and one of ours names a postcode.
logging.getLogger("urllib3").setLevel(logging.CRITICAL)


class WrongService(Exception):
    """The setting names no address; the sentence says what to write."""


class NoAnswer(Exception):
    """The service did not answer, or not in a way that we know. Says nothing of what it was asked."""


class Throttled(TooMany, NoAnswer):
    """The service asks us to wait."""


@dataclass(frozen=True)
class Whereabouts:
    """What is kept of an answer. No ward and no council where the postcode has none, as in the Isle of Man."""

    country: str
    ward_code: str | None
    ward_name: str
    council_code: str | None
    council_name: str


@dataclass(frozen=True)
class Ended:
    """A postcode that is no longer in use, and the year of its end."""

    year: int


def is_written(typed: str) -> bool:
    """Looks like a whole postcode. The full form only: "M33" might be part of a name."""
    return bool(WRITTEN.fullmatch(BETWEEN.sub("", typed)))


def service(environ: Mapping[str, str]) -> str | None:
    """The address to ask; none where whoever runs this site asks nobody."""
    set_to = environ.get(SETTING, "").strip() or SERVICE
    if set_to == OFF:
        return None
    try:
        parts = urlsplit(set_to)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query
    except ValueError:
        is_address = False
    if not is_address:
        raise WrongService(
            f'{SETTING} is "{set_to}", which is no address. Write one like {SERVICE}, or {OFF} for no postcode search.'
        )
    return set_to.rstrip("/") + "/"


def look_up(base: str, postcode: str, limit: Limit) -> Whereabouts | Ended | None:
    """Where one postcode is; none where there never was such a one. Raises NoAnswer, and TooMany."""
    (found,) = wards_of(base, [postcode], limit)
    if found is not None:
        return found
    status, told = _told(requests.Request("GET", urljoin(base, f"terminated_postcodes/{_plain(postcode)}")), limit)
    if status == 404:
        return None
    year = _part(told, "result", dict).get("year_terminated")
    if status != 200 or not isinstance(year, int) or not 1970 <= year <= 2200:
        raise NoAnswer
    return Ended(year)


def wards_of(base: str, postcodes: Sequence[str], limit: Limit) -> list[Whereabouts | None]:
    """Where each of many postcodes is, in their order; none for one that is not in use. Raises as `look_up` does."""
    found: list[Whereabouts | None] = []
    for start in range(0, len(postcodes), MOST):
        asked = [_plain(postcode) for postcode in postcodes[start : start + MOST]]
        # In the body and not in the address, also for one: addresses are what servers write into their logs.
        status, told = _told(requests.Request("POST", urljoin(base, "postcodes"), json={"postcodes": asked}), limit)
        answers = _part(told, "result", list) if status == 200 else []
        if len(answers) != len(asked):
            raise NoAnswer
        found += [_whereabouts(answer, of) for answer, of in zip(answers, asked, strict=True)]
    return found


def _plain(postcode: str) -> str:
    return BETWEEN.sub("", postcode).upper()


def _whereabouts(answer: object, postcode: str) -> Whereabouts | None:
    if not isinstance(answer, dict) or _plain(str(answer.get("query"))) != postcode or "result" not in answer:
        raise NoAnswer
    if answer["result"] is None:
        return None
    place = _part(answer, "result", dict)
    codes = _part(place, "codes", dict)
    if _plain(str(place.get("postcode"))) != postcode or place.get("country") not in COUNTRIES:
        raise NoAnswer
    return Whereabouts(
        country=place["country"],
        ward_code=_code(codes.get("admin_ward")),
        ward_name=_name(place.get("admin_ward")),
        council_code=_code(codes.get("admin_district")),
        council_name=_name(place.get("admin_district")),
    )


def _code(written: object) -> str | None:
    if written is None or (isinstance(written, str) and NO_CODE.fullmatch(written)):
        return None
    if not isinstance(written, str) or not CODE.fullmatch(written):
        raise NoAnswer
    return written


def _name(written: object) -> str:
    return written if isinstance(written, str) else ""


def _part(told: Mapping[str, Any], name: str, kind: type[Any]) -> Any:
    part = told.get(name)
    if not isinstance(part, kind):
        raise NoAnswer
    return part


def _told(request: requests.Request, limit: Limit) -> tuple[int, dict[str, Any]]:
    """The status and the object of an answer. What goes wrong is told without the request: it names the postcode."""
    limit.take()
    try:
        with requests.Session() as session:
            prepared = session.prepare_request(request)
            with session.send(prepared, timeout=(CONNECT, READ), stream=True, allow_redirects=False) as answer:
                status = answer.status_code
                told = {} if status == TOO_MANY else json.loads(_body(answer))
                rest = postcode_limit.named_rest(answer.headers.get("Retry-After", ""), answer.headers.get("Date", ""))
    except (requests.RequestException, urllib3.exceptions.HTTPError, ValueError, RecursionError):
        raise NoAnswer from None
    if status == TOO_MANY:
        limit.rest(rest)
        raise Throttled
    if not isinstance(told, dict) or told.get("status") != status:
        raise NoAnswer
    return status, told


def _body(answer: requests.Response) -> bytes:
    """All of it, unless it is longer or slower than an answer is."""
    body = b""
    until = time.monotonic() + WHOLE
    # What has come so far, where `iter_content` would wait for all of 64 KB, however slowly it came.
    while part := answer.raw.read1(65_536, decode_content=True):
        body += part
        if len(body) > LARGEST or time.monotonic() > until:
            raise ValueError
    return body
