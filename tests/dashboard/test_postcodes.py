"""A postcode leads to its ward, whatever the service does, and is kept nowhere."""

from __future__ import annotations

import json
import logging
import socket
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import postcodes
from dashboard.postcode_limit import Limit
from dashboard.postcodes import Ended, NoAnswer, Whereabouts
from ingest.sources.postcodes_io import SOURCE
from tests.servers import postcodes_io as pretended
from tests.servers.faults import Answer, Fault, is_a_page, is_cut, is_not_gzip, refuses, says_instead
from tests.servers.serving import Server

TIMPERLEY = Whereabouts("England", "E05015259", "Timperley", "E08000009", "Trafford")


def fresh_limit() -> Limit:
    return Limit(lambda: 0.0)


@pytest.fixture
def service() -> Iterator[Server]:
    with Server(pretended.publisher, prefix="/") as server:
        yield server


@pytest.mark.parametrize("typed", ["WA15 6AA", "wa156aa", " wa15  6aa ", "WA15\u00a06AA", "WA15-6AA"])
def test_a_postcode_has_a_ward_however_it_is_typed(service: Server, typed: str) -> None:
    assert postcodes.look_up(service.base_url, typed, fresh_limit()) == TIMPERLEY


def test_a_postcode_is_in_no_address_that_is_asked(service: Server) -> None:
    postcodes.look_up(service.base_url, pretended.TIMPERLEY, fresh_limit())
    assert service.asked == ["postcodes"]


def test_many_are_asked_a_hundred_at_a_time_and_answered_in_their_order(service: Server) -> None:
    asked = [pretended.NEVER, *[pretended.SALFORD] * 150, pretended.TIMPERLEY]
    found = postcodes.wards_of(service.base_url, asked, fresh_limit())
    assert len(service.asked) == 2
    assert found[0] is None
    assert found[-1] == TIMPERLEY
    assert {place.council_name for place in found[1:-1] if place} == {"Salford"}


def test_a_postcode_out_of_use_has_the_year_of_its_end(service: Server) -> None:
    assert postcodes.look_up(service.base_url, pretended.ENDED, fresh_limit()) == Ended(2019)


def test_a_postcode_that_never_was_is_none(service: Server) -> None:
    assert postcodes.look_up(service.base_url, pretended.NEVER, fresh_limit()) is None


def test_the_isle_of_man_has_neither_ward_nor_council(service: Server) -> None:
    assert postcodes.look_up(service.base_url, pretended.DOUGLAS, fresh_limit()) == Whereabouts(
        "Isle of Man", None, "", None, ""
    )


