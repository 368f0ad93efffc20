"""ONS Explore local statistics: figures for every UK council from some thirty publishers, through one API.

Not who those publishers are (each indicator's block in the catalogue says) and not what a mark means for
a reader (sql/staging/els_observation.sql). Tried against a server that speaks as the real one did in 2026,
not against the live one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any  # JSON as the publisher sends it: every use looks at what it finds

import duckdb

from ingest.archive import Reply
from ingest.csv_batches import Rule, batches, check, check_each_once, check_not_shrunken, rows_by_receipt
from ingest.source import Ask, IntakeError, Part, Request, Source, Table, UnexpectedShape, UnexpectedValue

NEEDED = ("areacd", "areanm", "period", "value")
# A server of late 2026 puts the indicator's label first; the key of the request says already which one it is.
OPTIONAL = ("lci_95", "uci_95", "status", "indicator")
# One request an indicator, all areas and periods: "latest" would silently drop areas that are late, and
# without status a withheld figure has no row at all.
EVERYTHING = {"geo": "all", "time": "all", "includeStatus": "true"}
LACKING = "No data available"  # how it refuses an indicator that it does not have
# Councils and counties by the start of their codes: those that ONS finds similar places for.
COUNCILS = ("E06", "E07", "E08", "E09", "E10", "N09", "S12", "W06")
HARDLY_EVER_CHANGES = 30  # days: outlines and similar places are redrawn once a year or so

MARKS = {"x": "not available", "u": "unreliable", "c": "confidential", "z": "does not apply"}
RULES = (
    # The codes of ONS, and the European ones that some economic figures come by. E67... are joined councils.
    Rule("areacd", "regexp_full_match(areacd, '[EKNSW][0-9]{8}|TL[A-Z][0-9A-Z]{0,2}')", "an area code", True),
    Rule("period", "regexp_full_match(period, '(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(/P[1-9][0-9]?[YM])?')",
         "a day, or a day and years or months from it", True),
    Rule("period", "try_cast(left(period, 10) as date) is not null", "a day of the calendar", True),
    *(Rule(c, f"{c} is null or isfinite(try_cast({c} as double))", "a number") for c in ("value", "lci_95", "uci_95")),
    # A note is words; anything shorter is a mark, and a mark that we do not know could mean anything.
    Rule("status", f"status is null or status in {tuple(MARKS)} or regexp_matches(status, '[A-Za-z]{{4}}')",
         f"one of the marks {', '.join(f'{m} ({meaning})' for m, meaning in MARKS.items())} or a note in words", True),
    Rule("value", "value is null or status is null or status not in ('x', 'c', 'z')", "empty, as its mark says"),
)  # fmt: skip


def plan(ask: Ask) -> Iterator[Request]:
    """Figures first: whatever fails later, they are in. What hardly ever changes comes last."""
    yield Request("metadata/indicators", "metadata/indicators", expect="json")
    promised = _slugs_with_intervals(ask.newest("metadata/indicators"))
    for slug in ask.source_keys:
        figures = {"indicator": slug, **EVERYTHING}
        yield Request(f"data/{slug}", "data.csv", figures, missing_when=LACKING)
        reply = ask.newest(f"data/{slug}")
        if reply and slug in promised and b"lci_95" not in reply.path.read_bytes().partition(b"\n")[0]:
            by_name = {**figures, "measure": "value,lci_95,uci_95"}
            yield Request(f"intervals/{slug}", "data.csv", by_name, missing_when=LACKING)
    everyone = {"year": "all", "includeParents": "true", "includeDates": "true"}
    yield Request("geo/list", "geo/list", everyone, expect="json")
    for level in ("ltla", "utla"):
        shapes, path = {"geoLevel": level, "year": "all"}, "geo/boundaries.geojson"
        yield Request(f"boundaries/{level}", path, shapes, "geojson", HARDLY_EVER_CHANGES, "not available")
    for code in _councils(ask):
        path = f"geo/related/{code}/similar"
        yield Request(f"similar/{code}", path, {}, "json", HARDLY_EVER_CHANGES, "not found")


def _slugs_with_intervals(reply: Reply | None) -> set[str]:
    listed = _list_in(reply) if reply else []
    return {str(about.get("slug")) for about in listed if about.get("confidenceIntervals") is True}


def _councils(ask: Ask) -> list[str]:
    """Those of today; or those asked for, which may be of yesterday but must exist."""
    reply = ask.newest("geo/list")
    if reply is None:
        return list(ask.councils)
    listed = {area["areacd"]: "end" in area for area in _list_in(reply) if area["areacd"][:3] in COUNCILS}
    for code in ask.councils:
        if code not in listed:
            raise IntakeError(f"{code} is not the code of a council or county (such as E08000009). Put it right.")
    return list(ask.councils) or sorted(code for code, has_ended in listed.items() if not has_ended)


def read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
    kinds: dict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        kinds[reply.receipt.key.split("/")[0]].append(reply)
    yield from _observations(db, kinds["data"], kinds["intervals"])
    for table, rows in (
        (INDICATOR, [row for reply in kinds["metadata"] for row in _indicators(reply)]),
        (AREA, [row for reply in kinds["geo"] for row in _areas(reply)]),
        (PEER, [row for reply in kinds["similar"] for row in _peers(reply)]),
        (BOUNDARY, [row for reply in kinds["boundaries"] for row in _boundaries(reply)]),
    ):
        names = (*table.columns, "receipt_id")
        columns = zip(*rows, strict=True) if rows else ([] for _ in names)
        values = {name: list(column) for name, column in zip(names, columns, strict=True)}
        unnested = ", ".join(f'unnest(${name}::varchar[]) as "{name}"' for name in names)
        yield table.name, db.sql(f"select {unnested}", params=values)


def _observations(db: duckdb.DuckDBPyConnection, data: Sequence[Reply], intervals: Sequence[Reply]) -> Iterator[Part]:
    """Where intervals had to be asked for by name, that reply has the figures too and stands for both."""
    counts: dict[str, int] = {}
    with_intervals = {reply.receipt.key.split("/", 1)[1] for reply in intervals}
    for batch in batches(db, [*data, *intervals], NEEDED, OPTIONAL):
        check(db, batch, RULES)
        check_each_once(batch, "areacd, period")
        counts |= rows_by_receipt(batch)
        _check_one_indicator(batch.rows, batch.replies)
        is_doubled = f"'lci_95' not in {batch.header} and split_part(key, '/', 2) in {[*with_intervals, '']}"
        rows = batch.rows.filter(f"not ({is_doubled})") if with_intervals else batch.rows
        columns = ", ".join(OBSERVATION.columns[1:])
        yield OBSERVATION.name, rows.project(f"split_part(key, '/', 2) as indicator_id, {columns}, receipt_id")
    check_not_shrunken([*data, *intervals], counts)


def _check_one_indicator(rows: duckdb.DuckDBPyRelation, replies: Sequence[Reply]) -> None:
    labels = rows.aggregate("receipt_id, count(distinct indicator) as n").filter("n > 1").fetchall()
    for receipt_id, _ in labels:
        reply = next(reply for reply in replies if reply.receipt.receipt_id == receipt_id)
        raise UnexpectedShape(reply, "it has figures of several indicators", "We ask for one: fetch it again.")


def _indicators(reply: Reply) -> Iterator[tuple[str | None, ...]]:
    """A row for each publisher that an indicator names: which of them is the newest is for SQL to say."""
    for row, about in enumerate(_list_in(reply), 1):
        sources = about.get("source") or [{}]
        if not isinstance(about.get("slug"), str) or not isinstance(sources, list):
            raise UnexpectedValue(reply, row, "slug", str(about)[:80], "an indicator with a slug and its sources")
        for source in sources:
            named = [source.get(key) for key in ("name", "href", "date")]
            yield about["slug"], *map(_text, (*named, about.get("dataModified"))), reply.receipt.receipt_id


def _areas(reply: Reply) -> Iterator[tuple[str | None, ...]]:
    for row, area in enumerate(_list_in(reply), 1):
        code, parents = area.get("areacd"), area.get("parents")
        if not isinstance(code, str) or not isinstance(parents, list):
            raise UnexpectedValue(reply, row, "areacd", str(area)[:80], "an area with its code and parents")
        dates = (_text(area.get("start")), _text(area.get("end")))
        yield code, _text(area.get("areanm")), json.dumps(parents), *dates, reply.receipt.receipt_id


def _peers(reply: Reply) -> Iterator[tuple[str | None, ...]]:
    """Most similar first, in each of the sets that ONS keeps; codes, or codes with names."""
    council = reply.receipt.key.split("/")[1]
    for row, group in enumerate(_list_in(reply), 1):
        if not isinstance(group.get("key"), str) or not isinstance(group.get("similar"), list):
            raise UnexpectedValue(reply, row, "similar", str(group)[:80], "a set of similar places")
        for rank, place in enumerate(group["similar"], 1):
            code = place.get("areacd") if isinstance(place, dict) else place
            yield council, group["key"], str(rank), _text(code), reply.receipt.receipt_id


def _boundaries(reply: Reply) -> Iterator[tuple[str | None, ...]]:
    """The vintage of an outline is the last year it held, or the year we asked in if it holds still."""
    features = _json_in(reply, dict).get("features")
    if not isinstance(features, list) or not features:
        raise UnexpectedShape(reply, "it has no features", "See whether the publisher moved its boundaries.")
    for row, feature in enumerate(features, 1):
        area = feature.get("properties") or {}
        if not isinstance(area.get("areacd"), str) or not isinstance(feature.get("geometry"), dict):
            raise UnexpectedValue(reply, row, "areacd", str(area)[:80], "an area with its outline")
        vintage = str(area.get("end") or reply.receipt.retrieved_at[:4])
        shape = json.dumps(feature["geometry"], separators=(",", ":"))
        yield area["areacd"], vintage, shape, reply.receipt.receipt_id


def _list_in(reply: Reply) -> list[dict[str, Any]]:
    found = _json_in(reply, list)
    if not all(isinstance(thing, dict) for thing in found):
        raise UnexpectedShape(reply, "it is not a list of objects", "See whether the publisher changed it.")
    return list(found)


def _json_in(reply: Reply, kind: type) -> Any:
    try:
        found = json.loads(reply.path.read_bytes())
    except ValueError:
        found = None
    if not isinstance(found, kind):
        raise UnexpectedShape(reply, f"it is not a JSON {kind.__name__}", "See whether the publisher changed it.")
    return found


def _text(value: object) -> str | None:
    return None if value is None else str(value)


OBSERVATION = Table(
    "els_observation",
    ("indicator_id", "areacd", "areanm", "period", "value", "lci_95", "uci_95", "status"),
)
INDICATOR = Table("els_indicator", ("slug", "source_name", "source_href", "source_date", "data_modified"))
AREA = Table("els_area", ("areacd", "areanm", "parents", "start_year", "end_year"))
PEER = Table("els_peer", ("areacd", "peer_set", "rank", "similar_areacd"))
BOUNDARY = Table("els_boundary", ("areacd", "year", "geometry"))

SOURCE = Source(
    id="els",
    title="Explore local statistics",
    publisher="Office for National Statistics",
    licence="OGL-UK-3.0",
    licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Source: Office for National Statistics, Explore local statistics",
    base_url="https://www.ons.gov.uk/explore-local-statistics/api/v1/",
    about_url="https://www.ons.gov.uk/explore-local-statistics/",
    update_cycle="whenever one of its publishers has new figures, most weeks",
    tables=(OBSERVATION, INDICATOR, AREA, PEER, BOUNDARY),
    plan=plan,
    read=read,
    is_live_checked=False,
    note="Brings together figures of some thirty publishers.",
)
