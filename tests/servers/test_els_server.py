"""The stand-in for Explore local statistics keeps that publisher's rules, odd ones included."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pytest

from tests.servers.els import API, Explore, Query
from tests.servers.els_fixture import shelves_from_fixture
from tests.servers.faults import Answer

ELS = Explore(shelves_from_fixture(), this_year=2026)


def ask(path: str, **parameters: str) -> Answer:
    return ELS.answer(path, Query(list(parameters.items())))


def table(**parameters: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ask("data.csv", **parameters).body.decode())))


def refusal(path: str, **parameters: str) -> tuple[int, str]:
    answer = ask(path, **parameters)
    return answer.status, json.loads(answer.body)["message"]


def test_a_table_has_no_content_type_and_no_break_at_its_end() -> None:
    answer = ask("data.csv", indicator="claimant-count", geo="E08000009", time="2025")

    assert answer.headers == {}
    assert answer.body == b"areacd,areanm,period,value\nE08000009,Trafford,2025-01-01/P1Y,3"


def test_a_withheld_figure_has_no_row_unless_status_is_asked_for() -> None:
    slug = "persistent-absences-pupils-looked-after-by-local-authorities"

    assert table(indicator=slug, geo="E06000017", time="all", includeStatus="true")[0]["status"] == "c"
    assert refusal("data.csv", indicator=slug, geo="E06000017", time="all") == (
        400,
        "No data available for the selected filters.",
    )


def test_latest_is_the_latest_of_the_indicator() -> None:
    assert {row["period"] for row in table(indicator="claimant-count")} == {"2025-01-01/P1Y"}


@pytest.mark.parametrize(
    ("time", "periods"),
    [
        ("earliest", ["2001-01-01/P1Y"]),
        ("2013", ["2013-01-01/P1Y"]),
        ("2012,2024", ["2012-01-01/P1Y", "2013-01-01/P1Y", "2024-01-01/P1Y"]),
        ("earliest,2012", ["2001-01-01/P1Y", "2012-01-01/P1Y"]),
        ("2024,latest,1999", ["2024-01-01/P1Y", "2025-01-01/P1Y"]),
        ("2024-06", ["2024-01-01/P1Y"]),
    ],
)
def test_time_is_a_year_a_month_or_a_range(time: str, periods: list[str]) -> None:
    found = table(indicator="claimant-count", geo="E08000009", time=time)

    assert [row["period"] for row in found] == periods


def test_a_level_brings_its_areas_and_an_extent_narrows_them() -> None:
    slug = "claimant-count"

    assert {r["areacd"] for r in table(indicator=slug, geo="ctry")} == {"E92000001", "K02000001"}
    assert {r["areacd"] for r in table(indicator=slug, geo="ltla", geoExtent="E12000002")} == {"E08000009"}


def test_several_indicators_come_with_their_labels() -> None:
    found = table(indicator="claimant-count,motor-vehicle-flow", geo="E08000009")

    assert {row["indicator"] for row in found} == {"Claimant Count", "Motor vehicle flow"}


@pytest.mark.parametrize(
    ("path", "parameters", "expected"),
    [
        ("data.csv", {"area": "E08000009"}, (400, "Request contained invalid or duplicate parameters.")),
        ("geo/list", {"level": "ltla"}, (400, "Request contained invalid or duplicate parameters.")),
        ("data.csv", {"indicator": "nope"}, (400, "No data available for the selected filters.")),
        ("data.csv", {"geo": "e08000009"}, (400, "No data available for the selected filters.")),
        ("data.csv", {"geo": "E05015253"}, (400, "No data available for the selected filters.")),
        ("data.csv", {"time": "1990"}, (400, "Request contained invalid time period.")),
        ("data.csv", {"time": "all"}, (400, "Too much data requested. Try narrowing your parameters.")),
        ("metadata/indicators/nope", {}, (404, 'Indicator "nope" not found.')),
        ("geo/levels", {"year": "2023"}, (500, "Internal Error")),
        ("geo/related/E06000099/parents", {}, (500, "Internal Error")),
    ],
)
def test_it_refuses_as_the_publisher_does(path: str, parameters: dict[str, str], expected: tuple[int, str]) -> None:
    assert refusal(path, **parameters) == expected


def test_a_parameter_given_twice_is_refused() -> None:
    answer = ELS.answer("data.csv", Query([("geo", "ctry"), ("geo", "rgn")]))

    assert answer.status == 400


def test_an_unknown_route_gets_a_page() -> None:
    answer = ask("no/such/thing")

    assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html")


def test_areas_of_other_years_are_listed_when_asked_for() -> None:
    today = {area["areacd"] for area in json.loads(ask("geo/list", geo="ltla").body)}
    ever = {area["areacd"] for area in json.loads(ask("geo/list", geo="ltla", year="all").body)}

    assert ever - today == {"E07000026"}


def test_a_search_comes_in_pages() -> None:
    second = json.loads(ask("geo/search/or", limit="1", offset="1").body)

    assert (second["meta"]["count"], second["meta"]["offset"], len(second["data"])) == (1, 1, 1)


def test_everything_at_once_is_gzip_that_calls_itself_gzip_twice() -> None:
    answer = ask("files/all-datasets.csv")

    assert answer.headers == {"Content-Type": "application/gzip", "Content-Encoding": "gzip"}
    assert gzip.decompress(answer.body).startswith(b"indicator,areacd,areanm,period,value")


def test_it_lives_where_the_publisher_does() -> None:
    assert API == "/explore-local-statistics/api/v1/"
