"""How a place compares is asked only where something stands beside it."""

from __future__ import annotations

from dashboard.components import neighbours
from dashboard.gathering import Answer
from dashboard.rows import Figure
from tests.dashboard.example_rows import a_card, a_source, a_spark, a_ward, an_indicator

NOBODY = {
    "nation_value": None,
    "nation_verdict": "not_compared",
    "region_value": None,
    "region_verdict": "not_compared",
}


def of_a_ward(**changes: object) -> Answer:
    figure = Figure(an_indicator(), a_card(**changes), a_spark([2.0, 3.0]), a_ward())
    return Answer(a_ward(), an_indicator(), a_source(), figure)


def test_a_ward_is_set_beside_its_nation():
    assert "How does" in neighbours.draw(of_a_ward(nation_value=3.5, nation_verdict="similar"))


def test_a_question_that_nothing_answers_is_not_asked():
    assert neighbours.draw(of_a_ward(**NOBODY)) == ""
