"""data.police.uk's archive: crimes of whole forces in one large zip, counted in the wards that we hold outlines of.

Not asked ward by ward (police.py), nor what missing months mean for a reader (sql/staging/police_observation.sql).
Tried against a server that speaks as the publisher says it does, not against the live one.
"""

from __future__ import annotations

import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import duckdb

from ingest.archive import Reply
from ingest.containing_ward import ContainingWard
from ingest.crime_files import Member, Spot, members, opened, tally
from ingest.source import Ask, IntakeError, Part, Request, Source, Table, WardOutline
from ingest.street_crime import CATEGORIES

LATEST = "latest.zip"  # three years; each month there is another in its place
OVER_A_GIGABYTE = 1_000_000_000  # all that the publisher says of its size
LARGEST = 8_000_000_000  # bytes: room for it to grow several times over, and an end to what is no archive
MONTHLY = 14  # days: asked for twice a month, a new one is seen half a month late at worst


def plan(ask: Ask) -> Iterator[Request]:
    """The one file. It is of use only where wards are held."""
    held = {ward.council_code for ward in _wards(ask.wards())}
    for code in ask.councils or ("any council",):
        if code not in (*held, "any council") or not held:
            raise IntakeError(
                f"No outline of a ward of {code} is held, or it lies in Scotland, where police figures are not "
                "published here. Fetch a source of ward outlines, run levelwith build, then fetch police_archive again."
            )
    before = ask.newest(LATEST)
    size = before.receipt.bytes if before else OVER_A_GIGABYTE
    yield Request(LATEST, LATEST, expect="zip", keep_days=MONTHLY, largest=LARGEST, about_bytes=size)


def _wards(wards: Sequence[WardOutline]) -> list[WardOutline]:
    """Of England, Wales and Northern Ireland: of Scotland only the railway police publish here."""
    return [ward for ward in wards if not ward.council_code.startswith("S")]


@dataclass(frozen=True)
class _Counts:
    """Of one force and month: crimes by ward and category, and how many rows there are with and without a place."""

    in_wards: Counter[tuple[str, str]]
    rows: int
    without_place: int


Read = dict[Member, _Counts]


def read_in_wards(
    db: duckdb.DuckDBPyConnection, replies: Sequence[Reply], wards: Sequence[WardOutline]
) -> Iterator[Part]:
    """A row for each ward, month and category, also where there is none, and one for each table that was read."""
    held = _wards(wards)
    if not held:
        return
    ours = ContainingWard(held)
    known: Read = {}  # what an earlier archive has to the byte is not read again
    for reply in replies:
        with opened(reply) as packed:
            read = dict(_counted(reply, packed, ours, known))
        known |= read
        receipt_id = reply.receipt.receipt_id
        told = [(m.month, m.force, c.rows, c.without_place, c.in_wards.total(), receipt_id) for m, c in read.items()]
        yield FILE.name, _rows(db, FILE, told)
        for council in dict.fromkeys(ward.council_code for ward in ours.wards):
            of_council = [ward for ward in ours.wards if ward.council_code == council]
            yield COUNT.name, _rows(db, COUNT, [(*row, receipt_id) for row in _of_council(of_council, read)])


def _counted(
    reply: Reply, packed: zipfile.ZipFile, ours: ContainingWard, known: Read
) -> Iterator[tuple[Member, _Counts]]:
    """Each map point is looked up once a force: they come again month after month."""
    for _force, tables in groupby(members(reply, packed), key=lambda member: member.force):
        ward_at: dict[Spot, WardOutline | None] = {}  # of one force at a time: memory need not hold all of them
        for member in tables:
            if member in known:
                yield member, known[member]
                continue
            told = tally(reply, packed, member)
            spots = list({spot for spot, _ in told.at} - ward_at.keys())
            places = [(float(longitude), float(latitude)) for longitude, latitude in spots]
            ward_at |= zip(spots, ours.of(places), strict=True)
            in_wards: Counter[tuple[str, str]] = Counter()
            for (spot, category), many in told.at.items():
                if (ward := ward_at[spot]) is not None:
                    in_wards[ward.area_code, category] += many
            yield member, _Counts(in_wards, told.rows, told.without_place)


def _of_council(wards: Sequence[WardOutline], read: Read) -> Iterator[tuple[object, ...]]:
    """Nothing is told of a month whose table of the council's own force is not in the archive."""
    own = _own_force(wards, read)
    for month in sorted({member.month for member in read}):
        of_month = [(member, counts.in_wards) for member, counts in read.items() if member.month == month]
        is_held = any(member.force == own for member, _ in of_month)
        for ward in wards:
            for category in CATEGORIES:
                thing = (ward.area_code, category)
                crimes = sum(counts[thing] for _, counts in of_month) if is_held else None
                of_force = sum(counts[thing] for member, counts in of_month if member.force == own) if is_held else None
                yield ward.council_code, ward.area_code, month, category, crimes, of_force


def _own_force(wards: Sequence[WardOutline], read: Read) -> str | None:
    """The force with crimes in most of a council's wards in one month, and in half of them at least.

    Nobody lists whose a council is. A neighbour's crimes stray into wards at its border, so fewer prove nothing, nor do
    those of many months together: to take the neighbour for the council's own would make noughts of what the own force
    has not sent in.
    """
    ours, most = {ward.area_code for ward in wards}, defaultdict[str, int](int)
    for member, counts in read.items():
        if not member.is_of_railway:
            in_month = ours & {area_code for area_code, _ in counts.in_wards}
            most[member.force] = max(most[member.force], len(in_month))
    in_wards, force = max(((reached, force) for force, reached in most.items()), default=(0, ""))
    return force if 0 < len(ours) <= 2 * in_wards else None


def _rows(db: duckdb.DuckDBPyConnection, table: Table, rows: Sequence[tuple[object, ...]]) -> duckdb.DuckDBPyRelation:
    names = (*table.columns, "receipt_id")
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    values = {
        name: [each if each is None else str(each) for each in column]
        for name, column in zip(names, columns, strict=True)
    }
    return db.sql(f"select {', '.join(f'unnest(${name}::varchar[]) as {name}' for name in names)}", params=values)


COUNT = Table("police_archive_count", ("council_code", "area_code", "month", "category", "crimes", "of_force"))
FILE = Table("police_archive_file", ("month", "force", "crimes", "without_place", "in_wards"))

SOURCE = Source(
    id="police_archive",
    title="Street-level crime: the archive of whole police forces",
    publisher="Home Office, data.police.uk",
    licence="OGL-UK-3.0",
    licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution=(
        "Contains public sector information licensed under the Open Government Licence v3.0 (data.police.uk)."
    ),
    base_url="https://data.police.uk/data/archive/",
    about_url="https://data.police.uk/data/",
    update_cycle="Every month, about two months late. Each archive holds three years.",
    tables=(COUNT, FILE),
    plan=plan,
    read_in_wards=read_in_wards,
    only_when_named="it is one file of over 1 GB",
    is_live_checked=False,
    note=(
        "The police move each crime to a point on a street nearby. So the edges of wards are fuzzy: a crime close to "
        "one may be counted next door. Crimes without a place are in no ward. A month that a force has not sent in "
        "is shown as not published. Its figures are listed under the crime that is asked for ward by ward."
    ),
)
