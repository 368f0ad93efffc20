"""The stand-in for data.police.uk keeps that publisher's limits."""

from __future__ import annotations

import requests

from tests.servers.police import FIXTURE, Committed, Police, police_of_fixture, police_server, repeated

SQUARE = "53,0:53,1:54,1:54,0"
CRIME = Committed(1, "burglary", "2026-07", "53.5", "0.5")
STREET = "crimes-street/all-crime"


def asked(police: Police, poly: str = SQUARE, date: str = "2026-07", method: str = "POST") -> requests.Response:
    with police_server(police) as server:
        form = {"poly": poly, "date": date}
        sent = {"data": form} if method == "POST" else {"params": form}
        return requests.request(method, f"{server.base_url}{STREET}", timeout=5, **sent)  # type: ignore[arg-type]


def test_crimes_in_the_outline_come_by_form_and_by_address() -> None:
    police = Police(["2026-07"], [CRIME, Committed(2, "drugs", "2026-07", "54.5", "0.5")])

    assert [each["id"] for each in asked(police).json()] == [1]
    assert asked(police, method="GET").json() == asked(police).json()


def test_an_address_that_is_too_long_is_refused_and_a_form_is_not() -> None:
    long = ":".join(["53,0", *["53,1"] * 500, "54,1"])

    assert asked(Police(["2026-07"]), long, method="GET").status_code == 400
    assert asked(Police(["2026-07"]), long).status_code == 200


def test_more_than_ten_thousand_crimes_are_refused() -> None:
    assert asked(Police(["2026-07"], repeated(CRIME, 10_001))).status_code == 503
    assert len(asked(Police(["2026-07"], repeated(CRIME, 10_000))).json()) == 10_000


def test_a_month_that_is_not_held_is_a_page_with_404() -> None:
    refused = asked(Police(["2026-07"]), date="2020-01")

    assert (refused.status_code, refused.headers["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_nothing_there_is_an_empty_list() -> None:
    assert asked(Police(["2026-07"])).text == "[]"


def test_the_fixture_has_a_quiet_ward_and_a_month_without_the_force() -> None:
    police = police_of_fixture()

    assert {each.location_type for each in police.crimes if each.month == "2026-05"} == {"BTP"}
    assert FIXTURE.stat().st_size < 50_000
