"""How long the server takes for a page of 1,000 observations, from the request to the last byte, without a network."""

from __future__ import annotations

import os
import time
from pathlib import Path
from statistics import median

from tests.benchmarks import machine
from tests.benchmarks.measured import Bar, Fact, Measured
from tests.benchmarks.published import data_folder
from tests.dashboard.asking import Client, Reply
from tests.dashboard.whole_server import app

TURNS = 40
ADDRESS = "/api/v1/observations.{}?limit=1000"


def run(folder: Path) -> Measured:
    os.environ["LEVELWITH_DATA"] = str(data_folder(folder))
    client, waiting = Client(app), machine.busyness()
    first = client.get(ADDRESS.format("json"))
    seconds = {
        "json": _seconds(client, ADDRESS.format("json")),
        "json, far behind": _seconds(client, _far_behind(client, first)),
        "csv": _seconds(client, ADDRESS.format("csv")),
        "unchanged": _seconds(client, ADDRESS.format("json"), first.headers["etag"]),
    }
    return Measured(
        "public_interface",
        bars=[
            Bar(f"1,000 observations as {name}", median(seconds[name]) * 1000, 30, "ms")
            for name in ("json", "json, far behind", "csv")
        ],
        facts=[Fact("Unchanged since the ETag", median(seconds["unchanged"]) * 1000, "ms")],
        raw={"load_average": [waiting, machine.busyness()], "seconds": seconds},
    )


def _far_behind(client: Client, reply: Reply) -> str:
    """The last whole page, as keys tell and not a count of rows."""
    whole, address = ADDRESS.format("json"), str(reply.json()["next"])
    while following := client.get(address).json()["next"]:
        whole, address = address, following
    return whole


def _seconds(client: Client, address: str, etag: str = "") -> list[float]:
    took = []
    for _ in range(TURNS):
        start = time.perf_counter()
        reply = client.get(address, if_none_match=etag)
        took.append(time.perf_counter() - start)
        if reply.status not in {200, 304}:
            raise RuntimeError(f"{address} was answered with {reply.status}")
    return took
