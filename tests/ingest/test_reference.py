"""The tables that ship with us are loaded whole, or what is wrong in them is named with its line."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import duckdb
import pytest

from ingest.reference import ReferenceTableError, council_names, load_reference
from ingest.settings import discover


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A copy of the tables that ship with us."""
    copytree(discover().reference / "areas", tmp_path / "areas")
    return tmp_path


def loaded(reference: Path) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect()
    db.execute("create schema raw")
    load_reference(db, reference)
    return db


def refusal(reference: Path) -> str:
    with pytest.raises(ReferenceTableError) as refused:
        loaded(reference)
    return str(refused.value)


def test_the_tables_are_loaded_with_days_as_days_and_nothing_as_null(reference: Path) -> None:
    db = loaded(reference)
    row = db.execute("from raw.reference_councils where area_code = 'E06000001'").fetchone()
    assert row == ("E06000001", "Hartlepool", None, None, None)
    since = db.execute("select distinct typeof(since) from raw.reference_successions").fetchall()
    assert since == [("DATE",)]
    assert council_names(reference)["E08000009"] == "Trafford"


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [
        ("councils", "E0800009,Trafford,,,", 'area_code is "E0800009". Write an area code such as E08000009'),
        ("councils", "E08999999,,,,", 'name is "". Write a name without spaces at its ends'),
        ("councils", "E08999999,Nowhere,E1,,", 'county_code is "E1". Write an area code such as E08000009, or nothing'),
        ("councils", "E08999999,Nowhere,,01/04/2019,", 'start_date is "01/04/2019". Write a day such as 2019-04-01'),
        ("councils", "E08999999,Nowhere,,,2019-02-30", 'end_date is "2019-02-30". Write a day such as 2019-04-01'),
        ("councils", "E08999999,Nowhere", "it has 2 values. Write 5: area_code, name"),
        ("councils", "E08000009,Trafford,,,", "E08000009 stands on a line above already. Keep one of them"),
        ("councils", "", "it has 0 values"),
        (
            "councils",
            'E08999999,"Nowhere" or so,,,',
            "it cannot be read (',' expected after '\"'). Save the file as CSV",
        ),
        ("successions", "E06000028,E06000058,eaten,2019-04-01", 'kind is "eaten". Write one of merged, recoded, split'),
        ("population", "E08000009,2021,some,", 'population is "some". Write a whole number of people'),
        ("population", "E08000009,20,1,", 'year is "20". Write a year such as 2020'),
        ("population", "E08000009,2021,1,guess", 'fit_method is "guess". Write whole_areas, or nothing'),
        ("wards", "E05999999,Nowhere,,,", 'council_code is "". Write an area code such as E08000009'),
        ("wards", "E05999999,Nowhere,E08000009,,May 2023", 'end_date is "May 2023". Write a day such as 2019-04-01'),
        ("successions", "E06000028,E06000099,merged,2019", 'since is "2019". Write a day such as 2019-04-01'),
    ],
)
def test_a_wrong_row_is_named_with_file_line_column_and_value(reference: Path, file: str, row: str, said: str) -> None:
    path = reference / "areas" / f"{file}.csv"
    text = path.read_text()
    path.write_text(f"{text}{row}\n")

    message = refusal(reference)

    assert message.startswith(f"{path}, line {len(text.splitlines()) + 1}: ")
    assert said in message
    assert message.endswith(", then build again.")


def test_a_column_with_another_name_is_named(reference: Path) -> None:
    path = reference / "areas" / "councils.csv"
    path.write_text(path.read_text().replace("start_date", "started", 1))
    assert "line 1: it has area_code, name, county_code, started, end_date. Write the columns" in refusal(reference)


def test_a_file_that_is_no_text_is_named(reference: Path) -> None:
    path = reference / "areas" / "councils.csv"
    path.write_bytes(path.read_bytes().replace(b"Hartlepool", b"Ynys M\xf4n"))
    message = refusal(reference)
    assert f"{path}, line 2: it has b'\\xf4'" in message
    assert "Save the file as CSV in UTF-8" in message


def test_a_file_saved_by_a_spreadsheet_is_taken(reference: Path) -> None:
    path = reference / "areas" / "councils.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert council_names(reference)["E06000001"] == "Hartlepool"
