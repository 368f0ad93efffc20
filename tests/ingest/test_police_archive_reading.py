"""What an archive becomes: counts in wards, true noughts, months that are not published; and what stops it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.source import IntakeError
from ingest.street_crime import CATEGORIES
from tests.ingest import police_archive_practice as practice
from tests.ingest import police_practice
from tests.ingest.police_archive_practice import WARDS, keep
from tests.ingest.police_practice import COUNCIL, JULY, JUNE, crime, figures, key_of, square
from tests.servers.police import Committed
from tests.servers.police_archive import COLUMNS, name_of, packed, row_of, table

ONE, TWO = "E05000001", "E05000002"
OWN = [crime(1, ward=1), crime(2, ward=2)]  # makes Greater Manchester Police the force of both wards
RESIDENTS = f"{ONE},2024-06-30,1000 {TWO},2024-06-30,1000"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def tables(*crimes: Committed, force: str = "greater-manchester", month: str = JULY) -> dict[str, bytes]:
    return {name_of(month, force): table(row_of(each, force) for each in crimes)}


def test_each_crime_counts_in_the_ward_that_holds_its_place(archive: Archive) -> None:
    keep(archive, tables(*OWN, crime(3, ward=2, category="drugs"), crime(4, ward=9)))

    assert practice.counts(archive) == [
        (ONE, JULY, "burglary", "1", "1"),
        (TWO, JULY, "burglary", "1", "1"),
        (TWO, JULY, "drugs", "1", "1"),
    ]


@pytest.mark.parametrize("name", CATEGORIES.values())
def test_every_crime_type_goes_by_the_name_that_tables_have_for_it(archive: Archive, name: str) -> None:
    category = next(each for each, shown in CATEGORIES.items() if shown == name)
    keep(archive, tables(*OWN, crime(3, ward=1, category=category)))

    found = practice.loaded(archive).sql(
        "select category, sum(crimes::int) as n from raw.police_archive_count group by 1"
    )
    assert dict(found.filter("n > 0").fetchall()) == {"burglary": 2} | {category: 1 + 2 * (category == "burglary")}


def test_the_railway_police_are_counted_apart(archive: Archive) -> None:
    keep(archive, tables(*OWN) | tables(crime(3, ward=1), crime(4, ward=1), force="btp"))

    assert practice.counts(archive)[0] == (ONE, JULY, "burglary", "3", "1")


def test_a_crime_without_a_place_is_in_no_ward_and_is_known(archive: Archive) -> None:
    nowhere = replace(crime(3, ward=1), longitude="", latitude="")
    keep(archive, tables(*OWN, nowhere, nowhere))

    told = practice.loaded(archive).sql("select * exclude (receipt_id, seen_at) from raw.police_archive_file")
    assert told.fetchall() == [(JULY, "greater-manchester", "4", "2", "2")]


@pytest.mark.parametrize("latitude", ["53.0", "53.004", "53.01"])
def test_a_place_on_an_edge_that_two_wards_share_is_in_the_one_whose_code_comes_first(
    archive: Archive, latitude: str
) -> None:
    keep(archive, tables(*OWN, replace(crime(3, ward=1), longitude="0.02", latitude=latitude)))

    assert practice.counts(archive) == [(ONE, JULY, "burglary", "2", "2"), (TWO, JULY, "burglary", "1", "1")]


def test_where_two_outlines_overlap_a_crime_counts_once(archive: Archive) -> None:
    wide = replace(square(2), geojson=square(2).geojson.replace("0.02", "0.012"))
    keep(archive, tables(*OWN))

    assert [row[:2] for row in practice.counts(archive, [square(1), wide])] == [(ONE, JULY), (TWO, JULY)]


def test_a_ward_of_two_pieces_with_a_hole_is_counted_whole(archive: Archive) -> None:
    ring = "[[0.01,53],[0.02,53],[0.02,53.01],[0.01,53.01],[0.01,53]]"
    hole = "[[0.012,53.002],[0.012,53.004],[0.014,53.004],[0.014,53.002],[0.012,53.002]]"
    far = "[[0.05,53],[0.06,53],[0.06,53.01],[0.05,53.01],[0.05,53]]"
    ward = replace(square(1), geojson=f'{{"type":"MultiPolygon","coordinates":[[{ring},{hole}],[{far}]]}}')
    in_hole = replace(crime(3, ward=1), longitude="0.013", latitude="53.003")
    keep(archive, tables(crime(1, ward=1), crime(2, ward=5), in_hole))

    assert practice.counts(archive, [ward]) == [(ONE, JULY, "burglary", "2", "2")]


def test_a_month_whose_table_is_not_there_is_not_published_and_never_nought(archive: Archive) -> None:
    keep(archive, tables(*OWN) | tables(crime(9, ward=1, month=JUNE), force="btp", month=JUNE))
    db = police_practice.loaded(archive, RESIDENTS, WARDS)

    assert figures(db, "crime-ward", "area_code, period_start::varchar, value, status, note") == [
        (ONE, "2026-06-01", None, "not_available", "The police have not sent in this month"),
        (ONE, "2026-07-01", 1.0, "published", None),
        (TWO, "2026-06-01", None, "not_available", "The police have not sent in this month"),
        (TWO, "2026-07-01", 1.0, "published", None),
    ]


def test_a_table_that_is_there_and_empty_was_not_sent_in_either(archive: Archive) -> None:
    keep(archive, tables(*OWN) | tables(month=JUNE))
    db = police_practice.loaded(archive, RESIDENTS, WARDS)

    assert {row[1] for row in figures(db, "crime-ward", "period_start::varchar, value")} == {None, 1.0}
    assert ("2026-06-01", 0.0) not in figures(db, "crime-ward", "period_start::varchar, value")


def test_a_quiet_ward_in_a_month_that_was_sent_in_is_a_true_nought(archive: Archive) -> None:
    keep(archive, tables(*OWN) | tables(crime(3, ward=1, month=JUNE), month=JUNE))
    db = police_practice.loaded(archive, RESIDENTS, WARDS)

    june = figures(db, "crime-ward", "period_start::varchar, area_code, value, status")[:2]
    assert june == [("2026-06-01", ONE, 1.0, "published"), ("2026-06-01", TWO, 0.0, "published")]


def test_crimes_of_a_neighbour_that_strayed_over_do_not_make_a_month_of_the_own_force(archive: Archive) -> None:
    wards = [square(n) for n in range(1, 6)]
    strayed = tables(crime(9, ward=5, month=JUNE), force="cheshire", month=JUNE)
    keep(archive, tables(*(crime(n, ward=n) for n in range(1, 6))) | strayed)

    assert {row[3] for row in practice.counts(archive, wards) if row[1] == JUNE} == {None}


def test_where_only_a_neighbour_has_sent_in_anything_nothing_is_published(archive: Archive) -> None:
    wards = [square(n) for n in range(1, 6)]
    keep(archive, tables(crime(9, ward=5), crime(10, ward=4), force="cheshire"))

    assert {row[3] for row in practice.counts(archive, wards)} == {None}


def test_what_strays_over_in_many_months_makes_no_force_a_council_s_own(archive: Archive) -> None:
    wards = [square(n) for n in range(1, 6)]
    keep(
        archive,
        tables(crime(1, ward=1), crime(2, ward=2), force="cheshire")
        | tables(crime(3, ward=3, month=JUNE), crime(4, ward=4, month=JUNE), force="cheshire", month=JUNE),
    )

    assert {row[3] for row in practice.counts(archive, wards)} == {None}


@pytest.mark.parametrize(("archive_day", "stands"), [(0, 7.0), (2, 1.0)])
def test_of_a_month_that_both_routes_have_the_reply_that_came_last_stands(
    archive: Archive, archive_day: int, stands: float
) -> None:
    police_practice.keep(archive, key_of(1), [crime(n, ward=1).as_sent() for n in range(7)], days=1)
    keep(archive, tables(*OWN), days=archive_day)
    db = police_practice.loaded(archive, RESIDENTS, WARDS)

    newest = db.sql(police_practice.STAGED).filter(f"indicator_id = 'crime-ward' and area_code = '{ONE}'")
    assert newest.aggregate("arg_max(value, first_seen)").fetchall() == [(stands,)]


def test_a_table_that_an_earlier_archive_had_to_the_byte_is_told_again_by_the_newer_one(archive: Archive) -> None:
    keep(archive, tables(*OWN))
    keep(archive, tables(*OWN) | tables(crime(3, ward=1, month=JUNE), month=JUNE), days=30)

    assert len(practice.counts(archive)) == 5


def test_a_wrong_archive_that_was_put_right_since_is_passed_over(archive: Archive) -> None:
    keep(archive, {name_of(JULY): b"Crime\n"})
    keep(archive, tables(*OWN), days=30)

    assert len(practice.counts(archive)) == 2


GOOD = row_of(crime(1, ward=1))


def changed(column: str, value: str) -> bytes:
    row = [value if name == column else cell for name, cell in zip(COLUMNS, GOOD, strict=True)]
    return table([GOOD, row])


MEMBER = name_of(JULY)
WRONG: list[tuple[str, dict[str, bytes] | bytes]] = [
    (f"{MEMBER}, row 1: the column 'Severity' is not one", {MEMBER: table([], [*COLUMNS, "Severity"])}),
    (f"{MEMBER}, row 1: the column 'Context' is missing", {MEMBER: table([], COLUMNS[:-1])}),
    (f"{MEMBER}, row 1: the column 'Crime ID' is missing", {MEMBER: b""}),
    (f"{MEMBER}, row 1: its columns are in another order", {MEMBER: table([], COLUMNS[::-1])}),
    (f"{MEMBER}, row 3: it has 3 cells, not 12", {MEMBER: table([GOOD, ["a", "b", "c"]])}),
    (f"{MEMBER}, row 3: Month is '2026-06', which is not that", {MEMBER: changed("Month", JUNE)}),
    (f"{MEMBER}, row 3: Crime type is 'Cyber crime', which is", {MEMBER: changed("Crime type", "Cyber crime")}),
    (f"{MEMBER}, row 3: Crime type is '', which is not one", {MEMBER: changed("Crime type", "")}),
    (f"{MEMBER}, row 3: Longitude is '', which is not degrees", {MEMBER: changed("Longitude", "")}),
    (f"{MEMBER}, row 3: Latitude is '', which is not degrees", {MEMBER: changed("Latitude", "")}),
    (f"{MEMBER}, row 3: Latitude is 'nan', which is not", {MEMBER: changed("Latitude", "nan")}),
    (f"{MEMBER}, row 3: Longitude is '53.1', which is not", {MEMBER: changed("Longitude", "53.1")}),
    (f"{MEMBER}, row 3: Latitude is '-2.3', which is not", {MEMBER: changed("Latitude", "-2.3")}),
    (f"{MEMBER}, row 3: Reported by is '', which is not", {MEMBER: changed("Reported by", "")}),
    (
        "Reported by is 'British Transport Police', which is",
        {MEMBER: changed("Reported by", "British Transport Police")},
    ),
    ("which is not British Transport Police", {name_of(JULY, "btp"): table([GOOD])}),
    (f"{MEMBER}: it cannot be read as a table", {MEMBER: table([GOOD]) + b"\xff\xfe\n"}),
    (f"{MEMBER}: it cannot be read as a table", {MEMBER: table([GOOD]) + b'a,"b'}),
    (f"{MEMBER}: it cannot be read as a table", {MEMBER: table([GOOD]) + b"a" * 20_000}),
    ("the member '2026-07/notes.txt' is of no kind that we know", {MEMBER: table([GOOD]), "2026-07/notes.txt": b""}),
    ("is of no kind that we know", {f"2026-06/{JULY}-greater-manchester-street.csv": table([])}),
    ("the member '' is of no kind that we know", packed({"QQ": b""}).replace(b"QQ", b"\0\0")),
    ("it has no table of street crimes", {name_of(JULY, kind="outcomes"): b"x"}),
    ("it is no zip (BadZipFile)", b"PK\x03\x04 and so on"),
]


@pytest.mark.parametrize(("said", "sent"), WRONG, ids=[said for said, _ in WRONG])
def test_what_is_not_known_stops_the_source_and_names_itself(
    archive: Archive, said: str, sent: dict[str, bytes] | bytes
) -> None:
    keep(archive, sent)

    with pytest.raises(IntakeError) as stopped:
        practice.loaded(archive)

    assert str(stopped.value).startswith("police_archive: latest.zip (file ")
    assert said in str(stopped.value)


def test_a_table_that_is_there_twice_stops_the_source(archive: Archive) -> None:
    other = MEMBER.replace("manchester", "manchestes")
    keep(archive, packed({MEMBER: table([GOOD]), other: table([])}).replace(other.encode(), MEMBER.encode()))

    with pytest.raises(IntakeError, match="it is there twice"):
        practice.loaded(archive)


def test_a_member_that_does_not_fit_its_own_sum_stops_the_source(archive: Archive) -> None:
    body = bytearray(packed(tables(*OWN), kind=0))
    body[body.index(b"Some Street")] ^= 1
    keep(archive, bytes(body))

    with pytest.raises(IntakeError, match="it cannot be read as a table .Bad CRC"):
        practice.loaded(archive)


def test_an_outline_that_is_none_is_named(archive: Archive) -> None:
    keep(archive, tables(*OWN))

    with pytest.raises(IntakeError, match="The outline of E05000001 is none"):
        practice.loaded(archive, [replace(square(1), geojson='{"type":"Point","coordinates":[0,53]}')])


def test_without_wards_nothing_is_read(archive: Archive) -> None:
    keep(archive, tables(*OWN))

    assert practice.counts(archive, []) == []
    assert practice.counts(archive, [replace(square(1), area_code="S13000001", council_code="S12000039")]) == []


def test_the_council_of_each_count_is_that_of_its_ward(archive: Archive) -> None:
    keep(archive, tables(*OWN))

    found = practice.loaded(archive).sql("select distinct council_code from raw.police_archive_count").fetchall()
    assert found == [(COUNCIL,)]


def test_a_folder_in_the_zip_is_no_table(archive: Archive) -> None:
    keep(archive, {f"{JULY}/": b""} | tables(*OWN))

    assert len(practice.counts(archive)) == 2
