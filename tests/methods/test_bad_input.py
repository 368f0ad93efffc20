"""Bad input: one sentence that names file, row, column and value, and never a number made of it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from ingest.methods import registry
from ingest.methods.order import MethodError, Order
from tests.methods.drawn import run

CELLS = st.sampled_from(
    ["0", "1", "7", "10", "1e3", "-1", "2.5", "abc", "", "NA", "inf", "1_0", "٣", "1,5", " 4 ", "0x1F"]
)


def refused(name: str, path: Path) -> str:
    with pytest.raises(MethodError) as error:
        registry.run(name, Order(path, path.with_name("answer.csv"), path if name == "xmr" else None))
    assert not path.with_name("answer.csv").exists()
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x,n\n1,2\nabc,3\n", "s.csv, row 3, column x: “abc” is not a number. Write digits such as 1234.5"),
        ("x,n\n1,2\n\nabc,3\n", "s.csv, row 4, column x: “abc” is not a number"),
        ('x,n\n"1,234",3000\n', "s.csv, row 2, column x: “1,234” is not a number"),
        ("x,n\n1_000,3000\n", "“1_000” is not a number"),
        ("x,n\ninf,3\n", "“inf” is not a number"),
        ("x,n\n1e300,1e301\n", "“1e300” is too large"),
        ("x,n\n-1,3\n", "s.csv, row 2, column x: “-1” is below nought"),
        ("x,n\n5,3\n", "s.csv, row 2, column x: “5” is more than n of the same row"),
        ("x,n\n1,0\n", "“1” is more than n of the same row"),
        ("x,m\n1,3\n", "s.csv has no column n. It needs x, n; it has x, m."),
        ("x,n,X\n1,2,3\n", "s.csv has the column X more than once"),
        ("x,n,given_row\n1,2,3\n", "s.csv: given_row is what we call the number of a row. Rename that column."),
        ("x,n,\n1,2,3\n", "column 3 has no name in the first row"),
        ("x,n\n1,2,3\n", "s.csv, row 2 has 3 cells where the first row names 2 columns"),
        ("x,n\n1\n", "s.csv, row 2 has 1 cells where the first row names 2 columns"),
        ('x,n\n1,"2\n3,4\n', "See that every quote is closed"),
        ("", "s.csv is empty. Its first row should name the columns."),
    ],
)
def test_a_table_of_shares_is_refused_in_one_sentence(text: str, sentence: str, tmp_path: Path):
    (tmp_path / "s.csv").write_text(text, encoding="utf-8")
    assert sentence in refused("proportion", tmp_path / "s.csv")


@pytest.mark.parametrize("name", ["s.csv", "s.csv.gz", "s.xlsx", "s.parquet"])
def test_a_file_that_is_not_what_its_ending_says_is_named(name: str, tmp_path: Path):
    (tmp_path / name).write_bytes(b"\xff\xfe not a table")
    assert refused("proportion", tmp_path / name).startswith(name)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    assert "nowhere.csv is not there" in refused("proportion", tmp_path / "nowhere.csv")


def test_a_row_of_parquet_is_counted_from_one(tmp_path: Path):
    parquet.write_table(pa.table({"x": [1, 5], "n": [2.0, 4.0]}), tmp_path / "s.parquet")
    assert "s.parquet, row 2, column x: “5”" in refused("proportion", tmp_path / "s.parquet")


def test_truths_are_not_counts(tmp_path: Path):
    parquet.write_table(pa.table({"x": [True], "n": [2]}), tmp_path / "s.parquet")
    assert "column x: “true” is not a number" in refused("proportion", tmp_path / "s.parquet")


def test_a_part_of_an_event_has_no_exact_limits():
    with pytest.raises(MethodError, match=r"row 2, column x: “2.5” is not a whole number"):
        run("rate", ["x", "n"], [[2.5, 1000]])
    assert run("rate", ["x", "n"], [[12.5, 1000]])[0]["method"] == "Byars"


@pytest.mark.parametrize(
    ("name", "header", "row", "sentence"),
    [
        ("dsr", "area,ageband,x,n,stdpop", ",0-4,1,2,3", "column area: an empty cell is no value"),
        ("dsr", "area,ageband,x,n,stdpop", "a,0-4,1,2,", "column stdpop: an empty cell is no value"),
        ("trend", "series,year,x,n", "a,2020.5,1,2", "column year: “2020.5” is not a whole number"),
        ("xmr", "case_id,date,value", "a,2024-13-01,1", "column date: “2024-13-01” is not a date. Write year, month"),
        ("xmr", "case_id,date,value", "a,45383,1", "column date: “45383” is not a date"),
        ("xmr", "case_id,date,value", "a,NA,1", "column date: “NA” is no value"),
        ("trend", "series,year,x,n", "a,2020/21,1,2", "column year: “2020/21” is not a number"),
        ("benchmark", "value,lci,uci,reference,polarity", "1,0,2,3,good", "column polarity: “good” is not one of"),
        ("benchmark", "value,lci,uci,reference,polarity", "1,3,2,3,", "column lci: “3” is above uci"),
        ("progress", "direction,base_year,base", "up,2020,1", "has no column latest_year"),
    ],
)
def test_each_method_names_what_it_cannot_use(name: str, header: str, row: str, sentence: str, tmp_path: Path):
    (tmp_path / "s.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    assert sentence in refused(name, tmp_path / "s.csv")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["proportion", "rate", "funnel"]), st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_whatever_stands_in_a_cell_is_refused_in_a_sentence_or_answered(name: str, rows: list[tuple[str, str]]):
    try:
        found = run(name, ["x", "n"], rows)
    except MethodError as error:
        assert "row" in str(error)
        assert str(error).endswith(".")
    else:
        assert len(found) == len([row for row in rows if any(row)]) or len(found) == len(rows)
