"""Stands in for the ONS Explore local statistics API: its routes, its rules, its refusals and its quirks.

Not played: data as JSON-stat, csvw or xlsx; look-ups by postcode, point and GSS code. Nothing here leaves
this machine. By hand: python -m tests.servers.els --folder FOLDER --catalogue CSV --areas-folder FOLDER
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from tests.servers.els_data import AREA_CODE, LEVELS, Area, Shelves, geo_filter, rows_of, time_filter
from tests.servers.els_folder import shelves_from_folder
from tests.servers.faults import Answer, Fault
from tests.servers.serving import Server

API = "/explore-local-statistics/api/v1/"
DATA = "topic indicator excludeMultivariate geo geoExtent geoCluster hasGeo time timeNearest measure"
DATA_PARAMETERS = {*DATA.split(), "includeNames", "includeStatus", "dimension_sex", "dimension_age"}
INVALID = "Request contained invalid or duplicate parameters."
NO_DATA = "No data available for the selected filters."
JSON = {"Content-Type": "application/json"}


class Refused(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Query:
    pairs: Sequence[tuple[str, str]]

    def allow(self, names: set[str]) -> Self:
        keys = [key for key, _ in self.pairs]
        if set(keys) - names or len(set(keys)) < len(keys):
            raise Refused(400, INVALID)
        return self

    def text(self, name: str, default: str) -> str:
        return dict(self.pairs).get(name, default)

    def list(self, name: str, default: str) -> list[str]:
        return self.text(name, default).split(",")

    def is_on(self, name: str, *, default: bool) -> bool:
        return self.text(name, str(default).lower()) == "true"


@dataclass
class Explore:
    """Answers a path and a query from the shelves."""

    shelves: Shelves
    this_year: int = field(default_factory=lambda: date.today().year)

    def answer(self, path: str, query: Query) -> Answer:
        head, _, rest = path.partition("/")
        try:
            if path.startswith("data."):
                return self.data(path.removeprefix("data."), query)
            if path.startswith("files/all-datasets.csv"):
                return self.everything()
            return json_answer({"metadata": self.metadata, "geo": self.geo}[head](rest, query))
        except Refused as refused:
            return json_answer({"message": str(refused)}, refused.status)
        except KeyError:
            return Answer(404, b"<!doctype html><title>404</title>", {"Content-Type": "text/html"})

    def data(self, form: str, query: Query) -> Answer:
        query.allow(DATA_PARAMETERS)
        times = query.list("time", "latest")
        for time in times:
            is_year = time[:4].isdigit() and 1991 <= int(time[:4]) <= self.this_year
            if time not in ("latest", "earliest", "all") and not is_year:
                raise Refused(400, "Request contained invalid time period.")
        if form not in ("csv", "rows.json", "cols.json", "json", "xlsx", "csvw"):
            known = "json, xlsx, csv, csvw, cols.json, rows.json"
            raise Refused(404, f'Requested data format "{form}" not found. Only {known} available.')
        if self.is_too_much(query, times):
            raise Refused(400, "Too much data requested. Try narrowing your parameters.")
        tables = self.tables(query, times)
        if not tables:
            raise Refused(400, NO_DATA)
        if form == "csv":
            return Answer(200, as_csv([row for rows in tables.values() for row in rows]))
        if form == "cols.json":
            columns = {s: {k: [r.get(k) for r in rows] for k in rows[0]} for s, rows in tables.items()}
            return json_answer(next(iter(columns.values())) if len(columns) == 1 else columns)
        return json_answer(next(iter(tables.values())) if len(tables) == 1 else dict(tables))

    @staticmethod
    def is_too_much(query: Query, times: Sequence[str]) -> bool:
        names, geo = query.list("indicator", "all"), query.list("geo", "all")
        is_narrow = query.text("geoExtent", "all") != "all" or query.text("geoCluster", "all") != "all"
        has_many_areas = not is_narrow and bool({"all", "ltla", "utla"} & set(geo))
        has_many_indicators = names == ["all"] or len(names) > 20
        return (times == ["all"] or len(times) > 1) and has_many_indicators and has_many_areas

    def tables(self, query: Query, times: Sequence[str]) -> Mapping[str, list[dict[str, object]]]:
        names, topic = query.list("indicator", "all"), query.list("topic", "all")
        is_wanted = geo_filter(self.shelves, query.list("geo", "all"), query.text("geoExtent", "all"))
        options = {
            "names": query.is_on("includeNames", default=True),
            "status": query.is_on("includeStatus", default=False),
            "label": not (topic == ["all"] and names != ["all"] and len(names) == 1),
        }
        tables = {}
        for slug, indicator in self.shelves.indicators.items():
            by_name = names != ["all"] and slug in names
            by_topic = topic != ["all"] and indicator.metadata.get("topic") in topic
            if not (by_name or by_topic or (names == ["all"] and topic == ["all"])):
                continue
            wanted = query.list("measure", "all")
            measures = [m for m in indicator.measures if wanted == ["all"] or m in wanted]
            periods = time_filter(indicator.periods, times, query.text("timeNearest", "none"))
            if rows := rows_of(indicator, periods, is_wanted, measures, options):
                tables[slug] = rows
        return tables

    def everything(self) -> Answer:
        """gzip that calls itself gzip twice over."""
        options = {"names": True, "status": True, "label": True}
        rows = [
            row
            for indicator in self.shelves.indicators.values()
            for row in rows_of(indicator, indicator.periods, lambda code: True, indicator.measures, options)
        ]
        headers = {"Content-Type": "application/gzip", "Content-Encoding": "gzip"}
        return Answer(200, gzip.compress(as_csv(rows)), headers)

    def metadata(self, path: str, query: Query) -> object:
        things = [indicator.metadata for indicator in self.shelves.indicators.values()]
        if path == "indicators":
            query.allow({"indicator", "topic", "hasGeo", "hasYear", "excludeMultivariate", "fullDims", "asLookup"})
            wanted = query.list("indicator", "all")
            chosen = [m for m in things if wanted == ["all"] or m["slug"] in wanted]
            return {m["slug"]: m for m in chosen} if query.is_on("asLookup", default=False) else chosen
        if path == "taxonomy":
            return {"meta": {"count": len(things), "total": len(things)}, "data": things}
        slug = path.removeprefix("indicators/")
        if slug not in self.shelves.indicators:
            raise Refused(404, f'Indicator "{slug}" not found.')
        return self.shelves.indicators[slug].metadata

    def geo(self, path: str, query: Query) -> object:
        head, _, rest = path.partition("/")
        if head == "related":
            return self.related(rest, query.allow({"includeNames", "geoLevel", "parentLevel"}))
        if head == "search":
            return self.search(rest, query.allow({"limit", "offset", "geoLevel", "startsWith"}))
        if head == "levels":
            query.allow({"year", "includeAreas"})
            if query.text("year", "latest").isdigit():
                raise Refused(500, "Internal Error")
            return [self.level(key) for key in LEVELS]
        if head.startswith("boundaries."):
            return self.boundaries(head.partition(".")[2], query.allow({"year", "country", "geoLevel"}))
        return {"list": self.list}[head](query)

    def level(self, key: str) -> dict[str, object]:
        areas = [a.areacd for a in self.areas_in("latest") if key in a.levels]
        return {"key": key, "label": LEVELS[key][0], "codes": LEVELS[key][1], "areas": areas}

    def areas_in(self, year: str) -> list[Area]:
        of_year = self.shelves.latest_year if year == "latest" else int(year) if year != "all" else None
        return [area for area in self.shelves.areas.values() if area.existed_in(of_year)]

    def list(self, query: Query) -> object:
        flags = (
            "includeParents",
            "includeChildren",
            "includeDates",
            "includeLevel",
            "asLookup",
            "groupByLevel",
        )
        query.allow({"geo", "geoExtent", "year", "indicator", *flags})
        is_wanted = geo_filter(self.shelves, query.list("geo", "all"), query.text("geoExtent", "all"))
        areas: list[dict[str, object]] = []
        for area in self.areas_in(query.text("year", "latest")):
            if not is_wanted(area.areacd):
                continue
            shown: dict[str, object] = {"areacd": area.areacd, "areanm": area.areanm}
            shown |= {"parents": area.parents} if query.is_on("includeParents", default=False) else {}
            shown |= {"level": area.levels} if query.is_on("includeLevel", default=False) else {}
            shown |= area.dates if query.is_on("includeDates", default=False) else {}
            areas.append(shown)
        return {a["areacd"]: a for a in areas} if query.is_on("asLookup", default=False) else areas

    def search(self, text: str, query: Query) -> object:
        found = [a for a in self.areas_in("latest") if unquote(text).lower() in a.areanm.lower()]
        limit, offset = int(query.text("limit", "10")), int(query.text("offset", "0"))
        page = [{"areacd": a.areacd, "areanm": a.areanm} for a in found[offset : offset + limit]]
        meta = {
            "query": unquote(text),
            "count": len(page),
            "total": len(found),
            "limit": limit,
            "offset": offset,
        }
        return {"meta": meta, "data": page}

    def related(self, path: str, query: Query) -> object:
        code, _, kind = path.partition("/")
        if not AREA_CODE.fullmatch(code.upper()):
            raise Refused(404, f'Area not found. "{code}" is not a valid GSS code.')
        area = self.shelves.areas.get(code.upper())
        if kind == "similar":
            sets = self.shelves.similar.get(code.upper(), {})
            return [
                {"key": k, "label": f"{k.title()} indicators", "similar": self.named(codes, query)}
                for k, codes in sets.items()
            ]
        if area is None:
            raise Refused(500, "Internal Error") if kind == "parents" else Refused(404, f'No "{code}".')
        children = [a.areacd for a in self.areas_in("latest") if a.parents[:1] == (area.areacd,)]
        return self.named({"parents": area.parents, "children": children}[kind], query)

    def named(self, codes: Sequence[str], query: Query) -> object:
        if not query.is_on("includeNames", default=True):
            return codes
        return [{"areacd": code, "areanm": self.shelves.name_of(code)} for code in codes]

    def boundaries(self, form: str, query: Query) -> object:
        level, countries = query.text("geoLevel", "ltla"), query.list("country", "all")
        if form != "geojson":
            raise Refused(404, f'Requested data format "{form}" not found. Only geojson, topojson available.')
        if level not in self.shelves.outlines:
            raise Refused(400, f'Geography level "{level}" not available.')
        current = {area.areacd for area in self.areas_in(query.text("year", "latest"))}
        features = []
        for feature in self.shelves.outlines[level]:
            code = str(dict(feature["properties"])["areacd"])  # type: ignore[call-overload]
            if code in current and (countries == ["all"] or code[0] in countries):
                features.append(feature)
        return {"type": "FeatureCollection", "features": features}


def json_answer(thing: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(thing, separators=(",", ":"), ensure_ascii=False).encode(), JSON)


def as_csv(rows: Sequence[Mapping[str, object]]) -> bytes:
    """As d3-dsv writes it: no break after the last row."""
    columns = dict.fromkeys(column for row in rows for column in row if column != "status")
    header = [*columns, *(["status"] if rows and "status" in rows[0] else [])]
    out = io.StringIO()
    writer = csv.DictWriter(out, header, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({k: as_javascript(v) for k, v in row.items()} for row in rows)
    return out.getvalue().rstrip("\n").encode()


def as_javascript(value: object) -> object:
    """75.0 is written 75; float noise stays as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def els_server(shelves: Shelves, faults: list[Fault] | None = None, port: int = 0) -> Server:
    explore = Explore(shelves)
    answer = lambda path, pairs: explore.answer(path, Query(pairs))  # noqa: E731
    return Server(answer, API, faults or [], port=port)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, required=True, help="the publisher's CSV files")
    options.add_argument("--catalogue", type=Path, required=True, help="CSV that names its indicators")
    options.add_argument("--areas-folder", type=Path, required=True, help="geo-metadata, areas-similar, topo")
    options.add_argument("--port", type=int, default=8899)
    chosen = options.parse_args()
    shelves = shelves_from_folder(chosen.folder, chosen.catalogue, chosen.areas_folder)
    with els_server(shelves, port=chosen.port) as server:
        print(server.base_url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
