"""Files of text in any encoding and with any separator that Excel writes; rows that have slipped are refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.ledger.sheets.reading import Reading, read
from tests.ledger.sheets.practice import HEADINGS, KNOWN, ROW, in_csv, in_workbook, only, refusals

BOARD = [*ROW[:3], "Château & Café Board", *ROW[4:]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_encoding_and_separator_reads_the_same(encoding: str, separator: str):
    found = only(read("targets.csv", in_csv(HEADINGS, BOARD, separator=separator, encoding=encoding), KNOWN))

    assert found.agreed_by == "Château & Café Board"


def test_windows_text_is_read_and_told():
    found = read("targets.csv", in_csv(HEADINGS, BOARD, encoding="cp1252"), KNOWN)

    assert "Windows text (cp1252)" in found.notes[0]


def test_the_separator_that_the_first_line_names_is_used():
    data = b"sep=;\r\n" + in_csv(HEADINGS, ROW, separator=";")

    found = read("targets.csv", data, KNOWN)

    assert only(found).target_value == 50.0
    assert found.taken[0].row == 3


def test_a_row_with_a_comma_too_many_is_refused_by_its_number():
    data = in_csv(HEADINGS, ROW) + b"claimant-count,1,157,March 2029,Board,03/03/2026,Economy board\n"

    found = read("targets.csv", data, KNOWN)

    assert [refusal.sentence for refusal in found.refused] == [
        "targets.csv, row 3: has 7 cells where the headings name 6 columns; "
        "see that a text with a separator in it stands in quotes."
    ]


def test_a_row_that_ends_early_is_refused():
    found = read("targets.csv", in_csv(HEADINGS, ROW[:4]), KNOWN)

    assert "has 4 cells where the headings name 6 columns" in refusals(found)[0]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("t.csv", b"", "is empty"),
        ("t.csv", b"\xef\xbb\xbf \n", "is empty"),
        ("t.csv", b'indicator,target\n"household,50\n', "See that every quote is closed"),
        ("t.csv", b"a\0b\0c,1\n", "is not a file of text"),
        ("t.csv", b"caf\x81,1\n", "in no encoding that we know"),
        ("t.xlsx", b"PK not a zip", "is not an Excel workbook"),
        ("t.xlsx", in_workbook()[:900], "is not an Excel workbook"),
        ("t.pdf", b"%PDF", "should say what it is"),
        ("t", b"", "should say what it is"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(name: str, data: bytes, why: str):
    [sentence] = refusals(read(name, data, KNOWN))

    assert why in sentence
    assert sentence.startswith((name, "The ending of t"))


def test_a_formula_without_a_result_is_refused_and_not_taken_for_an_empty_cell():
    data = in_workbook([*HEADINGS, "baseline", "baseline_period"], [*ROW, "=40+3", "2019/20"])

    [sentence] = refusals(read("t.xlsx", data, KNOWN))

    assert "column G (baseline): “=40+3” is a formula without a result; open the file in Excel, save it" in sentence


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_at_all_are_read_or_refused(data: bytes):
    assert isinstance(read("t.csv", data, KNOWN), Reading)
    assert read("t.xlsx", data, KNOWN).refused


CELLS = st.one_of(
    st.none(), st.integers(-10, 2100), st.floats(-5, 5), st.booleans(), st.dates(),
    st.sampled_from(["50%", "March 2029", "tbc", "–", "household-waste-recycling", "none", "higher", "Total", "<5"]),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8).filter(lambda text: not text.startswith("=")),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=0, max_size=9), max_size=4))
def test_any_cells_at_all_are_read_or_refused_and_nothing_is_taken_that_names_no_indicator(rows: list[list[object]]):
    found = read("t.xlsx", in_workbook([*HEADINGS, "baseline", "unit", "title"], *rows), KNOWN)

    assert all(taken.agreement.due_end.year > 1900 for taken in found.taken)
    assert all(taken.agreement.indicator_id or taken.agreement.title for taken in found.taken)
