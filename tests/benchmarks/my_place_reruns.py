"""How many reruns of My place the server gives readers who go from place to place, and how long they wait.

The peer is an empty Streamlit page on a server with the same settings, in the same run, by turns. Pages of My place
have all been drawn once before, as on any day but the first of a build; the first drawing is timed on its own.
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
TEN, FIFTY = 10, 50
THINK, THINKING_SECONDS = 10.0, 60.0
FIRST_VISITS = 50
ALONE = 100


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
    for _ in range(ROUNDS):
        waits.ten_empty.append(await readers.closed_loop(empty, [[EMPTY]] * TEN, SECONDS))
        waits.ten.append(await readers.closed_loop(ours, walks.through_councils(folder, TEN), SECONDS))
    waits.fifty = await readers.thinking(ours, walks.through_councils(folder, FIFTY), THINK, THINKING_SECONDS)
    return waits


def _judged(waits: Waits) -> Measured:
    ours, empty = (median(len(each) / SECONDS for each in rounds) for rounds in (waits.ten, waits.ten_empty))
    alone = median(waits.alone) * 1000
    return Measured(
        "my_place_reruns",
        bars=[
            Bar("Reruns by ten readers, share of an empty page's", ours / empty, 0.4, "", is_least=True),
            Bar("95 of 100 waits, fifty readers who think", nearest_rank(waits.fifty, 95) * 1000, 3 * alone, "ms"),
        ],
        facts=[
            Fact("Reruns of My place, ten readers", ours, "a second"),
            Fact("Reruns of an empty page, ten readers", empty, "a second"),
            Fact("Half of the waits, one reader", alone, "ms"),
            Fact("Half of the waits, one reader, empty page", median(waits.alone_empty) * 1000, "ms"),
            Fact("Half of the waits, a place that nobody visited yet", median(waits.first_visit) * 1000, "ms"),
            Fact("Half of the waits, fifty readers who think", median(waits.fifty) * 1000, "ms"),
        ],
        raw={"seconds": asdict(waits)},
    )
