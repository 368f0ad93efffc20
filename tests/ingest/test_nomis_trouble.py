"""Nomis cuts tables without a word, and answers a wrong question with nothing: no figure is lost, or made up."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.archive import Archive
from ingest.load import load_source
from ingest.source import IntakeError
from ingest.sources.nomis import SOURCE
from tests.ingest.nomis_practice import CLAIMANTS, RECENT, TRAFFORD, fetch, figures, keep, loaded, table
from tests.ingest.practice import Clock
from tests.servers import faults
from tests.servers.faults import Answer, Fault
from tests.servers.nomis import HELP, NOTHING, Nomis, nomis_server

OF_CLAIMANTS = "indicator_id = 'claimant-count-by-ward'"
AREA_MONTHS = 22 * 13  # of the thirteen months that are asked for each time
BROKEN: dict[str, tuple[Callable[[Answer], Answer], str]] = {
    "nothing": (lambda _: NOTHING, "it sent an empty answer"),
    "a page of help": (lambda _: HELP, "it sent a web page where we expected csv"),
    "words": (lambda _: Answer(200, b"No such dimension\nSee the help"), "it sent no table that begins with DATE"),
    "a header alone": (lambda a: Answer(200, a.body.split(b"\n")[0] + b"\n"), "it sent a table without rows"),
    "a cut reply": (faults.is_cut, "its answer broke off"),
    "429": (faults.refuses(429), "it answered 429"),
    "503": (faults.refuses(503), "it answered 503"),
}


def told(folder: Path, columns: str = "area_code, period_start, value, numerator, status") -> list[tuple[object, ...]]:
    return figures(folder, OF_CLAIMANTS, columns)


@pytest.mark.parametrize("fault", BROKEN)
def test_a_reply_that_stays_broken_is_one_sentence_and_nothing_of_it_is_kept(tmp_path: Path, fault: str) -> None:
    change, said = BROKEN[fault]
    with nomis_server(None, Fault(CLAIMANTS, change, times=99)) as server:
        result = fetch(server, tmp_path)

    assert result.error.startswith(f"nomis: {RECENT} could not be fetched from http://127.0.0.1")
    assert f"{said} (5 times). Try again in an hour" in result.error
    assert not [key for key in Archive(tmp_path).newest("nomis") if TRAFFORD in key]


@pytest.mark.parametrize("fault", BROKEN)
def test_a_reply_that_is_broken_twice_and_then_whole_is_fetched(tmp_path: Path, fault: str) -> None:
    clock = Clock()
    with nomis_server(None, Fault(CLAIMANTS, BROKEN[fault][0], times=2)) as server:
        result = fetch(server, tmp_path, clock=clock)

    assert result.is_complete
    assert clock.waits == [1.0, 2.0]


def test_nomis_is_obeyed_when_it_asks_us_to_wait(tmp_path: Path) -> None:
    clock = Clock()
    with nomis_server(None, Fault(CLAIMANTS, faults.refuses(429, retry_after="40"))) as server:
        result = fetch(server, tmp_path, clock=clock)

    assert result.is_complete
    assert clock.waits == [40.0]


def test_a_nomis_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    forever = threading.Event()
    with nomis_server(None, Fault("TYPE.def", faults.hangs(forever), times=99)) as server:
        result = fetch(server, tmp_path, read_timeout=0.05)
        forever.set()

    assert "it did not answer in time (5 times)" in result.error


def test_a_question_that_nomis_no_longer_understands_is_one_sentence(tmp_path: Path) -> None:
    no_more = Nomis().answer("dataset/NM_162_1.data.csv", [("geography", "1946157089"), ("sex", "7")])
    with nomis_server(None, Fault(CLAIMANTS, lambda _: no_more, times=99)) as server:
        result = fetch(server, tmp_path)

    assert "it sent an empty answer (5 times)" in result.error


def test_a_table_that_is_cut_without_a_word_is_asked_for_page_by_page(tmp_path: Path) -> None:
    with nomis_server() as server:
        fetch(server, tmp_path / "whole")
    with nomis_server(Nomis(limit=299)) as server:  # an odd number: a ward's two figures may stand on two pages
        result = fetch(server, tmp_path / "cut")

    assert result.is_complete
    recent = [key for key in Archive(tmp_path / "cut").newest("nomis") if key.startswith(RECENT[:-1])]
    assert [int(key.rpartition("/")[2]) for key in recent] == list(range(0, 2 * AREA_MONTHS, 299))
    assert set(told(tmp_path / "cut")) == set(told(tmp_path / "whole"))


def test_a_fetch_broken_off_between_pages_goes_on_with_the_next_page(tmp_path: Path) -> None:
    nomis = Nomis(limit=200)
    clock = Clock()
    with nomis_server(nomis, Fault("recordoffset=400", faults.refuses(404), after=1)) as server:
        stopped = fetch(server, tmp_path, clock=clock)
        server.asked.clear()
        clock.now += timedelta(minutes=5)
        resumed = fetch(server, tmp_path, clock=clock)

    assert stopped.error
    assert resumed.is_complete
    assert not [address for address in server.asked if address.startswith(CLAIMANTS) and "recordoffset=0" in address
                and "2024-01" not in address]  # fmt: skip


def test_a_page_that_is_not_there_stops_the_source(tmp_path: Path) -> None:
    with nomis_server(Nomis(limit=400)) as server:
        fetch(server, tmp_path)
    for path in [r.path for r in Archive(tmp_path).replies("nomis") if r.receipt.key == f"{RECENT[:-1]}400"]:
        path.unlink()
        next(tmp_path.glob(f"nomis/{path.stem}*")).unlink()

    with pytest.raises(IntakeError, match="it ends after 400 of 572 rows, and the rest is not here"):
        loaded(tmp_path)


def test_a_nomis_that_sends_its_first_page_again_and_again_is_found_out(tmp_path: Path) -> None:
    nomis = Nomis(limit=400)
    first = Fault("recordoffset=400", lambda _: Answer(200, table().encode()), times=99)
    with nomis_server(nomis, first) as server:
        fetch(server, tmp_path)

    with pytest.raises(IntakeError, match="from 0 to 43, and we asked for those from 400"):
        loaded(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",0,44", ",0,many", "RECORD_COUNT is 'many', which is not a number of rows"),
        (",43,44", ",43,45", "it says that there are 44 rows; elsewhere there are 45"),
        (",44\n", ",50\n", "it ends after 44 of 50 rows, and the rest is not here"),
        (",7,44", ",8,44", "it has 43 rows from 0 to 43, and we asked for those from 0"),
    ],
)
def test_rows_that_count_wrongly_stop_the_source(tmp_path: Path, old: str, new: str, said: str) -> None:
    keep(tmp_path, table().replace(old, new))

    with pytest.raises(IntakeError) as refused:
        loaded(tmp_path)
    assert said in str(refused.value)


HEADER, *ROWS = list(csv.reader(io.StringIO(table())))
CELLS = st.sampled_from(
    ["", "0", "1", "2", "5", "-5", "1e3", "nan", "7.5", "101", "A", "Q", "C", "F", "E05015240", "E06000001", "2026-02",
     "153", "Trafford", "Claimant count", "..", "99999999999999"]
)  # fmt: skip
SPOILT = st.lists(st.tuples(st.integers(0, len(ROWS) - 1), st.integers(0, len(HEADER) - 1), CELLS), max_size=3)
NUMBERS = {name: HEADER.index(name) for name in ("GEOGRAPHY_CODE", "MEASURE", "OBS_VALUE", "DATE")}
DB = loaded(Path("no-such-folder"))  # one for all: loading replaces whatever was there


def read(body: str | bytes) -> list[tuple[str, str, str, str | None]] | None:
    """The raw figures, or None if the reply was refused with a sentence that names it."""
    with TemporaryDirectory() as folder:
        keep(Path(folder), body)
        try:
            load_source(DB, SOURCE, Archive(Path(folder)))
        except IntakeError as refused:
            assert str(refused).startswith("nomis: ")
            return None
    return DB.execute("select area_code, left(period_start, 7), counted, value from raw.nomis_figure").fetchall()


@settings(max_examples=40, deadline=None)
@given(SPOILT)
def test_a_spoilt_table_is_read_as_it_is_written_or_refused(spoilt: Sequence[tuple[int, int, str]]) -> None:
    rows = [list(row) for row in ROWS]
    for row, column, cell in spoilt:
        rows[row][column] = cell
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])

    found = read(out.getvalue())

    words = {"1": "claimants", "2": "rate"}
    written = sorted(
        (row[NUMBERS["GEOGRAPHY_CODE"]], row[NUMBERS["DATE"]], words.get(row[NUMBERS["MEASURE"]], ""),
         row[NUMBERS["OBS_VALUE"]])
        for row in rows
    )  # fmt: skip
    assert found is None or sorted((code, month, word, value or "") for code, month, word, value in found) == written
    assert found is None or all(code.startswith("E05") or code == TRAFFORD for code, *_ in found)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_at_all_are_read_or_refused(body: bytes, has_header: bool) -> None:
    found = read((",".join(HEADER).encode() + b"\n" if has_header else b"") + body)

    assert found is None or found == []
