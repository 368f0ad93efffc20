"""Sheets laid out as councils lay them out: titles above, headings over two rows, merged cells, footnotes, totals."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from ingest.ledger.shapes import Milestone
from ingest.ledger.sheets.headings import Meaning, meaning
from ingest.ledger.sheets.reading import PassedOver, read
from tests.ledger.sheets.practice import HEADINGS, KNOWN, ROW, in_workbook, only, refusals, saved

WHO = ("Partnership Board", "03/03/2026", "Waste team")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("KPI", "indicator"),
        (" Performance  Indicator: ", "indicator"),
        ("Measure", "indicator"),
        ("INDICATOR_NAME", "indicator"),
        ("Target", "target"),
        ("Target value", "target"),
        ("Target %", "target"),
        ("Deadline", "by"),
        ("By when?", "by"),
        ("Due", "by"),
        ("Target date", "by"),
        ("Lead", "owner"),
        ("Responsible body", "owner"),
        ("Polarity", "direction"),
        ("Good is…", "direction"),
        ("High is good?", "direction"),
        ("Partners", "partners"),
        ("Approved by", "agreed_by"),
        ("Date agreed", "agreed_on"),
        ("Minute", "minute_reference"),
        ("Comments", "reason"),
        ("area code", "area_code"),
        ("Version number", "agreement_id"),
    ],
)
def test_a_heading_is_known_by_the_words_that_councils_use(heading: str, field: str):
    found = meaning(heading)

    assert found
    assert (found.field, found.period) == (field, "")


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Target 2026/27", Meaning("target", "2026/27", 1)),
        ("2026/27 target", Meaning("target", "2026/27", 1)),
        ("Target (by March 2029)", Meaning("target", "by March 2029", 1)),
        ("Target for 2026-27", Meaning("target", "2026-27", 1)),
        ("Baseline (2019/20)", Meaning("baseline", "2019/20", 1)),
        ("Baseline 2019/20", Meaning("baseline", "2019/20", 1)),
    ],
)
def test_a_heading_may_name_the_year(heading: str, said: Meaning):
    assert meaning(heading) == said


@pytest.mark.parametrize("heading", ["RAG", "Actual 2024/25", "2024/25 outturn", "2026/27", "Q1", "", "Theme"])
def test_a_heading_that_says_nothing_we_keep_is_left_aside(heading: str):
    assert meaning(heading) is None


def test_titles_and_empty_rows_may_stand_above_the_headings():
    data = in_workbook(["Trafford performance targets 2026/27"], ["Agreed in March"], [], HEADINGS, [], ROW)

    found = read("targets.xlsx", data, KNOWN)

    assert only(found).due_end == date(2029, 4, 1)
    assert found.taken[0].row == 6


def test_a_target_merged_over_years_gives_milestones_and_the_last_is_the_target():
    def merge(sheet: Any) -> None:
        sheet.merge_cells("B1:D1")
        sheet.merge_cells("A1:A2")

    data = in_workbook(
        ["KPI", "Target", None, None, "Approved by", "Date agreed", "Lead"],
        [None, "2026/27", "2027/28", "2028/29", None, None, None],
        ["household-waste-recycling", "56%", "57%", "58%", *WHO],
        ["claimant-count", "4%", "–", 3.5, *WHO],
        change=merge,
    )

    recycling, claimants = (taken.agreement for taken in read("targets.xlsx", data, KNOWN).taken)

    assert (recycling.target_value, recycling.due_end) == (58.0, date(2029, 4, 1))
    assert recycling.milestones == (
        Milestone(due_end=date(2027, 4, 1), value=56.0),
        Milestone(due_end=date(2028, 4, 1), value=57.0),
    )
    assert claimants.milestones == (Milestone(due_end=date(2027, 4, 1), value=4.0),)


def test_headings_over_two_rows_are_read_from_text_too():
    data = "KPI,Target,,Approved by,Date agreed,Lead\n,2026/27,2027/28,,,\nrecycling-rate,56%,57%,Board,3/3/26,Team\n"

    found = only(read("targets.csv", data.encode(), KNOWN))

    assert (found.target_value, found.due_end) == (57.0, date(2028, 4, 1))
    assert found.milestones == (Milestone(due_end=date(2027, 4, 1), value=56.0),)


def test_a_group_of_headings_may_stand_above_the_row_of_headings():
    data = in_workbook(
        [None, None, None, None, "Targets", None, "Baseline", None],
        ["KPI", "Approved by", "Date agreed", "Lead", "2026/27", "2027/28", "Value", "Year"],
        ["household-waste-recycling", *WHO, "56%", "57%", "55.1%", "2024/25"],
        change=lambda sheet: (sheet.merge_cells("E1:F1"), sheet.merge_cells("G1:H1")),
    )

    found = only(read("targets.xlsx", data, KNOWN))

    assert (found.target_value, found.baseline_value, found.baseline_end) == (57.0, 55.1, date(2025, 4, 1))


def test_a_title_merged_over_all_columns_names_no_year():
    data = in_workbook(["Targets 2026/27"], HEADINGS, ROW, change=lambda sheet: sheet.merge_cells("A1:F1"))

    assert only(read("targets.xlsx", data, KNOWN)).due_end == date(2029, 4, 1)


def test_actual_figures_beside_targets_are_left_aside_and_named():
    data = in_workbook(
        ["KPI", "2026/27", None, "Approved by", "Date agreed", "Lead", "RAG"],
        [None, "Target", "Actual", None, None, None, None],
        ["household-waste-recycling", "56%", "31%", *WHO, "Red"],
        change=lambda sheet: sheet.merge_cells("B1:C1"),
    )

    found = read("targets.xlsx", data, KNOWN)

    assert only(found).target_value == 56.0
    assert found.columns_left_aside == ("2026/27 Actual", "RAG")


def test_what_is_merged_downwards_holds_for_each_row_and_nothing_else_is_filled():
    data = in_workbook(
        ["Theme", *HEADINGS],
        ["Green", *ROW],
        [None, "claimant-count", "3.5", "March 2029", "Board", "03/03/2026", None],
        [None, "wellbeing-satisfaction", "8", "March 2029", "Board", "03/03/2026", None],
        change=lambda sheet: (sheet.merge_cells("G2:G3"), sheet.merge_cells("A2:A5")),
    )

    found = read("targets.xlsx", data, KNOWN)

    assert [taken.agreement.owner for taken in found.taken] == ["Waste team", "Waste team"]
    assert [refusal.row for refusal in found.refused] == [4]
    assert "column G (owner): is empty" in found.refused[0].sentence


def test_a_target_merged_over_two_years_is_refused():
    data = in_workbook(
        ["KPI", "Target 2026/27", "Target 2027/28", "Approved by", "Date agreed", "Lead"],
        ["household-waste-recycling", "56%", None, *WHO],
        change=lambda sheet: sheet.merge_cells("B2:C2"),
    )

    [sentence, *_] = refusals(read("targets.xlsx", data, KNOWN))

    assert "merged over several columns" in sentence


def test_footnotes_totals_and_headings_between_rows_are_passed_over_and_listed():
    data = in_workbook(
        HEADINGS, ["A greener borough"], ROW, ["Total", 50], HEADINGS, [None, None], ["* Subject to audit."]
    )

    found = read("targets.xlsx", data, KNOWN)

    assert only(found).ref == "trafford-household-waste-recycling-2029"
    assert found.passed_over == (
        PassedOver(2, "A greener borough"),
        PassedOver(4, "Total"),
        PassedOver(5, "indicator"),
        PassedOver(7, "* Subject to audit."),
    )


def test_an_indicator_alone_in_its_row_is_a_target_that_lacks_all_else():
    found = read("targets.xlsx", in_workbook(HEADINGS, ["claimant-count"]), KNOWN)

    assert found.passed_over == ()
    assert "column B (target): is empty" in refusals(found)[0]


def test_the_first_sheet_with_such_a_table_is_read_and_hidden_ones_are_not():
    book = Workbook()
    book.active.title = "Read me"
    book.active.append(["How to use this workbook"])
    for name, target in (("Old", "40"), ("2026", "50"), ("2027", "60")):
        sheet = book.create_sheet(name)
        sheet.append(HEADINGS)
        sheet.append(["household-waste-recycling", target, *ROW[2:]])
    book["Old"].sheet_state = "hidden"

    first, named = read("t.xlsx", saved(book), KNOWN), read("t.xlsx", saved(book), KNOWN, "2027")
    hidden = read("t.xlsx", saved(book), KNOWN, "Old")

    assert (first.sheet, only(first).target_value) == ("2026", 50.0)
    assert (named.sheet, only(named).target_value) == ("2027", 60.0)
    assert refusals(hidden) == ["t.xlsx has no sheet “Old” that is shown. Its sheets are Read me, 2026, 2027."]


def test_rows_that_are_hidden_are_read_and_told():
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[2].hidden = True

    found = read("targets.xlsx", in_workbook(HEADINGS, ROW, change=hide), KNOWN)

    assert only(found).target_value == 50.0
    assert found.notes == ("Rows that the file hides were read as well: 2.",)


def test_two_columns_that_would_say_the_same_are_refused_unless_one_has_our_own_name():
    both = in_workbook([*HEADINGS[:-1], "Lead", "Responsible body"], [*ROW, "Economy board"])
    ours = in_workbook([*HEADINGS, "Lead"], [*ROW, "Cllr Smith"])

    assert refusals(read("t.xlsx", both, KNOWN)) == [
        "t.xlsx, sheet Sheet: column F (Lead) and column G (Responsible body) both say “owner”. "
        "Call the one that counts “owner”."
    ]
    assert only(read("t.xlsx", ours, KNOWN)).owner == "Waste team"


def test_a_sheet_without_such_a_table_says_what_it_should_have():
    [sentence] = refusals(read("t.xlsx", in_workbook(["Name", "Amount"], ["Recycling", 5]), KNOWN))

    assert "no row of headings names an indicator and a target" in sentence
