"""The files of a method: every ending in and out, what is kept of a table, and nothing half written."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from ingest.methods import registry
from ingest.methods.order import MethodError, Order

SHARES = "id,x,n,note\n007,1,10,=1+1\n008,,5,\n"
ANSWERS = [("007", 1, 10, "=1+1", 10.0), ("008", None, 5, None, None)]


def proportion(given: Path, output: Path) -> None:
    registry.run("proportion", Order(given, output))


def sheet_of(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))


def saved_sheet(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


@pytest.fixture
def shares(tmp_path: Path) -> Path:
    path = tmp_path / "shares.csv"
    path.write_text(SHARES, encoding="utf-8")
    return path


def test_what_came_is_kept_as_it_was_written(shares: Path, tmp_path: Path):
    proportion(shares, tmp_path / "answer.csv")
    lines = (tmp_path / "answer.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "id,x,n,note,value,lower95_0cl,upper95_0cl,lower99_8cl,upper99_8cl"
    assert lines[1].startswith("007,1,10,=1+1,10.0,1.78762")
    assert lines[2] == "008,,5,,,,,,"


def test_gzip_is_read_and_written(shares: Path, tmp_path: Path):
    packed = tmp_path / "shares.csv.gz"
    packed.write_bytes(gzip.compress(shares.read_bytes()))
    proportion(packed, tmp_path / "answer.CSV.GZ")
    proportion(shares, tmp_path / "answer.csv")
    assert gzip.decompress((tmp_path / "answer.CSV.GZ").read_bytes()) == (tmp_path / "answer.csv").read_bytes()


def test_parquet_keeps_types_and_reads_back_the_same(shares: Path, tmp_path: Path):
    proportion(shares, tmp_path / "one.parquet")
    proportion(tmp_path / "one.parquet", tmp_path / "two.parquet")
    one, two = parquet.read_table(tmp_path / "one.parquet"), parquet.read_table(tmp_path / "two.parquet")
    assert [tuple(row.values())[:5] for row in one.to_pylist()] == ANSWERS
    assert one.schema.field("x").type == pa.int64()
    assert one.equals(two)


def test_excel_is_written_with_numbers_as_numbers_and_no_formula_of_the_input_runs(shares: Path, tmp_path: Path):
    proportion(shares, tmp_path / "one.xlsx")
    assert [row[:5] for row in sheet_of(tmp_path / "one.xlsx")[1:]] == ANSWERS
    assert openpyxl.load_workbook(tmp_path / "one.xlsx").worksheets[0]["D2"].data_type == "s"
    proportion(tmp_path / "one.xlsx", tmp_path / "two.csv")
    assert (tmp_path / "two.csv").read_text(encoding="utf-8").splitlines()[2] == "008,,5,,,,,,"


def test_dates_of_excel_are_dates(tmp_path: Path):
    given = saved_sheet(
        tmp_path / "series.xlsx",
        ("case_id", "date", "value"),
        ("a", dt.datetime(2024, 2, 1), 2),
        ("a", dt.date(2024, 1, 1), 1),
        ("a", "01/03/2024", 3.5),
    )
    cases = tmp_path / "cases.json"
    cases.write_text('[{"case_id": "a", "improvement_direction": "increase", "rebase": ["2024-02-01"]}]')
    registry.run("xmr", Order(given, tmp_path / "points.xlsx", cases, tmp_path / "summary.xlsx"))
    assert [row[3] for row in sheet_of(tmp_path / "points.xlsx")[1:]] == [1, 0, 1]
    assert [row[4] for row in sheet_of(tmp_path / "points.xlsx")[1:]] == [True] * 3
    assert sheet_of(tmp_path / "summary.xlsx")[1][:2] == ("a", 3)


@pytest.mark.parametrize(
    "written",
    ["2024-07-01", "2024-7-1", "01/07/2024", "1/7/2024", "2024-07", "2024-07-01 00:00:00", "2024-07-01T00:00+01:00"],
)
def test_a_day_is_the_same_however_it_is_written(written: str, tmp_path: Path):
    (tmp_path / "s.csv").write_text(f"case_id,date,value\na,2024-06-30,1\na,{written},2\n")
    cases = tmp_path / "cases.json"
    cases.write_text('[{"case_id": "a", "improvement_direction": "increase", "rebase": ["2024-07-01"]}]')
    registry.run("xmr", Order(tmp_path / "s.csv", tmp_path / "points.parquet", cases))
    assert parquet.read_table(tmp_path / "points.parquet")["rebase_group"].to_pylist() == [0, 1]


def test_a_day_in_summer_time_begins_at_its_own_midnight(tmp_path: Path):
    zone = pa.timestamp("us", tz="Europe/London")
    days = pa.array([dt.datetime(2024, 6, 29, 23), dt.datetime(2024, 6, 30, 23)], pa.timestamp("us")).cast(zone)
    parquet.write_table(pa.table({"case_id": ["a", "a"], "date": days, "value": [1, 2]}), tmp_path / "s.parquet")
    cases = tmp_path / "cases.json"
    cases.write_text('[{"case_id": "a", "improvement_direction": "increase", "rebase": ["2024-07-01"]}]')
    registry.run("xmr", Order(tmp_path / "s.parquet", tmp_path / "points.csv", cases))
    assert [line.split(",")[3] for line in (tmp_path / "points.csv").read_text().splitlines()[1:]] == ["0", "1"]


def test_a_sheet_may_have_blank_rows_and_formatted_columns_beyond_the_table(tmp_path: Path):
    given = saved_sheet(tmp_path / "s.xlsx", ("x", "n", None), (1, 2, None), (None, None, None), (3, 4, None))
    proportion(given, tmp_path / "answer.csv")
    assert len((tmp_path / "answer.csv").read_text().splitlines()) == 3
    wrong = saved_sheet(tmp_path / "w.xlsx", ("x", "n"), (1, 2), (None, None), (5, 4))
    with pytest.raises(MethodError, match=r"w.xlsx, row 4, column x: “5” is more than n"):
        proportion(wrong, tmp_path / "answer.csv")


@pytest.mark.parametrize(
    "text",
    ["x,n\r\n1,2\r\n", "\ufeffx,n\n1,2\n", "x , n\n 1 ,2\n", '"x","n"\n"1","2"\n\n', "X,N\n1,2", "x,n\n1e0,+2.0\n"],
    ids=["windows", "byte order mark", "spaces", "quotes", "capitals", "exponent"],
)
def test_csv_is_read_however_it_was_saved(text: str, tmp_path: Path):
    (tmp_path / "s.csv").write_text(text, encoding="utf-8", newline="")
    proportion(tmp_path / "s.csv", tmp_path / "answer.parquet")
    assert parquet.read_table(tmp_path / "answer.parquet")["value"].to_pylist() == [50.0]


def test_a_table_without_rows_gives_one_without_rows(tmp_path: Path):
    (tmp_path / "none.csv").write_text("x,n\n")
    for ending in ("csv", "parquet", "xlsx"):
        proportion(tmp_path / "none.csv", tmp_path / f"answer.{ending}")
    assert (tmp_path / "answer.csv").read_text() == "x,n,value,lower95_0cl,upper95_0cl,lower99_8cl,upper99_8cl\n"
    assert parquet.read_table(tmp_path / "answer.parquet").num_rows == 0
    assert len(sheet_of(tmp_path / "answer.xlsx")) == 1


def test_names_with_quotes_brackets_and_accents_are_kept(tmp_path: Path):
    folder = tmp_path / "l'été [1]"
    folder.mkdir()
    (folder / "a*b.csv").write_text('x,n,"Ward ""A"", é",select\n1,2,yes,no\n', encoding="utf-8")
    proportion(folder / "a*b.csv", folder / "o'ne.csv")
    assert (folder / "o'ne.csv").read_text(encoding="utf-8").startswith('x,n,"Ward ""A"", é",select,value')


def test_a_result_that_came_along_is_worked_out_again(tmp_path: Path):
    (tmp_path / "s.csv").write_text("value,x,method,n\n999,1,mine,100000\n")
    registry.run("rate", Order(tmp_path / "s.csv", tmp_path / "answer.csv"))
    header, row = (tmp_path / "answer.csv").read_text().splitlines()
    assert header.split(",")[:3] == ["x", "n", "value"]
    assert row.startswith("1,100000,1.0,")
    assert row.endswith(",Exact")


def test_what_cannot_be_written_leaves_what_was_there(shares: Path, tmp_path: Path):
    answer = tmp_path / "answer.xlsx"
    answer.write_bytes(b"of before")
    shares.write_text("x,n,note\n1,2,a\x01b\n")
    with pytest.raises(MethodError, match=r"a character that Excel cannot"):
        proportion(shares, answer)
    assert answer.read_bytes() == b"of before"
    with pytest.raises(MethodError, match=r"cannot be written"):
        proportion(shares, tmp_path / "nowhere" / "answer.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answer.xlsx", "shares.csv"]


def test_the_input_may_be_the_output(shares: Path):
    proportion(shares, shares)
    assert shares.read_text(encoding="utf-8").startswith("id,x,n,note,value")
