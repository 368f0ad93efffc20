"""Stands in for the tables of Fingertips: repeats, splits and parents that nobody asked for, refusals in plain text.

Not played: profiles, metadata, trends and the lists of area types.
By hand: python -m tests.servers.fingertips --port 8799
"""

from __future__ import annotations

import argparse
import csv
import io
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.servers.faults import Answer, Fault
from tests.servers.serving import Server

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "fingertips"
COLUMNS = (
    *("Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code"),
    *("Area Name", "Area Type", "Sex", "Age", "Category Type"),
    *("Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit"),
    *("Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note"),
    *(
        "Recent Trend",
        "Compared to England value or percentiles",
        "Compared to Region value or percentiles",
        "Time period Sortable",
        "New data",
    ),
    *("Compared to goal", "Time period range"),
)
NAMES = {"20601": "Reception prevalence of overweight (including obesity)", "90366": "Life expectancy at birth",
         "93085": "Smoking status at time of delivery"}  # fmt: skip
TYPES = {"501": "Districts & UAs (from Apr 2023)", "502": "Upper tier local authorities (post 4/23)",
         "region": "Regions (statistical)", "England": "England"}  # fmt: skip
SORTABLE = "Time period Sortable"


def publisher(path: str, pairs: list[tuple[str, str]]) -> Answer:
    query = dict(pairs)
    if path != "all_data/csv/by_indicator_id":
        return Answer(404, b"<!DOCTYPE html><html><body>Not found</body></html>", {"Content-Type": "text/html"})
    ids = query.get("indicator_ids", "").split(",")
    if not all(each.isdigit() for each in ids) or len(ids) > 100 or not query.get("child_area_type_id", "").isdigit():
        return Answer(400, b"A parameter is missing or wrong", {"Content-Type": "text/plain"})
    columns = [name for name in COLUMNS if name != SORTABLE or query.get("include_sortable_time_periods") == "yes"]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_rows(ids, query))
    return Answer(200, out.getvalue().encode(), {"Content-Type": "text/csv"})


def _rows(ids: Sequence[str], query: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """England, the parents, then each area: under its parent, and once more under England."""
    with (FOLDER / "figures.csv").open(encoding="utf-8", newline="") as file:
        held = [row for row in csv.DictReader(file) if row["indicator"] in ids]
    asked = [row for row in held if row["area_type"] == query["child_area_type_id"]]
    for kind in ("England", "region") if query.get("parent_area_type_id") == "6" else ("England",):
        yield from (_told(row, row["parent"]) for row in held if row["area_type"] == kind and asked)
    for row in asked:
        yield _told(row, row["parent"])
        yield _told(row, "E92000001")


def _told(row: Mapping[str, str], parent: str) -> dict[str, str]:
    return {
        "Indicator ID": row["indicator"],
        "Indicator Name": NAMES[row["indicator"]],
        "Parent Code": parent,
        "Parent Name": "England" if parent == "E92000001" else "",
        "Area Code": row["area"],
        "Area Name": row["name"],
        "Area Type": TYPES[row["area_type"]],
        "Sex": row["sex"],
        "Age": row["age"],
        "Category Type": row["category_type"],
        "Category": row["category"],
        "Time period": row["period"],
        "Value": row["value"],
        "Lower CI 95.0 limit": row["lower"],
        "Upper CI 95.0 limit": row["upper"],
        "Count": row["count"],
        "Denominator": row["denominator"],
        "Value note": row["note"],
        "Recent Trend": "Cannot be calculated",
        "Compared to England value or percentiles": "Not compared",
        SORTABLE: row["sortable"],
        "Time period range": row["years"],
    }


def fingertips_server(faults: Sequence[Fault] = (), port: int = 0) -> Server:
    return Server(publisher, "/api/", list(faults), port=port)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8799)
    with fingertips_server(port=parser.parse_args().port) as running:
        print(f"Serving {running.base_url}", flush=True)
        threading.Event().wait()
