"""Whatever a publisher sends: a sentence or the truth, never a traceback, a wrong place or a made-up nought."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import politeness
from ingest.archive import Archive
from ingest.bodies import GZIP, Missing, TryAgain, check_body, unpack
from ingest.load import load_source
from ingest.source import IntakeError, Request
from ingest.sources.els import SOURCE
from tests.ingest.practice import NOON, keep

STAGED = (Path(__file__).resolve().parents[2] / "sql/staging/els_observation.sql").read_text(encoding="utf-8")
DB = duckdb.connect()  # one for all: loading replaces whatever was there
WITHHELD = ("unreliable", "suppressed", "not_available", "not_applicable")
GIVEN = ("published", "unreliable")


def mostly(usual: st.SearchStrategy[str], odd: list[str]) -> st.SearchStrategy[str]:
    """One in twelve is odd: a table with nothing but oddities is always refused, and proves little."""
    return st.integers(0, 11).flatmap(lambda n: usual if n else st.sampled_from(odd))


CODES = mostly(
    st.sampled_from(["E08000009", "E06000017", "K02000001", "E67000001", "TLN0A"]), ["e08000009", "Trafford", ""]
)
DAYS = mostly(st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(str), ["2025-02-30", "24-04-01", "", "0001-01-01"])
SPANS = mostly(st.sampled_from(["", "/P1Y", "/P3Y", "/P5Y", "/P1M", "/P3M", "/P99Y"]), ["/P1W", "/P0Y", "/", "P1Y"])
FIGURES = st.floats(allow_nan=False, allow_infinity=False).map(repr) | st.integers(-10, 10).map(str)
NUMBERS = mostly(FIGURES | st.just(""), ["1e400", "nan", "inf", "1,5", " 7 ", "-0"])
MARKS = mostly(st.sampled_from(["", "", "u", "Value for both councils"]), ["x", "c", "z", "q", "X", "..", "[c]"])
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
LIKELY_ROWS = st.lists(
    st.tuples(CODES, TEXT, st.builds(lambda d, s: d + s, DAYS, SPANS), NUMBERS, MARKS), min_size=1, max_size=4
)
ANY_ROWS = st.lists(st.lists(TEXT, max_size=7), max_size=4)
HEADER = ["areacd", "areanm", "period", "value", "status"]


def staged(body: str | bytes) -> list[tuple[object, ...]] | None:
    """What staging makes of a reply, or None if it was refused with a sentence that names it."""
    with TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        keep(archive, body)
        try:
            load_source(DB, SOURCE, archive)
        except IntakeError as refused:
            assert str(refused).startswith("els: ")
            return None
        columns = "area_code, period_start, period_end, value, status"
        return DB.execute(f"select {columns} from ({STAGED})").fetchall()


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])
    return out.getvalue()


@settings(max_examples=100, deadline=None)
@given(LIKELY_ROWS)
def test_a_table_is_read_truthfully_or_refused(sent: list[tuple[str, str, str, str, str]]) -> None:
    read = staged(as_csv(sent))

    for code, start, end, value, status in read or []:
        (row,) = [s for s in sent if s[0] == code and s[2][:10] == str(start) and _is_same_span(s[2], start, end)]
        assert start < end  # type: ignore[operator]
        assert status in WITHHELD if value is None else status in GIVEN
        assert value is None if row[3] == "" else value == float(row[3])


def _is_same_span(period: str, start: object, end: object) -> bool:
    """Two periods from one day are told apart by their length."""
    days = (end - start).days  # type: ignore[operator]
    count = period.partition("/P")[2]
    if not count:
        return bool(days == 1)
    return bool(round(days / (365.25 if count.endswith("Y") else 30.4)) == int(count[:-1]))


@settings(max_examples=40, deadline=None)
@given(ANY_ROWS)
def test_any_rows_at_all_are_read_or_refused(sent: list[list[str]]) -> None:
    read = staged(as_csv(sent))

    assert read is None or all(len(row) == 5 for row in read)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_read_or_refused(body: bytes) -> None:
    read = staged(b"areacd,areanm,period,value,status\n" + body)

    assert read is None or len(read) <= body.count(b"\n") + body.count(b"\r") + 1


@given(st.binary(max_size=200), st.sampled_from(["", "gzip", "identity", "br"]))
def test_any_body_is_unpacked_or_asked_for_again(body: bytes, encoding: str) -> None:
    try:
        unpacked = unpack(body, encoding)
    except TryAgain:
        return
    assert unpacked == body or body.startswith(GZIP)


@given(st.binary(max_size=200), st.sampled_from(["csv", "json", "geojson"]))
def test_no_page_ever_passes_for_a_table(body: bytes, expect: str) -> None:
    page = b" <!doctype html>" + body
    try:
        check_body(page, Request("data/x", "data.csv", expect=expect, missing_when="No data"))
    except (TryAgain, Missing) as trouble:
        assert "web page" in str(trouble)
        return
    raise AssertionError("a web page was taken for a table")


@given(st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=40))
def test_any_wish_to_wait_is_understood_or_let_go(wish: str) -> None:
    response = requests.Response()
    response.headers["Retry-After"] = wish

    waited = politeness._retry_after(response, NOON)

    assert waited is None or math.isfinite(waited)
