"""A page as at a day shows what was known and agreed then, and nothing that came later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as some
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from dashboard import addresses, as_at, asgi, choices, database, looking_back, queries, working_out
from dashboard.hosts import Hosts
from dashboard.looking_back import LookingBack
from ingest.ledger import days
from ingest.ledger.expectations import frozen_by
from ingest.ledger.known_by import known_by
from ingest.ledger.recording import record
from ingest.ledger.settling import settle
from ingest.ledger.shapes import Meeting
from ingest.settings import discover
from tests.blocks import markup_of
from tests.dashboard.asking import Client
from tests.dashboard.small_areas import SALFORD, TRAFFORD

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
BETWEEN = "2025-01-01"  # one figure of 2024 was seen by then; all others came on 1 October 2026
FROZEN = datetime(2026, 11, 2, 12, tzinfo=UTC)
AFTER = "2026-11-03"
BEFORE_FREEZING = "2026-10-15"
MEETING = "meeting-1"


@pytest.fixture(scope="module")
def looked_back(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small build with a ledger of its own, and a meeting that looked at that build."""
    folder = tmp_path_factory.mktemp("looking back") / "data"
    copytree(small_data, folder)
    (build,) = (folder / "builds").glob("*.duckdb")
    ledger = discover({"LEVELWITH_DATA": str(folder)}).ledger
    settle(ledger, build, discover().sql, now=lambda: FROZEN)
    met = {"council_code": TRAFFORD, "body": "The board", "status": "held", "agenda": ()}
    record(ledger, [Meeting(ref=MEETING, held_on=date(2026, 11, 2), build_id=build.stem, **met)], FROZEN)
    record(ledger, [Meeting(ref="gone", held_on=date(2026, 11, 1), build_id="gone", **met)], FROZEN)
    return folder


@pytest.fixture(autouse=True)
def _data(looked_back: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(looked_back))
    monkeypatch.delenv("LEVELWITH_LEDGER", raising=False)


@pytest.fixture
def client() -> Client:
    return Client(Starlette(routes=asgi.ROUTES, middleware=[asgi.delivery(Hosts(frozenset(), is_any=True))]))


def made(day: str) -> dict[str, str]:
    as_at.make(date.fromisoformat(day))
    return {"as_at": day}


@pytest.fixture
def past() -> Iterator[database.Build]:
    with as_at.opened(made(BETWEEN)) as build:
        yield build


def page(view: str = "", **address: str) -> str:
    app = AppTest.from_file(str(APP), default_timeout=60)
    if view:
        app.run().switch_page(f"views/{view}.py")
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return " ".join(markup_of(each.proto.bytes) for each in app.get("bidi_component"))


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_revised_figure_shows_the_value_of_then(past: database.Build):
    shown = [each for each in queries.figures(past.cursor, TRAFFORD) if each.card.value is not None]
    assert [(each.indicator.indicator_id, each.card.value) for each in shown] == [("claimant-count", 9.9)]


def test_nothing_that_was_first_seen_later_is_held(past: database.Build):
    seen = past.cursor.execute("select max(first_seen) from core.observation_history").fetchone()
    assert seen == (datetime(2024, 6, 1),)


def test_before_the_first_figure_the_page_says_so_and_leads_to_the_first_day():
    html = page(place=TRAFFORD, as_at="2020-01-01")
    assert "We held no figures then" in html
    assert "Its first came on 1 June 2024." in html
    assert "as_at=2024-06-01" in html


@pytest.mark.parametrize("day", ["yesterday", "2025-02-30", "20250601", "2025-06-01T12:00", "<b>"])
def test_what_is_no_day_gets_a_sentence_and_a_way_on(day: str):
    html = page(place=TRAFFORD, as_at=day)
    assert "This address does not name a day." in html
    assert "/?place=E08000009" in html
    assert "<b>" not in html


def test_a_day_to_come_gets_a_sentence():
    assert "That day has not come yet" in page(place=TRAFFORD, as_at="2999-01-01")


def test_a_page_as_at_a_day_says_so_and_its_links_keep_the_day():
    html = page(place=TRAFFORD, **made(BETWEEN))
    links = [unescape(link) for link in re.findall(r'href="(/[^"]*)"', html)]
    today, *others = links
    assert "As at 1 January 2025. This is what was known and agreed then." in words(html)
    assert today == "/?place=E08000009"
    assert [link for link in others if f"as_at={BETWEEN}" not in link] == []


def test_a_page_of_a_day_that_is_not_worked_out_yet_works_it_out(looked_back: Path):
    assert "As at 2 June 2024." in words(page(place=TRAFFORD, as_at="2024-06-02"))


def test_after_all_was_frozen_the_build_itself_serves():
    with as_at.opened({"as_at": AFTER}) as build:
        assert "as-at" not in build.build_id
        assert any(each.realistic for each in queries.figures(build.cursor, TRAFFORD))


