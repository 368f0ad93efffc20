"""Whatever Fingertips sends: a sentence or the truth, never a traceback, a wrong place or a made-up nought."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.archive import Archive
from ingest.load import load_source
from ingest.source import IntakeError
from ingest.sources.fingertips import SOURCE
from tests.ingest.test_fingertips import keep
from tests.servers.fingertips import COLUMNS

T = TypeVar("T")
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ANY_ROWS = st.lists(st.lists(ANY_TEXT, max_size=28), max_size=4)


def mostly(usual: st.SearchStrategy[T], odd: list[T]) -> st.SearchStrategy[T]:
    """One in twelve is odd: a table with nothing but oddities is always refused, and proves little."""
    return st.integers(0, 11).flatmap(lambda n: usual if n else st.sampled_from(odd))


DB = duckdb.connect()  # one for all: loading replaces whatever was there
TEXTS = {"Indicator ID": "20601", "Area Name": "Somewhere", "Age": "4-5 yrs", "Time period range": "1y"}
CODES = mostly(
    st.sampled_from(["E08000009", "E06000060", "E10000032", "E92000001", "E12000002"]), ["E05015239", "", "e"]
)
YEARS = mostly(
    st.integers(2006, 2024).map(lambda y: (f"{y}/{(y + 1) % 100:02}", f"{y}0000")), [("2023", ""), ("", "x")]
)
VALUES = mostly(st.floats(0, 100).map(repr) | st.just(""), ["*", "1e400", "nan", "1,5", " 7 ", "-0", "1_0"])
SEXES = mostly(st.sampled_from(["Persons", "Male", "Female"]), ["men", ""])
CATEGORIES = mostly(st.just(""), ["Deprivation deciles"])
ROWS = st.lists(st.tuples(CODES, SEXES, YEARS, VALUES, CATEGORIES), min_size=1, max_size=4)
Row = tuple[str, str, tuple[str, str], str, str]


def as_csv(rows: Sequence[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for code, sex, (period, sortable), value, category in rows:
        of_row = {"Area Code": code, "Sex": sex, "Time period": period, "Value": value, "Category Type": category}
        writer.writerow(TEXTS | of_row | {"Time period Sortable": sortable})
    return out.getvalue().encode()


def read(body: bytes) -> list[tuple[str, str, str, str | None]] | None:
    """The raw rows of a table, or None if it was refused with a sentence that names it."""
    with TemporaryDirectory() as folder:
        keep(Path(folder), body)
        try:
            load_source(DB, SOURCE, Archive(Path(folder)))
        except IntakeError as refused:
            assert str(refused).startswith("fingertips: data/20601/")
            return None
        return DB.execute("select area_code, source_key, period_start, value from raw.fingertips_figure").fetchall()


@settings(max_examples=30, deadline=None)
@given(ROWS)
def test_a_table_is_read_truthfully_or_refused(sent: list[Row]) -> None:
    told = {
        (code, f"20601#{sex}#school year", f"{period[:4]}-09-01", value.strip() or None)
        for code, sex, (period, _), value, category in sent
        if not category
    }

    found = read(as_csv(sent))

    assert found is None or set(found) == told
    assert found is None or len(found) == len(told)


@settings(max_examples=12, deadline=None)
@given(ANY_ROWS)
def test_any_rows_at_all_are_read_or_refused(sent: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([COLUMNS, *sent])

    found = read(out.getvalue().encode())

    assert found is None or len(found) <= len(sent)


@settings(max_examples=12, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_read_or_refused(body: bytes) -> None:
    found = read(",".join(COLUMNS).encode() + b"\n" + body)

    assert found is None or len(found) <= body.count(b"\n") + body.count(b"\r") + 1
