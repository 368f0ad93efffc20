"""Outlines of wards come from the published build, and before there is one from the figures that ship."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb

from ingest.settings import discover
from ingest.ward_outlines import ward_outlines

SHIPPED = discover({})


def build_with(folder: Path, *statements: str) -> Path:
    """A published build that is just the two tables."""
    (folder / "builds").mkdir()
    (folder / "builds" / "current").write_text("one.duckdb\n")
    with duckdb.connect(str(folder / "builds" / "one.duckdb")) as db:
        for statement in statements:
            db.execute(statement)
    return folder


def test_they_come_from_what_ships_where_nothing_is_built(tmp_path: Path) -> None:
    found = ward_outlines(replace(SHIPPED, data=tmp_path), ["E08000009"])

    assert len(found) == 21
    assert {ward.council_code for ward in found} == {"E08000009"}
    assert found[0].area_code == "E05015239"


def test_only_those_of_the_councils_asked_for_are_given(tmp_path: Path) -> None:
    assert ward_outlines(replace(SHIPPED, data=tmp_path), ["E08000007"]) == ()


def test_the_newest_outline_of_each_ward_of_today_comes_from_the_build(tmp_path: Path) -> None:
    data = build_with(
        tmp_path,
        "create schema core",
        "create table core.boundary as from (values ('E05000001', '2019', 'old'), ('E05000001', '2024', 'new'),"
        " ('E05000002', '2019', 'ended'), ('E08000009', '2024', 'council')) as b(area_code, vintage, geojson)",
        "create table core.area as from (values ('E05000001', 'ward', 'E08000009', null),"
        " ('E05000002', 'ward', 'E08000009', date '2023-05-04'), ('E08000009', 'council', 'E12000002', null))"
        " as a(area_code, level, parent_code, end_date)",
    )

    found = ward_outlines(replace(SHIPPED, data=data), ["E08000009"])

    assert [(ward.area_code, ward.council_code, ward.geojson) for ward in found] == [("E05000001", "E08000009", "new")]


def test_a_ward_of_which_no_council_is_known_is_in_none(tmp_path: Path) -> None:
    data = build_with(
        tmp_path,
        "create schema core",
        "create table core.boundary as from (values ('E05000001', '2024', 'held'), ('E05000002', '2024', 'of nation'),"
        " ('E05000003', '2024', 'of nobody')) as b(area_code, vintage, geojson)",
        "create table core.area as from (values ('E05000001', 'ward', 'E08000009', null::date),"
        " ('E05000002', 'ward', 'E92000001', null), ('E05000003', 'ward', null, null),"
        " ('E08000009', 'council', 'E12000002', null), ('E92000001', 'country', null, null))"
        " as a(area_code, level, parent_code, end_date)",
    )

    of_all, of_one = (ward_outlines(replace(SHIPPED, data=data), councils) for councils in (None, ["E08000009"]))

    assert [ward.area_code for ward in of_all] == [ward.area_code for ward in of_one] == ["E05000001"]


def test_a_build_that_cannot_be_read_is_as_if_there_were_none(tmp_path: Path) -> None:
    data = build_with(tmp_path, "create schema of_another_release")

    assert len(ward_outlines(replace(SHIPPED, data=data), ["E08000009"])) == 21
