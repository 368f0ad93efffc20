"""ONS Open Geography: wards, councils, what they lie in, and outlines of wards, as an ArcGIS server keeps them.

Not how such a server is read (ingest/feature_layers.py), nor which source knows an area best (sql/core/area.sql).
Services are found in the publisher's list by the pattern of their names: the newest vintage of each is asked for.
Tried against a server that speaks as the publisher's documentation says, not against the live one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from ingest.archive import Reply
from ingest.feature_layers import (
    Layer,
    Page,
    Service,
    count_in,
    layer_in,
    newest_service,
    outline_of,
    page_in,
    service_of,
)
from ingest.source import Ask, IntakeError, Part, Request, Source, Table, UnexpectedShape, UnexpectedValue

WARD, COUNCIL = "(E05|W05|S13|N08)[0-9]{6}", "(E0[6-9]|W06|S12|N09)[0-9]{6}"
# Their wards are so small that some vintages join them to others, or draw none.
MAY_LACK_WARDS = ("E09000001", "E06000053")  # City of London, Isles of Scilly
ALL = "all"


@dataclass(frozen=True)
class Kind:
    """A list that we want: the names its services go by, the columns, and which codes they hold."""

    services: str
    columns: Mapping[str, str]
    area: str
    parent: str = ""  # empty: the list says nothing of what its areas lie in


def _lookup(services: str, parent: str, parent_codes: str) -> Kind:
    return Kind(services, {"code": r"LAD\d\dCD", "name": r"LAD\d\dNM", "parent_code": rf"{parent}\d\dCD",
                           "parent_name": rf"{parent}\d\dNM"}, COUNCIL, parent_codes)  # fmt: skip


IN_COUNCIL = {"code": r"WD\d\dCD", "name": r"WD\d\dNM", "parent_code": r"LAD\d\dCD"}
KINDS = {
    "council": Kind(
        r"(LOCAL_AUTHORITY_DISTRICTS|LAD)_MONTH_20\d\d_(BOUNDARIES_)?UK_BGC",
        {"code": r"LAD\d\dCD", "name": r"LAD\d\dNM", "name_welsh": r"LAD\d\dNMW"},
        COUNCIL,
    ),
    "region": _lookup(r"LAD\d\d_RGN\d\d_EN_LU", "RGN", "E12[0-9]{6}"),
    "county": _lookup(r"LAD\d\d_CTY\d\d_EN_LU", "CTY", "E1[013][0-9]{6}"),  # also those without a council
    "combined_authority": _lookup(r"LAD\d\d_CAUTH\d\d_EN_LU", "CAUTH", "E47[0-9]{6}"),
    "police_force": _lookup(r"LAD\d\d_CSP\d\d_PFA\d\d_EW_LU", "PFA", "(E23|W15)[0-9]{6}"),
    "ward": Kind(r"WD\d\d_([A-Z]+\d\d_)*LAD\d\d_([A-Z]+\d\d_)*UK_LU", IN_COUNCIL, WARD, COUNCIL),
    "ward_outline": Kind(
        # 20 metres: at 200 some wards vanish or cross themselves, and in full they are many times the size.
        r"(WARDS|WD)_MONTH_20\d\d_(BOUNDARIES_)?UK_BGC",
        IN_COUNCIL,
        WARD,
        COUNCIL,
    ),
}
MAY_BE_ABSENT = ("name_welsh",)


def plan(ask: Ask) -> Iterator[Request]:
    """Lists of the whole kingdom; but of wards, which are thousands, those of the councils asked for, with outlines."""
    yield Request("services", "services", {"f": "json"}, expect="json")
    listed = ask.newest("services")
    lacking = []
    for kind in KINDS if listed else ():
        if kind == "ward_outline" and not ask.councils:
            continue  # half a gigabyte of coordinates, for maps that nobody opens
        service = newest_service(listed, KINDS[kind].services) if listed else None
        if service is None:
            lacking.append(kind)
            continue
        for scope in ask.councils if kind.startswith("ward") and ask.councils else (ALL,):
            yield from _pages(ask, kind, service, scope)
    if lacking:
        raise IntakeError(
            f"The list of services has none for {', '.join(lacking)} that is named as we know them. Look for its new "
            f"name, then teach ingest/sources/ons_geography.py. All others were fetched."
        )


def _pages(ask: Ask, kind: str, service: Service, scope: str) -> Iterator[Request]:
    """The layer's own description, its count, then page after page until all that it counts are there."""
    address, described = f"services/{service.name}/FeatureServer/0", f"layer/{kind}/{service.name}"
    yield Request(described, address, {"f": "json"}, expect="json")
    if not (reply := ask.newest(described)):
        return
    layer = layer_in(reply, KINDS[kind].columns, MAY_BE_ABSENT)
    where = "1=1" if scope == ALL else f"{layer.columns['parent_code']}='{scope}'"
    counted, same = f"count/{kind}/{service.name}/{scope}", {"where": where, "outSR": "4326"}
    yield Request(counted, f"{address}/query", {**same, "returnCountOnly": "true", "f": "json"}, expect="json")
    if not (reply := ask.newest(counted)):
        return
    count, offset = _count(reply, scope), 0
    same |= _columns(kind, layer)
    while offset < count:
        key = f"page/{kind}/{service.name}/{scope}/{count}/{offset}"
        some = {"resultOffset": str(offset), "resultRecordCount": str(layer.page_size)}
        yield Request(key, f"{address}/query", same | some, _form(kind))
        if not (reply := ask.newest(key)):
            return
        offset += len(_checked_page(reply, layer.page_size, count, offset).rows)


