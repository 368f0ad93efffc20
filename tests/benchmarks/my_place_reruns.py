"""How many reruns of My place the server gives readers who go from place to place, and how long they wait.

The peer is an empty page on Streamlit's own server with the same settings, in the same run, by turns. Pages of My
place have all been drawn once before, as on any day but the first of a build; the first drawing is timed on its own.
Fifty readers who look at each page for ten seconds are held against one who also pauses between pages: after a pause
everything takes longer than in a tight loop, however few there are.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from tests.benchmarks import readers, servers, walks
from tests.benchmarks.measured import Bar, Fact, Measured, nearest_rank
from tests.benchmarks.readers import EMPTY

ROUNDS = 3
SECONDS = 10.0
USUAL_SECONDS = 3.0
TEN, FIFTY = 10, 50
THINK, THINKING_SECONDS = 10.0, 20.0  # in each round
PAUSE, PAUSING_SECONDS = 0.5, 10.0
FIRST_VISITS = 50
ALONE = 100
NOTE = (
    "Streamlit's own server holds back parts of an answer until the reader's computer acknowledges the first "
    "(Nagle's algorithm). Beside the bar all readers acknowledge at once, so that the peer is not slowed by it."
)


def run(folder: Path) -> Measured:
    with servers.dashboard(folder) as ours, servers.empty_page(folder) as empty:
        return _judged(asyncio.run(_measure(folder, ours, empty)))


@dataclass
class Waits:
    """Seconds that readers waited; of the crowd of ten, a list for each round."""

    first_visit: list[float]
    alone: list[float]
    alone_empty: list[float]
    ten: list[list[float]] = field(default_factory=list)
    ten_empty: list[list[float]] = field(default_factory=list)
    ten_usual: list[list[float]] = field(default_factory=list)
    ten_usual_empty: list[list[float]] = field(default_factory=list)
    pausing: list[float] = field(default_factory=list)
    fifty: list[float] = field(default_factory=list)


async def _measure(folder: Path, ours: servers.Server, empty: servers.Server) -> Waits:
    places = walks.every_council(folder)
    first = await readers.a_number_of_times(ours, [places[-FIRST_VISITS:]], FIRST_VISITS - 1)
    await readers.a_number_of_times(ours, walks.through_councils(folder, TEN), walks.STEPS)
    waits = Waits(
        first_visit=first,
        alone=await readers.a_number_of_times(ours, walks.through_councils(folder, 1), ALONE),
        alone_empty=await readers.a_number_of_times(empty, [[EMPTY]], ALONE),
    )
    ten = walks.through_councils(folder, TEN)
    for _ in range(ROUNDS):
        waits.ten_empty.append(await readers.closed_loop(empty, [[EMPTY]] * TEN, SECONDS, is_prompt=True))
        waits.ten.append(await readers.closed_loop(ours, ten, SECONDS, is_prompt=True))
        waits.ten_usual_empty.append(await readers.closed_loop(empty, [[EMPTY]] * TEN, USUAL_SECONDS))
        waits.ten_usual.append(await readers.closed_loop(ours, ten, USUAL_SECONDS))
        waits.pausing += await readers.thinking(ours, ten[:1], PAUSE, PAUSING_SECONDS)
        waits.fifty += await readers.thinking(ours, walks.through_councils(folder, FIFTY), THINK, THINKING_SECONDS)
    return waits


def _judged(waits: Waits) -> Measured:
    ours, empty = _rate(waits.ten, SECONDS), _rate(waits.ten_empty, SECONDS)
    usual = _rate(waits.ten_usual, USUAL_SECONDS) / _rate(waits.ten_usual_empty, USUAL_SECONDS)
    pausing, fifty_95 = median(waits.pausing) * 1000, nearest_rank(waits.fifty, 95) * 1000
    return Measured(
        "my_place_reruns",
        bars=[
            Bar("Reruns by ten readers, share of an empty page's", ours / empty, 0.4, "", is_least=True),
            Bar("95 of 100 waits, fifty readers who think", fifty_95, 3 * pausing, "ms"),
        ],
        facts=[
            Fact("Reruns of My place, ten readers", ours, "a second"),
            Fact("Reruns of an empty page, ten readers", empty, "a second"),
            Fact("The same share where computers acknowledge as usual", usual, ""),
            Fact("Half of the waits, one reader who pauses", pausing, "ms"),
            Fact("Half of the waits, one reader in a tight loop", median(waits.alone) * 1000, "ms"),
            Fact("Half of the waits, the same, empty page", median(waits.alone_empty) * 1000, "ms"),
            Fact("Half of the waits, a place that nobody visited yet", median(waits.first_visit) * 1000, "ms"),
            Fact("Half of the waits, fifty readers who think", median(waits.fifty) * 1000, "ms"),
        ],
        raw={"seconds": asdict(waits)},
        notes=[NOTE],
    )


def _rate(rounds: list[list[float]], seconds: float) -> float:
    """Reruns a second, of the middle round."""
    return median(len(each) / seconds for each in rounds)
