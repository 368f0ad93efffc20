"""What a row means against what is held: new, unchanged, changed with a reason, corrected, withdrawn, or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ingest.ledger.shapes import Agreement
from ingest.ledger.sheets.against import Unchanged
from ingest.ledger.sheets.reading import Reading, read
from ingest.ledger.sheets.writing import to_workbook
from tests.ledger.sheets.practice import (
    AGREED,
    HEADINGS,
    KNOWN,
    ROW,
    held,
    in_workbook,
    only,
    read_row,
    refusals,
)  # fmt: skip

HOLDS = replace(KNOWN, held=held(AGREED))


def test_a_row_without_a_ref_is_given_one_of_council_indicator_and_year():
    assert only(read_row()).ref == "trafford-household-waste-recycling-2029"
    assert only(read_row(by="2029/30")).ref == "trafford-household-waste-recycling-2030"
    assert only(read_row(area_code="Altrincham")).ref == "trafford-household-waste-recycling-2029-e05015239"


def test_a_ref_that_another_promise_has_is_not_given_again():
    taken = replace(AGREED, indicator_id="claimant-count")

    assert only(read_row(replace(KNOWN, held=held(taken)))).ref == "trafford-household-waste-recycling-2029-2"


def test_the_same_row_again_is_unchanged():
    found = read_row(HOLDS)

    assert found.unchanged == (Unchanged(2, AGREED.ref),)
    assert (found.taken, found.refused) == ((), ())


def test_a_row_that_differs_is_a_change_and_must_say_why():
    changed = only(read_row(HOLDS, target=45, reason="Two rounds were lost"))

    assert changed == replace(AGREED, kind="change", replaces=1, target_value=45.0, reason="Two rounds were lost")
    assert (
        "say why trafford-household-waste-recycling-2029 is changed: target_value"
        in refusals(read_row(HOLDS, target=45))[0]
    )


def test_a_reason_that_was_given_before_is_taken_and_told():
    known = replace(KNOWN, held=held(replace(AGREED, reason="Ambition")))

    found = read_row(known, target=45, reason="Ambition")

    assert only(found).kind == "change"
    assert "The reason is the one given before" in found.taken[0].notes[0]


def test_a_row_may_call_itself_a_correction():
    assert only(read_row(HOLDS, target=51, reason="Typed wrongly", kind="Correction")).kind == "correction"


def test_what_a_sheet_has_no_column_for_stays_as_it_was():
    full = replace(
        AGREED, ref="r", tolerance=0.5, partners=("NHS",), source="Plan", baseline_value=40.0,
        baseline_start=date(2019, 4, 1), baseline_end=date(2020, 4, 1), status="draft",
    )  # fmt: skip

    changed = only(read_row(replace(KNOWN, held=held(full)), ref="r", target=51, reason="More can be done"))

    assert changed == replace(full, kind="change", replaces=1, target_value=51.0, reason="More can be done")


def test_an_empty_cell_in_a_column_that_is_there_takes_away_what_was_said():
    full = replace(AGREED, caution="Not checked")

    changed = only(read_row(replace(KNOWN, held=held(full)), caution=None, reason="It has been checked"))

    assert changed.caution is None


def test_a_promise_may_be_withdrawn_and_is_then_over():
    withdrawn = only(read_row(HOLDS, ref=AGREED.ref, kind="withdrawal", reason="Merged with another"))
    over = replace(KNOWN, held=held(withdrawn))

    assert (withdrawn.kind, withdrawn.replaces) == ("withdrawal", 1)
    assert "was withdrawn on 23/11/2026; give the row another ref" in refusals(read_row(over, ref=AGREED.ref))[0]


def test_the_row_of_a_ref_cannot_become_another_promise():
    sentences = refusals(read_row(HOLDS, ref=AGREED.ref, indicator="claimant-count", target=3, reason="Why not"))

    assert "would make trafford-household-waste-recycling-2029 a promise about claimant-count" in sentences[0]


def test_another_year_for_the_same_is_a_new_promise_and_the_other_is_told():
    found = read_row(HOLDS, by="March 2031")

    assert only(found).ref == "trafford-household-waste-recycling-2031"
    assert (
        f"There is a promise for this by March 2029 already; if this row changes that one, write its ref: {AGREED.ref}."
        in (found.taken[0].notes)
    )


def test_two_rows_of_one_promise_are_refused():
    found = read("t.xlsx", in_workbook(HEADINGS, ROW, ROW), KNOWN)

    assert [taken.row for taken in found.taken] == [2]
    assert "is the same promise as row 2" in found.refused[0].sentence


def exported_and_changed(agreement: Agreement, known_version: int, **cells: str) -> Reading:
    """An export in which somebody changes cells, imported when the ledger is at a version."""
    from io import BytesIO  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(BytesIO(to_workbook(list(held(agreement).values()))))
    sheet = book["targets"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for name, value in cells.items():
        sheet.cell(2, places[name]).value = value
    out = BytesIO()
    book.save(out)
    now = {ref: replace(each, number=known_version) for ref, each in held(agreement).items()}
    return read("t.xlsx", out.getvalue(), replace(KNOWN, held=now))


def test_an_export_that_was_overtaken_is_refused():
    found = exported_and_changed(AGREED, 7, target="55", reason="More")

    assert (
        "is no longer the newest version of trafford-household-waste-recycling-2029, which is 7" in refusals(found)[0]
    )


@pytest.mark.parametrize(("kind", "becomes"), [("set", "change"), ("correction", "change")])
def test_the_kind_that_an_export_tells_is_not_that_of_the_next_version(kind: str, becomes: str):
    before = replace(AGREED, kind=kind, replaces=None if kind == "set" else 0)

    assert only(exported_and_changed(before, 1, target="55", reason="More")).kind == becomes


def test_what_the_ledger_holds_is_unchanged_whatever_the_build_no_longer_knows():
    odd = replace(AGREED, indicator_id="retired", unit="points", owner="Dr Who's team", area_code="E05000001")

    found = read("t.xlsx", to_workbook(list(held(odd).values())), replace(KNOWN, held=held(odd)))

    assert [each.ref for each in found.unchanged] == [odd.ref]
