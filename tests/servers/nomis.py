"""A stand-in for Nomis: cuts long tables without a word, and answers a wrong question with nothing or with a web page.

By hand: python -m tests.servers.nomis --port 8798
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.faults import Answer, Fault
from tests.servers.serving import Server

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "nomis"
API = "/api/v01/"
GUEST = 25_000  # rows a reply
HELP = Answer(200, b"<!DOCTYPE html><html><body>Nomis API help</body></html>", {"Content-Type": "text/html"})
NOTHING = Answer(200, b"", {"Content-Type": "text/csv"})
TYPES = {
    "TYPE499": "countries",
    "TYPE480": "regions",
    "TYPE464": "local authorities: district / unitary (prior to April 2015)",
    "TYPE424": "local authorities: district / unitary (as of April 2023)",
    "TYPE423": "local authorities: county / unitary (as of April 2023)",
    "TYPE236": "2011 census merged wards",
    "TYPE153": "2022 wards",
    "TYPE162": "2023 wards (UK)",
}
MONTHS = [f"{year}-{month:02}" for year in range(2021, 2027) for month in range(1, 13)][:63]  # to March 2026
TOTAL, PART = {"0": "Total"}, {"0": "Total", "1": "Male", "2": "Female"}
MEASURES = {"20100": "value", "20301": "percent"}


@dataclass(frozen=True)
class Area:
    """A place, the number that Nomis gives it, and what its figures of March 2026 and of each year are."""

    type: str
    number: str
    code: str
    name: str
    parent: str
    claimants: str
    rate: str
    aged_16_to_64: str
    all_ages: str


@dataclass(frozen=True)
class Dataset:
    """What it counts, when, for whom: the first dimension after gender tells what a row is."""

    dates: Sequence[str]
    dimensions: dict[str, dict[str, str]]
    counts: dict[str, str]  # code of the last dimension → what it counts
    nations: str


DATASETS = {
    "NM_162_1": Dataset(
        MONTHS,
        {
            "GENDER": PART,
            "AGE": {"0": "All categories: Age 16+", "1": "Aged 16-24"},
            "MEASURE": {"1": "Claimant count", "2": "Claimants as a proportion of residents aged 16-64"},
        },
        {"1": "claimants", "2": "rate"},
        "EWSNK",
    ),
    "NM_2014_1": Dataset(
        [str(year) for year in range(2017, 2025)],
        {"GENDER": PART, "C_AGE": {"200": "All Ages", "201": "Aged 0 to 15", "203": "Aged 16 to 64"}},
        {"200": "all_ages", "203": "aged_16_to_64"},
        "EW",
    ),
}


def areas() -> list[Area]:
    with (FOLDER / "areas.csv").open(encoding="utf-8", newline="") as file:
        return [Area(**row) for row in csv.DictReader(file)]


def marks() -> dict[tuple[str, str, str], tuple[str, str]]:
    with (FOLDER / "marks.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["code"], row["period"], row["counted"]): (row["mark"], row["confidence"]) for row in rows}


@dataclass
class Nomis:
    """Its areas may grow a year older (`types`), and its rows a reply may be few (`limit`)."""

    limit: int = GUEST
    types: dict[str, str] = field(default_factory=lambda: dict(TYPES))
    areas: list[Area] = field(default_factory=areas)
    dates: dict[str, Sequence[str]] = field(default_factory=dict)  # in place of the dataset's own
    marks: dict[tuple[str, str, str], tuple[str, str]] = field(default_factory=marks)
    newest_count: int = 0  # added to the newest month of claimants, which is revised

    def answer(self, path: str, pairs: list[tuple[str, str]]) -> Answer:
        query = dict(pairs)
        if found := re.fullmatch(r"dataset/(\w+)/geography/(\w+)\.def\.sdmx\.json", path):
            return self.definition(*found.groups())
        found = re.fullmatch(r"dataset/(\w+)\.data\.csv", path)
        if not found or found[1] not in DATASETS:
            return HELP
        chosen = self.chosen(found[1], query.pop("geography", ""))
        if not chosen or not self.is_understood(found[1], query):
            return NOTHING
        return self.table(found[1], chosen, query)

    def definition(self, dataset: str, of: str) -> Answer:
        if dataset not in DATASETS:
            return HELP
        if of == "TYPE":
            codes: list[dict[str, object]] = [described(*each) for each in self.types.items()]
        else:
            here = [area for area in self.areas if area.type == of and area.code[0] in DATASETS[dataset].nations]
            codes = [
                described(int(area.number), area.name, GeogCode=area.code, TypeName=self.types[of]) for area in here
            ]
        listed = {"codelists": {"codelist": [{"id": f"CL_{dataset[3:]}_GEOGRAPHY", "code": codes}]}}
        body = json.dumps({"structure": listed if codes else {"codelists": None}}).encode()
        return Answer(200, body, {"Content-Type": "application/json"})

    def chosen(self, dataset: str, geography: str) -> list[Area]:
        """By number, by code, by kind, or all of a kind within another."""
        found: list[Area] = []
        for word in geography.split(","):
            parent, _, kind = word.partition("TYPE")
            found += [
                area
                for area in self.areas
                if area.code[0] in DATASETS[dataset].nations
                and (area.type == f"TYPE{kind}" and parent in ("", area.parent) if kind
                     else word in (area.number, area.code))
            ]  # fmt: skip
        return found

    def is_understood(self, dataset: str, query: dict[str, str]) -> bool:
        known = {name.lower(): codes for name, codes in DATASETS[dataset].dimensions.items()} | {"measures": MEASURES}
        others = {"date", "select", "recordoffset", "recordlimit", "ExcludeMissingValues", "uid"}
        return all(
            name in others or (name in known and all(code in known[name] for code in value.split(",")))
            for name, value in query.items()
        ) and bool(self.dates_of(dataset, query.get("date", "latest")))

    def dates_of(self, dataset: str, asked: str) -> list[str]:
        have = self.dates.get(dataset, DATASETS[dataset].dates)
        if found := re.fullmatch(r"latest(?:MINUS(\d+)-latest)?", asked):
            return list(have[-1 - int(found[1] or 0) :])
        return [day for day in asked.split(",") if day in have]

    def table(self, dataset: str, chosen: Sequence[Area], query: dict[str, str]) -> Answer:
        rows = list(self.rows(dataset, chosen, query))
        if query.get("ExcludeMissingValues") == "true":
            rows = [row for row in rows if row["OBS_VALUE"] != ""]
        numbered = [row | {"RECORD_OFFSET": n, "RECORD_COUNT": len(rows)} for n, row in enumerate(rows)]
        start = int(query.get("recordoffset", "0"))
        sent = numbered[start : start + min(self.limit, int(query.get("recordlimit", str(self.limit))))]
        columns = query["select"].split(",") if "select" in query else list(numbered[0]) if numbered else ["DATE"]
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, extrasaction="ignore", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sent)
        return Answer(200, out.getvalue().encode(), {"Content-Type": "text/csv"})

    def rows(self, dataset: str, chosen: Sequence[Area], query: dict[str, str]) -> Iterator[dict[str, object]]:
        """A dimension that is not pinned brings all there is of it."""
        of = DATASETS[dataset]
        cells: list[dict[str, object]] = [{}]
        for name, codes in of.dimensions.items():
            asked = query.get(name.lower(), ",".join(codes)).split(",")
            cells = [cell | {name: int(code), f"{name}_NAME": codes[code]} for cell in cells for code in asked]
        asked = query.get("measures", ",".join(MEASURES)).split(",")
        cells = [cell | {"MEASURES": int(code), "MEASURES_NAME": MEASURES[code]} for cell in cells for code in asked]
        last = list(of.dimensions)[-1]
        for day in self.dates_of(dataset, query.get("date", "latest")):
            for area in chosen:
                place = {"DATE": day, "DATE_NAME": day, "GEOGRAPHY": int(area.number), "GEOGRAPHY_NAME": area.name,
                         "GEOGRAPHY_CODE": area.code, "GEOGRAPHY_TYPE": self.types[area.type],
                         "GEOGRAPHY_TYPECODE": area.type.removeprefix("TYPE")}  # fmt: skip
                for cell in cells:
                    yield place | cell | self.observed(area, day, of.counts.get(str(cell[last]), "aged_16_to_64"))

    def observed(self, area: Area, day: str, counted: str) -> dict[str, object]:
        mark, confidence = self.marks.get((area.code, day, counted), ("A", "F"))
        value = self.value(area, day, counted)
        is_given = mark in ("A", "U") and confidence == "F"
        return {"OBS_VALUE": value if is_given else "", "OBS_STATUS": mark, "OBS_CONF": confidence}

    def value(self, area: Area, day: str, counted: str) -> float:
        """The claimants of other months than March 2026 are a few more, rounded to five as all are."""
        if counted in ("all_ages", "aged_16_to_64"):
            return int(getattr(area, counted)) - (2024 - int(day)) * 10
        back = MONTHS.index("2026-03") - MONTHS.index(day) if day in MONTHS else 0
        if not back and not self.newest_count:
            return float(area.rate) if counted == "rate" else int(area.claimants)
        claimants = 5 * round(int(area.claimants) * (1 + back % 7 / 50) / 5) + (self.newest_count if not back else 0)
        return claimants if counted == "claimants" else round(100 * claimants / int(area.aged_16_to_64), 1)


def described(value: object, name: str, **notes: str) -> dict[str, object]:
    listed = [{"annotationtitle": title, "annotationtext": text} for title, text in notes.items()]
    about: dict[str, object] = {"value": value, "description": {"value": name, "lang": "en"}}
    return about | ({"annotations": {"annotation": listed}} if listed else {})


def nomis_server(nomis: Nomis | None = None, *faults: Fault, port: int = 0) -> Server:
    return Server((nomis or Nomis()).answer, API, list(faults), port=port)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8798)
    with nomis_server(port=parser.parse_args().port) as standing:
        print(standing.base_url, flush=True)
        threading.Event().wait()
