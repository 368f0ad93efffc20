"""The dashboard goes on while builds come, go and fail."""

from pathlib import Path

import duckdb
import requests

from tests.browser.conftest import running
from tests.browser.reader import PAGES, Reader, Windows
from tests.dashboard import small_build


def test_a_server_without_figures_says_what_to_run_and_shows_them_once_they_are_built(
    browser: Windows, tmp_path: Path
) -> None:
    with running(tmp_path) as address:
        reader = Reader(browser, address)
        reader.visit("/")
        assert "levelwith demo" in reader.text()
        assert reader.broken_rules() == []
        assert requests.get(f"{address}/readyz", timeout=10).status_code == 503

        small_build.make(tmp_path)
        reader.visit("/")
        assert reader.heading() == "Trafford: then and now"
        assert requests.get(f"{address}/readyz", timeout=10).status_code == 200
        reader.leave()


def test_a_reader_meets_the_newer_build_on_the_next_page(browser: Windows, tmp_path: Path) -> None:
    first = small_build.make(tmp_path, "20261101T000000Z-one")
    with running(tmp_path) as address:
        reader = Reader(browser, address)
        reader.visit(PAGES["place"])
        newer = small_build.make(tmp_path, "20261102T000000Z-two")
        first.unlink()
        reader.follow("Weekly pay", "Weekly pay in Trafford")
        assert requests.get(f"{address}/readyz", timeout=10).json()["build"] == newer.stem
        assert reader.errors == []
        reader.leave()


def test_a_fault_of_ours_is_told_in_our_words(browser: Windows, tmp_path: Path) -> None:
    broken = small_build.make(tmp_path)
    with duckdb.connect(str(broken)) as db:
        db.execute("drop table marts.card")
    with running(tmp_path) as address:
        reader = Reader(browser, address)
        reader.visit(PAGES["place"])
        assert "Sorry, something went wrong" in reader.text()
        assert "Quote this reference" in reader.text()
        assert "Catalog Error" not in reader.text()
        assert reader.broken_rules() == []
        reader.leave()
