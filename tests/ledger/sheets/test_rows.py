"""What a row must say, what it may leave out, and what contradicts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from ingest.ledger.shapes import Milestone
from ingest.ledger.sheets.known import Indicator
from tests.ledger.sheets.practice import AGREED, INDICATORS, KNOWN, only, read_row, refusals


def test_a_row_is_an_agreement_with_what_the_indicator_knows_filled_in():
    assert only(read_row()) == AGREED


def test_every_column_is_kept():
    found = only(
        read_row(
            ref="our-recycling", status="Draft", title="Recycle half", area_code="altrincham", tolerance="±0.5",
            milestones="March 2027: 48; March 2028: 49", baseline="43.1%", baseline_period="2024/25",
            baseline_vintage=datetime(2026, 1, 15), meeting="board-2026-03", minute_reference="12.3", reason="Ambition",
            partners="NHS; Police", embargo_until="1 May 2026", caution="Typed from a copy", source="Plan, page 4",
        )
    )  # fmt: skip

    assert found == replace(
        AGREED, ref="our-recycling", status="draft", title="Recycle half", area_code="E05015239", tolerance=0.5,
        milestones=(
            Milestone(due_end=date(2027, 4, 1), value=48.0),
            Milestone(due_end=date(2028, 4, 1), value=49.0),
        ),
        baseline_value=43.1, baseline_start=date(2024, 4, 1), baseline_end=date(2025, 4, 1),
        baseline_vintage=date(2026, 1, 15), meeting_ref="board-2026-03", minute_reference="12.3", reason="Ambition",
        partners=("NHS", "Police"), embargo_until=date(2026, 5, 1), caution="Typed from a copy", source="Plan, page 4",
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["household-waste-recycling", "Household-Waste-Recycling", "household  waste\u00a0RECYCLED", "recycling-rate"],
)
def test_an_indicator_is_found_by_its_id_its_title_or_its_publishers_name(name: str):
    assert only(read_row(indicator=name)).indicator_id == "household-waste-recycling"


def test_a_near_match_is_never_taken():
    [sentence] = refusals(read_row(indicator="Household waste recycling"))

    assert "did you mean Household waste recycled (household-waste-recycling)?" in sentence


def test_a_title_that_two_indicators_have_is_asked_about():
    twin = Indicator("recycling-ward", "Household waste recycled", "%", "higher")

    [sentence] = refusals(
        read_row(replace(KNOWN, indicators=(*INDICATORS, twin)), indicator="Household waste recycled")
    )

    assert "write the id of one: household-waste-recycling, recycling-ward" in sentence


def test_a_promise_without_a_series_must_say_so():
    trees = {"title": "Plant trees", "unit": "trees", "direction": "up", "target": "1,000"}

    kept = only(read_row(indicator="none", **trees))

    assert (kept.indicator_id, kept.unit, kept.direction, kept.target_value) == (None, "trees", "higher", 1000.0)
    assert "is no indicator; write its id, or “none”" in refusals(read_row(indicator=None, **trees))[0]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"target": None}, "column B (target): is empty"),
        ({"by": None}, "column C (by): is empty"),
        ({"agreed_by": None}, "column D (agreed_by): is empty"),
        ({"agreed_on": None}, "column E (agreed_on): is empty"),
        ({"agreed_on": "March 2026"}, "“March 2026” is not one day"),
        ({"owner": None}, "column F (owner): is empty"),
        ({"owner": "Cllr Jane Smith"}, "a role or a body, never a person"),
        ({"owner": "Dr. Patel"}, "a role or a body, never a person"),
        ({"owner": "jane.smith@trafford.gov.uk"}, "a role or a body, never a person"),
        ({"agreed_by": "Councillor Ahmed"}, "a role or a body, never a person"),
        ({"partners": "NHS; Mrs Jones"}, "a role or a body, never a person"),
        ({"unit": "£"}, "is not the unit of household-waste-recycling, which is counted in “%”"),
        ({"target": "£50"}, "is money, but the unit is “%”"),
        ({"target": "50 tonnes"}, "is followed by “tonnes”, but the unit is “%”"),
        ({"indicator": "wellbeing-satisfaction", "target": "80%"}, "is a percentage, but the unit is “out of 10”"),
        ({"direction": "Low is good"}, "is not the way that is better"),
        ({"direction": "sideways"}, "write higher, lower or hold"),
        ({"target": "no more than 50"}, "asks for lower, but higher is better here"),
        ({"indicator": "active-businesses", "target": 9000}, "say which way is better"),
        ({"area_code": "Altringham"}, "did you mean Altrincham (E05015239)?"),
        ({"area_code": "E99999999"}, "is no area that we know"),
        ({"status": "maybe"}, "write draft, agreed or example"),
        ({"tolerance": -1}, "is below zero"),
        ({"baseline": 43.1}, "say of which period the baseline is"),
        ({"baseline_period": "2019/20", "baseline": None}, "has no baseline to go with"),
        ({"milestones": "48, 49"}, "is no list of milestones"),
        ({"milestones": "March 2030: 48"}, "which is not before the target’s March 2029"),
        ({"milestones": "March 2027: 48; 2026/27: 49"}, "two milestones by March 2027"),
        ({"milestones": "March 2027: <5"}, "does not say the value itself"),
        ({"milestones": "spring 2027: 48"}, "is a season"),
        ({"by": "March 2025"}, "is over before the day on which it was agreed"),
        ({"kind": "withdrawal"}, "needs the ref of a promise that the ledger holds"),
    ],
)  # fmt: skip
def test_what_is_missing_or_contradicts_is_refused(cells: dict[str, object], why: str):
    sentences = refusals(read_row(**cells))

    assert why in sentences[0]
    assert sentences[0].startswith("targets.xlsx, sheet Sheet, row 2")


def test_all_faults_of_a_row_are_told_at_once():
    sentences = refusals(read_row(target="<5", by="autumn 2027", owner="Mr Smith"))

    assert len(sentences) == 3


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"indicator": "wellbeing-satisfaction", "target": "8 out of 10"}, 8.0),
        ({"indicator": "gross-median-weekly-pay", "target": "£1,234.5"}, 1234.5),
        ({"indicator": "active-businesses", "target": "9,000 businesses", "direction": "up", "unit": "Number"}, 9000.0),
        ({"unit": "Percentage"}, 50.0),
        ({"target": 0}, 0.0),
        ({"target": "0.5%"}, 0.5),
        ({"target": 0.5, "baseline": 2.5, "baseline_period": "2024/25"}, 0.5),
    ],
)
def test_words_and_signs_that_agree_with_the_unit_change_nothing(cells: dict[str, object], value: float):
    assert only(read_row(**cells)).target_value == value


def test_a_bare_share_of_a_percentage_is_asked_about():
    [sentence] = refusals(read_row(target=0.5))

    assert "“0.5” of a percentage could be 0.5% or 50%; write the one you mean with its % sign" in sentence


@pytest.mark.parametrize(
    ("cells", "direction"),
    [
        ({"indicator": "claimant-count"}, "lower"),
        ({"direction": "Maintain"}, "hold"),
        ({"High is good": "Yes"}, "higher"),
        ({"indicator": "active-businesses", "target": "at least 9000"}, "higher"),
        ({"indicator": "active-businesses", "target": 9000, "Low is good": "no"}, "higher"),
    ],
)
def test_which_way_is_better_comes_from_the_row_the_target_or_the_indicator(cells: dict[str, object], direction: str):
    assert only(read_row(**cells)).direction == direction


@pytest.mark.parametrize(
    ("cells", "end"),
    [
        ({"target": "50% by March 2030", "by": None}, date(2030, 4, 1)),
        ({"by": datetime(2029, 3, 31)}, date(2029, 4, 1)),
        ({"by": 2029}, date(2030, 1, 1)),
    ],
)
def test_by_when_may_stand_beside_the_target_or_be_a_day_of_excels(cells: dict[str, object], end: date):
    assert only(read_row(**cells)).due_end == end


@pytest.mark.parametrize(
    "cells",
    [
        {"baseline": "43.1% (2019/20)"},
        {"baseline": "43.1% in 2019/20"},
        {"Baseline (2019/20)": "43.1%"},
        {"Baseline 2019/20": 43.1},
        {"baseline": 43.1, "Baseline year": "2019/20"},
    ],
)
def test_a_baseline_has_its_period_wherever_it_stands(cells: dict[str, object]):
    found = only(read_row(**cells))

    assert (found.baseline_value, found.baseline_start, found.baseline_end) == (
        43.1, date(2019, 4, 1), date(2020, 4, 1),
    )  # fmt: skip


def test_a_comma_between_partners_is_kept_and_told():
    found = read_row(partners="Children, Families and Adults Board")

    assert only(found).partners == ("Children, Families and Adults Board",)
    assert "write semicolons between several" in found.taken[0].notes[0]


def test_partners_may_stand_on_lines_of_their_own():
    assert only(read_row(partners="NHS\nPolice;  Fire ; ")).partners == ("NHS", "Police", "Fire")


def test_rows_of_another_council_are_refused_when_one_was_named():
    chosen = replace(KNOWN, is_chosen=True)

    assert "is not the council that you named, E08000009" in refusals(read_row(chosen, council_code="E08000007"))[0]
    assert only(read_row(council_code="Stockport")).council_code == "E08000007"
