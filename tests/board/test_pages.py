"""The pages of what was agreed show it, whatever their address says."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.blocks import markup_of
from tests.dashboard.small_areas import ENGLAND, SALFORD, TIMPERLEY, TRAFFORD

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"


@pytest.fixture(autouse=True)
def _agreed(agreed_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(agreed_data))


def shown(view: str, **address: str) -> str:
    app = AppTest.from_file(str(APP), default_timeout=20)
    app.run().switch_page(f"views/{view}.py")
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return unescape(" ".join(markup_of(each.proto.bytes) for each in app.get("bidi_component")))


def test_the_review_has_every_promise_in_its_group():
    html = shown("board", council=TRAFFORD)
    assert "Targets review: 12 January 2099" in html
    for title in ("More of our waste recycled", "Street trees planted", "Recycling by 2024"):
        assert title in html
    assert "Example target. Not agreed by anyone." in html


def test_a_ward_leads_to_the_review_of_its_council():
    assert "More of our waste recycled" in shown("board", place=TIMPERLEY)


def test_a_council_without_promises_says_how_they_come_here():
    html = shown("board", council=SALFORD)
    assert "No targets are recorded for Salford yet." in html
    assert "levelwith targets import" in html


@pytest.mark.parametrize("view", ["board", "ledger", "partnership", "priorities"])
@pytest.mark.parametrize(
    ("council", "said"),
    [("E99999999", "We do not know that place"), ("<b>", "We do not know that place"), (ENGLAND, "is no council")],
)
def test_what_is_no_council_gets_a_sentence_and_a_way_on(view: str, council: str, said: str):
    html = shown(view, council=council)
    assert said in html
    assert "<b>" not in html
    assert "Find a place by its name" in html


def test_an_item_has_its_chance_its_owner_and_what_is_done():
    html = shown("board", council=TRAFFORD, item="recycling")
    for words in (
        "More of our waste recycled",
        "Chance of meeting it:",
        "Owner: Waste and street scene.",
        "Signed by Trafford Council and Amey.",
        "“Food waste is collected from flats since June.” By 31 March 2027.",
        "Write to every landlord.",
        "Predicted: 45.0% or better by December 2026.",
        "Ask for a plan for flats above shops.",
    ):
        assert words in html


@pytest.mark.parametrize(
    ("view", "item", "said"),
    [
        ("board", "met", "At the start: about 1 in 5, going by another series: Pupils who miss a lot of school."),
        ("board", "missed", "At the start there was too little history to give a chance."),
        ("ledger", "", "At the start: about 1 in 5, going by another series: Pupils who miss a lot of school."),
    ],
)
def test_a_promise_that_is_over_says_how_likely_it_was_at_the_start(view: str, item: str, said: str):
    assert said in shown(view, council=TRAFFORD, item=item)


def test_an_unknown_item_gets_a_sentence():
    assert "This address names no target of this council's review." in shown("board", council=TRAFFORD, item="nope")


@pytest.mark.parametrize(
    ("number", "title"), [("1", "Out-of-work claims held where they are"), ("999", "Target 7 of 7")]
)
def test_the_presenter_shows_one_target_in_the_order_of_the_agenda(number: str, title: str):
    assert title in shown("board", council=TRAFFORD, present=number)


def test_the_ledger_tells_each_step_and_how_it_stands():
    html = shown("ledger", council=TRAFFORD)
    for words in (
        "7 targets have been set.",
        "At least 41.8% by December 2027.",
        "Trafford Partnership Board, 14 July 2026 (Minute 12). Why: The partnership wants less waste burnt.",
        "Recorded 1 September 2026.",
        "On the way: 41.5% by December 2026.",
        "Typed from a copy, not checked.",
    ):
        assert words in html


def test_a_card_and_an_outcome_say_what_was_agreed():
    assert "Trafford Partnership Board agreed on at most 17.0% by December 2026." in shown("place", place=TRAFFORD)
    html = shown("outcome", place=TRAFFORD, indicator="recycling")
    assert "What was agreed?" in html
    assert "The target is marked at" in html


def test_a_figure_of_another_council_has_no_promise():
    assert "What was agreed?" not in shown("outcome", place=SALFORD, indicator="recycling")


def test_what_most_needs_improving_shows_every_part():
    html = shown("priorities", council=TRAFFORD)
    for words in ("Distance from similar places", "Direction since then", "of 1", "How is the order made?"):
        assert words in html


def test_officers_pages_are_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch):
    from dashboard import officers  # noqa: PLC0415

    monkeypatch.delenv("LEVELWITH_OFFICER", raising=False)
    assert not officers.are_on()
    monkeypatch.setenv("LEVELWITH_OFFICER", "1")
    monkeypatch.setattr("streamlit.get_option", lambda name: "0.0.0.0")
    assert not officers.are_on()
    monkeypatch.setattr("streamlit.get_option", lambda name: "127.0.0.1")
    assert officers.are_on()
