"""Pages get from a build what the marts hold."""

from dashboard import queries
from dashboard.database import Build
from tests.dashboard.small_areas import (
    BUCKLOW,
    BURNLEY,
    CARDIFF,
    HALE,
    LANCASHIRE,
    OLD_TIMPERLEY,
    SALFORD,
    TIMPERLEY,
    TRAFFORD,
)


def test_the_default_council_is_the_one_whose_file_says_so(build: Build) -> None:
    assert queries.default_place(build.cursor).name == "Trafford"


def test_places_are_found_by_any_part_of_their_name(build: Build) -> None:
    assert [place.name for place in queries.find(build.cursor, "alf").places] == ["Salford"]


def test_a_council_is_found_before_its_wards(build: Build) -> None:
    found = queries.find(build.cursor, "trafford")
    assert [place.area_code for place in found.places] == [TRAFFORD, BUCKLOW, TIMPERLEY, OLD_TIMPERLEY]


def test_every_word_must_occur(build: Build) -> None:
    assert [place.name for place in queries.find(build.cursor, "Timperley Trafford").places] == ["Timperley"] * 2
    assert queries.find(build.cursor, "Timperley Salford").places == ()


def test_a_place_is_found_by_its_code(build: Build) -> None:
    assert [place.name for place in queries.find(build.cursor, "e08000006").places] == ["Salford"]


def test_signs_of_sql_are_only_letters(build: Build) -> None:
    assert queries.find(build.cursor, "%").total == 0
    assert queries.find(build.cursor, "'; drop table marts.place; --").total == 0


def test_more_places_are_counted_than_shown(build: Build) -> None:
    found = queries.find(build.cursor, "e", most=2)
    assert len(found.places) == 2
    assert found.total > 2


def test_a_ward_shows_its_own_figure_and_its_council_s_where_it_has_none(build: Build) -> None:
    shown = {
        figure.indicator.indicator_id: figure.place.area_code for figure in queries.figures(build.cursor, TIMPERLEY)
    }
    assert shown["claimant-count"] == TIMPERLEY
    assert shown["weekly-pay"] == TRAFFORD


def test_a_ward_whose_own_figure_is_withheld_shows_its_council_s(build: Build) -> None:
    figure = queries.figure(build.cursor, HALE, "claimant-count")
    assert figure is not None
    assert figure.place.area_code == TRAFFORD


def test_a_county_shows_nothing_that_only_districts_have(build: Build) -> None:
    assert queries.figure(build.cursor, LANCASHIRE, "weekly-pay") is None


def test_a_district_shows_its_own_figure_before_its_county_s(build: Build) -> None:
    figure = queries.figure(build.cursor, BURNLEY, "persistent-absence")
    assert figure is not None
    assert figure.place.area_code == BURNLEY


def test_figures_come_in_the_order_of_outcomes(build: Build) -> None:
    outcomes = [figure.indicator.outcome_id for figure in queries.figures(build.cursor, TRAFFORD)]
    assert outcomes == ["work", "work", "health", "health", "children", "children", "children"]


def test_a_line_has_its_points_in_time_and_its_breaks(build: Build) -> None:
    figure = queries.figure(build.cursor, TRAFFORD, "claimant-count")
    assert figure is not None
    assert [point.period_start.year for point in figure.spark.points] == list(range(2008, 2025))
    assert [start.year for start in figure.spark.breaks] == [2013]


def test_what_is_not_compared_says_so(build: Build) -> None:
    figure = queries.figure(build.cursor, TIMPERLEY, "claimant-count")
    assert figure is not None
    assert (figure.card.peer_verdict, figure.card.peer_count) == ("not_compared", 0)


def test_a_council_is_asked_its_own_questions_and_others_those_of_the_default_council(build: Build) -> None:
    own = ("persistent-absence", "claimant-count", "life-expectancy")
    assert queries.questions(build.cursor, TRAFFORD) == own
    assert queries.questions(build.cursor, TIMPERLEY) == own
    assert queries.questions(build.cursor, CARDIFF) == own


def test_a_place_without_a_council_file_reports_to_the_council_whose_site_it_is(build: Build) -> None:
    council = queries.council_above(build.cursor, CARDIFF)
    assert council is not None
    assert council.name == "Trafford"


def test_a_series_says_where_it_was_broken_and_revised(build: Build) -> None:
    series = queries.series(build.cursor, "claimant-count", TRAFFORD)
    assert [point.period_start.year for point in series if point.is_break_before] == [2013]
    assert [point.period_start.year for point in series if point.earlier_values] == [2023]


def test_a_missing_period_is_in_the_series_with_its_reason(build: Build) -> None:
    newest = queries.series(build.cursor, "persistent-absence", SALFORD)[-1]
    assert (newest.value, newest.status) == (None, "not_available")


def test_wards_come_with_their_fifth_and_a_withheld_one_without(build: Build) -> None:
    wards = {ward.ward_code: ward.fifth for ward in queries.ward_figures(build.cursor, "claimant-count", TRAFFORD)}
    assert wards[HALE] is None
    assert {wards[BUCKLOW], wards[TIMPERLEY]} <= {1, 2, 3, 4, 5}
    assert len(queries.boundaries(build.cursor, TRAFFORD)) == 3


def test_the_middle_of_similar_places_has_every_period(build: Build) -> None:
    middle = queries.similar_middle(build.cursor, "weekly-pay", TRAFFORD)
    assert len(middle) == 17
    assert middle[0].period_start.year == 2008


def test_the_other_figures_of_an_outcome_leave_out_the_one_that_is_shown(build: Build) -> None:
    indicator = queries.indicator(build.cursor, "recycling")
    assert indicator is not None
    outcome, others = queries.same_outcome(build.cursor, TRAFFORD, indicator)
    assert outcome.title == "Children"
    assert [each.indicator.indicator_id for each in others] == ["new-count", "persistent-absence"]


def test_what_is_held_is_told_for_each_source_and_figure(build: Build) -> None:
    assert [source.title for source in queries.sources(build.cursor)] == ["Invented figures"]
    claimants = next(it for it in queries.indicator_statuses(build.cursor) if it.indicator_id == "claimant-count")
    assert claimants.revisions == 1
    assert queries.build_status(build.cursor).indicators == 7
