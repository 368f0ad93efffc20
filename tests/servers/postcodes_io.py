"""A pretended postcodes.io: answers as the real one does for the few postcodes that it knows."""

from __future__ import annotations

import json
import re

from tests.servers.faults import Answer

TIMPERLEY, HALE_OLD, SALFORD, NEWCASTLE_CO_DOWN = "WA15 6AA", "WA15 9AA", "M5 4WT", "BT33 0AA"
DOUGLAS, ENDED, NEVER, ELSEWHERE = "IM1 1AA", "M33 1ZZ", "M33 9ZZ", "TR18 5EG"
NO_CODE = "E99999999"


def _place(postcode: str, country: str, ward: tuple[str, str], council: tuple[str, str]) -> dict[str, object]:
    """The fields that there are most often; the real service has thirty more."""
    codes = {"admin_ward": ward[0], "admin_district": council[0], "admin_county": NO_CODE, "ced": NO_CODE}
    return {
        "postcode": postcode,
        "quality": 1,
        "country": country,
        "longitude": -2.3,
        "latitude": 53.4,
        "admin_ward": ward[1],
        "admin_district": council[1],
        "admin_county": None,
        "codes": codes,
    }


TRAFFORD = ("E08000009", "Trafford")
KNOWN = {
    place["postcode"]: place
    for place in (
        _place(TIMPERLEY, "England", ("E05015259", "Timperley"), TRAFFORD),
        # A ward by the code that it had before the wards were drawn anew: the service is late.
        _place(HALE_OLD, "England", ("E05000828", "Hale Central"), TRAFFORD),
        _place(SALFORD, "England", ("E05013763", "Ordsall"), ("E08000006", "Salford")),
        _place(ELSEWHERE, "England", ("E05013311", "Mousehole, Newlyn & St Buryan"), ("E06000052", "Cornwall")),
        _place(
            NEWCASTLE_CO_DOWN, "Northern Ireland", ("N08000927", "Murlough"), ("N09000010", "Newry, Mourne and Down")
        ),
        {
            **_place(DOUGLAS, "Isle of Man", ("M99999999", ""), ("M99999999", "")),
            "admin_ward": None,
            "admin_district": None,
        },
    )
}


def publisher(path: str, query: list[tuple[str, str]]) -> Answer:
    """POST /postcodes and GET /terminated_postcodes/{postcode}."""
    if path == "postcodes" and query:
        return _many(dict(query)["body"])
    if path.startswith("terminated_postcodes/"):
        return _terminated(path.removeprefix("terminated_postcodes/"))
    return _json(404, {"status": 404, "error": "Resource not found"})


def _many(body: str) -> Answer:
    asked = json.loads(body).get("postcodes")
    if not isinstance(asked, list):
        return _json(400, {"status": 400, "error": "Invalid JSON query submitted. You need to submit a JSON object"})
    if len(asked) > 100:
        return _json(
            400, {"status": 400, "error": "Too many postcodes submitted. Up to 100 postcodes can be bulk requested"}
        )
    plainly = {re.sub(r"\s", "", str(postcode)): place for postcode, place in KNOWN.items()}
    result = [{"query": each, "result": plainly.get(re.sub(r"\s", "", each).upper())} for each in asked]
    return _json(200, {"status": 200, "result": result})


def _terminated(postcode: str) -> Answer:
    if postcode != ENDED.replace(" ", ""):
        return _json(404, {"status": 404, "error": "Terminated postcode not found"})
    place = {"postcode": ENDED, "year_terminated": 2019, "month_terminated": 3, "longitude": -2.3, "latitude": 53.4}
    return _json(200, {"status": 200, "result": place})


def _json(status: int, told: object) -> Answer:
    return Answer(status, json.dumps(told).encode(), {"Content-Type": "application/json; charset=utf-8"})
