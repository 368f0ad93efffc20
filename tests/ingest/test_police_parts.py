"""An outline with too much in it is asked for in halves, and a crime on the cut counts once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ingest.archive import Archive
from ingest.polygons import halves, rings_of
from tests.ingest import police_practice as practice
from tests.ingest.police_practice import JULY, crime, fetch, key_of, square
from tests.ingest.practice import Clock
from tests.servers import faults
from tests.servers.faults import Fault
from tests.servers.police import Police, police_server

(WEST, _), (EAST, _) = halves(rings_of(square(1).geojson)[0])
# To the left and right of the cut, on it, and a little beside it, where the halves overlap.
PLACES = ("53.0020", "53.0080", "53.0050", "53.0052", "53.0048")
CRIMES = [replace(crime(n, ward=1), latitude=place) for n, place in enumerate(PLACES, 1)]


def test_what_is_too_much_for_one_reply_is_asked_for_in_halves_and_counted_once(tmp_path: Path) -> None:
    with police_server(Police([JULY], CRIMES, most=4)) as police:
        result = fetch(police, tmp_path, [square(1)])

    assert result.error == ""
    assert list(Archive(tmp_path).newest("police"))[1:] == [
        key_of(1),
        f"{key_of(1)}/lat<53.00500",
        f"{key_of(1)}/lat>=53.00500",
    ]
    assert practice.counts(Archive(tmp_path)) == [("E05000001", JULY, "burglary", 5, 5)]


def test_halves_are_halved_again(tmp_path: Path) -> None:
    with police_server(Police([JULY], CRIMES, most=3)) as police:
        fetch(police, tmp_path, [square(1)])

    assert sum(key.count("/") == 5 for key in Archive(tmp_path).newest("police")) == 4
    assert practice.counts(Archive(tmp_path)) == [("E05000001", JULY, "burglary", 5, 5)]


def test_a_server_that_refuses_every_part_is_down(tmp_path: Path) -> None:
    with police_server(Police([JULY], CRIMES)) as police:
        police.faults.append(Fault("all-crime", faults.refuses(503), times=999))
        result = fetch(police, tmp_path, [square(1)])

    assert "it answered 503 (5 times)" in result.error
    assert practice.counts(Archive(tmp_path)) == []


def test_after_a_server_was_down_every_crime_is_there_and_none_twice(tmp_path: Path) -> None:
    with police_server(Police([JULY], CRIMES)) as police:
        police.faults.append(Fault("all-crime", faults.refuses(503), times=12))
        first = fetch(police, tmp_path, [square(1)])
        again = fetch(police, tmp_path, [square(1)])

    assert (first.error, again.error) == ("", "")
    assert practice.counts(Archive(tmp_path)) == [("E05000001", JULY, "burglary", 5, 5)]


def test_a_half_that_is_lacking_leaves_the_ward_without_a_count(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    practice.keep(archive, key_of(1), b"", status=503)
    practice.keep(archive, f"{key_of(1)}/{WEST}", [each.as_sent() for each in CRIMES[:1]])

    assert practice.counts(archive) == []


def test_a_half_that_the_publisher_lacks_leaves_the_month_unpublished(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    practice.keep(archive, key_of(1), b"", status=503)
    practice.keep(archive, f"{key_of(1)}/{WEST}", [each.as_sent() for each in CRIMES[:1]])
    practice.keep(archive, f"{key_of(1)}/{EAST}", b"", status=404)

    assert {row[3] for row in practice.counts(archive)} == {None}


def test_halves_of_an_outline_that_fits_again_are_forgotten(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    practice.keep(archive, key_of(1), b"", status=503)
    for side in (WEST, EAST):
        practice.keep(archive, f"{key_of(1)}/{side}", [each.as_sent() for each in CRIMES])
    practice.keep(archive, key_of(1), [CRIMES[0].as_sent()], days=40)

    newest = practice.loaded(archive).sql(
        "select arg_max(crimes, seen_at) from raw.police_count where category = 'burglary'"
    )
    assert newest.fetchall() == [("1",)]


def test_a_ward_of_two_pieces_is_counted_once_both_are_there(tmp_path: Path) -> None:
    archive, whole = Archive(tmp_path), key_of(1).removesuffix("1-of-1")
    practice.keep(archive, f"{whole}1-of-2", [CRIMES[0].as_sent()])
    of_one = practice.counts(archive)
    practice.keep(archive, f"{whole}2-of-2", [crime(9, ward=2).as_sent()], poly=practice.poly_of(2))

    assert of_one == []
    assert practice.counts(archive) == [("E05000001", JULY, "burglary", 2, 2)]


def test_each_piece_of_a_ward_is_asked_for(tmp_path: Path) -> None:
    rings = "[[[[0.01,53],[0.02,53],[0.02,53.01]]],[[[0.03,53],[0.04,53],[0.04,53.01]]]]"
    islands = replace(square(1), geojson=f'{{"type":"MultiPolygon","coordinates":{rings}}}')
    with police_server(Police([JULY])) as police:
        fetch(police, tmp_path, [islands], Clock())

    assert [key.split("/")[3] for key in Archive(tmp_path).newest("police") if "/" in key] == ["1-of-2", "2-of-2"]
