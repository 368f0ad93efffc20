"""The shelves of tests/fixtures/els: few figures, all of them awkward."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path

from tests.servers.els_data import Area, Figure, Indicator, Shelves

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "els"


def shelves_from_fixture() -> Shelves:
    figures: dict[str, list[Figure]] = defaultdict(list)
    with (FOLDER / "figures.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            slug = row.pop("slug")
            value, lower, upper = (float(row[c]) if row[c] else None for c in ("value", "lci_95", "uci_95"))
            place = (row["areacd"], row["areanm"], row["period"])
            figures[slug].append(Figure(*place, value, lower, upper, row["status"]))
    described = json.loads((FOLDER / "indicators.json").read_text(encoding="utf-8"))
    listed = json.loads((FOLDER / "areas.json").read_text(encoding="utf-8"))
    return Shelves(
        {about["slug"]: Indicator(about, tuple(figures[about["slug"]])) for about in described},
        {
            a["areacd"]: Area(a["areacd"], a["areanm"], tuple(a["parents"]), a.get("start"), a.get("end"))
            for a in listed
        },
        json.loads((FOLDER / "similar.json").read_text(encoding="utf-8")),
        json.loads((FOLDER / "outlines.json").read_text(encoding="utf-8")),
    )
