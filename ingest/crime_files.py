"""The police's files of whole forces: a zip with a table for each force and month, read row by row.

Not which ward a crime is in (ingest/sources/police_archive.py), nor what an absent table means for a reader.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ingest.archive import Reply
from ingest.downloads import BROKEN_ZIP
from ingest.source import IntakeError
from ingest.street_crime import CATEGORIES

COLUMNS = (
    *("Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code"),
    *("LSOA name", "Crime type", "Last outcome category", "Context"),
)
CATEGORY_OF = {shown: category for category, shown in CATEGORIES.items()}
RAILWAY, RAILWAY_NAME = "btp", "British Transport Police"
NAME = re.compile(
    r"(?P<month>20[0-9]{2}-(?:0[1-9]|1[0-2]))/(?P=month)-(?P<force>[a-z]+(?:-[a-z]+)*?)"
    r"-(?P<kind>street|outcomes|stop-and-search)[.]csv"
)
DEGREES = re.compile(r"-?[0-9]{1,2}([.][0-9]{1,12})?")
# The United Kingdom, its waters and a little more: longitudes, then latitudes.
WEST_EAST, SOUTH_NORTH = (-9.0, 2.5), (49.0, 61.5)
# A map point as the publisher writes it: longitude and latitude; both are blank where a crime has no place.
Spot = tuple[str, str]
NOWHERE = ("", "")
LONGEST_CELL = 10_000  # signs; none that we know of has 200


@dataclass(frozen=True)
class Member:
    """The table of one force and month. Two with the same sum and size say the same."""

    name: str
    month: str
    force: str
    crc: int
    size: int

    @property
    def is_of_railway(self) -> bool:
        return self.force == RAILWAY


@dataclass(frozen=True)
class Tally:
    """What a member holds: how many of each category at each map point, and how many rows, some without a place."""

    at: Counter[tuple[Spot, str]]
    rows: int
    without_place: int


class Unreadable(IntakeError):
    """Something in the zip is not as we know it; the sentence names file, row, column and value."""

    def __init__(self, reply: Reply, where: str, what: str, to_do: str) -> None:
        receipt = reply.receipt
        place = f"{receipt.source_id}: {receipt.key} (file {reply.path.name}){where}"
        super().__init__(f"{place}: {what}. {to_do}", receipt.receipt_id)


@contextmanager
def opened(reply: Reply) -> Iterator[zipfile.ZipFile]:
    """The zip, or one sentence that it is none."""
    try:
        packed = zipfile.ZipFile(reply.path)
    except BROKEN_ZIP as error:
        raise Unreadable(reply, "", f"it is no zip ({type(error).__name__})", "Remove it and fetch again.") from None
    with packed:
        yield packed


def members(reply: Reply, packed: zipfile.ZipFile) -> list[Member]:
    """The tables of crimes by force and month. Outcomes and stop and search are not ours, and are passed over."""
    found: dict[str, Member] = {}
    for info in packed.infolist():
        told = NAME.fullmatch(info.filename)
        if told is None and not info.filename.endswith("/"):  # a folder; is_dir() falls over names that are empty
            what = f"the member {info.filename[:80]!r} is of no kind that we know (street, outcomes, stop-and-search)"
            raise Unreadable(reply, "", what, "See whether the publisher changed the archive.")
        if told is None or told["kind"] != "street":
            continue
        if info.filename in found:
            raise Unreadable(reply, f", {info.filename}", "it is there twice", "Ask the publisher which one holds.")
        found[info.filename] = Member(info.filename, told["month"], told["force"], info.CRC, info.file_size)
    if not found:
        what = "it has no table of street crimes"
        raise Unreadable(reply, "", what, "See whether the publisher changed the archive.")
    return sorted(found.values(), key=lambda member: (member.force, member.month))


def tally(reply: Reply, packed: zipfile.ZipFile, member: Member) -> Tally:
    """Every row of it, counted once it is accounted for."""
    usual = csv.field_size_limit(LONGEST_CELL)  # Python has one for all that it reads
    try:
        with packed.open(member.name) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
            return _Reading(reply, member).of(csv.reader(text, strict=True))
    except (*BROKEN_ZIP, csv.Error, UnicodeDecodeError, OSError) as error:
        what = f"it cannot be read as a table ({str(error)[:80] or type(error).__name__})"
        raise Unreadable(reply, f", {member.name}", what, "Remove it and fetch again.") from None
    finally:
        csv.field_size_limit(usual)


class _Reading:
    """One member, row by row. What cells can say is looked at once, and named with its row if it is wrong."""

    def __init__(self, reply: Reply, member: Member) -> None:
        self.reply, self.member = reply, member
        self.reporters: set[str] = set()
        self.spots: set[Spot] = {NOWHERE}

    def of(self, lines: Iterable[Sequence[str]]) -> Tally:
        rows = enumerate(lines, 1)
        self._check_header(next(rows, (1, ()))[1])
        counted: Counter[tuple[Spot, str]] = Counter()
        month, width, number = self.member.month, len(COLUMNS), 1
        for number, row in rows:
            if len(row) != width:
                raise self._wrong(number, f"it has {len(row)} cells, not {width}")
            _id, told, reporter, _within, longitude, latitude, _at, _lsoa, _name, kind, _outcome, _context = row
            if told != month:
                raise self._unknown(number, "Month", told, f"that of the table, {month}")
            if reporter not in self.reporters:
                self._check_reporter(number, reporter)
            if kind not in CATEGORY_OF:
                raise self._unknown(number, "Crime type", kind, f"one of {', '.join(CATEGORY_OF)}")
            spot = (longitude, latitude)
            if spot not in self.spots:
                self._check_spot(number, spot)
            counted[spot, CATEGORY_OF[kind]] += 1
        nowhere = sum(counted.pop((NOWHERE, category), 0) for category in CATEGORIES)
        return Tally(counted, number - 1, nowhere)

    def _check_header(self, header: Sequence[str]) -> None:
        if tuple(header) == COLUMNS:
            return
        for column in (*header, *COLUMNS):
            if (column in header) != (column in COLUMNS):
                what = "is not one that we know" if column in header else "is missing"
                raise self._wrong(1, f"the column {column[:80]!r} {what} ({', '.join(COLUMNS)})")
        raise self._wrong(1, f"its columns are in another order than {', '.join(COLUMNS)}")

    def _check_reporter(self, number: int, reporter: str) -> None:
        """The railway police are told apart by their file: it must be theirs alone."""
        if not reporter or (reporter == RAILWAY_NAME) != self.member.is_of_railway:
            wanted = RAILWAY_NAME if self.member.is_of_railway else f"a police force other than {RAILWAY_NAME}"
            raise self._unknown(number, "Reported by", reporter, wanted)
        self.reporters.add(reporter)

    def _check_spot(self, number: int, spot: Spot) -> None:
        for column, told, (low, high) in zip(("Longitude", "Latitude"), spot, (WEST_EAST, SOUTH_NORTH), strict=True):
            if not DEGREES.fullmatch(told) or not low <= float(told) <= high:
                raise self._unknown(number, column, told, f"degrees from {low:g} to {high:g}, or blank like the other")
        self.spots.add(spot)

    def _unknown(self, number: int, column: str, value: str, wanted: str) -> Unreadable:
        return self._wrong(number, f"{column} is {value[:80]!r}, which is not {wanted}")

    def _wrong(self, number: int, what: str) -> Unreadable:
        to_do = "See what the publisher means by it, then teach ingest/crime_files.py."
        return Unreadable(self.reply, f", {self.member.name}, row {number}", what, to_do)