def test_what_was_not_frozen_by_then_is_not_shown_and_that_is_said():
    html = page("outcome", place=TRAFFORD, indicator="persistent-absence", **made(BEFORE_FREEZING))
    assert "No expectation was frozen by then." in html
    assert "is realistic by" not in html


def test_what_was_frozen_is_shown_as_it_was_frozen(looked_back: Path):
    (build,) = (looked_back / "builds").glob("*.duckdb")
    frozen = frozen_by(database.ledger(), days.end_of(date.fromisoformat(AFTER)))
    with as_at.opened({"as_at": AFTER}) as opened:
        shown = opened.cursor.execute("select sum(q500) from marts.realistic_range").fetchone()
        assert known_by(opened.cursor, build, database.ledger(), FROZEN).expected == FROZEN
    assert shown == (pytest.approx(sum(frozen["q500"].to_pylist())),)


def test_a_file_of_a_day_is_the_same_to_the_byte_each_time(client: Client):
    made(BETWEEN)
    address = f"/download/place.csv?place={TRAFFORD}&as_at={BETWEEN}"
    first, second = client.get(address), client.get(address)
    assert first.status == 200
    assert first.text == second.text
    assert ",9.9," in first.text


FILES = {
    f"/download/place.csv?place={TRAFFORD}": "text/plain",
    f"/sheets/{TRAFFORD}.pdf?question=claimant-count": "text/plain",
    f"/api/v1/observations.json?place={TRAFFORD}": "application/problem+json",
    f"/api/v1/observations.csv?place={TRAFFORD}": "application/problem+json",
}


@pytest.mark.parametrize("address", FILES)
def test_a_file_of_a_day_that_nobody_asked_for_yet_is_worked_out_and_there_when_asked_again(
    client: Client, looked_back: Path, address: str
):
    for file in (looked_back / "builds" / "as-at").glob("*.duckdb"):
        file.unlink()
    reply = client.get(f"{address}&as_at={BETWEEN}")
    assert reply.status == 503
    assert "What we held on 1 January 2025 is being worked out. Ask again in half a minute." in reply.text
    assert reply.headers["content-type"].startswith(FILES[address])
    assert (reply.headers["retry-after"], reply.headers["cache-control"]) == ("20", "no-store")
    working_out.days.finish()
    assert client.get(f"{address}&as_at={BETWEEN}").status == 200


def test_a_meeting_s_page_looks_at_the_build_that_the_meeting_looked_at():
    html = page("board", council=TRAFFORD, meeting=MEETING)
    assert "As at the meeting of 2 November 2026." in words(html)
    assert f"meeting={MEETING}" in html


@pytest.mark.parametrize(("ref", "said"), [("gone", "were not kept"), ("nothing", "names no meeting")])
def test_a_meeting_that_cannot_be_shown_says_why(ref: str, said: str):
    assert said in page("board", council=TRAFFORD, meeting=ref)


def test_what_is_remembered_of_one_day_is_not_shown_for_another():
    with as_at.opened(made(BETWEEN)):
        assert database.remembered("a part", make=lambda: "then") == "then"
    with as_at.opened({"as_at": AFTER}):
        assert database.remembered("a part", make=lambda: "after") == "after"
    with as_at.opened({}):
        assert database.remembered("a part", make=lambda: "today") == "today"


def test_the_ledger_of_a_day_holds_only_what_was_recorded_by_then():
    with as_at.opened(made(BETWEEN)) as build:
        assert build.cursor.execute("select count(*) from ledger.meeting").fetchone() == (0,)
    with as_at.opened({"as_at": AFTER}) as build:
        assert build.cursor.execute("select count(*) from ledger.meeting").fetchone() == (2,)


@given(some.text(max_size=12))
def test_any_text_is_a_day_or_a_sentence(text: str):
    try:
        back = as_at.asked_of({"as_at": text})
    except choices.Unknown as unknown:
        assert unknown.sentence
    else:
        assert back is None or back.day <= datetime.now(UTC).date()


@given(some.dates(date(1990, 1, 1), date(2026, 11, 1)))
def test_every_address_keeps_the_day(day: date):
    with looking_back.to(LookingBack(day)):
        assert addresses.board(TRAFFORD).endswith(f"as_at={day.isoformat()}")
        assert looking_back.today() == day
    assert "as_at" not in addresses.board(TRAFFORD)


def test_an_officer_s_page_is_never_of_the_past():
    with looking_back.to(LookingBack(date(2025, 1, 1))):
        assert "as_at" not in addresses.officer(TRAFFORD)


def test_a_place_of_which_nothing_was_held_then_is_said_so():
    # Of these places the one figure that was seen by then is Trafford's.
    with as_at.opened(made(BETWEEN)) as build, pytest.raises(choices.Unknown) as unknown:
        choices.place(build, {"place": SALFORD})
    assert (unknown.value.heading, unknown.value.sentence) == (
        "We held no figures then",
        "On 1 January 2025 this site held no figures of this place.",
    )
