"""data.police.uk is asked ward by ward and month by month, and nothing that it fails in becomes a figure."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.source import WardOutline
from ingest.sources.police import SOURCE
from tests.ingest import police_practice as practice
from tests.ingest.police_practice import JULY, JUNE, crime, fetch, key_of, square
from tests.ingest.practice import Clock, line
from tests.servers import faults
from tests.servers.faults import Answer, Fault
from tests.servers.police import Police, police_server

WARDS = (square(1), square(2))
CRIMES = [crime(1, ward=1), crime(2, ward=1, month=JUNE), crime(3, ward=2, month=JUNE)]


def test_every_ward_is_asked_for_by_form_in_every_month_that_is_listed_newest_first(tmp_path: Path) -> None:
    with police_server(Police([JUNE, JULY], CRIMES)) as police:
        result = fetch(police, tmp_path, WARDS)

    assert (result.error, result.missing, result.saved) == ("", (), 5)
    assert police.asked == ["crimes-street-dates", *["crimes-street/all-crime"] * 4]
    kept = Archive(tmp_path).newest("police")
    assert list(kept) == ["crimes-street-dates", key_of(1), key_of(2), key_of(1, JUNE), key_of(2, JUNE)]
    assert kept[key_of(1)].receipt.parameters == {"date": JULY, "poly": practice.poly_of(1)}
    assert practice.counts(Archive(tmp_path)) == [
        ("E05000001", JUNE, "burglary", 1, 1),
        ("E05000001", JULY, "burglary", 1, 1),
        ("E05000002", JUNE, "burglary", 1, 1),
    ]


def test_no_more_than_three_years_are_asked_for(tmp_path: Path) -> None:
    months = [f"{year}-{month:02d}" for year in range(2020, 2027) for month in range(1, 13)]
    with police_server(Police(months)) as police:
        result = fetch(police, tmp_path, WARDS[:1])

    assert result.saved == 37
    assert min(key for key in Archive(tmp_path).newest("police") if "/" in key) == key_of(1, "2024-01")


def test_an_address_of_a_receipt_tells_outlines_apart_and_stays_short(tmp_path: Path) -> None:
    with police_server(Police([JULY])) as police:
        fetch(police, tmp_path, WARDS)

    addresses = {reply.receipt.url for reply in Archive(tmp_path).replies("police")}
    assert len(addresses) == 3
    assert max(map(len, addresses)) < 160


def test_an_outline_that_was_redrawn_is_another_question(tmp_path: Path) -> None:
    redrawn = WardOutline("E05000001", practice.COUNCIL, WARDS[0].geojson.replace("53.01", "53.02"))
    with police_server(Police([JULY], CRIMES)) as police:
        fetch(police, tmp_path, WARDS[:1])
        again = fetch(police, tmp_path, [redrawn], clock=Clock(Clock().now.replace(hour=13)))

    assert (again.saved, again.fresh) == (1, 0)


def test_old_months_with_crimes_are_not_asked_for_again_and_empty_or_new_ones_are(tmp_path: Path) -> None:
    months = [f"2026-{month:02d}" for month in range(1, 8)]
    old = [crime(9, ward=1, month="2026-01")]
    with police_server(Police(months, old)) as police:
        fetch(police, tmp_path, WARDS)
        a_month_later = fetch(police, tmp_path, WARDS, clock=Clock(Clock().now.replace(month=12, day=28)))

    assert (a_month_later.fresh, a_month_later.unchanged) == (1, 14)


def test_a_month_that_is_listed_and_not_held_is_not_published_and_never_nought(tmp_path: Path) -> None:
    with police_server(Police([JULY, JUNE], CRIMES, not_held={JULY})) as police:
        result = fetch(police, tmp_path, WARDS)

    assert result.error == ""
    db = practice.loaded(Archive(tmp_path), "E05000001,2024-06-30,1000")
    assert practice.figures(db, "crime-ward", "area_code, period_start::varchar, value, status") == [
        ("E05000001", "2026-06-01", 1.0, "published"),
        ("E05000001", "2026-07-01", None, "not_available"),
        ("E05000002", "2026-06-01", None, "not_available"),
        ("E05000002", "2026-07-01", None, "not_available"),
    ]


@pytest.mark.parametrize(
    "fault",
    [faults.refuses(429), faults.refuses(500), faults.is_cut, faults.is_wrong_gzip, faults.is_a_page],
)
def test_a_reply_that_is_broken_twice_and_then_whole_is_fetched(tmp_path: Path, fault: object) -> None:
    clock = Clock()
    with police_server(Police([JULY], CRIMES)) as police:
        police.faults.append(Fault("all-crime", fault, times=2))  # type: ignore[arg-type]
        result = fetch(police, tmp_path, WARDS, clock)

    assert (result.error, clock.waits) == ("", [1.0, 2.0])
    assert practice.counts(Archive(tmp_path)) == [("E05000001", JULY, "burglary", 1, 1)]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (faults.refuses(429), "it answered 429 (5 times)"),
        (faults.is_cut, "its answer broke off (5 times)"),
        (faults.is_a_page, "it sent a web page where we expected json (5 times)"),
        (lambda _: Answer(200, b""), "it sent an empty answer (5 times)"),
        (lambda _: Answer(200, b'[{"category":'), "it sent JSON that breaks off or is none (5 times)"),
        (faults.refuses(400), "it answered 400"),
    ],
)
def test_a_reply_that_stays_broken_stops_the_source_and_keeps_nothing_of_it(
    tmp_path: Path, fault: object, said: str
) -> None:
    with police_server(Police([JULY], CRIMES)) as police:
        police.faults.append(Fault("all-crime", fault, times=99))  # type: ignore[arg-type]
        result = fetch(police, tmp_path, WARDS)

    assert result.error.startswith(f"police: {key_of(1)} could not be fetched from {police.base_url}")
    assert said in result.error
    assert len(result.error) < 500
    assert practice.counts(Archive(tmp_path)) == []


def test_a_server_that_hangs_is_given_up(tmp_path: Path) -> None:
    clock, forever = Clock(), threading.Event()
    with police_server(Police([JULY])) as police:
        police.faults.append(Fault("all-crime", faults.hangs(forever), times=99))
        wanted = practice.Wanted(base_url=police.base_url, wards=lambda: WARDS)
        result = practice.fetch_source(SOURCE, Archive(tmp_path), line(clock, read_timeout=0.05), wanted)
        forever.set()

    assert "it did not answer in time (5 times)" in result.error


def test_a_publisher_that_asks_us_to_wait_is_obeyed(tmp_path: Path) -> None:
    clock = Clock()
    with police_server(Police([JULY])) as police:
        police.faults.append(Fault("all-crime", faults.refuses(429, retry_after="7")))
        fetch(police, tmp_path, WARDS, clock)

    assert clock.waits == [7.0]


@pytest.mark.parametrize("body", [b"{}", b"[]", b"[1]", b'[{"date":"July"}]', b'[{"month":"2026-07"}]', b'["2026-07"]'])
def test_a_list_of_months_that_is_none_stops_the_source(tmp_path: Path, body: bytes) -> None:
    with police_server(Police([JULY])) as police:
        police.faults.append(Fault("dates", lambda _: Answer(200, body)))
        result = fetch(police, tmp_path, WARDS)

    assert "police: crimes-street-dates (file " in result.error
    assert len(police.asked) == 1


def test_a_council_whose_wards_we_hold_no_outline_of_is_named(tmp_path: Path) -> None:
    with police_server(Police([JULY])) as police:
        result = fetch(police, tmp_path, [square(1, council="E08000007")])

    assert "No outline of a ward of E08000009 is held" in result.error
    assert police.asked == []


def test_scotland_is_not_asked_for(tmp_path: Path) -> None:
    with police_server(Police([JULY])) as police:
        fetch(police, tmp_path, [WardOutline("S13000001", "S12000039", WARDS[0].geojson), square(1)])

    assert list(Archive(tmp_path).newest("police")) == ["crimes-street-dates", key_of(1)]


def test_an_outline_that_is_none_is_named(tmp_path: Path) -> None:
    with police_server(Police([JULY])) as police:
        result = fetch(police, tmp_path, [WardOutline("E05000001", practice.COUNCIL, "{}")])

    assert "The outline of E05000001 is none" in result.error


def test_it_has_not_been_tried_against_the_live_service_and_says_so() -> None:
    assert not SOURCE.is_live_checked
