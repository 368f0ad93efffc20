"""A program that asks for a day of the past is told to ask again; however many ask, few builds are made."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from threading import Event

import pytest

from dashboard import as_at
from dashboard.working_out import LATER, MOST, SOON, WorkingOut

DAY = date(2025, 1, 1)
OTHERS = [date(2025, 2, number) for number in range(1, MOST + 1)]


@dataclass
class Builder:
    """Makes nothing until it may, and notes for which days it was asked."""

    may_end: Event = field(default_factory=Event)
    asked: list[date] = field(default_factory=list)
    fails: bool = False

    def __call__(self, day: date) -> None:
        self.asked.append(day)
        assert self.may_end.wait(20)
        if self.fails:
            raise as_at.NotMade("There is no space left on the disk.")


@pytest.fixture
def builder() -> Iterator[Builder]:
    builder = Builder()
    yield builder
    builder.may_end.set()


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
def clock(now: list[float]) -> Callable[[], float]:
    return lambda: now[0]


def test_who_asks_is_not_kept_waiting(builder: Builder, clock: Callable[[], float]) -> None:
    told = WorkingOut(builder, clock).start(DAY)
    assert told.sentence == "What we held on 1 January 2025 is being worked out. Ask again in half a minute."
    assert told.seconds == SOON
    assert not builder.may_end.is_set()


def test_a_day_that_many_ask_for_is_made_once(builder: Builder, clock: Callable[[], float]) -> None:
    days = WorkingOut(builder, clock)
    assert len({days.start(DAY) for _ in range(20)}) == 1
    builder.may_end.set()
    days.finish()
    assert builder.asked == [DAY]


def test_no_more_days_are_begun_than_may_wait(builder: Builder, clock: Callable[[], float]) -> None:
    days = WorkingOut(builder, clock)
    for other in OTHERS:
        days.start(other)
    told = days.start(DAY)
    assert told.sentence == "Other days are worked out first. Ask for 1 January 2025 again in a minute."
    builder.may_end.set()
    days.finish()
    assert sorted(builder.asked) == OTHERS
    assert "is being worked out" in days.start(DAY).sentence


def test_a_day_that_failed_is_said_so_logged_and_tried_again_later(
    builder: Builder, clock: Callable[[], float], now: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    builder.fails = True
    builder.may_end.set()
    days = WorkingOut(builder, clock)
    days.start(DAY)
    days.finish()
    told = days.start(DAY)
    assert told.sentence == "What we held on 1 January 2025 could not be worked out. The log of this site says why."
    assert told.seconds == LATER
    assert "There is no space left on the disk." in caplog.text
    now[0] += LATER
    assert "is being worked out" in days.start(DAY).sentence
    days.finish()
    assert builder.asked == [DAY, DAY]
