"""The ways in which publishers misbehave, one after the other as a test scripts them."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Answer:
    """What a server is about to send."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    claimed_length: int | None = None  # more than is sent: the connection breaks off half-way
    wait_for: threading.Event | None = None  # nothing is sent until somebody sets it
    then_wait_for: threading.Event | None = None  # the body is sent, and then the connection stays open and silent


@dataclass
class Fault:
    """`change` is what happens to the answers of requests whose address holds `where`, `times` times."""

    where: str
    change: Callable[[Answer], Answer]
    times: int = 1
    after: int = 0  # so many go well first

    def meets(self, address: str) -> bool:
        """Whether it strikes this request; each request that it could strike counts."""
        if self.where not in address or self.times <= 0:
            return False
        if self.after > 0:
            self.after -= 1
            return False
        self.times -= 1
        return True


def refuses(status: int, retry_after: str = "") -> Callable[[Answer], Answer]:
    headers = {"Retry-After": retry_after} if retry_after else {}
    return lambda answer: Answer(status, b'{"message":"Internal Error"}', headers)


def hangs(until: threading.Event) -> Callable[[Answer], Answer]:
    return lambda answer: replace(answer, wait_for=until)


def is_cut(answer: Answer) -> Answer:
    return replace(answer, body=answer.body[: len(answer.body) // 2], claimed_length=len(answer.body))


def stalls(until: threading.Event) -> Callable[[Answer], Answer]:
    """Half of it comes, and then nothing more."""
    return lambda answer: replace(is_cut(answer), then_wait_for=until)


def is_wrong_gzip(answer: Answer) -> Answer:
    packed = gzip.compress(answer.body)
    return replace(answer, body=packed[: len(packed) // 2], headers={"Content-Encoding": "gzip"})


def is_not_gzip(answer: Answer) -> Answer:
    return replace(answer, headers={"Content-Encoding": "gzip"})


def is_gzip_twice(answer: Answer) -> Answer:
    body = gzip.compress(gzip.compress(answer.body))
    return replace(answer, body=body, headers={"Content-Type": "application/gzip", "Content-Encoding": "gzip"})


def is_a_page(answer: Answer) -> Answer:
    page = b"<!DOCTYPE html><html><body><h1>We are sorry</h1></body></html>"
    return Answer(200, page, {"Content-Type": "text/html; charset=utf-8"})


def says_instead(old: str, new: str) -> Callable[[Answer], Answer]:
    """A schema change: a column, a mark or a value is not what it was."""
    return lambda answer: replace(answer, body=answer.body.replace(old.encode(), new.encode()))
