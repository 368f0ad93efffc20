"""Stands in for data.police.uk's archive: zips of tables by force and month, by part where a part is asked for.

Nothing here leaves this machine. By hand: python -m tests.servers.police_archive --port 8701
"""

from __future__ import annotations

import argparse
import csv
import io
import threading
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

from ingest.crime_files import COLUMNS
from ingest.street_crime import CATEGORIES
from tests.servers.faults import Answer
from tests.servers.police import Committed, police_of_fixture
from tests.servers.serving import Server

PREFIX = "/data/archive/"
FORCES = {
    "greater-manchester": "Greater Manchester Police",
    "cheshire": "Cheshire Constabulary",
    "btp": "British Transport Police",
}
AN_HOUR_AGO = (2026, 11, 23, 11, 0, 0)  # a zip says when its members were written: the same bytes each time
Row = Sequence[str]


def row_of(crime: Committed, force: str = "greater-manchester") -> list[str]:
    """As the publisher writes it; antisocial behaviour has no id and no outcome."""
    is_crime = crime.category != "anti-social-behaviour"
    has_place = bool(crime.longitude)
    return [
        f"{crime.id:064x}" if is_crime else "",
        crime.month,
        FORCES[force],
        FORCES[force],
        crime.longitude,
        crime.latitude,
        "On or near Some Street" if has_place else "No Location",
        "E01006075" if has_place else "",
        "Trafford 011C" if has_place else "",
        CATEGORIES[crime.category],
        "Under investigation" if is_crime else "",
        "",
    ]


def table(rows: Iterable[Row], header: Row = COLUMNS) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue().encode()


def name_of(month: str, force: str = "greater-manchester", kind: str = "street") -> str:
    return f"{month}/{month}-{force}-{kind}.csv"


def packed(members: Mapping[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", kind) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name, AN_HOUR_AGO), content, kind)
    return body.getvalue()


def members_of(crimes: Iterable[Committed], sent_in: Iterable[str] = ()) -> dict[str, bytes]:
    """A table for each force and month with crimes, empty ones for `sent_in`, and the tables that nobody reads."""
    rows: dict[str, list[Row]] = {name: [] for name in sent_in}
    for crime in crimes:
        force = "btp" if crime.location_type == "BTP" else "greater-manchester"
        rows.setdefault(name_of(crime.month, force), []).append(row_of(crime, force))
    others = {name.replace("street", kind): b"Other,Columns\n1,2\n" for name in rows for kind in OTHER_KINDS}
    return {name: table(each) for name, each in rows.items()} | others


OTHER_KINDS = ("outcomes", "stop-and-search")


@dataclass
class Shelf:
    """What lies under which name; may be exchanged while it is served."""

    zips: dict[str, bytes] = field(default_factory=dict)

    def answer(self, path: str, _query: object) -> Answer:
        if path not in self.zips:
            return Answer(404, b"<!DOCTYPE html><h1>Page not found</h1>", {"Content-Type": "text/html"})
        body = self.zips[path]
        return Answer(200, body, {"Content-Type": "application/zip", "ETag": f'"{crc32(body):x}"'})


@dataclass
class ArchiveServer(Server):
    """As shelves of large files are served: by part, and 304 for what somebody has."""

    has_ranges: bool = True

    def respond(self, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        answer = super().respond(address, headers, body)
        etag = answer.headers.get("ETag", "none")
        if answer.status != 200:
            return answer
        if headers.get("If-None-Match") == etag:
            return Answer(304, b"", {"ETag": etag})
        if self.has_ranges and headers.get("If-Range") == etag:
            return _part(answer, int(headers["Range"].removeprefix("bytes=").removesuffix("-")))
        return answer


def _part(answer: Answer, start: int) -> Answer:
    of_all = answer.claimed_length or len(answer.body)
    if start >= of_all:
        return Answer(416, b"", {**answer.headers, "Content-Range": f"bytes */{of_all}"})
    told = {**answer.headers, "Content-Range": f"bytes {start}-{of_all - 1}/{of_all}"}
    claimed = answer.claimed_length and answer.claimed_length - start
    return replace(answer, status=206, body=answer.body[start:], headers=told, claimed_length=claimed)


def archive_server(latest: bytes, port: int = 0) -> ArchiveServer:
    shelf = Shelf({"latest.zip": latest})
    return ArchiveServer(shelf.answer, PREFIX, port=port)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8701)
    with archive_server(packed(members_of(police_of_fixture().crimes)), parser.parse_args().port) as server:
        print(server.base_url, flush=True)
        threading.Event().wait()
