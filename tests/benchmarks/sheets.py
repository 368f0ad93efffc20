"""How long a resident's sheet takes, from the figures to the file. The square, the words and the setting are in it.

The first of each kind is told apart: it loads the typesetter and its fonts, once in the life of a server.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from dashboard import answering, database, queries
from dashboard.database import Build
from dashboard.exports import sheet, sheet_docx, sheet_pdf
from tests.benchmarks import machine
from tests.benchmarks.measured import Bar, Fact, Measured
from tests.benchmarks.published import data_folder

TRAFFORD, QUESTION = "E08000009", "persistent-absences-all-pupils"
HERE = "https://levelwith.example/answer?place=E08000009&question=persistent-absences-all-pupils"
MOST, TURNS = 0.3, 9  # seconds; readers take what comes within a third of one for at once


def run(folder: Path) -> Measured:
    waiting = machine.busyness()
    with database.opened(data_folder(folder) / "builds") as build:
        kinds: dict[str, Callable[[], bytes]] = {
            "an answer, PDF": lambda: sheet_pdf.of(_answer(build)),
            "an answer in large print, PDF": lambda: sheet_pdf.of(_answer(build), is_large=True),
            "all questions of a place, PDF": lambda: sheet_pdf.of(_place(build)),
            "an answer, Word": lambda: sheet_docx.of(_answer(build)),
        }
        seconds = {name: [_took(make) for _ in range(TURNS)] for name, make in kinds.items()}
    return Measured(
        "sheets",
        bars=[Bar(f"Sheet of {name}", median(took[1:]), MOST, "s") for name, took in seconds.items()],
        facts=[Fact(f"Sheet of {name}, the first", took[0], "s") for name, took in seconds.items()],
        raw={"load_average": [waiting, machine.busyness()], "seconds": seconds},
    )


def _answer(build: Build) -> sheet.Sheet:
    place, indicator = queries.place(build.cursor, TRAFFORD), queries.indicator(build.cursor, QUESTION)
    assert place
    assert indicator
    answered = answering.answer(build, place, indicator)
    assert answered
    return sheet.of_answer(answered, HERE)


def _place(build: Build) -> sheet.Sheet:
    place = queries.place(build.cursor, TRAFFORD)
    assert place
    chosen = answering.in_short(build, place)
    return sheet.of_place(place, chosen, HERE, chosen[0].today)


def _took(make: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start