FAULTS = {
    "throttled": refuses(429, "3"),
    "down": refuses(503),
    "cut": is_cut,
    "a page": is_a_page,
    "not packed as it says": is_not_gzip,
    "another word for the codes": says_instead('"codes"', '"identifiers"'),
    "a code of another sort": says_instead("E05015259", "Timperley"),
    "another postcode": says_instead("WA15 6AA", "WA15 6AB"),
    "a country that we do not know": says_instead('"England"', '"Sealand"'),
    "fewer answers than were asked for": lambda _: Answer(200, b'{"status": 200, "result": []}'),
    "no object": lambda _: Answer(200, b"[1, 2]"),
    "sent elsewhere": lambda _: Answer(302, b"", {"Location": "http://127.0.0.1:1/"}),
    "another status inside": says_instead('"status": 200', '"status": 500'),
    "endless": lambda _: Answer(200, b'"' + b"a" * (postcodes.LARGEST + 10) + b'"'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_service_that_fails_is_no_answer_and_tells_no_postcode(
    service: Server, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.faults.append(Fault("postcodes", FAULTS[fault], times=9))
    with pytest.raises(NoAnswer) as refused:
        postcodes.look_up(service.base_url, pretended.TIMPERLEY, fresh_limit())
    told = "".join(traceback.format_exception(refused.value)) + caplog.text
    assert "WA15" not in told
    assert "6AA" not in told


def test_a_service_that_fails_at_the_second_question_tells_no_postcode(
    service: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.faults.append(Fault("terminated", is_cut))
    with pytest.raises(NoAnswer) as refused:
        postcodes.look_up(service.base_url, pretended.ENDED, fresh_limit())
    assert "M331ZZ" not in "".join(traceback.format_exception(refused.value)) + caplog.text


def test_a_service_that_hangs_is_given_up(service: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postcodes, "READ", 0.05)
    answered = threading.Event()
    service.faults.append(Fault("postcodes", lambda answer: Answer(200, answer.body, wait_for=answered)))
    with pytest.raises(NoAnswer):
        postcodes.look_up(service.base_url, pretended.TIMPERLEY, fresh_limit())
    answered.set()


def test_a_service_that_answers_sign_by_sign_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postcodes, "WHOLE", 0.1)
    with dripping(500) as (address, sent), pytest.raises(NoAnswer):
        postcodes.look_up(address, pretended.TIMPERLEY, fresh_limit())
    assert 0 < len(sent) < 500


@contextmanager
def dripping(signs: int) -> Iterator[tuple[str, list[bytes]]]:
    """Never silent for as long as a reader's patience with silence, and five seconds from its end."""
    given_up, sent = threading.Event(), list[bytes]()

    def answer() -> None:
        with suppress(ConnectionError), listening.accept()[0] as asked:  # who asked goes away
            asked.recv(65_536)
            asked.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % signs)
            while len(sent) < signs and not given_up.wait(0.01):
                asked.sendall(b" ")
                sent.append(b" ")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        drips = threading.Thread(target=answer, daemon=True)
        drips.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/", sent
        given_up.set()
        drips.join(10)


def test_nobody_there_is_no_answer() -> None:
    with pytest.raises(NoAnswer):
        postcodes.look_up("http://127.0.0.1:1/", pretended.TIMPERLEY, fresh_limit())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("postcode", "country", "codes", "admin_ward", "admin_district", "query", "result")


@given(field=st.sampled_from(FIELDS), instead=json_values)
def test_whatever_is_answered_is_a_place_or_no_answer(field: str, instead: object) -> None:
    """Never the codes of another postcode, and never a fault of ours."""
    answer = json.loads(json.dumps({"query": "WA156AA", "result": pretended.KNOWN[pretended.TIMPERLEY]}))
    (answer if field in answer else answer["result"])[field] = instead
    try:
        found = postcodes._whereabouts(answer, "WA156AA")
    except NoAnswer:
        return
    assert found is None or found.ward_code in {"E05015259", None} or field == "codes"


@pytest.mark.parametrize(
    "typed", ["M33 7ZF", "m337zf", " W1A 1AA ", "EC1A1BB", "SW1A 1AA", "M33\u00a07ZF", "M33\u20097ZF\ufeff", "m33-7zf"]
)
def test_whole_postcodes_are_told_from_names(typed: str) -> None:
    assert postcodes.is_written(typed)


@pytest.mark.parametrize(
    "typed", ["M33", "Sale", "Ward 7", "M33 7Z", "E08000009", "M33 7ZF, Sale", "\uff2d33 7ZF", "M33 7\u00df", ""]
)
def test_parts_of_postcodes_and_names_are_none(typed: str) -> None:
    assert not postcodes.is_written(typed)


def test_whoever_runs_the_site_says_whom_to_ask() -> None:
    assert postcodes.service({}) == postcodes.SERVICE
    assert postcodes.service({postcodes.SETTING: "off"}) is None
    assert postcodes.service({postcodes.SETTING: "http://127.0.0.1:8000"}) == "http://127.0.0.1:8000/"


@pytest.mark.parametrize("wrong", ["api.postcodes.io", "ftp://api.postcodes.io", "http://[", "no", "https://a?b=c"])
def test_what_is_no_address_is_refused_with_what_to_write(wrong: str) -> None:
    with pytest.raises(postcodes.WrongService, match="Write one like"):
        postcodes.service({postcodes.SETTING: wrong})


def test_the_address_is_the_one_that_is_told_about() -> None:
    assert SOURCE.base_url == postcodes.SERVICE
