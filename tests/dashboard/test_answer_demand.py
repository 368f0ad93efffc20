"""What an answer sets beside a figure comes from the build: how much was asked of the service, in the same place."""

from __future__ import annotations

import pytest

from dashboard import answering, choices
from dashboard.answered import DemandBeside
from dashboard.database import Build
from dashboard.words import doorstep
from tests.dashboard.small_areas import BURNLEY, TIMPERLEY, TRAFFORD


def demand(build: Build, place: str, question: str) -> DemandBeside | None:
    chosen, indicator = choices.place(build, {"place": place}), choices.indicator(build, {"indicator": question})
    answered = answering.answer(build, chosen, indicator)
    assert answered
    return answered.demand


@pytest.mark.usefixtures("small_data")
@pytest.mark.parametrize("place", [TRAFFORD, TIMPERLEY, BURNLEY])
def test_the_service_s_demand_is_told_of_the_place_whose_figure_it_is(build: Build, place: str) -> None:
    # The register is named first, but has no then.
    found = demand(build, place, "persistent-absence")
    assert found
    assert found.told.demand_id == "recycling"
    assert found.place.area_code == found.told.area_code
    assert found.place.area_code in {TRAFFORD, BURNLEY, "E10000017"}
    assert found.told.then_end.year < found.told.now_end.year


def test_what_no_service_names_and_nobody_was_counted_for_has_nothing_beside_it(build: Build) -> None:
    assert demand(build, TRAFFORD, "claimant-count") is None


def test_it_is_told_with_its_numbers(build: Build) -> None:
    place, indicator = choices.place(build, {"place": TRAFFORD}), choices.indicator(build, {"indicator": "recycling"})
    answered = answering.answer(build, place, choices.indicator(build, {"indicator": "persistent-absence"}))
    assert answered
    assert answered.demand
    told = next(part for part in doorstep.tell(answered).parts if part.title == doorstep.WHY)
    assert f"In Trafford: {answered.demand.told.then_value:.1f}% {indicator.measure} in 2" in told.said
    assert f"{answered.demand.told.now_value:.1f}% in 2" in told.said
    assert place.name in told.said
