"""Nomis: what is asked of it, what its tables become, and what stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
from typer.testing import CliRunner

from ingest.archive import Archive
from ingest.build import build
from ingest.cli import app
from ingest.settings import discover
from ingest.source import Ask, IntakeError, sources
from ingest.sources.nomis import SOURCE
from tests.ingest.nomis_practice import CLAIMANTS, TRAFFORD, fetch, figures, keep, loaded, staged, table
from tests.ingest.practice import Clock
from tests.servers.faults import Fault, says_instead
from tests.servers.nomis import MONTHS, Nomis, nomis_server

OF_CLAIMANTS = "indicator_id = 'claimant-count-by-ward'"
HALE, BOWDON, OLD_TRAFFORD, MANOR = "E05015248", "E05015241", "E05015253", "E05015252"


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    with nomis_server() as server:
        assert fetch(server, folder).is_complete
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(IntakeError) as refused:
        loaded(folder)
    return str(refused.value)


def test_every_dimension_is_pinned_in_every_question_for_figures(tmp_path: Path) -> None:
    with nomis_server() as server:
        fetch(server, tmp_path)

    asked = [parse_qs(urlsplit(address).query) for address in server.asked if ".data.csv" in address]
    assert len(asked) == 6
    assert all(query["gender"] == ["0"] and query["measures"] == ["20100"] for query in asked)
    assert all(query.get("age") == ["0"] or query.get("c_age") == ["200,203"] for query in asked)
    assert all("measure" in query or "c_age" in query for query in asked)


def test_the_newest_wards_are_looked_up_and_not_known_by_heart(tmp_path: Path) -> None:
    nomis = Nomis()
    nomis.types["TYPE170"] = "wards as of May 2025"
    nomis.areas.append(replace(nomis.areas[0], type="TYPE170", code="E05099999", name="New Ward"))
    with nomis_server(nomis) as server:
        fetch(server, tmp_path)

    wards = staged(loaded(tmp_path), "nomis_area").filter("level = 'ward'").project("area_code, name, parent_codes")
    assert wards.fetchall() == [("E05099999", "New Ward", [TRAFFORD])]


def test_wards_that_were_drawn_anew_are_other_wards_and_take_the_place_of_the_old(tmp_path: Path) -> None:
    before = Nomis(types={kind: name for kind, name in Nomis().types.items() if kind != "TYPE162"})
    clock = Clock()
    with nomis_server(before) as server:
        fetch(server, tmp_path, clock=clock)
    assert len(figures(tmp_path, f"{OF_CLAIMANTS} and area_code like 'E05%' and period_start = '2026-03-01'")) == 3

    clock.now += timedelta(days=30)
    with nomis_server() as server:
        fetch(server, tmp_path, clock=clock)

    wards = {code for (code,) in figures(tmp_path, "area_code like 'E05%'", "area_code")}
    assert len(wards) == 21
    assert min(wards) == "E05015239"


def test_a_ward_has_its_share_its_claimants_and_the_residents_they_are_among(fetched: Path) -> None:
    found = figures(fetched, f"{OF_CLAIMANTS} and area_code = 'E05015239' and period_start >= '2026-02-01'",
                    "period_start, period_end, value, numerator, denominator, note")  # fmt: skip

    assert found == [
        (date(2026, 2, 1), date(2026, 3, 1), 2.3, 165, 7273, None),
        (date(2026, 3, 1), date(2026, 4, 1), 2.2, 160, 7273, "The newest month may still change a little."),
    ]


def test_residents_of_a_month_are_those_counted_last_by_then(fetched: Path) -> None:
    where = f"{OF_CLAIMANTS} and area_code = 'E05015239' and period_start in ('2022-05-01', '2022-06-01')"

    assert figures(fetched, where, "period_start, denominator") == [
        (date(2022, 5, 1), 7273 - 30),
        (date(2022, 6, 1), 7273 - 20),
    ]


def test_a_council_and_its_nation_come_out_of_the_same_table_as_its_wards(fetched: Path) -> None:
    where = f"{OF_CLAIMANTS} and period_start = '2026-03-01' and not starts_with(area_code, 'E05')"

    assert figures(fetched, where, "area_code, value") == [(TRAFFORD, 3.0), ("E92000001", 4.1), ("W92000004", 3.1)]


def test_residents_are_of_a_day(fetched: Path) -> None:
    found = figures(fetched, f"indicator_id = 'residents-by-ward' and area_code = '{TRAFFORD}'",
                    "period_start, period_end, value")  # fmt: skip

    assert found[-1] == (date(2024, 6, 30), date(2024, 7, 1), 238133.0)
    assert len(found) == 8


@pytest.mark.parametrize(
    ("ward", "month", "value", "status"),
    [
        (HALE, "2025-06-01", None, "suppressed"),
        (BOWDON, "2025-07-01", None, "not_available"),
        (BOWDON, "2025-08-01", None, "suppressed"),
        (OLD_TRAFFORD, "2025-08-01", 6.3, "unreliable"),
    ],
)
def test_a_mark_becomes_a_status_and_never_a_nought(
    fetched: Path, ward: str, month: str, value: float | None, status: str
) -> None:
    found = figures(fetched, f"{OF_CLAIMANTS} and area_code = '{ward}' and period_start = '{month}'")

    assert set(found) == {(month, value, status)}


def test_what_is_missing_is_asked_for_and_where_it_is_left_out_it_stays_missing(tmp_path: Path) -> None:
    with nomis_server() as server:
        fetch(server, tmp_path)
    assert "ExcludeMissingValues" not in "".join(server.asked)

    lines = table().splitlines()
    without = [line for line in lines if HALE not in line]
    whole = [",".join([*line.split(",")[:-2], str(n), str(len(without) - 1)]) for n, line in enumerate(without[1:])]
    keep(tmp_path / "left out", "\n".join([without[0], *whole]))

    assert figures(tmp_path / "left out", f"area_code = '{HALE}'") == []


def test_a_name_loses_the_council_it_carries_and_no_other_bracket(tmp_path: Path) -> None:
    keep(tmp_path, table().replace('"Hale"', '"Hale (Salford)"'))

    names = dict(staged(loaded(tmp_path), "nomis_area").project("area_code, name").fetchall())
    assert (names[MANOR], names["E05015243"], names[HALE]) == ("Manor", "Brooklands", "Hale (Salford)")


def test_a_council_whose_residents_nomis_does_not_count_has_its_claimants(tmp_path: Path) -> None:
    with nomis_server() as server:
        result = fetch(server, tmp_path, councils=["S12000039"])

    assert result.is_complete
    found = figures(
        tmp_path, "area_code = 'S13002974' and period_start = '2026-03-01'", "value, numerator, denominator"
    )
    assert found == [(5.2, 500, None)]


def test_without_a_name_every_council_is_asked_about(tmp_path: Path) -> None:
    with nomis_server() as server:
        assert fetch(server, tmp_path, councils=()).is_complete

    assert {key.split("/")[1] for key in Archive(tmp_path).newest("nomis") if key.startswith("NM_162_1/") if "/T" in key
            } == {"nations", TRAFFORD, "E08000006", "S12000039"}  # fmt: skip


def test_a_code_that_is_no_council_is_named_and_a_county_is_passed_over(tmp_path: Path) -> None:
    with nomis_server() as server:
        wrong = fetch(server, tmp_path / "wrong", councils=["E08000099"])
        county = fetch(server, tmp_path / "county", councils=["E10000003"])

    assert wrong.error == "nomis: E08000099 is not the code of a council that NM_162_1 has. Put it right."
    assert county.is_complete


def test_thirteen_months_are_asked_for_again_each_time_and_a_revision_is_kept(tmp_path: Path) -> None:
    clock, nomis = Clock(), Nomis()
    with nomis_server(nomis) as server:
        fetch(server, tmp_path, clock=clock)
        clock.now += timedelta(days=7)
        server.asked.clear()
        nomis.newest_count = 10
        again = fetch(server, tmp_path, clock=clock)

    asked = [address for address in server.asked if address.startswith(CLAIMANTS)]
    assert [address.count("%2C20") + 1 for address in asked] == [13]
    assert again.fresh == 2  # the years before, of the nations and of Trafford
    newest = figures(tmp_path, f"{OF_CLAIMANTS} and area_code = 'E05015239' and period_start = '2026-03-01'",
                     "first_seen, numerator")  # fmt: skip
    assert [claimants for _, claimants in newest] == [160, 170]


def test_in_january_the_months_reach_into_the_years_before(tmp_path: Path) -> None:
    with nomis_server(Nomis(dates={"NM_162_1": MONTHS[:61]})) as server:
        assert fetch(server, tmp_path).is_complete

    recent = next(address for address in server.asked if address.startswith(CLAIMANTS))
    assert parse_qs(urlsplit(recent).query)["date"][0].split(",")[::12] == ["2025-01", "2026-01"]


def test_nothing_is_asked_that_the_catalogue_does_not_list() -> None:
    assert list(SOURCE.plan(Ask())) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"OBS_STATUS"', '"OBS_STATE"', "the column 'OBS_STATE' is not one that we know"),
        (',"A","F",', ',"X","F",', "OBS_STATUS is 'X', which is not one of the marks A (normal), P (provisional)"),
        (',"A","F",', ',"A","N",', "OBS_CONF is 'N', which is not one of the marks F (free), C (confidential)"),
        (',"A","F",', ',"Q","F",', "OBS_VALUE is '4465', which is not empty, as its mark says"),
        (",3.0,", ",-3.0,", "OBS_VALUE is '-3.0', which is not a number from nought up, or nothing"),
        (",3.0,", ",300,", "OBS_VALUE is '300', which is not a likely figure of what is counted"),
        (",4465,", ",4465.5,", "OBS_VALUE is '4465.5', which is not a likely figure of what is counted"),
        ("residents aged 16-64", "workforce", "MEASURE_NAME is 'Claimants as a proportion of workforce', which is not"),
        ('"2026-03"', '"March 2026"', "DATE is 'March 2026', which is not a month or year as we asked for it"),
        (",0,20100,0,1,", ",1,20100,0,1,", "GENDER is '1', which is not 0, as we asked for it"),
        (",0,20100,0,1,", ",0,20301,0,1,", "MEASURES is '20301', which is not 20100, as we asked for it"),
        ('"E05015239","162"', '"E05015239","153"', "figures of E05015239 (GEOGRAPHY_TYPECODE 153), for which we"),
        ('"E05015239"', '"W05000999"', "figures of W05000999 (GEOGRAPHY_TYPECODE 162), for which we did not ask"),
        ('"E08000009"', '"E08000006"', "figures of E08000006 (GEOGRAPHY_TYPECODE 424), for which we did not ask"),
        ('"E05015240"', '"E05015239"', "has 2 rows where there can be one"),
    ],
)  # fmt: skip
def test_what_nomis_never_wrote_stops_it(tmp_path: Path, old: str, new: str, said: str) -> None:
    body = table()
    assert old in body
    keep(tmp_path, body.replace(old, new))

    sentence = refusal(tmp_path)

    assert sentence.startswith("nomis: NM_162_1/E08000009/TYPE162/recent/0 (file ")
    assert said in sentence


def test_a_list_of_areas_that_cannot_be_understood_is_one_sentence_and_is_asked_for_again(tmp_path: Path) -> None:
    clock = Clock()
    with nomis_server(None, Fault("TYPE.def", says_instead("codelist", "lists"))) as server:
        stopped = fetch(server, tmp_path, clock=clock)
        clock.now += timedelta(minutes=5)
        again = fetch(server, tmp_path, clock=clock)

    assert stopped.error.startswith("nomis: NM_162_1/types (file ")
    assert "it is not a list of codes with their names" in stopped.error
    assert again.is_complete


def test_two_kinds_of_ward_of_one_year_are_not_chosen_between(tmp_path: Path) -> None:
    nomis = Nomis()
    nomis.types["TYPE163"] = "2023 wards (Great Britain)"
    with nomis_server(nomis) as server:
        result = fetch(server, tmp_path)

    assert "the newest is not one (TYPE162 2023 wards (UK); TYPE163 2023 wards (Great Britain))" in result.error


def test_what_the_command_fetched_is_built_into_the_warehouse_with_room_for_rounding(tmp_path: Path) -> None:
    env = {"LEVELWITH_DATA": str(tmp_path)}
    with nomis_server() as server:
        words = ["fetch", "nomis", "--council", TRAFFORD, "--base-url", f"nomis={server.base_url}"]
        fetched = CliRunner().invoke(app, words, env=env)
    assert fetched.exit_code == 0, fetched.stderr
    built = build(replace(discover(env), snapshot=tmp_path / "none", councils=()), sources())

    with duckdb.connect(str(built.path), read_only=True) as db:
        counted = db.execute(f"""
            select count(distinct area_code), count(*) from core.observation
            where {OF_CLAIMANTS} and starts_with(area_code::varchar, 'E05')
        """).fetchall()
        # 160 of 7,273 by Wilson's limits: 1.887 to 2.563. Two and a half claimants for the rounding are 0.034 more.
        low_and_high = db.execute(f"""
            select round(lower, 3), round(upper, 3), council_figure from marts.ward_interval
            where {OF_CLAIMANTS} and ward_code = 'E05015239'
        """).fetchall()
        rounded = db.execute(f"select distinct is_rounded from core.ward_panel where {OF_CLAIMANTS}").fetchall()
        held = db.execute("select is_live_checked, is_stale from marts.source_status where source_id = 'nomis'")
        assert held.fetchall() == [(False, False)]
    assert counted == [(21, 21 * 63)]
    assert low_and_high == [(1.853, 2.597, 3.0)]
    assert rounded == [(True,)]
