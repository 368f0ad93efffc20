"""Whose figure it is, who can change it, where it comes from and how to say that it is wrong."""

from datetime import date, datetime

import pytest

from dashboard import words
from dashboard.words import sources
from tests.dashboard.example_rows import a_council, a_source, a_ward, an_indicator

INDICATOR = an_indicator()


def test_a_figure_says_whose_it_is():
    assert words.level(a_ward(), a_ward()) == "Harbour ward"
    assert words.level(a_council(), a_council()) == "Northsea"
    assert words.level(a_council(), a_ward()) == "Whole borough: no ward figure is published"


def test_a_county_figure_says_that_the_district_has_none():
    county = a_council(area_code="E10000020", whole_words="Whole county")
    assert words.level(county, a_council(area_word="district")) == "Whole county: no district figure is published"


@pytest.mark.parametrize(
    ("run_by", "said"),
    [
        ("upper", "In Norfolk, the county council runs this service."),
        ("lower", "In Norfolk, the district council runs this service."),
        ("both", "In Norfolk, the county council and the district council each run part of this service."),
        ("none", ""),
    ],
)
def test_in_two_tier_areas_the_council_that_runs_the_service_is_named(run_by, said):
    assert words.who_runs(an_indicator(run_by=run_by), a_council(county_name="Norfolk", is_two_tier=True)) == said


def test_where_there_is_one_council_nothing_is_said_of_two():
    assert words.who_runs(an_indicator(run_by="upper"), a_council()) == ""


def test_who_holds_the_lever_is_named():
    assert words.lever(INDICATOR) == "Mostly others: Jobcentre Plus and local employers"
    assert words.lever(an_indicator(lever="council", lever_who=None)) == "Council alone"


def test_a_source_says_when_it_was_released_and_fetched():
    source = a_source(last_fetched=datetime(2026, 11, 23, 9, 30))
    assert words.source_note(INDICATOR, source) == (
        "Source: Office for National Statistics. Released 20 January 2026. Fetched 23 November 2026."
    )


@pytest.mark.parametrize(
    ("months", "said"),
    [(1, "every month"), (3, "every 3 months"), (12, "once a year"), (24, "every two years"), (60, "every 5 years")],
)
def test_how_often_figures_come_is_said_in_words(months, said):
    assert words.next_due(an_indicator(update_months=months, released=None)) == f"New figures usually come {said}."


def test_a_stale_source_says_what_is_shown_instead():
    source = a_source(is_stale=True, last_fetched=datetime(2026, 5, 3))
    assert words.stale(source) == (
        "Explore Local Statistics could not be updated. "
        "These are the last good figures. They were fetched on 3 May 2026."
    )


def test_a_copy_that_ships_says_its_day():
    assert sources.copied(a_source(copied_on=date(2020, 2, 3))) == (
        "The figures that come with Levelwith are from a copy of the publisher's files of 3 February 2020."
    )
    assert sources.copied(a_source()) == ""


def test_a_report_carries_the_page_and_nothing_of_the_reader():
    link = words.report_link("data@northsea.gov.uk", "https://x.uk/outcome?place=E08&a=b", a_ward(), INDICATOR)
    assert link.startswith("mailto:data@northsea.gov.uk?subject=Wrong%20figure%3A%20Out-of-work%20benefit")
    assert "https%3A//x.uk/outcome%3Fplace%3DE08%26a%3Db" in link


@pytest.mark.parametrize(
    ("name", "said"),
    [("North West", "the North West"), ("London", "London"), ("Yorkshire and The Humber", "Yorkshire and The Humber")],
)
def test_a_region_has_the_article_that_people_give_it(name, said):
    assert words.place_name(a_council(name=name, level="region")) == said
