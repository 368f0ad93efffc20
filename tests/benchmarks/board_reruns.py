"""How long a rerun of a review of thirty promises takes, beside a rerun of My place, on one server by turns.

Both have been drawn once before, as on any day but the first of a build; the first drawing is timed on its own.

A reader thinks before the next step. Streamlit sends what it has and then rests for 10 ms: a reader who asks again at
once comes into that rest, and whether the answer is there at its end, after 7 ms, or at the end of the next, after 13,
is chance. Measured so, two pages of equal work differed by 1.9 times in one run and not at all in another.
"""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

import duckdb

from ingest import publish
from ingest.ledger.address import ledger_at
from ingest.ledger.recording import record
from ingest.ledger.shapes import Agreement
from tests.benchmarks import readers, servers
from tests.benchmarks.measured import Bar, Fact, Measured
from tests.benchmarks.published import data_folder
from tests.benchmarks.readers import Reader, Step, place

COUNCIL, OTHER = "E08000003", "E08000006"  # neither has promises of its own among what ships
PROMISES, ROUNDS = 30, 3
THINK, SECONDS = 0.04, 3.0
CANDIDATES = """
    select indicator.indicator_id, indicator.title, indicator.unit, indicator.better, card.value
    from marts.card as card
    inner join core.indicator as indicator using (indicator_id)
    where card.area_code = $council and card.value is not null and indicator.better <> 'neutral'
    order by indicator.indicator_id
    limit $promises
"""


def run(folder: Path) -> Measured:
    """In a copy of the published build's folder, so that its ledger stays as it ships."""
    apart = folder / "with promises"
    shutil.copytree(data_folder(folder), apart / "published")
    _promise(apart / "published")
    with servers.dashboard(apart) as server:
        return asyncio.run(_measure(server))


def _promise(data: Path) -> None:
    with duckdb.connect(str(publish.current(data / "builds")), read_only=True) as db:
        found = db.execute(CANDIDATES, {"council": COUNCIL, "promises": PROMISES}).fetchall()
    first = Agreement(
        ref="", council_code=COUNCIL, status="example", area_code=COUNCIL, indicator_id=None, title="", unit="",
        direction="higher", target_value=0.0, due_end=date(2028, 4, 1), agreed_by="Example board",
        agreed_on=date(2026, 1, 1), reason="To measure", owner="Example owner",
    )  # fmt: skip
    promises = [
        replace(
            first, ref=indicator_id, indicator_id=indicator_id, title=title, unit=unit or "", direction=better,
            target_value=value * (1.05 if better == "higher" else 0.95),
        )
        for indicator_id, title, unit, better, value in found
    ]  # fmt: skip
    assert len(promises) == PROMISES
    record(ledger_at("", data), promises)


async def _measure(server: servers.Server) -> Measured:
    ours = [_board("order=The+agenda"), _board("")]
    places = [place(COUNCIL), place(OTHER)]
    async with Reader(server) as reader:
        await reader.go(place(OTHER))
        first = await reader.go(ours[0])
    await readers.a_number_of_times(server, [places], 4)
    board: list[float] = []
    my_place: list[float] = []
    for _ in range(ROUNDS):
        my_place += await readers.thinking(server, [places], THINK, SECONDS)
        board += await readers.thinking(server, [ours], THINK, SECONDS)
    return Measured(
        "board_reruns",
        bars=[Bar("A rerun of thirty promises, times one of My place", median(board) / median(my_place), 1.5, "")],
        facts=[
            Fact("A rerun of thirty promises", median(board) * 1000, "ms"),
            Fact("A rerun of My place", median(my_place) * 1000, "ms"),
            Fact("The first drawing of thirty promises", first * 1000, "ms"),
        ],
        raw={"seconds": {"board": board, "my_place": my_place}},
        notes=[],
    )


def _board(chosen: str) -> Step:
    query = f"council={COUNCIL}" + (f"&{chosen}" if chosen else "")
    return Step(query, b"/download/board.csv", "board")