def _count(reply: Reply, scope: str) -> int:
    count = count_in(reply)
    if count == 0 and scope not in MAY_LACK_WARDS:
        what = f"it counts no wards of {scope}" if scope != ALL else "it counts no rows"
        raise UnexpectedShape(reply, what, "See whether that is the code of a council (such as E08000009).")
    return count


def _columns(kind: str, layer: Layer) -> dict[str, str]:
    """Numbered rows in the order of their numbers: without an order, pages overlap."""
    return {
        "outFields": ",".join([layer.id_column, *layer.columns.values()]),
        "orderByFields": layer.id_column,
        "returnGeometry": "true" if kind == "ward_outline" else "false",
        "f": _form(kind),
    }


def _form(kind: str) -> str:
    return "geojson" if kind == "ward_outline" else "json"


def _checked_page(reply: Reply, page_size: int, count: int, offset: int) -> Page:
    """A page that is short, and not said to be cut off, is the last one."""
    page = page_in(reply)
    held = offset + len(page.rows)
    is_last = not page.is_cut_off and len(page.rows) < page_size
    if held > count or not page.rows or (is_last and held < count):
        what = f"it ends at row {held}, where the layer counts {count}"
        raise UnexpectedShape(reply, what, "Fetch again; if it stays so, look at the layer.")
    return page


def read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
    """Each list of one vintage, whole or of one council, as its newest pages have it."""
    counts: dict[str, Reply] = {}
    sets: dict[str, list[Reply]] = defaultdict(list)
    described = {r.receipt.key: r for r in replies if r.receipt.key.startswith("layer/")}
    for reply in replies:
        what, *rest = reply.receipt.key.split("/")
        if what == "count":
            counts["/".join(rest)] = reply
        if what == "page":
            sets["/".join(rest[:3])].append(reply)
    areas: list[Row] = []
    outlines: list[Row] = []
    for key, counted in counts.items():
        kind, service, _scope = key.split("/")
        description = described.get(f"layer/{kind}/{service}")
        if description is None:
            raise UnexpectedShape(counted, "the description of its layer is not held", "Fetch again.")
        layer = layer_in(description, KINDS[kind].columns, MAY_BE_ABSENT)
        placed: dict[str, str] = {}
        for reply in _whole(counted, sets[key], layer):
            rows = _rows(reply, kind, service_of(service), layer, placed)
            outlines += rows if kind == "ward_outline" else []
            areas += rows if kind != "ward_outline" else []
    yield AREA.name, _texts(db, [*AREA.columns, "receipt_id"], areas)
    yield OUTLINE.name, _texts(db, [*OUTLINE.columns, "receipt_id"], outlines)


