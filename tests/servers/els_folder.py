"""Fills the shelves from files that the publisher itself puts out: tidy CSVs, area lists, outlines."""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any  # TopoJSON nests lists to a depth that depends on the shape

from tests.servers.els_data import Area, Figure, Indicator, Shelves

# The API files the nine English regions and three nations under one code each; two of its CSVs use ITL codes.
ITL = {
    "TLB": "E92000001",
    "TLC": "E12000001",
    "TLD": "E12000002",
    "TLE": "E12000003",
    "TLF": "E12000004",
    "TLG": "E12000005",
    "TLH": "E12000006",
    "TLI": "E12000007",
    "TLJ": "E12000008",
    "TLK": "E12000009",
    "TLL": "W92000004",
    "TLM": "S92000003",
    "TLN": "N92000002",
}


def shelves_from_folder(folder: Path, catalogue: Path, areas_folder: Path) -> Shelves:
    listed = read_json(areas_folder / "geo-metadata.json.gz")
    areas = {
        code: Area(code, a["areanm"], tuple(a["parents"]), a.get("start"), a.get("end")) for code, a in listed.items()
    }
    with catalogue.open(encoding="utf-8-sig") as file:
        entries = list(csv.DictReader(file))
    figures: dict[str, dict[str, dict[tuple[str, str], Figure]]] = {}
    indicators = {}
    for entry in entries:
        dataset = entry["dataset"]
        if dataset not in figures:
            figures[dataset] = read_figures(folder, dataset, areas)
        found = figures[dataset].get(entry["code"], {})
        ordered = tuple(found[key] for key in sorted(found))
        indicators[entry["slug"]] = Indicator(metadata_of(entry, folder), ordered)
    outlines = read_outlines(areas_folder / "topo.json.gz")
    return Shelves(indicators, areas, read_json(areas_folder / "areas-similar.json.gz"), outlines)


def read_figures(folder: Path, dataset: str, areas: Mapping[str, Area]) -> dict[str, dict[tuple[str, str], Figure]]:
    """By the publisher's code of the indicator; of rows that repeat an area and period, the last one counts."""
    found: dict[str, dict[tuple[str, str], Figure]] = defaultdict(dict)
    for row in rows_of_csv(folder, dataset):
        code = ITL.get(row["areacd"], row["areacd"])
        name = areas[code].areanm if code in areas else row["areanm"]
        found[row["indicator"]][code, row["period"]] = Figure(
            code,
            name,
            row["period"],
            number(row["observation"]),
            number(row["lci_95"]),
            number(row["uci_95"]),
            row["status"],
        )
    return found


def rows_of_csv(folder: Path, dataset: str) -> Iterator[dict[str, str]]:
    packed = folder / f"{dataset}.csv.gz"
    if packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
        return
    with (folder / f"{dataset}.csv").open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def number(text: str) -> float | None:
    return float(text) if text else None


def metadata_of(entry: Mapping[str, str], folder: Path) -> dict[str, object]:
    """The catalogue's columns in the API's types, and who published it when."""
    flags = ("standardised", "zeroBaseline", "canBeNegative", "confidenceIntervals", "hasTimeseries")
    described: dict[str, object] = {key: entry[key] == "True" for key in flags}
    copied = "slug label topic subTopic code dataset unit measure frequency dataModified metadataModified updated"
    described |= {key: entry[key] for key in copied.split()}
    described |= {
        "decimalPlaces": int(entry["decimalPlaces"]),
        "periodDomain": [entry["period_first"], entry["period_last"]],
        "isMultivariate": False,
        "source": sources_of(entry, folder),
        "geography": {
            "countries": entry["countries"].split("|"),
            "levels": entry["levels"].split("|"),
            "year": int(entry["geo_year"]),
        },
    }
    return described


def sources_of(entry: Mapping[str, str], folder: Path) -> list[dict[str, str]]:
    path = folder / "metadata" / f"{entry['dataset']}.json"
    written = read_json(path)["ess-beta-metadata"] if path.exists() else {}
    about = {**written, **written.get("shared", {}), **written.get(entry["code"], {})}
    parts = [str(about.get(key) or "").split("|") for key in ("sourceOrg", "sourceURL", "sourceDate")]
    return [
        {"name": name, "href": href, "date": "-".join(reversed(day.split("/")))}
        for name, href, day in zip(*parts, strict=False)
    ]


def read_json(path: Path) -> Any:
    body = path.read_bytes()
    return json.loads(gzip.decompress(body) if path.suffix == ".gz" else body)


def read_outlines(path: Path) -> dict[str, list[dict[str, object]]]:
    """TopoJSON → GeoJSON features by level, to four decimals as the API gives them."""
    topology = read_json(path)
    arcs = [unpack_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    return {
        level: [
            {"type": "Feature", "properties": shape["properties"], "geometry": outline(shape, arcs)}
            for shape in collection["geometries"]
        ]
        for level, collection in topology["objects"].items()
    }


def unpack_arc(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> list[list[float]]:
    scale, shift = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append([round(x * scale[0] + shift[0], 4), round(y * scale[1] + shift[1], 4)])
    return points


def outline(shape: Mapping[str, Any], arcs: Sequence[list[list[float]]]) -> dict[str, object]:
    def ring(numbers: Sequence[int]) -> list[list[float]]:
        points: list[list[float]] = []
        for number_of_arc in numbers:
            is_reversed = number_of_arc < 0  # ~n is arc n walked backwards
            arc = arcs[~number_of_arc][::-1] if is_reversed else arcs[number_of_arc]
            points += arc[1:] if points else arc
        return points

    if shape["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": [ring(numbers) for numbers in shape["arcs"]]}
    polygons = [[ring(numbers) for numbers in polygon] for polygon in shape["arcs"]]
    return {"type": "MultiPolygon", "coordinates": polygons}
