"""A file opens rightly in a spreadsheet, and cannot do anything there."""

import csv as readers_csv
import io
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from dashboard import choices, gathering, queries
from dashboard.database import Build
from dashboard.exports import csv
from tests.dashboard.small_areas import BUCKLOW, HALE, SALFORD, TIMPERLEY, TRAFFORD


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(readers_csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def place_file(build: Build, area_code: str) -> list[dict[str, str]]:
    place = choices.place(build, {"place": area_code})
    outcomes = {outcome.outcome_id: outcome.title for outcome in queries.outcomes(build.cursor)}
    sources = {source.source_id: source for source in queries.sources(build.cursor)}
    return rows_of(csv.place(place, queries.figures(build.cursor, area_code), outcomes, sources))


def outcome_file(build: Build, area_code: str, indicator_id: str) -> list[dict[str, str]]:
    place = choices.place(build, {"place": area_code})
    indicator = choices.indicator(build, {"indicator": indicator_id})
    return rows_of(csv.outcome(gathering.answer(build.cursor, place, indicator)))


def test_a_spreadsheet_is_told_that_it_is_utf_8() -> None:
    assert csv.write(["place"], [["Ynys Môn"]]) == b"\xef\xbb\xbfplace\r\nYnys M\xc3\xb4n\r\n"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x")'])
def test_words_that_a_spreadsheet_would_run_are_made_harmless(formula: str) -> None:
    (row,) = readers_csv.reader(io.StringIO(csv.write(["note"], [[formula]]).decode("utf-8-sig").split("\r\n", 1)[1]))
    assert row == [f"'{formula}"]


@given(rows=some.lists(some.lists(some.text(), min_size=2, max_size=4), max_size=4))
@example(rows=[['a,"b"', "\r\n", "c\rd", " ", '"'], ["", ""]])
def test_whatever_stands_in_a_cell_is_read_as_it_was_written(rows: list[list[str]]) -> None:
    plain = [[cell for cell in row if cell[:1] not in csv.BEGINS_A_FORMULA] + ["x", "y"] for row in rows]
    file = csv.write(["a", "b"], plain).decode("utf-8-sig")
    assert list(readers_csv.reader(io.StringIO(file, newline=""), strict=True)) == [["a", "b"], *plain]


def test_a_number_below_zero_stays_a_number() -> None:
    assert csv.write(["change"], [[-3.5]]).endswith(b"\r\n-3.5\r\n")


def test_the_noise_of_floating_point_is_left_out() -> None:
    assert csv.write(["value"], [[17.700000000000003], [0.1 + 0.2]]).endswith(b"\r\n17.7\r\n0.3\r\n")


def test_a_missing_value_is_empty_and_its_status_is_in_words(build: Build) -> None:
    newest = [row for row in outcome_file(build, SALFORD, "persistent-absence") if row["shown_as"] == "this place"][-1]
    assert newest["value"] == ""
    assert newest["status"] == "Not published"
    assert newest["as_shown"] == "Not published"


def test_a_withheld_ward_is_told_from_one_that_is_not_published(build: Build) -> None:
    wards = {
        row["place_code"]: row for row in outcome_file(build, TRAFFORD, "claimant-count") if row["shown_as"] == "ward"
    }
    assert wards[HALE]["status"] == "Withheld to protect people"
    assert wards[HALE]["value"] == ""
    assert wards[TIMPERLEY]["status"] == "Published"


def test_the_people_behind_a_ward_s_figure_are_in_the_file_and_unknown_ones_are_no_nought(build: Build) -> None:
    place, indicator = queries.place(build.cursor, TRAFFORD), queries.indicator(build.cursor, "claimant-count")
    assert place is not None
    assert indicator is not None
    answer = gathering.answer(build.cursor, place, indicator)
    counted = tuple(replace(ward, people=6000.0) if ward.ward_code == TIMPERLEY else ward for ward in answer.wards)
    rows = rows_of(csv.outcome(replace(answer, wards=counted)))
    people = {row["place_code"]: row["people"] for row in rows if row["shown_as"] == "ward"}
    assert people == {TIMPERLEY: "6000", HALE: "", BUCKLOW: ""}


def test_a_figure_of_the_whole_borough_says_so_in_the_file_of_a_ward(build: Build) -> None:
    rows = {row["figure"]: row for row in place_file(build, TIMPERLEY)}
    assert rows["Weekly pay"]["figure_for"] == "Trafford"
    assert rows["Out-of-work benefit claims"]["figure_for"] == "Timperley"


def test_every_row_says_where_it_comes_from(build: Build) -> None:
    for row in [*place_file(build, TRAFFORD), *outcome_file(build, TRAFFORD, "weekly-pay")]:
        assert row["publisher"] == "Office for Invented Figures"
        assert (row["licence"], row["released"], row["fetched"]) == ("OGL-UK-3.0", "2026-03-01", "2026-10-31")


def test_a_period_is_in_words_and_in_days_that_both_belong_to_it(build: Build) -> None:
    row = next(row for row in outcome_file(build, TRAFFORD, "weekly-pay") if row["shown_as"] == "this place")
    assert (row["period"], row["period_first_day"], row["period_last_day"]) == ("2008", "2008-01-01", "2008-12-31")


def test_an_outcome_s_file_has_everybody_on_its_page(build: Build) -> None:
    roles = [row["shown_as"] for row in outcome_file(build, TRAFFORD, "claimant-count")]
    assert {role: roles.count(role) for role in dict.fromkeys(roles)} == {
        "then, average": 1,
        "now, average": 1,
        "this place": 17,
        "nation": 17,
        "region": 17,
        "similar place": 11,
        "ward": 3,
    }


def test_then_and_now_are_in_the_file_as_the_reader_chose_them(build: Build) -> None:
    place, indicator = queries.place(build.cursor, TRAFFORD), queries.indicator(build.cursor, "weekly-pay")
    assert place is not None
    assert indicator is not None
    for since, period in ((None, "2008 to 2010"), (2015, "2014 to 2016")):
        then, now, *_ = rows_of(csv.outcome(gathering.answer(build.cursor, place, indicator, since)))
        assert (then["period"], now["period"]) == (period, "2022 to 2024")
        years = rows_of(csv.outcome(gathering.answer(build.cursor, place, indicator, since)))[2:]
        averaged = [float(row["value"]) for row in years if row["shown_as"] == "this place" and row["period"] in
                    [str(year) for year in range(int(period[:4]), int(period[-4:]) + 1)]]  # fmt: skip
        assert float(then["value"]) == pytest.approx(sum(averaged) / 3)


def test_a_figure_that_nobody_published_makes_an_empty_file(build: Build) -> None:
    assert outcome_file(build, "E10000017", "weekly-pay") == []
