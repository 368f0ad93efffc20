"""With the figures that ship: every answer is short and plain, and the sheets of all wards fit one page.

`make test` asks all questions of Trafford and of one ward, and a spread of others; `make soak` asks all of everywhere.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard import answering, database, queries
from dashboard.answered import Answered
from dashboard.charts import funnel
from dashboard.database import Build
from dashboard.exports import sheet, sheet_pdf
from dashboard.words import doorstep
from ingest.build import build as make_build
from ingest.seeding import seed
from ingest.settings import discover
from ingest.source import sources
from tests.dashboard.reading_age import grade

TRAFFORD, URMSTON = "E08000009", "E05015259"
HERE = "https://levelwith.example/answer?place=E05015249&question=persistent-absences-all-pupils"
# Anywhere in the UK, and always the same.
A_SPREAD = """
    select area_code::varchar, indicator_id::varchar
    from marts.card inner join marts.place using (area_code)
    where value is not null
    order by md5(area_code || indicator_id) limit 60
"""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """What ships, with its example targets."""
    folder: Path = tmp_path_factory.mktemp("shipped")
    settings = discover({"LEVELWITH_DATA": str(folder)})
    seed(settings, make_build(settings, sources()).path)
    with database.opened(folder / "builds") as build:
        yield build


def answers(build: Build, code: str) -> Iterator[Answered]:
    """Every one of a place."""
    place = queries.place(build.cursor, code)
    assert place
    for figure in answering.with_value(queries.figures(build.cursor, code)):
        yield answering.of_figure(build, place, figure)


def faults(answered: Answered) -> list[str]:
    """What an answer is not meant to be: long, hard to read, or with a sentence too long to say in one breath."""
    told = doorstep.tell(answered)
    where = f"{answered.reader_place.area_code} {answered.indicator.indicator_id}"
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z0-9£−])", told.text)
    found = {
        f"{where}: {told.words} words": told.words >= 180,
        f"{where}: read at grade {grade(told.text):.1f}": grade(told.text) > 6,
        f"{where}: a sentence of more than 25 words": max(len(each.split()) for each in sentences) > 25,
        f"{where}: a part says nothing": not all(part.lines for part in told.parts),
    }
    return [said for said, is_so in found.items() if is_so]


def test_a_spread_of_answers_is_short_and_plain(shipped: Build) -> None:
    found = []
    for code, indicator_id in shipped.cursor.execute(A_SPREAD).fetchall():
        place, indicator = queries.place(shipped.cursor, code), queries.indicator(shipped.cursor, indicator_id)
        assert place
        assert indicator
        found.append(answering.answer(shipped, place, indicator))
    assert len([each for each in found if each]) == 60
    assert [fault for each in found if each for fault in faults(each)] == []


def test_every_answer_of_trafford_and_of_a_ward_is_short_and_plain(shipped: Build) -> None:
    found = [*answers(shipped, TRAFFORD), *answers(shipped, URMSTON)]
    assert sum(each.promise is not None for each in found) > 20
    assert {each.figure.place.level for each in found} == {"council", "ward"}
    assert [fault for each in found for fault in faults(each)] == []


@pytest.mark.soak
def test_every_answer_of_every_place_is_short_and_plain(shipped: Build) -> None:
    codes = [code for (code,) in shipped.cursor.execute("select area_code::varchar from marts.place").fetchall()]
    found = [(fault, 1) for code in codes for each in answers(shipped, code) for fault in faults(each)]
    assert len(codes) > 490
    assert found == []


def test_the_sheet_of_every_ward_is_one_page(shipped: Build) -> None:
    wards = shipped.cursor.execute("select area_code::varchar from marts.place where level = 'ward'").fetchall()
    counted = {}
    for (code,) in wards:
        place = queries.place(shipped.cursor, code)
        assert place
        chosen = answering.in_short(shipped, place)
        of_place = sheet_pdf.of(sheet.of_place(place, chosen, HERE, chosen[0].today))
        of_answer = sheet_pdf.of(sheet.of_answer(next(answers(shipped, code)), HERE))
        counted[code] = [len(PdfReader(io.BytesIO(made)).pages) for made in (of_place, of_answer)]
    assert len(counted) == 42  # 21 of today, and as many that ended in 2023
    assert {tuple(count) for count in counted.values()} == {(1, 1)}


def test_every_ward_lies_on_the_side_of_the_funnel_that_the_table_says(shipped: Build) -> None:
    asked = shipped.cursor.execute(
        "select distinct indicator_id::varchar, council_code::varchar from marts.ward_level"
    ).fetchall()
    told = 0
    for indicator_id, council_code in asked:
        dots = funnel.of_wards(queries.ward_funnel(shipped.cursor, indicator_id, council_code))
        table = {ward.ward_code: ward for ward in queries.ward_figures(shipped.cursor, indicator_id, council_code)}
        # All that can be compared by their counts, and no others.
        compared = {code for code, ward in table.items() if ward.people and ward.verdict != "not_compared"}
        assert {dot.ward_code for dot in dots} == compared
        for dot in dots:
            side = {dot.value > dot.upper99_8: "higher", dot.value < dot.lower99_8: "lower"}.get(True, "inside")
            verdict = table[dot.ward_code].verdict
            assert side == (verdict if verdict in {"higher", "lower"} else "inside"), dot
            told += side != "inside"
    assert told > 0


@pytest.mark.parametrize("code", [TRAFFORD, "E05015249", "S12000039"], ids=["a council", "a ward", "in Scotland"])
def test_large_print_is_two_pages(shipped: Build, code: str) -> None:
    place = queries.place(shipped.cursor, code)
    assert place
    chosen = answering.in_short(shipped, place)
    made = sheet_pdf.of(sheet.of_place(place, chosen, HERE, chosen[0].today), is_large=True)
    assert len(chosen) == 9
    assert len(PdfReader(io.BytesIO(made)).pages) == 2
