"""A service then and now reads as a short story, and says what is not known."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import gathering, queries
from dashboard.components import services as drawn
from dashboard.components.services import Told
from dashboard.database import Build
from dashboard.rows import Place
from dashboard.services import Service, SimilarChange
from dashboard.words import services as words
from tests.dashboard.reading import html, opened
from tests.dashboard.reading import words as read
from tests.dashboard.reading_age import grade
from tests.dashboard.small_areas import SALFORD, TIMPERLEY, TRAFFORD


@pytest.fixture(autouse=True)
def _small_data(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(small_data))


def test_the_story_gives_then_and_now_of_what_the_service_does() -> None:
    page = read(opened("then_and_now", place=TRAFFORD))
    assert "Getting pupils to school in Trafford, then and now" in page
    assert re.search(r"Pupils who miss a lot of school: on average [\d.]+% in .+ and [\d.]+% in", page)


def test_each_thing_that_tells_has_a_chart_and_a_table(build: Build) -> None:
    page = html(opened("then_and_now", place=TRAFFORD))
    (first, *_) = queries.services(build.cursor, TRAFFORD)
    assert page.count("See the figures in a table") == len(first.figures)


def test_what_is_not_held_is_said_and_money_is_in_no_sentence_of_the_story() -> None:
    page = read(opened("then_and_now", place=TRAFFORD))
    story, _, panels = page.partition("How the service does")
    assert "We hold no figure of what people think of it." in story
    assert "oney" not in story
    assert "Money for each resident is not loaded yet" in panels


def test_a_ward_is_told_its_council_s_service() -> None:
    page = read(opened("then_and_now", place=TIMPERLEY))
    assert "Back to Timperley ward" in page
    assert "in Trafford, then and now" in page
    assert "Whole borough: this service is run for all of Trafford." in page


def test_services_without_a_figure_are_not_offered(build: Build) -> None:
    offered = queries.services(build.cursor, TRAFFORD)
    assert [service.service_id for service in offered] == ["schools", "roads"]
    assert offered[1].level is None


def test_another_service_can_be_chosen_by_its_address() -> None:
    page = read(opened("then_and_now", place=TRAFFORD, service="roads"))
    assert "We hold no figure of how well this service does in Trafford." in page


@pytest.mark.parametrize("wrong", ["bins", "<b>", "nowhere", "x" * 3000])
def test_an_unknown_service_gets_a_sentence_and_a_way_on(wrong: str) -> None:
    page = html(opened("then_and_now", place=TRAFFORD, service=wrong))
    assert "Which service did you want?" in page
    assert wrong not in page
    assert "<a href='/'>" in page


def test_no_target_stands_on_a_page_that_looks_back() -> None:
    page = html(opened("then_and_now", place=TRAFFORD))
    assert "Target" not in page


SIMILAR = SimilarChange("persistent-absence", "ons_global", 12, 10.0, 12.0, "better")


@pytest.mark.parametrize("place", [TRAFFORD, SALFORD])
@pytest.mark.parametrize("similar", [None, SIMILAR])
def test_every_sentence_is_short_and_plain(build: Build, place: str, similar: SimilarChange | None) -> None:
    chosen = queries.place(build.cursor, place)
    assert chosen
    for service in queries.services(build.cursor, place):
        told = _told(build, chosen, service, similar)
        for sentence in re.split(r"(?<=[.?!]) (?=[A-Z])", " ".join(filter(None, drawn._sentences(told)))):
            assert len(sentence.split()) <= 25, sentence
        assert grade(" ".join(filter(None, drawn._sentences(told)))) <= 6


def _told(build: Build, place: Place, service: Service, similar: SimilarChange | None) -> Told:
    indicators = {each.indicator_id: each for each in queries.all_indicators(build.cursor)}
    answers = {role: gathering.answer(build.cursor, place, indicators[name]) for role, name in service.figures}
    return Told(place, place, service, answers, similar)


def test_similar_places_are_set_beside_a_change_that_is_more_than_luck(build: Build) -> None:
    place = queries.place(build.cursor, TRAFFORD)
    figure = queries.figure(build.cursor, TRAFFORD, "persistent-absence")
    assert place and figure
    assert "went from 10.0% to 12.0%" in words.similar(figure.indicator, figure.card, SIMILAR)
    clear, unclear = (replace(figure.card, then_verdict=verdict) for verdict in ("better", "no_clear_change"))
    assert words.beside_similar(clear, SIMILAR, place).endswith("was better than that of most of them.")
    assert words.beside_similar(unclear, SIMILAR, place) == ""
