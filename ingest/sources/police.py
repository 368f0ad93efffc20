"""data.police.uk: crimes and antisocial behaviour in each month, asked for ward by ward with the ward's outline.

Not what missing months mean for a reader, nor rates (sql/staging/police_observation.sql). Its files of whole
forces are police_archive.py's. Tried against a stand-in that speaks as the publisher says, not live.

A key is council/ward/month/piece, and behind it the sides of a cut where a part had to be asked for:
E08000009/E05015239/2026-03/1-of-1/lng<-2.33120
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from ingest.archive import Reply
from ingest.polygons import BadOutline, Ring, Side, halves, rings_of, side_of
from ingest.source import Ask, IntakeError, Part, Request, Source, Table, UnexpectedShape, UnexpectedValue, WardOutline
from ingest.street_crime import CATEGORIES, Crime, crimes_in

MONTHS = "crimes-street-dates"
STREET = "crimes-street/all-crime"
HELD_ONLINE = 36  # months; the publisher takes older ones away
# Late and mended figures come within half a year; what is older hardly ever changes.
UNSETTLED = 6
SOON, HARDLY_EVER = 30, 3650  # days
NOT_HELD, TOO_MUCH = 404, 503  # no such month; more than 10,000 crimes in the outline, or a server that is down
DEEPEST = 4  # sixteen parts, of 160,000 crimes: what refuses even those is down
NO_CRIMES = b"[]"

Held = dict[str, Reply]


def plan(ask: Ask) -> Iterator[Request]:
    """The months there are, then each ward in each of them, newest first."""
    pieces = [(ward, _pieces(ward)) for ward in _wards(ask)]
    yield Request(MONTHS, MONTHS, expect="json")
    listed = ask.newest(MONTHS)
    for age, month in enumerate(_months(listed) if listed else []):
        for ward, rings in pieces:
            for number, ring in enumerate(rings, 1):
                key = f"{ward.council_code}/{ward.area_code}/{month}/{number}-of-{len(rings)}"
                yield from _asked(ask, key, ring, is_settled=age >= UNSETTLED)


def _asked(ask: Ask, key: str, ring: Ring, *, is_settled: bool) -> Iterator[Request]:
    """One outline; its halves too, once the publisher has said that it holds too much for one reply."""
    _council, _ward, month, _piece, *cuts = key.split("/")
    form = {"date": month, "poly": ":".join(f"{latitude:.5f},{longitude:.5f}" for longitude, latitude in ring)}
    held = ask.newest(key)
    # An empty month may be one that the force has not sent in yet.
    has_crimes = held is not None and held.receipt.status == 200 and held.receipt.bytes > len(NO_CRIMES)
    days = HARDLY_EVER if is_settled and has_crimes else SOON
    answers = (NOT_HELD, TOO_MUCH) if len(cuts) < DEEPEST else (NOT_HELD,)
    yield Request(key, STREET, expect="json", form=form, keep_days=days, answers=answers)
    answered = ask.newest(key)
    if answered and answered.receipt.status == TOO_MUCH and answered.receipt.parameters == form:
        for side, half in halves(ring):
            yield from _asked(ask, f"{key}/{side}", half, is_settled=is_settled)


def _wards(ask: Ask) -> tuple[WardOutline, ...]:
    """Of England, Wales and Northern Ireland: of Scotland only the railway police publish here."""
    wards = tuple(ward for ward in ask.wards() if not ward.council_code.startswith("S"))
    for code in ask.councils or ("any council",):
        if not any(code in (ward.council_code, "any council") for ward in wards):
            raise IntakeError(
                f"No outline of a ward of {code} is held, or it lies in Scotland, where police figures are not "
                "published here. Fetch a source of ward outlines, run levelwith build, then fetch police again."
            )
    return wards


def _pieces(ward: WardOutline) -> tuple[Ring, ...]:
    try:
        return rings_of(ward.geojson)
    except BadOutline as error:
        raise IntakeError(f"The outline of {ward.area_code} is none: {error}. Fetch the source of it again.") from None


def _months(reply: Reply) -> list[str]:
    """The newest first."""
    try:
        listed = [each["date"] for each in json.loads(reply.path.read_bytes())]
    except (ValueError, TypeError, KeyError):
        raise UnexpectedShape(reply, "it is not a list of months", "See whether the publisher changed it.") from None
    for row, month in enumerate(listed, 1):
        if not isinstance(month, str) or not re.fullmatch("20[0-9]{2}-(0[1-9]|1[0-2])", month):
            raise UnexpectedValue(reply, row, "date", str(month), "a month such as 2026-03")
    if not listed:
        raise UnexpectedShape(reply, "it lists no month", "Fetch it again.")
    return sorted(set(listed), reverse=True)[:HELD_ONLINE]


@dataclass(frozen=True)
class _Leaf:
    """A reply that has crimes, and the sides of cuts that count in it."""

    reply: Reply
    sides: tuple[Side, ...] = ()


def read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
    """A row for each ward, month and category, also where there is none, each time that a reply completes them."""
    current: dict[str, Held] = defaultdict(dict)  # council/ward/month → the replies that stand
    rows: list[tuple[str | None, ...]] = []
    for reply in replies:
        key = reply.receipt.key
        if key == MONTHS:
            _months(reply)
            continue
        council, ward, month, piece = _parsed(reply)
        of_month = f"{council}/{ward}/{month}"
        current[of_month] = _with(current[of_month], reply)
        pieces = [f"{of_month}/{n}-of-{piece}" for n in range(1, piece + 1)]
        leaves = [_leaves(current[of_month], each) for each in pieces]
        if all(leaf is not None for leaf in leaves):
            whole = [leaf for each in leaves for leaf in each or ()]
            rows += [(council, ward, month, *told, reply.receipt.receipt_id) for told in _counted(whole, month)]
    names = (*COUNT.columns, "receipt_id")
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    values = {name: list(column) for name, column in zip(names, columns, strict=True)}
    yield COUNT.name, db.sql(f"select {', '.join(f'unnest(${n}::varchar[]) as {n}' for n in names)}", params=values)


def _parsed(reply: Reply) -> tuple[str, str, str, int]:
    found = re.fullmatch(
        r"([EWN][0-9]{8})/([EWN][0-9]{8})/(20[0-9]{2}-[0-9]{2})/[1-9][0-9]*-of-([1-9][0-9]{0,2})(/[^/]+)*",
        reply.receipt.key,
    )
    if not found:
        raise UnexpectedShape(reply, "its key is not council/ward/month/piece", "Remove it and fetch again.")
    return found[1], found[2], found[3], int(found[4])


def _with(held: Held, reply: Reply) -> Held:
    """What stands once this reply is in: parts of an outline that is no longer asked for fall."""
    key = reply.receipt.key
    before = held.get(key)
    is_same = before is not None and before.receipt.parameters == reply.receipt.parameters
    many = key.split("/")[3].partition("-")[2]
    return {
        other: each
        for other, each in held.items()
        if other.split("/")[3].endswith(many) and (is_same or not other.startswith(f"{key}/"))
    } | {key: reply}


def _leaves(held: Mapping[str, Reply], key: str, sides: tuple[Side, ...] = ()) -> list[_Leaf] | None:
    """The replies that together hold all of an outline, or None as long as one is lacking."""
    reply = held.get(key)
    if reply is None or reply.receipt.status != TOO_MUCH:
        return None if reply is None else [_Leaf(reply, sides)]
    for other in held:
        start, _, text = other.rpartition("/")
        if start == key and "<" in text:
            lower = _side(held[other], text)
            parts = [_leaves(held, f"{key}/{side}", (*sides, side)) for side in (lower, lower.other)]
            return None if None in parts else [leaf for part in parts for leaf in part or ()]
    return None


def _side(reply: Reply, text: str) -> Side:
    try:
        return side_of(text)
    except ValueError:
        raise UnexpectedShape(reply, "its key ends in no side of a cut", "Remove it and fetch again.") from None


def _counted(leaves: Sequence[_Leaf], month: str) -> Iterator[tuple[str, str | None, str | None]]:
    """Category, how many, and how many of the area's own force; none at all where the publisher lacks the month."""
    is_held = all(leaf.reply.receipt.status != NOT_HELD for leaf in leaves)
    crimes = [crime for leaf in leaves for crime in _crimes_of(leaf, month)] if is_held else []
    in_all = Counter(crime.category for crime in crimes)
    of_force = Counter(crime.category for crime in crimes if crime.is_of_force)
    for category in CATEGORIES:
        yield category, str(in_all[category]) if is_held else None, str(of_force[category]) if is_held else None


