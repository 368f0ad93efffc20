"""What the police publish of crimes in a street: the kinds there are, and a reply checked crime by crime.

Not whose reply it is nor which area it is of (ingest/sources/police.py).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any  # JSON as the publisher sends it: every use looks at what it finds

from ingest.archive import Reply
from ingest.polygons import Place, Ring, box_of
from ingest.source import UnexpectedColumn, UnexpectedShape, UnexpectedValue

ANTISOCIAL = "anti-social-behaviour"  # incidents that people reported: no crimes, and no part of their total
# The publisher's word in addresses and replies → its word in tables, by which its files of whole forces go.
CATEGORIES = {
    ANTISOCIAL: "Anti-social behaviour",
    "bicycle-theft": "Bicycle theft",
    "burglary": "Burglary",
    "criminal-damage-arson": "Criminal damage and arson",
    "drugs": "Drugs",
    "other-crime": "Other crime",
    "other-theft": "Other theft",
    "possession-of-weapons": "Possession of weapons",
    "public-order": "Public order",
    "robbery": "Robbery",
    "shoplifting": "Shoplifting",
    "theft-from-the-person": "Theft from the person",
    "vehicle-crime": "Vehicle crime",
    "violent-crime": "Violence and sexual offences",
}
FIELDS = (
    *("category", "persistent_id", "id", "location", "location_type", "location_subtype", "context", "month"),
    "outcome_status",
)
FORCE, RAILWAY = "Force", "BTP"
NEAR = 0.001  # degrees, 60 to 110 metres: a place so far outside the outline that was asked for is of another area


@dataclass(frozen=True)
class Crime:
    """A crime or an incident, at the map point that stands for its street."""

    category: str
    place: Place
    is_of_force: bool  # of the police force of the area; the others are of the railway police


def crimes_in(reply: Reply, month: str, ring: Ring) -> Iterator[Crime]:
    """Each of them once it is accounted for: of that month, in or near the ring, and none twice."""
    try:
        listed = json.loads(reply.path.read_bytes())
    except ValueError:
        listed = None
    if not isinstance(listed, list):
        raise UnexpectedShape(reply, "it is not a JSON list", "See whether the publisher changed it.")
    ids: set[int] = set()
    for row, about in enumerate(listed, 1):
        _check_fields(reply, row, about)
        if about["month"] != month:
            raise UnexpectedValue(reply, row, "month", str(about["month"]), f"the month that was asked for, {month}")
        if about["category"] not in CATEGORIES:
            raise UnexpectedValue(reply, row, "category", str(about["category"]), f"one of {', '.join(CATEGORIES)}")
        if about["location_type"] not in (FORCE, RAILWAY):
            raise UnexpectedValue(reply, row, "location_type", str(about["location_type"]), f"{FORCE} or {RAILWAY}")
        if type(about["id"]) is not int or about["id"] in ids:
            raise UnexpectedValue(reply, row, "id", str(about["id"]), "a number that no row above has")
        ids.add(about["id"])
        yield Crime(about["category"], _place(reply, row, about["location"], ring), about["location_type"] == FORCE)


def _check_fields(reply: Reply, row: int, about: Any) -> None:
    if not isinstance(about, dict):
        raise UnexpectedValue(reply, row, "crime", str(about)[:80], "an object")
    for name in about:
        if name not in FIELDS:
            raise UnexpectedColumn(reply, name, FIELDS, row)
    for name in FIELDS:
        if name not in about:
            raise UnexpectedShape(reply, f"row {row} has no {name}", "See whether the publisher changed it.")
    for name in ("category", "month", "location_type"):
        if not isinstance(about[name], str):
            raise UnexpectedValue(reply, row, name, str(about[name])[:80], "a word")


def _place(reply: Reply, row: int, location: Any, ring: Ring) -> Place:
    try:
        place = (float(location["longitude"]), float(location["latitude"]))
    except (TypeError, KeyError, ValueError, OverflowError):
        raise UnexpectedValue(reply, row, "location", str(location)[:80], "a latitude and longitude") from None
    low, high = box_of(ring)
    if not all(math.isfinite(place[axis]) and low[axis] - NEAR <= place[axis] <= high[axis] + NEAR for axis in (0, 1)):
        raise UnexpectedValue(reply, row, "location", f"{place[1]}, {place[0]}", "in the outline that was asked for")
    return place
