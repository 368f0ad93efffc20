"""Programs are given what readers are: figures with their status, ranges that have held, promises without drafts."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.api import writing
from dashboard.api.parameters import ALWAYS
from dashboard.api.tables import TABLES
from dashboard.database import Build
from tests.dashboard.asking import Client, Reply
from tests.dashboard.small_areas import TIMPERLEY, TRAFFORD
from tests.dashboard.whole_server import app

OBSERVATIONS = "/api/v1/observations.json"


@pytest.fixture
def client(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))
    return Client(app)


def pages(client: Client, address: str) -> Iterator[dict[str, Any]]:
    """Every row, page after page."""
    while address:
        told = client.get(address).json()
        yield from told["data"]
        address = told["next"]


def detail(reply: Reply, status: int) -> str:
    assert reply.status == status
    assert reply.headers["content-type"] == "application/problem+json"
    told = reply.json()
    assert told["status"] == status
    return str(told["detail"])


@pytest.mark.parametrize("name", TABLES)
def test_pages_hold_every_row_once_whatever_their_size(client: Client, name: str) -> None:
    address = f"/api/v1/{name}.json"
    whole = list(pages(client, f"{address}?limit=1000"))
    assert whole
    small = max(7, len(whole) // 20)
    assert list(pages(client, f"{address}?limit={small}")) == whole
    keys = [tuple(row[part] for part in TABLES[name].key) for row in whole]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", TABLES)
def test_both_forms_have_the_same_rows(client: Client, name: str) -> None:
    told = client.get(f"/api/v1/{name}.json?limit=50").json()["data"]
    reply = client.get(f"/api/v1/{name}.csv?limit=50")
    rows = list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"))))
    key = TABLES[name].key
    assert [[row[part] for part in key] for row in rows] == [[str(row[part]) for part in key] for row in told]
    assert list(rows[0]) == list(told[0])


def test_observations_are_those_of_the_build(client: Client, build: Build) -> None:
    told = list(pages(client, f"{OBSERVATIONS}?limit=1000"))
    held = build.cursor.execute("select count(*), count(value), sum(value) from core.observation").fetchone()
    values = [row["value"] for row in told if row["value"] is not None]
    assert held
    assert (len(told), len(values)) == held[:2]
    assert sum(values) == pytest.approx(held[2])


def test_what_is_missing_has_a_status_and_no_value(client: Client) -> None:
    missing = [row for row in pages(client, f"{OBSERVATIONS}?limit=1000") if row["value"] is None]
    assert missing
    assert {row["status"] for row in missing} <= {"suppressed", "not_available", "not_applicable"}


def test_rows_are_narrowed_by_place_indicator_and_period(client: Client) -> None:
    asked = f"{OBSERVATIONS}?place={TRAFFORD}&indicator=claimant-count&from=2015-01-01&to=2018-01-01"
    told = list(pages(client, asked))
    assert told
    assert {(row["area_code"], row["indicator_id"]) for row in told} == {(TRAFFORD, "claimant-count")}
    assert all(str(row["period_end"]) > "2015-01-01" and str(row["period_start"]) < "2018-01-01" for row in told)


def test_places_are_narrowed_by_level(client: Client) -> None:
    told = list(pages(client, "/api/v1/places.json?level=ward"))
    assert TIMPERLEY in {row["area_code"] for row in told}
    assert {row["level"] for row in told} == {"ward"}


def test_a_range_that_has_not_held_is_not_given(client: Client, build: Build) -> None:
    told = list(pages(client, "/api/v1/expectations.json?limit=1000"))
    shown = build.cursor.execute("select count(*), count(q100) from marts.realistic_range").fetchone()
    assert shown == (len(told), sum(row["q100"] is not None for row in told))


def test_drafts_are_not_among_the_promises_and_examples_say_so(client: Client) -> None:
    told = list(pages(client, "/api/v1/agreements.json"))
    assert {row["status"] for row in told} <= {"agreed", "example"}
    examples = [row for row in told if row["status"] == "example"]
    assert examples
    assert all(row["label"] == "Example target. Not agreed by anyone." for row in examples)


@pytest.mark.parametrize("address", [OBSERVATIONS, "/api/v1/observations.csv"])
def test_an_answer_that_has_not_changed_is_not_sent_again(client: Client, address: str) -> None:
    first = client.get(address)
    again = client.get(address, if_none_match=first.headers["etag"])
    other = client.get(f"{address}?limit=5", if_none_match=first.headers["etag"])
    assert (again.status, again.content) == (304, b"")
    assert other.status == 200


def test_the_etag_changes_with_the_ledger(small_data: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with_ledger = client.get(OBSERVATIONS).headers["etag"]
    monkeypatch.setenv("LEVELWITH_DATA", str(small_data))
    assert client.get(OBSERVATIONS).headers["etag"] != with_ledger


def test_the_two_forms_of_a_table_are_not_taken_for_one_another(client: Client) -> None:
    told = client.get(OBSERVATIONS).headers["etag"]
    assert client.get("/api/v1/observations.csv", if_none_match=told).status == 200


def rows_of(client: Client, address: str) -> Iterator[list[str]]:
    """Every row of a table as CSV, page after page, by the header that names the next."""
    while address:
        reply = client.get(address)
        yield from list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig"))))[1:]
        address = reply.headers.get("link", "").partition(">")[0].removeprefix("<")


def test_pages_of_csv_hold_every_row_once(client: Client) -> None:
    whole, parts = (list(rows_of(client, f"/api/v1/places.csv?limit={limit}")) for limit in (1000, 7))
    assert len(whole) > 7
    assert parts == whole


def test_every_parameter_that_is_taken_is_described(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    told = {path: {each["name"] for each in about["get"]["parameters"]} for path, about in paths.items()}
    taken = {
        f"/api/v1/{name}.{form}": {*table.filters, *ALWAYS}
        for name, table in TABLES.items()
        for form in ("json", "csv")
    }
    assert told == taken
    assert {"as_at", "cursor", "limit"} <= told["/api/v1/observations.csv"]


def test_when_to_ask_again_is_described(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    waits = [about["get"]["responses"]["503"] for about in paths.values()]
    assert [each for each in waits if each["headers"]["Retry-After"]["schema"] != {"type": "integer"}] == []
    assert len(waits) == 2 * len(TABLES)


def test_the_next_page_is_named_in_a_header_too(client: Client) -> None:
    reply = client.get("/api/v1/observations.csv?limit=3")
    assert reply.headers["link"].startswith("</api/v1/observations.csv?limit=3&cursor=")
    assert "link" not in client.get(f"/api/v1/places.json?place={TRAFFORD}").headers


def test_any_page_of_any_site_may_read_it(client: Client) -> None:
    assert client.get(OBSERVATIONS).headers["access-control-allow-origin"] == "*"


WRONG = {
    "limit=0": "limit is not a whole number from 1 to 1,000.",
    "limit=1001": "limit is not a whole number",
    "limit=ten": "limit is not a whole number",
    "limit=١": "limit is not a whole number",
    "limit=5&limit=6": "limit is given more than once",
    "place=Trafford": "place is not an area code",
    "place=": "place is not an area code",
    "indicator=%3Cscript%3E": "indicator is not an id",
    "from=2020-02-30": "from is not a day",
    "to=20200101": "to is not a day",
    "as_at=2999-01-01": "as_at has not come yet",
    "as_at=0000-01-01": "as_at is not a day",
    "level=ward": "There is a parameter that is not known here",
    "cursor=abc": "cursor is not one that was given here",
    "cursor=WzEsMiwzLDRd": "cursor is not one that was given here",
    "cursor=" + "W" * 1900: "cursor is not one that was given here",
    "%00=1": "There is a parameter that is not known here",
}


@pytest.mark.parametrize("query", WRONG)
def test_what_cannot_be_used_is_told_with_what_to_write_and_never_said_back(client: Client, query: str) -> None:
    has_a_right_form = query.startswith(("cursor", "as_at=2999"))
    told = detail(client.get(f"{OBSERVATIONS}?{query}"), 404 if has_a_right_form else 400)
    assert WRONG[query] in told
    assert "script" not in told


@pytest.mark.parametrize("query", ["place=E08999999", "indicator=no-such-thing"])
def test_what_is_not_held_is_told_with_where_to_look(client: Client, query: str) -> None:
    assert "/api/v1/" in detail(client.get(f"{OBSERVATIONS}?{query}"), 404)


def test_without_a_build_it_is_said_to_try_again(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))
    reply = client.get(OBSERVATIONS)
    assert "no figures here yet" in detail(reply, 503)
    assert reply.headers["retry-after"] == "60"


def test_only_reading_is_possible(client: Client) -> None:
    assert client.get(OBSERVATIONS, method="POST").status == 405
    assert client.get(OBSERVATIONS, method="HEAD").status == 200


def test_every_column_that_is_described_is_sent_and_no_other(client: Client) -> None:
    schemas = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    for name in TABLES:
        (row, *_) = client.get(f"/api/v1/{name}.json?limit=1").json()["data"]
        assert list(row) == schemas[name]["required"]


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_none_is_not_told_as_missing(number: float) -> None:
    table = TABLES["observations"]
    row = tuple(number if name == "value" else None for name in table.columns)
    page = writing.Page(table, [row], next=None, build_id="b", built_at="", as_at=None, warning=None)
    with pytest.raises(ValueError, match="not finite"):
        writing.as_json(page)
