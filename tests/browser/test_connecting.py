"""A page comes in few steps, also in a browser that cannot do what saves a reader's time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.reader import PAGES, Reader, Windows

OF_THE_SERVER = "/_stcore/"


@pytest.fixture
def odd(browser: Windows) -> Iterator[Page]:
    """A window that nobody is handed on, for it lacks something."""
    page = browser.browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("page", ["place", "answer", "outcome"])
def test_the_server_is_found_at_the_first_attempt(reader: Reader, page: str) -> None:
    missed: list[str] = []
    reader.page.on("response", lambda reply: missed.append(reply.url) if reply.status >= 400 else None)
    reader.visit(PAGES[page])
    asked = {address.split(OF_THE_SERVER)[0] for address in reader.requests if OF_THE_SERVER in address}
    assert asked == {reader.server}
    assert missed == []


def test_a_page_is_drawn_before_the_server_told_its_settings(odd: Page, server: str) -> None:
    for name in ("health", "host-config"):
        odd.route(f"**{OF_THE_SERVER}{name}", lambda _: None)  # never answered
    odd.goto(server + PAGES["answer"])
    odd.locator("h1", has_text="How much of our waste is recycled?").wait_for()


def test_a_browser_that_cannot_unpack_is_sent_its_pages_plain(odd: Page, server: str) -> None:
    odd.add_init_script("delete globalThis.DecompressionStream")
    odd.goto(server + PAGES["place"])
    odd.locator("h1", has_text="Trafford").wait_for()
    odd.get_by_role("link", name="About the data").first.click()
    odd.locator("h1", has_text="Where does the data come from?").wait_for()
    assert odd.evaluate("typeof DecompressionStream") == "undefined"
