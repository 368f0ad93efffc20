"""How long the packs of a board's review take, with thirty targets on real series.

The first of each kind is timed with what it has to load, as the first reader after a start waits for it.
"""

from __future__ import annotations

import importlib
import time
from datetime import date
from pathlib import Path
from statistics import median

from dashboard import board as boards
from dashboard import database, promises, queries, since_meeting
from dashboard.board import Board
from dashboard.holdings import SourceStatus
from dashboard.rows import Figure
from ingest.ledger.address import ledger_at
from ingest.ledger.recording import record
from ingest.ledger.shapes import Agreement
from tests.benchmarks import machine
from tests.benchmarks.measured import Bar, Fact, Measured
from tests.benchmarks.published import data_folder

TURNS = 5
ITEMS = 30
TRAFFORD = "E08000009"
BARS = {"pdf": 2.0, "docx": 6.0, "pptx": 6.0}
OTHERS = ("xlsx", "csv")


def run(folder: Path) -> Measured:
    board, sources, gathering = _review(folder)
    waiting, count = machine.busyness(), len(board.items)
    seconds = {ending: _seconds(ending, board, sources) for ending in (*BARS, *OTHERS)}
    return Measured(
        "packs",
        bars=[
            Bar(f"{ending}, {count} targets, the first", seconds[ending][0], most, "s") for ending, most in BARS.items()
        ],
        facts=[
            Fact("Gathering what was agreed", gathering, "s"),
            *(Fact(f"{ending}, another", median(took[1:]), "s") for ending, took in seconds.items()),
        ],
        raw={"load_average": [waiting, machine.busyness()], "seconds": seconds},
    )


def _review(folder: Path) -> tuple[Board, tuple[SourceStatus, ...], float]:
    """In a folder of its own, so that no other benchmark finds a ledger."""
    own = folder / "packs"
    own.mkdir()
    (own / "builds").symlink_to(data_folder(folder) / "builds")
    with database.opened(own / "builds") as build:
        held = queries.figures(build.cursor, TRAFFORD)
    told = [each for each in held if each.place.area_code == TRAFFORD and len(each.spark.points) > 5 and each.ranges]
    record(ledger_at("", own), [_agreed(each) for each in told[:ITEMS]])
    with database.opened(own / "builds") as build:
        start = time.perf_counter()
        council = queries.place(build.cursor, TRAFFORD)
        assert council
        agreed = promises.gather(build.cursor, council)
        since = since_meeting.since_last_meeting(build, agreed, agreed.today)
        board = boards.of(agreed, since, {each.outcome_id: each for each in queries.outcomes(build.cursor)})
        return board, queries.sources(build.cursor), time.perf_counter() - start


def _agreed(figure: Figure) -> Agreement:
    """What is realistic, as a target: every one is drawn and told in full."""
    indicator, likely = figure.indicator, figure.ranges[min(2, len(figure.ranges) - 1)]
    return Agreement(
        ref=indicator.indicator_id, council_code=TRAFFORD, status="example", area_code=TRAFFORD,
        indicator_id=indicator.indicator_id, title=indicator.title, unit=indicator.unit,
        direction="hold" if indicator.better == "neutral" else indicator.better,
        target_value=round(likely.q500 or figure.card.value or 0, 1), due_end=likely.judged_at,
        agreed_by="Nobody", agreed_on=date(2026, 1, 1), reason="To time a pack", owner="Nobody",
    )  # fmt: skip


def _seconds(ending: str, board: Board, sources: tuple[SourceStatus, ...]) -> list[float]:
    took = []
    for _ in range(TURNS):
        start = time.perf_counter()
        importlib.import_module(f"dashboard.exports.board_{ending}").of(board, sources)
        took.append(time.perf_counter() - start)
    return took
