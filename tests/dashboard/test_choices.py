"""An address is checked before anything uses it."""

import pytest

from dashboard import choices
from dashboard.database import Build
from tests.dashboard.small_areas import TIMPERLEY, TRAFFORD


def test_an_address_without_a_place_means_the_default_council(build: Build) -> None:
    assert choices.place(build, {}).area_code == TRAFFORD


def test_a_place_is_known_by_its_code(build: Build) -> None:
    assert choices.place(build, {"place": TIMPERLEY}).name == "Timperley"


@pytest.mark.parametrize("asked", ["e05015259", " E05015259", "E05015259\n", "\xa0e05015259\u3000"])
def test_small_letters_and_spaces_about_a_code_do_no_harm(build: Build, asked: str) -> None:
    assert choices.place(build, {"place": asked}).area_code == TIMPERLEY


@pytest.mark.parametrize("asked", ["Weekly-Pay", " weekly-pay ", "WEEKLY-PAY\t"])
def test_capitals_and_spaces_about_an_id_do_no_harm(build: Build, asked: str) -> None:
    assert choices.indicator(build, {"indicator": asked}).indicator_id == "weekly-pay"


@pytest.mark.parametrize("asked", ["", " ", "\n"])
def test_a_code_of_nothing_but_spaces_means_the_default_council(build: Build, asked: str) -> None:
    assert choices.place(build, {"place": asked}).area_code == TRAFFORD


def test_a_code_that_no_place_has_is_said_back(build: Build) -> None:
    with pytest.raises(choices.Unknown, match="no place with the code “E08999999”"):
        choices.place(build, {"place": "E08999999"})


HOSTILE = [
    "e0800000",
    "E08 000 009",
    "<b>",
    "' or 1=1 --",
    "E0800000९",
    "9" * 10_000,
    "Your account was hacked: call 999",
]


@pytest.mark.parametrize("asked", HOSTILE)
def test_what_is_no_code_is_not_repeated(build: Build, asked: str) -> None:
    with pytest.raises(choices.Unknown) as refused:
        choices.place(build, {"place": asked})
    assert asked not in refused.value.sentence


def test_a_year_to_compare_with_is_four_digits(build: Build) -> None:
    assert choices.since({}) is None
    assert choices.since({"since": "2011"}) == 2011


@pytest.mark.parametrize("asked", ["11", "2011/12", "20111", "२०११", "-2011", "0999", "<b>"])
def test_what_is_no_year_is_refused(asked: str) -> None:
    with pytest.raises(choices.Unknown, match="does not name a year"):
        choices.since({"since": asked})


def test_an_indicator_is_known_by_its_id(build: Build) -> None:
    assert choices.indicator(build, {"indicator": "weekly-pay"}).title == "Weekly pay"


@pytest.mark.parametrize(
    "asked", ["", "Weekly Pay", "../weekly-pay", "weekly_pay", "weekly--pay", "a" * 81, "no-such-figure"]
)
def test_an_indicator_that_we_have_not_is_refused(build: Build, asked: str) -> None:
    with pytest.raises(choices.Unknown):
        choices.indicator(build, {"indicator": asked})


def test_a_page_about_no_place_does_not_mind_a_wrong_one(build: Build) -> None:
    assert choices.place_to_return_to(build, {"place": "nowhere"}).area_code == TRAFFORD
