"""Readers without a browser: they speak Streamlit's own messages over its WebSocket, and time each answer."""

from __future__ import annotations

import asyncio
import random
import socket
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count, cycle
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks.servers import Server
from tests.blocks import unpacked


@dataclass(frozen=True)
class Step:
    """One move of a reader: the query of the page's address, and what must stand in the answer."""

    query: str
    expects: bytes
    page: str = ""  # as it stands in the address; empty for the first one


EMPTY = Step("", b"empty")


def place(area_code: str) -> Step:
    """The link to the figures as a file comes last on the page: where it stands, all of the page does."""
    return Step(f"place={area_code}", f"/download/place.csv?place={area_code}".encode())


class WrongAnswer(Exception):
    """The server answered with something other than the page: what was timed means nothing."""


@dataclass
class Reader:
    """One open page in one browser. Whole pages are sent to it: a browser keeps none that it left.

    Streamlit's server sends an answer in small parts and holds back the later ones until the first is acknowledged,
    over which computers take 40 ms. A prompt reader acknowledges at once: then only the server's work is timed.
    """

    server: Server
    is_prompt: bool = False
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)
    _stream: ClientConnection | None = None
    received: int = 0

    async def __aenter__(self) -> Self:
        coming = connect(self.server.stream, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        self._stream = await self._open.enter_async_context(coming)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._open.aclose()

    async def go(self, step: Step) -> float:
        """Ask for a rerun and wait until the script has finished: seconds."""
        if self._stream is None:
            raise WrongAnswer("The reader has not come in yet.")
        asked = BackMsg()
        asked.rerun_script.query_string = step.query
        asked.rerun_script.page_name = step.page
        asked.rerun_script.context_info.url = f"{self.server.address}{step.page}?{step.query}"
        start = time.perf_counter()
        await self._stream.send(asked.SerializeToString())
        has_answer = False
        while True:
            if self.is_prompt and hasattr(socket, "TCP_QUICKACK"):
                wire = self._stream.transport.get_extra_info("socket")
                wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)  # holds for a few packets only
            body = await self._stream.recv(decode=False)
            self.received += len(body)
            message = ForwardMsg.FromString(body)
            has_answer = has_answer or (message.WhichOneof("type") == "delta" and step.expects in _shown(message))
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or not has_answer:
                    raise WrongAnswer(f"The answer to {step.query!r} is not that page, but {body[:200]!r}.")
                return time.perf_counter() - start


def _shown(message: ForwardMsg) -> bytes:
    """What an element shows, unpacked as a browser does."""
    block = message.delta.new_element.bidi_component.bytes
    return unpacked(block) if block else message.SerializeToString()


async def closed_loop(
    server: Server, walks: Sequence[Sequence[Step]], seconds: float, is_prompt: bool = False
) -> list[float]:
    """A reader a walk, each asking again as soon as it has the answer; the waits of all of them."""

    async def keep_going(reader: Reader, walk: Sequence[Step]) -> list[float]:
        end, waits = time.perf_counter() + seconds, []
        for step in cycle(walk):
            waits.append(await reader.go(step))
            if time.perf_counter() >= end:
                break
        return waits

    return await _together(server, walks, keep_going, is_prompt)


async def a_number_of_times(server: Server, walks: Sequence[Sequence[Step]], times: int) -> list[float]:
    """A reader a walk, each going so many steps."""

    async def go_on(reader: Reader, walk: Sequence[Step]) -> list[float]:
        steps = cycle(walk)
        return [await reader.go(next(steps)) for _ in range(times)]

    return await _together(server, walks, go_on)


async def thinking(server: Server, walks: Sequence[Sequence[Step]], think: float, seconds: float) -> list[float]:
    """A reader a walk, each looking at a page for about `think` seconds before the next one."""
    seeds = count()  # one for each reader: those on one walk must not move as one

    async def look_around(reader: Reader, walk: Sequence[Step]) -> list[float]:
        chance = random.Random(next(seeds))  # noqa: S311  # the same crowd in every run
        end, waits = time.perf_counter() + seconds, []
        for step in cycle(walk):
            await asyncio.sleep(think * chance.uniform(0.5, 1.5))
            if time.perf_counter() >= end:
                break
            waits.append(await reader.go(step))
        return waits

    return await _together(server, walks, look_around)


async def _together(
    server: Server,
    walks: Sequence[Sequence[Step]],
    behave: Callable[[Reader, Sequence[Step]], Awaitable[list[float]]],
    is_prompt: bool = False,
) -> list[float]:
    """Everybody comes in first, one after the other: what is timed is a site in use."""
    async with AsyncExitStack() as everybody:
        readers = [await everybody.enter_async_context(Reader(server, is_prompt)) for _ in walks]
        for reader, walk in zip(readers, walks, strict=True):
            await reader.go(walk[-1])
        found = await asyncio.gather(*(behave(reader, walk) for reader, walk in zip(readers, walks, strict=True)))
    return [wait for waits in found for wait in waits]
