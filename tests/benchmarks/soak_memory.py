"""What 2,000 reruns of My place by ten readers leave behind in the memory of the server.

No peer. The server does not collect garbage after each rerun (dashboard/.streamlit/config.toml says why), so that
memory is what has to be watched. The pages that it remembers are drawn before, in the warming up.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import psutil

from tests.benchmarks import readers, servers, walks
from tests.benchmarks.measured import Bar, Fact, Measured

READERS = 10
STAGES = 10
RERUNS = 2000


def run(folder: Path) -> Measured:
    with servers.dashboard(folder) as ours:
        process = psutil.Process(ours.pid)
        idle = process.memory_info().rss
        sizes = asyncio.run(_soak(folder, ours, process))
    grown = (sizes[-1] - sizes[0]) / 1e6
    return Measured(
        "soak_memory",
        # 2,000 reruns are an hour of a busy day: at more than this the server would not get through a month.
        bars=[Bar(f"Memory grown in {RERUNS:,} reruns", grown, 50, "MB")],
        facts=[
            Fact("Memory of a server that nobody has asked yet", idle / 1e6, "MB"),
            Fact("Memory when warm", sizes[0] / 1e6, "MB"),
            Fact("Memory at the end", sizes[-1] / 1e6, "MB"),
        ],
        raw={"idle_bytes": idle, "bytes": sizes, "reruns_between": RERUNS // STAGES},
    )


async def _soak(folder: Path, ours: servers.Server, process: psutil.Process) -> list[int]:
    """The memory when warm, and after each stage. Readers leave after a stage and others come."""
    paths = walks.through_councils(folder, READERS)
    await readers.a_number_of_times(ours, paths, RERUNS // STAGES // READERS)
    sizes = [process.memory_info().rss]
    for _ in range(STAGES):
        await readers.a_number_of_times(ours, paths, RERUNS // STAGES // READERS)
        sizes.append(process.memory_info().rss)
    return sizes
