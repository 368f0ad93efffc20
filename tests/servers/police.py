"""Stands in for data.police.uk: crimes in an outline and a month, the months there are, its limits and refusals.

Not played: outcomes, stop and search, neighbourhoods. Nothing here leaves this machine.
By hand: python -m tests.servers.police --port 8700
"""

from __future__ import annotations

import argparse
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.servers.faults import Answer
from tests.servers.serving import Server

API = "/api/"
LONGEST_ADDRESS = 4094
JSON = {"Content-Type": "application/json"}
PAGE = {"Content-Type": "text/html; charset=utf-8"}
FIXTURE = Path(__file__).parent.parent / "fixtures" / "police" / "crimes.json"


@dataclass(frozen=True)
class Committed:
    """A crime or an incident at a map point."""

    id: int
    category: str
    month: str
    latitude: str
    longitude: str
    location_type: str = "Force"

    def as_sent(self) -> dict[str, object]:
        is_crime = self.category != "anti-social-behaviour"
        street = {"id": 1738842, "name": "On or near Some Street"}
        return {
            "category": self.category,
            "location_type": self.location_type,
            "location": {"latitude": self.latitude, "street": street, "longitude": self.longitude},
            "context": "",
            "outcome_status": {"category": "Under investigation", "date": self.month} if is_crime else None,
            "persistent_id": f"{self.id:064x}" if is_crime else "",
            "id": self.id,
            "location_subtype": "STATION" if self.location_type == "BTP" else "",
            "month": self.month,
        }


@dataclass
class Police:
    """What the publisher holds, and how much of it goes into one reply."""

    months: Sequence[str]
    crimes: Sequence[Committed] = ()
    most: int = 10_000
    not_held: set[str] = field(default_factory=set)  # months that are listed and not there

    def answer(self, path: str, query: list[tuple[str, str]]) -> Answer:
        if path == "crimes-street-dates":
            listed = [{"date": month, "stop-and-search": ["greater-manchester"]} for month in self.months]
            return Answer(200, json.dumps(listed).encode(), JSON)
        if path != "crimes-street/all-crime":
            return Answer(404, b"<!DOCTYPE html><h1>Page not found</h1>", PAGE)
        return self.crimes_in(dict(query))

    def crimes_in(self, asked: dict[str, str]) -> Answer:
        try:
            ring = [tuple(map(float, place.split(","))) for place in asked["poly"].split(":")]
        except (KeyError, ValueError):
            return Answer(400, b"Bad Request", {"Content-Type": "text/plain"})
        if asked["date"] not in self.months or asked["date"] in self.not_held:
            return Answer(404, b"<!DOCTYPE html><h1>Not found</h1>", PAGE)
        found = [
            each
            for each in self.crimes
            if each.month == asked["date"] and is_in(ring, float(each.latitude), float(each.longitude))
        ]
        if len(found) > self.most:
            return Answer(503, b"<html><body>Service Unavailable</body></html>", PAGE)
        return Answer(200, json.dumps([each.as_sent() for each in found]).encode(), JSON)


def is_in(ring: Sequence[tuple[float, ...]], latitude: float, longitude: float) -> bool:
    """Whether a line to the east crosses the outline an odd number of times."""
    inside = False
    for (lat1, lng1), (lat2, lng2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (lat1 <= latitude) != (lat2 <= latitude):
            inside ^= longitude < lng1 + (latitude - lat1) / (lat2 - lat1) * (lng2 - lng1)
    return inside


@dataclass
class PoliceServer(Server):
    """A GET whose address is too long is refused before anything is looked at."""

    def respond(self, address: str, headers: object, body: bytes = b"") -> Answer:
        if len(address) > LONGEST_ADDRESS:
            self.asked.append(address)
            return Answer(400, b"<html><body>Request Line is too large</body></html>", PAGE)
        return super().respond(address, headers, body)  # type: ignore[arg-type]


def police_server(police: Police, port: int = 0) -> PoliceServer:
    return PoliceServer(police.answer, API, port=port)


def police_of_fixture() -> Police:
    """What the fixture holds of three wards in three months; in the last month of all the force sent nothing in."""
    told = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return Police(told["months"], [Committed(**each) for each in told["crimes"]])


def repeated(crime: Committed, times: int) -> list[Committed]:
    """The same at the same place, again and again."""
    return [replace(crime, id=crime.id + n) for n in range(times)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8700)
    chosen = parser.parse_args()
    with police_server(police_of_fixture(), chosen.port) as server:
        print(server.base_url, flush=True)
        threading.Event().wait()
