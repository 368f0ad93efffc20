"""However many postcodes are typed, the service is asked for few, and not at all while it asks us to wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import postcode_limit, postcodes
from dashboard.components import search
from dashboard.postcode_limit import BURST, LONGEST_REST, USUAL_REST, Limit, TooMany
from tests.dashboard.reading import html, opened, words
from tests.dashboard.small_areas import TRAFFORD
from tests.servers import postcodes_io as pretended
from tests.servers.faults import Answer, Fault, refuses
from tests.servers.serving import Server

SAID = "Many postcodes were typed here just now. Wait a minute, or type the name of your ward or council."


@dataclass
class Clock:
    """Stands still until a test moves it."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limit(clock: Clock) -> Limit:
    return Limit(clock, burst=3)


@pytest.fixture
def service() -> Iterator[Server]:
    with Server(pretended.publisher, prefix="/") as server:
        yield server


def ask(service: Server, limit: Limit) -> object:
    return postcodes.look_up(service.base_url, pretended.TIMPERLEY, limit)


def taken(limit: Limit, most: int) -> int:
    """How many of so many questions may be asked at once."""
    for number in range(most):
        try:
            limit.take()
        except TooMany:
            return number
    return most


def test_the_service_is_not_asked_beyond_the_limit(service: Server, limit: Limit) -> None:
    assert [ask(service, limit) for _ in range(3)]
    with pytest.raises(TooMany):
        ask(service, limit)
    assert len(service.asked) == 3


def test_after_a_second_one_more_may_be_asked_and_after_a_rest_as_many_as_before(limit: Limit, clock: Clock) -> None:
    assert taken(limit, 9) == 3
    clock.seconds += 1
    assert taken(limit, 9) == 1
    clock.seconds += 3600
    assert taken(limit, 9) == 3


@given(some.lists(some.floats(0, 30), max_size=60))
def test_never_more_are_asked_than_the_burst_and_one_for_each_second(steps: list[float]) -> None:
    clock = Clock()
    limit = Limit(clock)
    asked = 0
    for step in steps:
        clock.seconds += step
        asked += taken(limit, 50)
    assert asked <= BURST + sum(steps) + 1e-6


def test_a_service_that_asks_us_to_wait_is_not_asked_until_then(service: Server, limit: Limit, clock: Clock) -> None:
    service.faults.append(Fault("postcodes", refuses(429, "120")))
    with pytest.raises(TooMany):
        ask(service, limit)
    clock.seconds += 119
    with pytest.raises(TooMany):
        ask(service, limit)
    assert len(service.asked) == 1
    clock.seconds += 1
    assert ask(service, limit)
    assert len(service.asked) == 2


def test_a_service_that_names_no_time_is_left_alone_for_a_minute(service: Server, limit: Limit, clock: Clock) -> None:
    service.faults.append(Fault("postcodes", lambda _: Answer(429, b"slow down")))
    with pytest.raises(TooMany):
        ask(service, limit)
    clock.seconds += USUAL_REST - 1
    assert taken(limit, 1) == 0
    clock.seconds += 1
    assert taken(limit, 1) == 1


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("0", 0),
        ("3", 3),
        ("Mon, 30 Nov 2026 12:02:00 GMT", 120),
        ("Mon, 30 Nov 2026 11:00:00 GMT", 0),
        ("soon", USUAL_REST),
        ("", USUAL_REST),
        ("-5", USUAL_REST),
    ],
)
def test_a_time_to_wait_is_a_number_or_a_moment(retry_after: str, seconds: float) -> None:
    assert postcode_limit.named_rest(retry_after, "Mon, 30 Nov 2026 12:00:00 GMT") == seconds


@given(some.text(max_size=40), some.text(max_size=40))
def test_whatever_the_service_names_the_rest_ends(retry_after: str, date: str) -> None:
    clock = Clock()
    limit = Limit(clock)
    limit.rest(postcode_limit.named_rest(retry_after, date))
    clock.seconds += LONGEST_REST
    assert taken(limit, 1) == 1


def test_the_limit_keeps_no_postcode(service: Server, limit: Limit) -> None:
    ask(service, limit)
    assert {type(value) for name, value in vars(limit).items() if name not in {"_clock", "_lock"}} <= {int, float}


def test_a_reader_is_told_to_wait_or_to_type_a_name(
    service: Server, small_data: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(small_data))
    monkeypatch.setenv("LEVELWITH_POSTCODES", service.base_url)
    monkeypatch.setattr(search, "limit", Limit(clock, burst=1))
    app = opened(place=TRAFFORD)
    app.text_input[0].set_value(pretended.SALFORD).run()
    assert SAID not in words(app)
    app.text_input[0].set_value(pretended.TIMPERLEY).run()
    assert SAID in words(app)
    assert "6AA" not in html(app)
    app.text_input[0].set_value("salf").run()
    assert "Salford</a>" in html(app)
