"""Explore local statistics: what its replies become, and what makes it stop."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.source import IntakeError, UnexpectedColumn, UnexpectedShape, UnexpectedValue
from tests.ingest.practice import NOON, SLUGS, explore, fetch, figures, keep, loaded
from tests.servers.els_fixture import shelves_from_fixture
from tests.servers.faults import Fault, says_instead

TRAFFORD = figures("""
    areacd    | areanm   | period         | value | status
    E08000009 | Trafford | 2024-01-01/P1Y | 3.1   |
    E08000009 | Trafford | 2025-01-01/P1Y | 3     |
""")


def row_with(**cells: str) -> str:
    """A reply of one row, as the publisher would send it but for the cells given."""
    usual = {"areacd": "E08000009", "areanm": "Trafford", "period": "2024-01-01/P1Y", "value": "3.1", "status": ""}
    row = usual | cells
    return f"{','.join(row)}\n{','.join(row.values())}"


def rows(archive: Archive, select: str) -> list[tuple[object, ...]]:
    return loaded(archive).execute(select).fetchall()


def refusal(archive: Archive) -> str:
    with pytest.raises(IntakeError) as refused:
        loaded(archive)
    return str(refused.value)


def test_every_figure_and_every_mark_of_every_indicator_is_loaded(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path)

    published = {
        (slug, figure.areacd, figure.period, figure.value, figure.status or None)
        for slug, indicator in shelves_from_fixture().indicators.items()
        for figure in indicator.figures
    }
    select = "select indicator_id, areacd, period, value::double, status from raw.els_observation"
    assert set(rows(Archive(tmp_path), select)) == published
    assert {row[0] for row in published} == set(SLUGS)


def test_areas_similar_places_outlines_and_releases_are_loaded(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path)

    db = loaded(Archive(tmp_path))
    area = "select areanm, parents, end_year from raw.els_area where areacd = 'E07000026'"
    assert db.execute(area).fetchall() == [
        ("Allerdale", '["E10000006", "E12000002", "E92000001", "K02000001"]', "2022")
    ]
    peers = "select similar_areacd, rank from raw.els_peer where areacd = 'E08000009' and peer_set = 'global'"
    assert db.execute(peers).fetchall() == [("E08000007", "1"), ("E06000007", "2"), ("E06000017", "3")]
    outlines = "select areacd, year from raw.els_boundary where areacd in ('E07000026', 'E10000003') order by 1"
    assert db.execute(outlines).fetchall() == [("E07000026", "2022"), ("E10000003", "2026")]
    release = "select source_name, source_date from raw.els_indicator where slug = 'claimant-count'"
    assert db.execute(release).fetchall() == [("Office for National Statistics", "2026-01-20")]


def test_a_council_that_is_like_no_other_has_no_similar_places(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "[]", key="similar/E06000053", ending="json")

    assert rows(archive, "from raw.els_peer") == []


def test_similar_places_may_come_without_their_names(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, '[{"key":"global","similar":["E08000007"]}]', key="similar/E08000009", ending="json")

    assert rows(archive, "select similar_areacd from raw.els_peer") == [("E08000007",)]


def test_intervals_that_were_asked_for_by_name_stand_for_the_figures_without_them(tmp_path: Path) -> None:
    with explore(Fault("cigarette-smokers", says_instead(",lci_95,uci_95", ""))) as els:
        archive = Archive(tmp_path)
        fetch(els, tmp_path, "claimant-count")
    keep(archive, TRAFFORD, key="data/cigarette-smokers")
    keep(archive, row_with(lci_95="2.9", uci_95="3.3"), key="intervals/cigarette-smokers")

    select = "select value, lci_95 from raw.els_observation where indicator_id = 'cigarette-smokers'"
    assert rows(archive, select) == [("3.1", "2.9")]


def test_a_server_that_names_the_indicator_in_each_row_is_understood(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "indicator," + row_with().replace("\n", "\nClaimant Count,"))

    assert rows(archive, "select indicator_id, areacd, value from raw.els_observation") == [
        ("claimant-count", "E08000009", "3.1")
    ]


def test_figures_of_two_indicators_in_one_reply_stop_the_source(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    two = "indicator,areacd,areanm,period,value\nA,E08000009,Trafford,2024-01-01,1\nB,E08000009,Trafford,2025-01-01,2"
    keep(archive, two)

    assert "it has figures of several indicators" in refusal(archive)


@pytest.mark.parametrize("column", ["quality", "sex", "Status", "value_2", ""])
def test_an_unknown_column_stops_the_source_and_is_named(tmp_path: Path, column: str) -> None:
    archive = Archive(tmp_path)
    reply = keep(archive, TRAFFORD.replace("status", column, 1))

    with pytest.raises(UnexpectedColumn) as refused:
        loaded(archive)
    assert str(refused.value) == (
        f"els: data/claimant-count (file {reply.path.name}), row 1: the column {column!r} is not one that we know "
        "(areacd, areanm, period, value, lci_95, uci_95, status, indicator). See whether the publisher changed "
        "the table, then teach ingest/sources/els.py the new column."
    )


def test_a_column_that_is_gone_stops_the_source(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "areacd,areanm,value\nE08000009,Trafford,3.1")

    assert "it has the columns areacd, areanm, value, not areacd, areanm, period, value" in refusal(archive)


@pytest.mark.parametrize("mark", ["q", "X", "C", "u*", "..", "[c]", "r", "-", "low"])
def test_a_mark_that_we_do_not_know_stops_the_source_and_is_named(tmp_path: Path, mark: str) -> None:
    archive = Archive(tmp_path)
    keep(archive, TRAFFORD + f"\nE06000017,Rutland,2025-01-01/P1Y,,{mark}")

    with pytest.raises(UnexpectedValue, match=r"row 4: status is .* one of the marks x \(not available\)") as refused:
        loaded(archive)
    assert repr(mark) in str(refused.value)


@pytest.mark.parametrize("mark", ["x", "c", "z"])
def test_a_figure_beside_a_mark_that_says_there_is_none_stops_the_source(tmp_path: Path, mark: str) -> None:
    archive = Archive(tmp_path)
    keep(archive, row_with(status=mark))

    assert "row 2: value is '3.1', which is not empty, as its mark says" in refusal(archive)


@pytest.mark.parametrize(
    "period",
    ["2024", "2024-13-01/P1Y", "2023-02-29", "2024-01-01/P0Y", "2024-01-01/P1W", "2024-01-01/1Y", "01/01/2024",
     "2024-01-01/P1Y/P1Y", "2024-01-01 ", "", "1700-01-01/P1Y", "2024-1-1"],
)  # fmt: skip
def test_a_period_in_no_form_that_we_know_stops_the_source(tmp_path: Path, period: str) -> None:
    archive = Archive(tmp_path)
    keep(archive, row_with(period=period))

    assert "row 2: period is" in refusal(archive)


@pytest.mark.parametrize("value", ["about 3", "3,1", "NaN", "inf", "-", "3.1.2", "£3"])
@pytest.mark.parametrize("column", ["value", "lci_95", "uci_95"])
def test_a_figure_that_is_no_number_stops_the_source(tmp_path: Path, column: str, value: str) -> None:
    archive = Archive(tmp_path)
    keep(archive, row_with(**{column: f'"{value}"'}))

    assert f"row 2: {column} is {value!r}, which is not a number" in refusal(archive)


@pytest.mark.parametrize("code", ["e08000009", "E0800009", "Trafford", "", "E080000099", "TL", "X08000009"])
def test_a_place_that_is_no_area_code_stops_the_source(tmp_path: Path, code: str) -> None:
    archive = Archive(tmp_path)
    keep(archive, row_with(areacd=code))

    assert "row 2: areacd is" in refusal(archive)


def test_the_row_that_is_wrong_is_found_among_thousands(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    many = "\n".join(f"E08000009,Trafford,{1900 + n // 12}-{n % 12 + 1:02d}-01,1," for n in range(1200))
    keep(archive, f"areacd,areanm,period,value,status\n{many}\nE08000009,Trafford,2010-01-01,one,")

    assert "row 1202: value is 'one'" in refusal(archive)


def test_one_area_and_period_with_two_rows_stops_the_source(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, TRAFFORD + "\nE08000009,Trafford,2025-01-01/P1Y,4,")

    with pytest.raises(UnexpectedShape, match="E08000009, 2025-01-01/P1Y has 2 rows where there can be one"):
        loaded(archive)


@pytest.mark.parametrize("row", ["E08000009,Trafford", "E08000009,Trafford,2025-01-01,3,,7", 'E08000009,"Traff'])
def test_a_row_of_another_width_stops_the_source(tmp_path: Path, row: str) -> None:
    archive = Archive(tmp_path)
    keep(archive, f"areacd,areanm,period,value,status\n{row}")

    assert refusal(archive).startswith("els: data/claimant-count (file ")


def test_rows_that_vanish_stop_the_source(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    long = "\n".join(f"E08000009,Trafford,{year}-01-01/P1Y,3," for year in range(2000, 2025))
    keep(archive, f"areacd,areanm,period,value,status\n{long}")
    keep(archive, TRAFFORD, at=NOON + timedelta(days=31))

    assert "it has 2 rows; the reply before it (" in refusal(archive)
    assert ") had 25. Look at both." in refusal(archive)


def test_rows_that_vanished_and_came_back_are_all_loaded(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    long = "\n".join(f"E08000009,Trafford,{year}-01-01/P1Y,3," for year in range(2000, 2025))
    keep(archive, f"areacd,areanm,period,value,status\n{long}")
    keep(archive, TRAFFORD, at=NOON + timedelta(days=31))
    keep(archive, f"areacd,areanm,period,value,status\n{long}", at=NOON + timedelta(days=32))

    assert len(rows(archive, "from raw.els_observation")) == 25 + 2 + 25


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("metadata/indicators", {"message": "busy"}),
        ("metadata/indicators", [["claimant-count"]]),
        ("metadata/indicators", [{"label": "Claimant Count"}]),
        ("geo/list", [{"areacd": "E08000009", "areanm": "Trafford"}]),
        ("geo/list", [{"code": "E08000009", "parents": []}]),
        ("similar/E08000009", [{"key": "global"}]),
        ("similar/E08000009", {"similar": []}),
        ("boundaries/ltla", {"type": "FeatureCollection", "features": []}),
        ("boundaries/ltla", {"features": [{"properties": {"areacd": "E08000009"}, "geometry": None}]}),
        ("boundaries/ltla", []),
    ],
)
def test_a_list_of_another_shape_stops_the_source(tmp_path: Path, key: str, body: object) -> None:
    archive = Archive(tmp_path)
    keep(archive, json.dumps(body), key=key, ending="json")

    assert refusal(archive).startswith(f"els: {key} (file ")


def test_a_table_cut_short_among_whole_ones_is_the_one_that_is_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, TRAFFORD, key="data/motor-vehicle-flow")
    keep(archive, TRAFFORD[:-12], key="data/claimant-count")
    keep(archive, TRAFFORD, key="data/wellbeing-anxiety")

    assert "els: data/claimant-count" in refusal(archive)
    assert "CSV Error on Line: 3" in refusal(archive)
