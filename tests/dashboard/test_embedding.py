"""A card may stand in somebody else's page if a setting says so; a link that is shared has a name and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import framing
from tests.dashboard.asking import Client
from tests.dashboard.reading import html, opened, words
from tests.dashboard.small_build import TIMPERLEY, TRAFFORD
from tests.dashboard.whole_server import app

CARD = f"/outcome?place={TRAFFORD}&indicator=claimant-count&card=1"
PAGE = f"/outcome?place={TRAFFORD}&indicator=claimant-count"


@pytest.fixture(autouse=True)
def _agreed_data(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))


def policy(address: str) -> str:
    return Client(app).get(address).headers["content-security-policy"].partition("frame-ancestors ")[2]


def test_a_card_is_framed_by_those_whom_the_setting_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert policy(CARD) == "'self'"
    monkeypatch.setenv(framing.SETTING, "https://www.example.gov.uk, https://*.example.org")
    assert policy(CARD) == "'self' https://www.example.gov.uk https://*.example.org"


def test_a_whole_page_is_framed_by_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(framing.SETTING, "*")
    assert policy(PAGE) == "'self'"


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
