"""Fetching: what is asked, what is kept, what is not asked twice."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.fetch import Step, Wanted, fetch_source
from ingest.sources.els import SOURCE
from tests.ingest.practice import NOON, SLUGS, Clock, explore, fetch, line, wanted
from tests.servers.faults import Fault, refuses, says_instead

# metadata, areas, two sets of outlines, and the eleven councils and counties of the fixture that exist today
LISTS, COUNCILS = 4, 11


def keys(folder: Path) -> list[str]:
    return [reply.receipt.key for reply in Archive(folder).replies("els")]


def test_a_first_fetch_brings_lists_figures_outlines_and_similar_places(tmp_path: Path) -> None:
    with explore() as els:
        result = fetch(els, tmp_path)

    assert result.is_complete
    assert result.saved == len(keys(tmp_path)) == LISTS + len(SLUGS) + COUNCILS
    assert {"data/claimant-count", "boundaries/utla", "similar/E08000009"} <= set(keys(tmp_path))


def test_each_indicator_is_asked_for_once_with_every_area_period_and_mark(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path, "claimant-count")

    asked = [address for address in els.asked if address.startswith("data.csv")]
    assert asked == ["data.csv?indicator=claimant-count&geo=all&time=all&includeStatus=true"]


def test_we_say_who_we_are_and_take_gzip(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path, "claimant-count")

    assert re.fullmatch(r"Levelwith/\S+ \(open data for local outcomes\)", els.headers[0]["User-Agent"])
    assert els.headers[0]["Accept-Encoding"] == "gzip"


def test_what_the_publisher_still_says_is_confirmed_and_not_kept_twice(tmp_path: Path) -> None:
    clock = Clock()
    with explore() as els:
        fetch(els, tmp_path, clock=clock)
        before = Archive(tmp_path).fingerprint("els")
        clock.now += timedelta(days=7)
        again = fetch(els, tmp_path, clock=clock)

    assert (again.saved, again.unchanged) == (0, 2 + len(SLUGS))
    assert Archive(tmp_path).fingerprint("els") == before
    assert Archive(tmp_path).last_checked("els") == "2026-11-30T12:00:00.000000Z"


def test_a_revised_reply_is_kept_beside_the_first(tmp_path: Path) -> None:
    clock = Clock()
    with explore() as els:
        fetch(els, tmp_path, "claimant-count", clock=clock)
        clock.now += timedelta(days=7)
        els.faults.append(Fault("claimant-count", says_instead("2025-01-01/P1Y,3,", "2025-01-01/P1Y,3.2,")))
        again = fetch(els, tmp_path, "claimant-count", clock=clock)

    assert again.saved == 1
    assert keys(tmp_path).count("data/claimant-count") == 2


def test_a_publisher_that_knows_versions_is_asked_whether_anything_changed(tmp_path: Path) -> None:
    clock = Clock()
    with explore() as els:
        els.has_etags = True
        fetch(els, tmp_path, "claimant-count", clock=clock)
        clock.now += timedelta(days=7)
        again = fetch(els, tmp_path, "claimant-count", clock=clock)

    assert (again.saved, again.unchanged) == (0, 3)
    assert "If-None-Match" in els.headers[-1]


def test_outlines_and_similar_places_are_asked_for_again_after_thirty_days(tmp_path: Path) -> None:
    clock = Clock()
    with explore() as els:
        fetch(els, tmp_path, "claimant-count", clock=clock)
        clock.now += timedelta(days=29)
        soon = fetch(els, tmp_path, "claimant-count", clock=clock)
        clock.now += timedelta(days=2)
        later = fetch(els, tmp_path, "claimant-count", clock=clock)

    assert (soon.unchanged, soon.fresh) == (3, 2 + COUNCILS)
    assert (later.unchanged, later.fresh) == (3 + 2 + COUNCILS, 0)


def test_since_asks_again_for_whatever_was_last_checked_before_that_day(tmp_path: Path) -> None:
    clock = Clock()
    with explore() as els:
        fetch(els, tmp_path, "claimant-count", clock=clock)
        clock.now += timedelta(days=2)
        older = fetch(els, tmp_path, "claimant-count", clock=clock, since=date(2026, 11, 23))
        newer = fetch(els, tmp_path, "claimant-count", clock=clock, since=date(2026, 11, 24))

    assert (older.unchanged, older.fresh) == (0, 3 + 2 + COUNCILS)
    assert (newer.unchanged, newer.fresh) == (3 + 2 + COUNCILS, 0)


def test_only_the_councils_asked_for_are_asked_about(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path, "claimant-count", councils=("E08000009",))

    assert [address for address in els.asked if "similar" in address] == ["geo/related/E08000009/similar"]


def test_a_code_that_is_no_council_is_named(tmp_path: Path) -> None:
    with explore() as els:
        result = fetch(els, tmp_path, "claimant-count", councils=("E05000819",))

    assert result.error == ("els: E05000819 is not the code of a council or county (such as E08000009). Put it right.")


def test_a_dry_run_lists_addresses_and_neither_asks_nor_writes(tmp_path: Path) -> None:
    with explore() as els:
        result = fetch(els, tmp_path / "new", "claimant-count", dry_run=True)

    assert f"{els.base_url}metadata/indicators" in result.planned
    assert f"{els.base_url}data.csv?indicator=claimant-count&geo=all&time=all&includeStatus=true" in result.planned
    assert els.asked == []
    assert not (tmp_path / "new").exists()


def test_a_dry_run_after_a_fetch_lists_only_what_is_not_fresh(tmp_path: Path) -> None:
    clock = Clock()
    with explore() as els:
        fetch(els, tmp_path, "claimant-count", clock=clock)
        clock.now += timedelta(days=1)
        result = fetch(els, tmp_path, "claimant-count", clock=clock, dry_run=True)

    assert len(result.planned) == 3


def test_a_replaced_address_is_noted_in_every_receipt(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path, "claimant-count")

    assert all(reply.receipt.base_url_replaced for reply in Archive(tmp_path).replies("els"))


def test_a_name_and_password_in_the_address_reach_no_file(tmp_path: Path) -> None:
    with explore() as els:
        secret = els.base_url.replace("http://", "http://someone:very-secret@")
        fetch_source(SOURCE, Archive(tmp_path), line(Clock()), Wanted(("claimant-count",), base_url=secret))

    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert written
    assert b"very-secret" not in written


def test_an_indicator_that_the_publisher_lacks_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    with explore() as els:
        result = fetch(els, tmp_path, "claimant-count", "no-such-thing", "motor-vehicle-flow")

    assert not result.is_complete
    assert result.missing == (
        "els: the publisher has no data/no-such-thing (No data available for the selected filters.)",
    )
    assert {"data/claimant-count", "data/motor-vehicle-flow", "similar/E08000009"} <= set(keys(tmp_path))


def test_an_indicator_outside_our_catalogue_is_never_asked_for(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path, "claimant-count")

    assert not [address for address in els.asked if "motor-vehicle-flow" in address]


def test_intervals_that_are_promised_and_absent_are_asked_for_by_name(tmp_path: Path) -> None:
    without = says_instead(",lci_95,uci_95", "")
    with explore(Fault("indicator=cigarette-smokers", without)) as els:
        fetch(els, tmp_path, "cigarette-smokers")

    assert "measure=value%2Clci_95%2Cuci_95" in next(a for a in els.asked if "measure" in a)
    assert "intervals/cigarette-smokers" in keys(tmp_path)


def test_a_source_that_fails_gives_a_result_and_the_next_goes_on(tmp_path: Path) -> None:
    other = replace(SOURCE, id="other")
    with explore(Fault("", refuses(404), times=99)) as broken, explore() as els:
        failed = fetch(broken, tmp_path, "claimant-count")
        fine = fetch_source(other, Archive(tmp_path), line(Clock()), wanted(els, "claimant-count"))

    assert failed.error
    assert fine.is_complete


def test_progress_counts_up_to_a_total_that_is_met(tmp_path: Path) -> None:
    steps: list[Step] = []
    with explore() as els:
        fetch_source(SOURCE, Archive(tmp_path), line(Clock()), wanted(els, "claimant-count"), steps.append)

    assert steps[0] == Step("els", 0, 5, "metadata/indicators")
    assert steps[-1] == Step("els", 5 + COUNCILS, 5 + COUNCILS, "")


def test_a_run_broken_off_by_a_failure_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with explore(Fault("motor-vehicle-flow", refuses(404))) as els:
        stopped = fetch(els, tmp_path)
        asked_before = list(els.asked)
        els.asked.clear()
        resumed = fetch(els, tmp_path)

    assert stopped.error
    assert resumed.is_complete
    answered = [address for address in asked_before if "motor-vehicle-flow" not in address]
    assert not set(answered) & set(els.asked)


def test_a_run_that_is_complete_leaves_no_note_behind(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path, "claimant-count")

    assert not (tmp_path / "els" / "run.json").exists()


def test_a_run_broken_off_days_ago_is_begun_anew(tmp_path: Path) -> None:
    clock = Clock()
    with explore(Fault("similar", refuses(404))) as els:
        fetch(els, tmp_path, "claimant-count", clock=clock)
        clock.now += timedelta(days=2)
        els.asked.clear()
        fetch(els, tmp_path, "claimant-count", clock=clock)

    assert "metadata/indicators" in els.asked


def test_a_note_of_a_run_that_makes_no_sense_is_disregarded(tmp_path: Path) -> None:
    (tmp_path / "els").mkdir()
    (tmp_path / "els" / "run.json").write_text('{"started_at": "yester')
    with explore() as els:
        result = fetch(els, tmp_path, "claimant-count")

    assert result.is_complete


def test_a_second_fetch_of_a_source_at_the_same_time_is_turned_away(tmp_path: Path) -> None:
    results = []
    with explore() as els:
        archive, plan = Archive(tmp_path), wanted(els, "claimant-count")

        def fetch_too(step: Step) -> None:
            if step.done == 1:
                results.append(fetch_source(SOURCE, archive, line(Clock()), plan))

        first = fetch_source(SOURCE, archive, line(Clock()), plan, fetch_too)

    assert first.is_complete
    assert "another fetch of it is running" in results[0].error


def test_a_damaged_archive_stops_the_source_with_a_sentence(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path, "claimant-count")
        next(tmp_path.glob("els/*.csv")).unlink()
        result = fetch(els, tmp_path, "claimant-count")

    assert result.error.startswith("els: The archive is damaged")


def test_requests_to_a_publisher_are_spaced_out(tmp_path: Path) -> None:
    clock = Clock()
    asking = line(clock)
    asking._keep_a_gap("https://www.ons.gov.uk/one")
    asking._keep_a_gap("https://www.ons.gov.uk/two")
    asking._keep_a_gap("https://example.org/three")

    assert clock.waits == [0.25]


@pytest.mark.parametrize("address", ["nowhere", "ftp://example.org/", "http://"])
def test_an_address_that_is_none_is_said_to_be_none(tmp_path: Path, address: str) -> None:
    result = fetch_source(SOURCE, Archive(tmp_path), line(Clock()), Wanted(base_url=address))

    assert "metadata/indicators could not be fetched from" in result.error
    assert "that is no address. Give one such as https://" in result.error


def test_receipts_hold_the_whole_question(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path, "claimant-count")

    receipt = Archive(tmp_path).newest("els")["data/claimant-count"].receipt
    assert receipt.url.endswith("data.csv?indicator=claimant-count&geo=all&time=all&includeStatus=true")
    assert json.dumps(receipt.parameters["time"]) == '"all"'
    assert receipt.retrieved_at.startswith(NOON.strftime("%Y-%m-%d"))
