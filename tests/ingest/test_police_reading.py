"""What police replies become: counts, rates, noughts that are true, and months that are not published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.source import IntakeError
from ingest.street_crime import CATEGORIES
from tests.ingest import police_practice as practice
from tests.ingest.police_practice import JULY, JUNE, crime, figures, keep, key_of
from tests.servers.police import Committed

RESIDENTS = "E05000001,2024-06-30,2000 E05000002,2024-06-30,4000"


def sent(*crimes: Committed) -> list[dict[str, object]]:
    return [each.as_sent() for each in crimes]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_a_figure_is_crimes_for_every_1000_residents(archive: Archive) -> None:
    keep(archive, key_of(1), sent(crime(1, 1), crime(2, 1, "drugs"), crime(3, 1, "drugs")))

    columns = "area_code, period_start::varchar, period_end::varchar, value, numerator, denominator, status"
    assert figures(practice.loaded(archive, RESIDENTS), "crime-ward", columns) == [
        ("E05000001", "2026-07-01", "2026-08-01", 1.5, 3.0, 2000.0, "published")
    ]


def test_antisocial_behaviour_is_a_figure_of_its_own_and_no_crime(archive: Archive) -> None:
    keep(archive, key_of(1), sent(crime(1, 1), *(crime(n, 1, "anti-social-behaviour") for n in range(2, 6))))
    db = practice.loaded(archive, RESIDENTS)

    assert figures(db, "crime-ward") == [("E05000001", 0.5, "published")]
    assert figures(db, "antisocial-behaviour-ward") == [("E05000001", 2.0, "published")]


def test_an_empty_ward_in_a_month_that_other_wards_have_is_a_true_nought(archive: Archive) -> None:
    keep(archive, key_of(1), [])
    keep(archive, key_of(2), sent(crime(1, 2)))

    assert figures(practice.loaded(archive, RESIDENTS), "crime-ward") == [
        ("E05000001", 0.0, "published"),
        ("E05000002", 0.25, "published"),
    ]


def test_a_month_that_is_empty_in_all_wards_was_not_sent_in(archive: Archive) -> None:
    keep(archive, key_of(1), [])
    keep(archive, key_of(2), [])
    keep(archive, key_of(1, JUNE), sent(crime(1, 1, month=JUNE)))

    found = figures(
        practice.loaded(archive, RESIDENTS), "crime-ward", "area_code, period_start::varchar, value, status"
    )
    assert found == [
        ("E05000001", "2026-06-01", 0.5, "published"),
        ("E05000001", "2026-07-01", None, "not_available"),
        ("E05000002", "2026-07-01", None, "not_available"),
    ]


def test_crimes_of_the_railway_police_alone_do_not_make_a_month_of_the_force(archive: Archive) -> None:
    keep(archive, key_of(1), sent(crime(1, 1, by="BTP")))
    keep(archive, key_of(2), [])

    found = figures(practice.loaded(archive, RESIDENTS), "crime-ward", "value, status, note")
    assert set(found) == {(None, "not_available", "The police have not sent in this month")}


def test_a_force_may_send_in_crimes_and_no_incidents(archive: Archive) -> None:
    keep(archive, key_of(1), sent(crime(1, 1)))
    db = practice.loaded(archive, RESIDENTS)

    assert figures(db, "burglary-ward") == [("E05000001", 0.5, "published")]
    assert figures(db, "violent-crime-ward") == [("E05000001", 0.0, "published")]
    assert figures(db, "antisocial-behaviour-ward") == [("E05000001", None, "not_available")]


def test_a_ward_whose_residents_nobody_counted_has_a_count_and_no_rate(archive: Archive) -> None:
    keep(archive, key_of(3), sent(crime(1, 3)))

    found = figures(practice.loaded(archive, RESIDENTS), "crime-ward", "value, numerator, denominator, status, note")
    assert found == [(None, 1.0, None, "not_available", "Nobody has counted the residents of this ward")]


def test_the_year_of_residents_next_to_the_month_counts(archive: Archive) -> None:
    keep(archive, key_of(1), sent(crime(1, 1)))
    keep(archive, key_of(1, "2023-07"), sent(crime(1, 1, month="2023-07")))
    residents = "E05000001,2022-06-30,1000 E05000001,2024-06-30,2000"

    found = figures(practice.loaded(archive, residents), "crime-ward", "period_start::varchar, denominator")
    assert found == [("2023-07-01", 1000.0), ("2026-07-01", 2000.0)]


def test_a_month_that_was_mended_is_a_revision(archive: Archive) -> None:
    keep(archive, key_of(1), sent(crime(1, 1)))
    keep(archive, key_of(1), sent(crime(7, 1), crime(8, 1)), days=30)

    found = figures(practice.loaded(archive, RESIDENTS), "crime-ward", "first_seen::date::varchar, value")
    assert found == [("2026-11-23", 0.5), ("2026-12-23", 1.0)]


def test_every_category_of_the_catalogue_is_one_that_the_publisher_has() -> None:
    assert {each.source_key for each in practice.INDICATORS} <= {*CATEGORIES, "all-crime"}


@pytest.mark.parametrize("reply", [b"", b"{}", b"null", b'{"message":"busy"}', b"[", b"\xff\xfe"])
def test_a_reply_that_is_no_list_stops_the_source(archive: Archive, reply: bytes) -> None:
    keep(archive, key_of(1), reply)

    with pytest.raises(IntakeError, match="it is not a JSON list"):
        practice.loaded(archive)


Change = Callable[[dict[str, object]], object]
WRONG: list[tuple[str, Change]] = [
    (
        "category is 'cyber-crime', which is not one of anti-social-behaviour",
        lambda it: it | {"category": "cyber-crime"},
    ),
    ("category is '7', which is not a word", lambda it: it | {"category": 7}),
    ("month is '2026-06', which is not the month that was asked for", lambda it: it | {"month": JUNE}),
    ("location_type is 'Army', which is not Force or BTP", lambda it: it | {"location_type": "Army"}),
    ("the column 'severity' is not one that we know", lambda it: it | {"severity": 3}),
    ("row 2 has no context", lambda it: {name: it[name] for name in it if name != "context"}),
    ("location is 'None', which is not a latitude and longitude", lambda it: it | {"location": None}),
    ("which is not a latitude and longitude", lambda it: it | {"location": {"latitude": "here", "longitude": "1"}}),
    ("which is not in the outline", lambda it: it | {"location": {"latitude": "nan", "longitude": "0.015"}}),
    ("which is not in the outline", lambda it: it | {"location": {"latitude": "53.005", "longitude": "0.5"}}),
    ("id is '1', which is not a number that no row above has", lambda it: it | {"id": 1}),
    ("id is 'two', which is not a number", lambda it: it | {"id": "two"}),
    ("crime is '7', which is not an object", lambda it: 7),
]


@pytest.mark.parametrize(("said", "change"), WRONG, ids=[said for said, _ in WRONG])
def test_what_is_not_known_stops_the_source_and_names_itself(archive: Archive, said: str, change: Change) -> None:
    first, second = sent(crime(1, 1), crime(2, 1))
    keep(archive, key_of(1), [first, change(second)])

    with pytest.raises(IntakeError) as stopped:
        practice.loaded(archive)

    assert str(stopped.value).startswith(f"police: {key_of(1)} (file ")
    assert said in str(stopped.value)


@pytest.mark.parametrize("key", ["E08000009/E05000001/2026-07/", "E08000009/E05000001/2026-07/1-of-1/lat<north"])
def test_a_key_that_is_none_is_named(archive: Archive, key: str) -> None:
    keep(archive, key_of(1), b"", status=503)
    keep(archive, key, [])

    with pytest.raises(IntakeError, match="its key"):
        practice.loaded(archive)


def test_a_wrong_reply_that_was_put_right_since_is_passed_over(archive: Archive) -> None:
    keep(archive, key_of(1), b"{}")
    keep(archive, key_of(1), sent(crime(1, 1)), days=1)

    assert practice.counts(archive) == [("E05000001", JULY, "burglary", 1, 1)]
