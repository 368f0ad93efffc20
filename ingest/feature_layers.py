"""Reads ArcGIS feature layers: the newest service of a kind, its columns, its pages, its outlines.

It knows no publisher: which services and columns are wanted is for each source to say.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any  # JSON as the publisher sends it: every use looks at what it finds

from ingest.archive import Reply
from ingest.source import UnexpectedShape, UnexpectedValue

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
LOOK = "Look at it, and see whether the publisher changed its layers."
# The United Kingdom in degrees, islands and all. Metres of the national grid are far outside.
WEST, EAST, SOUTH, NORTH = -9.0, 2.5, 49.5, 61.5
DECIMALS = 5  # about a metre


@dataclass(frozen=True)
class Service:
    """A layer by name. Names are irregular: the year may have two digits, and the month may stand last or nowhere."""

    name: str
    year: int
    month: int  # 0 where the name tells none
    version: int

    @property
    def vintage(self) -> str:
        """Such as 2024-12, or 2024."""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


@dataclass(frozen=True)
class Layer:
    """What a layer says of itself: the columns found, and how many rows it sends at most."""

    id_column: str
    columns: Mapping[str, str]  # what we call a column → what the publisher calls it in this vintage
    page_size: int


@dataclass(frozen=True)
class Page:
    """Some rows of a layer, and whether the server cut them off."""

    rows: Sequence[Mapping[str, Any]]  # JSON
    outlines: Sequence[object]
    is_cut_off: bool


def service_of(name: str) -> Service:
    """The vintage in a name: WD_MAY_2025_UK_BGC_V2, Wards_December_2024_Boundaries_UK_BGC, WD23_LAD23_UK_LU_DEC."""
    parts = name.upper().split("_")
    four = [int(part) for part in parts if re.fullmatch(r"20\d\d", part)]
    two = [2000 + int(match[1]) for part in parts if (match := re.fullmatch(r"[A-Z]+(\d\d)", part))]
    months = [MONTHS.index(part[:3]) + 1 for part in parts if re.fullmatch(ANY_MONTH, part)]
    versions = [int(match[1]) for part in parts[1:] if (match := re.fullmatch(r"V(\d)", part))]
    return Service(name, max(four or two or [0]), max(months or [0]), max(versions or [1]))


ANY_MONTH = (
    "JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|"
    "OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?"
)


def newest_service(reply: Reply, pattern: str) -> Service | None:
    """Of the services whose whole name fits, the newest. MONTH in the pattern is any month, long or short."""
    form = re.compile(f"(?:{pattern})(?:_MONTH)?(?:_V\\d)?".replace("MONTH", f"(?:{ANY_MONTH})"), re.IGNORECASE)
    listed = _object_in(reply).get("services")
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise UnexpectedShape(reply, "it is not a list of services", LOOK)
    names = [str(each.get("name")) for each in listed if each.get("type") == "FeatureServer"]
    found = [service_of(name) for name in names if form.fullmatch(name)]
    # Of look-ups of one vintage, the shorter name leads through fewer areas that we do not need.
    return max(found, key=lambda s: (s.year, s.month, s.version, -len(s.name), s.name), default=None)


def layer_in(reply: Reply, wanted: Mapping[str, str], optional: Sequence[str] = ()) -> Layer:
    """`wanted` has our name for each column and the pattern of the publisher's, which changes with each vintage."""
    told = _object_in(reply)
    fields, most = told.get("fields"), told.get("maxRecordCount")
    if not isinstance(fields, list) or not isinstance(most, int) or most < 1:
        raise UnexpectedShape(reply, "it does not tell its columns and how many rows it sends at most", LOOK)
    names = [str(field.get("name")) for field in fields if isinstance(field, dict)]
    columns = {}
    for ours, pattern in wanted.items():
        found = [name for name in names if re.fullmatch(pattern, name, re.IGNORECASE)]
        if len(found) > 1 or (not found and ours not in optional):
            what = f"it has {len(found)} columns like {pattern} among {', '.join(names)}, where there should be one"
            raise UnexpectedShape(reply, what, LOOK)
        if found:
            columns[ours] = found[0]
    id_column = told.get("objectIdField") or _id_column(fields)
    if id_column not in names:
        raise UnexpectedShape(reply, "it does not tell which column numbers its rows", LOOK)
    return Layer(str(id_column), columns, most)


def _id_column(fields: Sequence[object]) -> object:
    numbering = [f.get("name") for f in fields if isinstance(f, dict) and f.get("type") == "esriFieldTypeOID"]
    return numbering[0] if numbering else None


def count_in(reply: Reply) -> int:
    """How many rows there are, as the layer counts them."""
    count = _object_in(reply).get("count")
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        raise UnexpectedShape(reply, "it is not a count of rows", LOOK)
    return count


def page_in(reply: Reply) -> Page:
    """One page, as JSON or GeoJSON. The sign that more follows may stand at the top or under `properties`."""
    told = _object_in(reply)
    features, properties = told.get("features"), told.get("properties")
    if not isinstance(features, list):
        raise UnexpectedShape(reply, "it has no list of features", LOOK)
    rows = []
    for number, feature in enumerate(features, 1):
        row = feature.get("attributes", feature.get("properties")) if isinstance(feature, dict) else None
        if not isinstance(row, dict):
            raise UnexpectedValue(reply, number, "features", str(feature)[:80], "an area with its columns")
        rows.append(row)
    also = properties if isinstance(properties, dict) else {}
    is_cut_off = told.get("exceededTransferLimit") is True or also.get("exceededTransferLimit") is True
    return Page(rows, [feature.get("geometry") for feature in features], is_cut_off)


def outline_of(reply: Reply, row: int, geometry: object) -> str:
    """The outline as GeoJSON text in degrees; anything that is not one is refused, other projections above all."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise UnexpectedValue(reply, row, "geometry", str(geometry)[:80], "an outline (Polygon or MultiPolygon)")
    drawn = geometry.get("coordinates")
    polygons = [drawn] if kind == "Polygon" else drawn
    try:
        rounded = [[_ring(ring) for ring in _full(polygon)] for polygon in _full(polygons)]
    except ValueError as wrong:
        wanted = "made of closed rings in degrees (outSR=4326) within the United Kingdom"
        raise UnexpectedValue(reply, row, "geometry", str(wrong), wanted) from None
    outline = {"type": kind, "coordinates": rounded[0] if kind == "Polygon" else rounded}
    return json.dumps(outline, separators=(",", ":"))


def _full(parts: object) -> list[object]:
    if not isinstance(parts, list) or not parts:
        raise ValueError(str(parts)[:80])
    return parts


def _ring(ring: object) -> list[list[float]]:
    points = [_point(point) for point in _full(ring)]
    if len(points) < 4 or points[0] != points[-1]:
        raise ValueError(f"a ring of {len(points)} points from {points[0]} to {points[-1]}")
    return points


def _point(point: object) -> list[float]:
    if not isinstance(point, list) or len(point) < 2 or not all(_is_number(each) for each in point[:2]):
        raise ValueError(str(point)[:80])
    if not (WEST < point[0] < EAST and SOUTH < point[1] < NORTH):
        raise ValueError(str(point)[:80])
    return [round(float(each), DECIMALS) for each in point[:2]]


def _is_number(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _object_in(reply: Reply) -> dict[str, Any]:
    try:
        told = json.loads(reply.path.read_bytes())
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise UnexpectedShape(reply, "it is not a JSON object", LOOK)
    return told
