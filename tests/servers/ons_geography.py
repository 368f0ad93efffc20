"""Stands in for the ArcGIS server of ONS Open Geography: its odd names, its pages, its refusals that come with a 200.

Not played: statistics, queries by place, other forms than JSON and GeoJSON.
By hand: python -m tests.servers.ons_geography --port 8797
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.faults import Answer, Fault
from tests.servers.serving import Server

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FOLDER = FIXTURES / "ons_geography"
OUTLINES = FIXTURES / "trafford_data_lab/spatial_data/master/ward/2023/trafford_ward_generalised.geojson"
Row = dict[str, object]
# Not asked for: other years, other sizes, other lists.
OTHERS = ("WD_MAY_2025_UK_BFC_V2", "WD_MAY_2023_UK_BSC", "Wards_December_2023_Boundaries_UK_BGC", "WD22_LAD22_UK_LU",
          "WD24_LAD24_CTY24_CED24_EN_LU", "LSOA21_WD25_LAD25_EW_LU_v2", "LAD_DEC_2021_UK_BGC",
          "Local_Authority_Districts_May_2023_Boundaries_UK_BGC", "Index_of_Multiple_Deprivation")  # fmt: skip
PARENTS = {
    "LAD24_RGN24_EN_LU": ("region", "RGN24"),
    "LAD24_CTY24_EN_LU": ("county", "CTY24"),
    "LAD24_CAUTH24_EN_LU_V2": ("combined_authority", "CAUTH24"),
    "LAD23_CSP23_PFA23_EW_LU": ("police_force", "PFA23"),
}


@dataclass
class Layer:
    """Rows with an id, and how many go out at once."""

    rows: list[Row]
    most: int = 2000
    outlines: Mapping[str, object] = field(default_factory=dict)  # by the first column

    @property
    def columns(self) -> list[str]:
        return [*self.rows[0]] if self.rows else ["FID"]


class Refused(Exception):
    pass


def layers() -> dict[str, Layer]:
    """What the fixture has, as lists of several vintages."""
    wards, councils = _csv("wards"), _csv("councils")
    above = {row["code"]: row["name"] for row in _csv("above")}
    names = {row["code"]: row["name"] for row in councils}
    found = {name: Layer([{"FID": 1, "CODE": "X"}]) for name in OTHERS}
    found["WD24_LAD24_UK_LU"] = _layer(
        [{"WD24CD": w["code"], "WD24NM": w["name"], "LAD24CD": w["council"], "LAD24NM": names[w["council"]]}
         for w in wards], most=10)  # fmt: skip
    found["Wards_December_2024_Boundaries_UK_BGC"] = _layer(
        [{"WD24CD": w["code"], "WD24NM": w["name"], "WD24NMW": " ", "LAD24CD": w["council"]}
         for w in wards if w["council"] == "E08000009"], most=8)  # fmt: skip
    drawn = json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
    outlines = {each["properties"]["area_code"]: each["geometry"] for each in drawn}
    found["Wards_December_2024_Boundaries_UK_BGC"].outlines = outlines
    found["Local_Authority_Districts_May_2024_Boundaries_UK_BGC"] = _layer(
        [{"LAD24CD": c["code"], "LAD24NM": c["name"], "LAD24NMW": c["name_welsh"], "BNG_E": 1} for c in councils]
    )
    for service, (column, prefix) in PARENTS.items():
        own = "LAD23" if "23" in service else "LAD24"
        found[service] = _layer(
            [{f"{own}CD": c["code"], f"{own}NM": c["name"], f"{prefix}CD": c[column], f"{prefix}NM": above[c[column]]}
             for c in councils if c[column]])  # fmt: skip
    return found


def _csv(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _layer(rows: Sequence[Mapping[str, object]], most: int = 2000) -> Layer:
    return Layer([{"FID": number, **row} for number, row in enumerate(rows, 1)], most)


@dataclass
class Portal:
    """Answers a path and a query. Without an order its pages begin anywhere, as the real one's may."""

    layers: dict[str, Layer] = field(default_factory=layers)
    queries: int = 0

    def answer(self, path: str, pairs: list[tuple[str, str]]) -> Answer:
        query = dict(pairs)
        try:
            return _json(self._told(path, query))
        except Refused as refused:
            return _json({"error": {"code": 400, "message": str(refused), "details": [str(refused)]}})

    def _told(self, path: str, query: Mapping[str, str]) -> object:
        if path == "services":
            kind = "FeatureServer"
            return {"currentVersion": 11.4, "services": [{"name": name, "type": kind} for name in sorted(self.layers)]}
        match = re.fullmatch(r"services/(\w+)/FeatureServer/0(/query)?", path)
        if not match or match[1] not in self.layers:
            raise Refused("Invalid URL")
        layer = self.layers[match[1]]
        return self._page(layer, query) if match[2] else _description(layer)

    def _page(self, layer: Layer, query: Mapping[str, str]) -> object:
        rows = [row for row in layer.rows if _holds(query.get("where", ""), row)]
        if query.get("returnCountOnly") == "true":
            return {"count": len(rows)}
        wanted = query.get("outFields", "").split(",")
        if not set(wanted) <= set(layer.columns):
            raise Refused("Cannot perform query. Invalid query parameters.")
        self.queries += 1
        if query.get("orderByFields") not in layer.columns:
            rows = rows[self.queries % 7 :] + rows[: self.queries % 7]
        first = int(query.get("resultOffset", "0"))
        last = first + min(layer.most, int(query.get("resultRecordCount", layer.most)))
        is_cut_off = last < len(rows)
        if query.get("f") == "geojson":
            return self._geojson(layer, rows[first:last], query, is_cut_off=is_cut_off)
        told = [{"attributes": {name: row[name] for name in wanted}} for row in rows[first:last]]
        return {"objectIdFieldName": "FID", "features": told} | ({"exceededTransferLimit": True} if is_cut_off else {})

    @staticmethod
    def _geojson(layer: Layer, rows: Sequence[Row], query: Mapping[str, str], *, is_cut_off: bool) -> object:
        features: list[object] = []
        for row in rows:
            outline = layer.outlines[str(row[layer.columns[1]])]
            shape = outline if query.get("outSR") == "4326" else in_metres(outline)
            properties = {name: row[name] for name in query["outFields"].split(",")}
            features.append({"type": "Feature", "id": row["FID"], "geometry": shape, "properties": properties})
        more = {"properties": {"exceededTransferLimit": True}} if is_cut_off else {}
        return {"type": "FeatureCollection", "features": features} | more


