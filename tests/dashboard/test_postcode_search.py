"""What a reader sees who types a postcode: a ward to go to, or why there is none and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.reading import html, opened, words
from tests.dashboard.small_areas import TIMPERLEY, TRAFFORD
from tests.servers import postcodes_io as pretended
from tests.servers.faults import Fault, refuses
from tests.servers.serving import Server


@pytest.fixture(autouse=True)
def _small_data(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(small_data))


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Server(pretended.publisher, prefix="/") as server:
        monkeypatch.setenv("LEVELWITH_POSTCODES", server.base_url)
        yield server


def typed(postcode: str) -> AppTest:
    app = opened(place=TRAFFORD)
    app.text_input[0].set_value(postcode).run()
    return app


def test_the_ward_and_its_council_are_offered(service: Server) -> None:
    app = typed(pretended.TIMPERLEY)
    assert "That postcode is in Timperley ward, Trafford." in words(app)
    assert f'<a href="/?place={TIMPERLEY}">Timperley</a>' in html(app)


def test_what_was_typed_is_kept_nowhere(service: Server) -> None:
    app = typed(pretended.TIMPERLEY)
    assert app.text_input[0].value == ""
    assert "6AA" not in html(app) + repr(app.session_state._state.filtered_state)


def test_a_page_that_is_made_again_asks_nobody_again(service: Server) -> None:
    typed(pretended.TIMPERLEY).run().run()
    assert service.asked == ["postcodes"]


def test_a_name_after_a_postcode_is_looked_for(service: Server) -> None:
    app = typed(pretended.TIMPERLEY)
    app.text_input[0].set_value("salf").run()
    assert "Timperley ward, Trafford" not in words(app)
    assert "Salford</a>" in html(app)


NOT_FOUND = {
    pretended.HALE_OLD: "That postcode is in Hale Central, Trafford. That ward may have been redrawn since",
    pretended.SALFORD: "That postcode is in Ordsall, Salford. We hold no figures for its wards.",
    pretended.ELSEWHERE: "Cornwall: We hold no figures for that place.",
    pretended.NEWCASTLE_CO_DOWN: "Newry, Mourne and Down: We hold no figures for that place.",
    pretended.DOUGLAS: "That postcode is on the Isle of Man. All figures here are for the United Kingdom.",
    pretended.ENDED: "That postcode went out of use in 2019. Try a newer one nearby",
    pretended.NEVER: "We do not know that postcode. Check it",
}


@pytest.mark.parametrize("postcode", NOT_FOUND)
def test_where_there_is_no_ward_the_sentence_says_what_to_do(service: Server, postcode: str) -> None:
    app = typed(postcode)
    assert NOT_FOUND[postcode] in words(app)
    assert postcode[-3:] not in html(app)


def test_a_service_that_is_down_leaves_the_search_by_name(service: Server) -> None:
    service.faults.append(Fault("postcodes", refuses(503)))
    assert "The postcode service does not answer just now. Type the name" in words(typed(pretended.TIMPERLEY))


def test_a_site_that_asks_nobody_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_POSTCODES", "off")
    app = typed(pretended.TIMPERLEY)
    assert app.text_input[0].label == "Find a council or ward by name"
    assert "Postcodes do not work here. Type the name" in words(app)
    assert "postcodes.io" not in words(app)