def _whole(counted: Reply, pages: Sequence[Reply], layer: Layer) -> list[Reply]:
    """The newest page at each offset: together all rows that were counted, each once."""
    count = count_in(counted)
    newest = {r.receipt.key: r for r in pages if r.receipt.key.split("/")[-2] == str(count)}
    held: set[object] = set()
    for reply in newest.values():
        for row, cells in enumerate(page_in(reply).rows, 1):
            number = cells.get(layer.id_column)
            if not isinstance(number, int) or number in held:
                raise UnexpectedValue(reply, row, layer.id_column, str(number), "a number that no other row has")
            held.add(number)
    if len(held) != count:
        what = f"it counts {count} rows, and {len(held)} are held"
        raise UnexpectedShape(counted, what, "Fetch again: that goes on where it stopped.")
    return [*newest.values()]


Row = tuple[str | None, ...]


def _rows(reply: Reply, kind: str, service: Service, layer: Layer, placed: dict[str, str]) -> list[Row]:
    """`placed` has the parent of each area so far: a ward may be in a list twice, but not in two councils."""
    page = page_in(reply)
    rows: list[Row] = []
    forms = {"code": KINDS[kind].area, "parent_code": KINDS[kind].parent or None}
    for number, cells in enumerate(page.rows, 1):
        cell = {ours: _text(reply, number, column, cells) for ours, column in layer.columns.items()}
        for column, form in forms.items():
            if form and not re.fullmatch(form, cell[column] or ""):
                raise UnexpectedValue(reply, number, layer.columns[column], cell[column], f"a code like {form}")
        for column in ("name", "parent_name"):
            if column in cell and cell[column] is None:
                raise UnexpectedValue(reply, number, layer.columns[column], None, "a name")
        code, parent = str(cell["code"]), cell.get("parent_code") or ""
        if placed.setdefault(code, parent) != parent:
            wanted = f"{placed[code]}, as another row of {code} has it"
            raise UnexpectedValue(reply, number, layer.columns["parent_code"], parent, wanted)
        same = (kind, service.vintage, cell["code"], cell["name"])
        if kind == "ward_outline":
            outline = outline_of(reply, number, page.outlines[number - 1])
            rows.append((*same[1:], cell["parent_code"], outline, reply.receipt.receipt_id))
        else:
            more = (cell.get("name_welsh"), cell.get("parent_code"), cell.get("parent_name"))
            rows.append((*same, *more, reply.receipt.receipt_id))
    return rows


def _text(reply: Reply, row: int, column: str, cells: Mapping[str, object]) -> str | None:
    """A blank is nothing: a council without a Welsh name has one space."""
    value = cells.get(column)
    if column not in cells or not isinstance(value, str | None):
        raise UnexpectedValue(reply, row, column, None if value is None else str(value)[:80], "text")
    return (value or "").strip() or None


def _texts(db: duckdb.DuckDBPyConnection, names: Sequence[str], rows: Sequence[Row]) -> duckdb.DuckDBPyRelation:
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    values = {name: list(column) for name, column in zip(names, columns, strict=True)}
    unnested = ", ".join(f'unnest(${name}::varchar[]) as "{name}"' for name in names)
    return db.sql(f"select {unnested}", params=values)


AREA = Table(
    "ons_geography_area",
    ("kind", "vintage", "area_code", "area_name", "area_name_welsh", "parent_code", "parent_name"),
)
OUTLINE = Table("ons_geography_outline", ("vintage", "area_code", "area_name", "parent_code", "geojson"))

SOURCE = Source(
    id="ons_geography",
    title="Open Geography: wards, councils and their outlines",
    publisher="Office for National Statistics",
    licence="OGL-UK-3.0",
    licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution=(
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
        "Contains OS data © Crown copyright and database right 2025."
    ),
    base_url="https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/",
    about_url="https://geoportal.statistics.gov.uk/",
    update_cycle="wards and councils in May and December",
    tables=(AREA, OUTLINE),
    plan=plan,
    read=read,
    is_live_checked=False,
    note="Codes, names and outlines only. The lists say of which month they are, not when an area began or ended.",
)
