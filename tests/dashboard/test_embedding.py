"""A card may stand in somebody else's page if a setting says so; a link that is shared has a name and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import answering, choices, database, framing
from dashboard.components import embedded
from dashboard.words import doorstep
from tests.dashboard.asking import Client
from tests.dashboard.reading import html, opened, words
from tests.dashboard.small_areas import TIMPERLEY, TRAFFORD
from tests.dashboard.whole_server import app

CARD = f"/outcome?place={TRAFFORD}&indicator=claimant-count&card=1"
CHART = f"{CARD.removesuffix('1')}chart"
OF_PLACE = f"/?place={TRAFFORD}&card=1"
PAGE = f"/outcome?place={TRAFFORD}&indicator=claimant-count"


@pytest.fixture(autouse=True)
def _agreed_data(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))


def policy(address: str) -> str:
    return Client(app).get(address).headers["content-security-policy"].partition("frame-ancestors ")[2]


@pytest.mark.parametrize("address", [CARD, CHART, OF_PLACE])
def test_a_card_is_framed_by_those_whom_the_setting_names(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    assert policy(address) == "'self'"
    monkeypatch.setenv(framing.SETTING, "https://www.example.gov.uk, https://*.example.org")
    assert policy(address) == "'self' https://www.example.gov.uk https://*.example.org"


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        f"{PAGE}&card=2",
        f"{PAGE}&card=1&card=",
        f"{PAGE}&card=1&card",
        f"/?place={TRAFFORD}",
        f"/?place={TRAFFORD}&card=chart",
        f"/board?council={TRAFFORD}&card=1",
    ],
)
def test_a_whole_page_is_framed_by_nobody_else(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv(framing.SETTING, "*")
    assert policy(address) == "'self'"


@pytest.mark.parametrize("wrong", ["example.org", "https://a b", "https://x;script-src *", "javascript:alert(1)"])
def test_what_is_no_site_is_refused_with_what_to_write(wrong: str) -> None:
    with pytest.raises(framing.WrongSites, match="Write sites with https://"):
        framing.allowed({framing.SETTING: wrong})


def test_a_card_is_whole_by_itself() -> None:
    page = words(opened("outcome", place=TRAFFORD, indicator="claimant-count", card="1"))
    assert "Out-of-work benefit claims in Trafford" in page
    assert "Source: Office for Invented Figures" in page
    assert "Who can change it?" not in page
    assert "These figures were last updated" not in page


def test_a_chart_is_shown_without_the_number_and_with_its_source() -> None:
    page = opened("outcome", place=TRAFFORD, indicator="weekly-pay", card="chart")
    assert '<div class="chart">' in html(page)
    assert 'class="big"' not in html(page)
    assert "Source: Office for Invented Figures" in words(page)
    assert "Example target. Not agreed by anyone." in words(page)


def test_a_place_is_told_by_what_people_ask_first_in_the_words_of_its_sheet(agreed_data: Path) -> None:
    page = words(opened(place=TIMPERLEY, card="1"))
    with database.opened(agreed_data / "builds") as build:
        asked = answering.in_short(build, choices.place(build, {"place": TIMPERLEY}))
        told = [doorstep.in_short(each) for each in asked[: embedded.MOST]]
    assert len(told) == 3
    assert [part for part in told if f"{part.title} " not in page or part.said not in page] == []
    assert "Timperley ward: then and now" in page
    assert "Whole borough: no ward figure is published." in page
    assert "Source: Office for Invented Figures (OGL-UK-3.0)." in page


def test_the_card_of_a_place_is_no_page_and_leads_to_it() -> None:
    page = html(opened(place=TRAFFORD, card="1"))
    assert f'<a href="/?place={TRAFFORD}" target="_top">See the whole page on Levelwith</a>' in page
    assert page.count("<a ") == 1
    assert "These figures were last updated" not in page


def test_a_place_that_is_asked_nothing_says_so_on_its_card(agreed_data: Path) -> None:
    with database.opened(agreed_data / "builds") as build:
        place = choices.place(build, {"place": TRAFFORD})
    assert "No figures are held to answer a question by." in embedded.of_place(place, ())


def test_the_card_of_a_place_has_the_name_of_its_page_where_it_is_shared() -> None:
    assert 'property="og:title" content="Trafford: then and now"' in Client(app).get(OF_PLACE).text


def test_a_card_leads_out_of_its_frame_to_the_page() -> None:
    page = html(opened("outcome", place=TRAFFORD, indicator="claimant-count", card="1"))
    assert f'<a href="/outcome?place={TRAFFORD}&amp;indicator=claimant-count" target="_top">' in page


def test_a_card_of_an_example_target_says_so() -> None:
    page = words(opened("outcome", place=TRAFFORD, indicator="weekly-pay", card="1"))
    assert "Example target. Not agreed by anyone." in page


def test_a_card_without_a_figure_says_so() -> None:
    page = words(opened("outcome", place="E10000017", indicator="weekly-pay", card="1"))
    assert "no figure is published for Lancashire" in page


def test_a_shared_link_has_a_name_and_a_sentence_of_its_own() -> None:
    page = Client(app).get(PAGE).text
    assert '<meta property="og:title" content="Out-of-work benefit claims in Trafford">' in page
    assert 'property="og:description" content="On average it was' in page
    assert 'content="Timperley ward: then and now"' in Client(app).get(f"/?place={TIMPERLEY}").text


@pytest.mark.parametrize(
    "address",
    ["/", "/?place=%22%3E%3Cscript%3E", "/?place=E08999999", "/outcome?place=E08000009", f"{PAGE}&as_at=2020-01-01"],
)
def test_what_is_not_known_has_the_general_words(address: str) -> None:
    page = Client(app).get(address).text
    assert '<meta property="og:title" content="Levelwith">' in page
    assert "<script>alert" not in page


def test_without_a_build_the_page_is_sent_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))
    reply = Client(app).get(PAGE)
    assert reply.status == 200
    assert '<meta property="og:title" content="Levelwith">' in reply.text