def _crimes_of(leaf: _Leaf, month: str) -> list[Crime]:
    """Halves reach a little over the cut: each crime counts on its own side of it."""
    poly = leaf.reply.receipt.parameters.get("poly", "")
    try:
        ring = tuple((float(lng), float(lat)) for lat, lng in (each.split(",") for each in poly.split(":")))
    except ValueError:
        raise UnexpectedShape(leaf.reply, "its receipt has no outline", "Remove it and fetch again.") from None
    return [crime for crime in crimes_in(leaf.reply, month, ring) if all(s.holds(crime.place) for s in leaf.sides)]


COUNT = Table("police_count", ("council_code", "area_code", "month", "category", "crimes", "of_force"))

SOURCE = Source(
    id="police",
    title="Street-level crime and antisocial behaviour",
    publisher="Home Office, data.police.uk",
    licence="OGL-UK-3.0",
    licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution=(
        "Contains public sector information licensed under the Open Government Licence v3.0 (data.police.uk)."
    ),
    base_url="https://data.police.uk/api/",
    about_url="https://data.police.uk/about/",
    update_cycle="Every month, about two months late. Three years are kept online.",
    tables=(COUNT,),
    plan=plan,
    read=read,
    is_live_checked=False,
    note=(
        "Each crime is shown at a point near its street. Wards are asked for by a simple outline, so a crime near a "
        "border may be counted next door. A month that a force has not sent in is shown as not published."
    ),
)
