"""What is said of a code that ended, of one that followed, and of a figure that was fitted to its area."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import words
from dashboard.components import heading, search
from dashboard.words import fits, postcodes
from tests.dashboard.example_rows import a_card, a_council, a_series, a_ward, an_indicator, some_wards

SPRING, MAY = date(2023, 4, 1), date(2023, 5, 4)
CUMBRIA = ("Cumberland", "Westmorland and Furness")


def codes(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"E0600006{number}" for number in range(len(names)))


@pytest.mark.parametrize(
    ("name", "names", "ended_by", "said"),
    [
        ("Carlisle", ("Cumberland",), "merged", "Carlisle ended on 31 March 2023. Cumberland took its place."),
        (
            "Cumbria",
            CUMBRIA,
            "split",
            "Cumbria ended on 31 March 2023. Cumberland, and Westmorland and Furness took its place.",
        ),
        ("Eden", (), "merged", "Eden ended on 31 March 2023. Another council took its place."),
        (
            "Somerset",
            ("Somerset",),
            "merged",
            "Somerset ended on 31 March 2023. A new council with the same name, Somerset, took its place.",
        ),
        (
            "Barnsley",
            ("Barnsley",),
            "recoded",
            "Publishers gave Barnsley a new code on 1 April 2023. Newer figures are under the new code.",
        ),
    ],
)
def test_a_place_that_ended_names_what_followed(name, names, ended_by, said):
    place = a_council(
        name=name, end_date=SPRING, ended_by=ended_by, successor_names=names, successor_codes=codes(names)
    )
    assert words.ended(place) == said


def test_a_code_that_ended_on_a_day_that_nobody_tells_still_says_so():
    place = a_council(name="Fife", ended_by="recoded", successor_names=("Fife",), successor_codes=("S12000047",))
    assert words.ended(place) == "Publishers gave Fife a new code. Newer figures are under the new code."


def test_a_place_that_is_there_says_nothing_of_an_end():
    assert words.ended(a_council()) == words.began(a_council()) == ""


def test_a_new_place_names_those_before_it():
    before = ("Allerdale", "Carlisle", "Copeland")
    place = a_council(predecessor_names=before, predecessor_codes=codes(before), began_by="merged")
    assert (
        words.began(place)
        == "Northsea took the place of Allerdale, Carlisle and Copeland. Their own figures are on their pages."
    )
    same = ("Craven", "Northsea")
    assert words.began(replace(place, predecessor_names=same, predecessor_codes=codes(same))) == (
        "Northsea took the place of Craven and Northsea: an older council had the same name. "
        "Their own figures are on their pages."
    )
    own = replace(place, predecessor_names=("Northsea",), predecessor_codes=("E08000016",), began_by="recoded")
    assert words.began(own) == "Northsea has a new code. Its older figures are under the old code."


OLD_WARD = a_ward(end_date=MAY, ended_by="redrawn", figures=0)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            ("Hale", "Hale Barns"),
            "Its land is now in the new wards Hale and Hale Barns. How many of its people live in each is not "
            "published. Figures of the old and the new wards cannot be compared.",
        ),
        (
            ("Quay",),
            "Nearly all of its land is now in the new ward Quay. "
            "Figures of the old and the new wards cannot be compared.",
        ),
        (
            ("Harbour",),
            "Nearly all of its land is now in the new ward Harbour. "
            "Figures of the old and the new wards cannot be compared, even where the name is the same.",
        ),
        ((), "Figures of the old and the new wards cannot be compared."),
    ],
)
def test_an_old_ward_says_what_it_is_now_and_that_nothing_can_be_compared(names, said):
    assert words.ended(replace(OLD_WARD, successor_names=names, successor_codes=codes(names))) == (
        "Harbour ward ended on 3 May 2023, when the wards of Northsea were redrawn. "
        f"{said} We hold no figures of its own."
    )


def test_a_new_ward_names_the_old_wards_on_its_land():
    ward = a_ward(
        start_date=MAY, began_by="redrawn", predecessor_names=("Harbour", "Village"), predecessor_codes=("E1", "E2")
    )
    assert words.began(ward) == (
        "The wards of Northsea were redrawn on 4 May 2023. Harbour ward has land of the old wards Harbour and Village. "
        "Figures of the old and the new wards cannot be compared, even where the name is the same."
    )


def test_each_place_is_linked_once_also_where_one_name_holds_another():
    ward = replace(
        OLD_WARD,
        name="Hale <b>",
        successor_names=("Hale", "Hale Barns & Timperley"),
        successor_codes=("E05000001", "E05000002"),
    )
    shown = heading.through_time(ward)
    assert (
        '<a href="/?place=E05000001">Hale</a> and <a href="/?place=E05000002">Hale Barns &amp; Timperley</a>' in shown
    )
    assert shown.count("<a ") == 2
    assert "Hale &lt;b&gt; ward ended" in shown


def test_a_place_that_was_only_given_a_new_code_is_not_said_to_have_ended():
    ended = a_council(end_date=date(2025, 4, 1), ended_by="merged", parent_name=None)
    assert search.kind(ended) == "Borough in the North West, England, until 2025"
    assert search.kind(replace(ended, ended_by="recoded")) == "Borough in the North West, England, under an old code"


def test_a_postcode_of_an_old_ward_says_where_it_may_be_now():
    council = a_council()
    assert postcodes.inside_old(OLD_WARD, (council, council, council)) == (
        "That postcode was in Harbour ward, which has ended. "
        "It is in one of 3 new wards today. Look for the one you know."
    )
    assert postcodes.inside_old(OLD_WARD, (a_ward(name="Quay"),)) == (
        "That postcode was in Harbour ward, which has ended. Nearly all of its land is now in Quay ward."
    )
    assert postcodes.inside_old(OLD_WARD, ()) == "That postcode was in Harbour ward, which has ended."


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.97, "Best fit: made of whole small areas that lie mostly in this ward (97% of its people)."),
        (0.999, "Best fit: made of whole small areas that lie mostly in this ward (99% of its people)."),
        (1.0, "Best fit: made of whole small areas that lie mostly in this ward (100% of its people)."),
        (
            None,
            "Best fit: made of whole small areas that lie mostly in this ward. How well they fit is not published.",
        ),
    ],
)
def test_a_best_fit_says_how_it_was_made_and_how_much_it_covers(share, said):
    assert fits.of_figure(a_card(fit_method="small_areas", fit_share=share), a_ward()) == said


def test_a_figure_that_was_counted_for_its_area_says_nothing():
    assert fits.of_figure(a_card(), a_ward()) == fits.short(None) == ""
    assert fits.of_series(an_indicator(), a_council(), a_series([1.0, 2.0])) == ""
    assert fits.of_wards(some_wards([1.0, 2.0])) == ""


def test_a_line_says_up_to_when_its_figures_were_made_later():
    first, second, third = a_series([1.0, 2.0, 3.0])
    line = [replace(first, fit_method="restated"), replace(second, fit_method="restated"), third]
    assert fits.of_series(an_indicator(), a_council(), line) == (
        "Figures up to 2012 are from before Northsea had its present borders. Their publisher worked them out later. "
        "How, and how well they fit, is not published."
    )
    assert fits.of_figure(a_card(fit_method="restated"), a_council()) == (
        "This figure is from before Northsea had its present borders. Its publisher worked it out later. "
        "How, and how well it fits, is not published."
    )


def test_a_map_of_wards_says_that_it_shows_a_best_fit():
    wards = [replace(ward, fit_method="small_areas") for ward in some_wards([1.0, 2.0])]
    assert fits.of_wards(wards).startswith("These are a best fit: made of whole small areas that lie mostly in each")
    assert fits.of_wards([replace(ward, value=None) for ward in wards]) == ""