def in_metres(outline: object) -> object:
    """The national grid, near enough: what is asked for without outSR comes so."""
    if isinstance(outline, dict):
        return {**outline, "coordinates": in_metres(outline["coordinates"])}
    if isinstance(outline, list) and isinstance(outline[0], float):
        return [400_000 + (outline[0] + 2) * 66_000, (outline[1] - 49) * 111_000 - 100_000]
    return [in_metres(each) for each in outline] if isinstance(outline, list) else outline


def _holds(where: str, row: Row) -> bool:
    if where == "1=1":
        return True
    match = re.fullmatch(r"(\w+)='(\w+)'", where)
    if not match or match[1] not in row:
        raise Refused("'where' clause is invalid")
    return row[match[1]] == match[2]


def _description(layer: Layer) -> object:
    kinds = {"FID": "esriFieldTypeOID"}
    fields = [{"name": name, "type": kinds.get(name, "esriFieldTypeString")} for name in layer.columns]
    return {"id": 0, "objectIdField": "FID", "maxRecordCount": layer.most, "fields": fields}


def _json(told: object) -> Answer:
    return Answer(200, json.dumps(told).encode(), {"Content-Type": "application/json"})


def geography_server(faults: Sequence[Fault] = (), port: int = 0, portal: Portal | None = None) -> Server:
    portal = portal or Portal()
    return Server(portal.answer, "/ESMARspQHYMw9BZ9/arcgis/rest/", list(faults), has_etags=True, port=port)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8797)
    with geography_server(port=parser.parse_args().port) as running:
        print(f"Serving {running.base_url}", flush=True)
        threading.Event().wait()
