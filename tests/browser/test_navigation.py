"""Pages have addresses, links stay in the session, and Back goes back."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.browser.conftest import running
from tests.browser.reader import PAGES, Reader, Windows
from tests.browser.test_keyboard import stops
from tests.servers import postcodes_io
from tests.servers.serving import Server

TITLES = {
    PAGES["place"]: "Trafford: then and now - Levelwith",
    PAGES["ward"]: "Timperley ward: then and now - Levelwith",
    PAGES["outcome"]: "Out-of-work benefit claims in Trafford - Levelwith",
    PAGES["how"]: "How we work it out - Levelwith",
    PAGES["data"]: "About the data - Levelwith",
    PAGES["accessibility"]: "Accessibility - Levelwith",
    PAGES["unknown place"]: "We do not know that place - Levelwith",
}


@pytest.mark.parametrize(("address", "title"), TITLES.items())
def test_a_page_can_be_opened_by_its_address_and_has_its_own_title(reader: Reader, address: str, title: str) -> None:
    reader.visit(address)
    assert reader.page.title() == title
    assert reader.page.locator("html").get_attribute("lang") == "en-GB"
    assert reader.page.locator("h1").count() == 1


def test_the_first_page_is_that_of_the_default_council(reader: Reader) -> None:
    reader.visit("/")
    assert reader.heading() == "Trafford: then and now"


def test_a_link_opens_its_page_without_loading_the_site_again(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    loads: list[str] = []
    reader.page.on("load", lambda page: loads.append(page.url))
    reader.follow("More about out-of-work benefit claims", "Out-of-work benefit claims in Trafford")
    assert reader.page.url.endswith("/outcome?place=E08000009&indicator=claimant-count")
    assert loads == []


def test_back_and_forward_return_to_what_was_read(reader: Reader) -> None:
    reader.visit(PAGES["ward"])
    reader.follow("Trafford", "Trafford: then and now")
    reader.follow("More about life expectancy", "Life expectancy in Trafford")
    reader.page.go_back()
    reader.wait("Trafford: then and now")
    reader.page.go_back()
    reader.wait("Timperley ward: then and now")
    assert reader.page.url.endswith(PAGES["ward"])
    reader.page.go_forward()
    reader.wait("Trafford: then and now")
    assert reader.page.url.endswith(PAGES["place"])


def test_the_menu_keeps_the_place_that_is_being_read(reader: Reader) -> None:
    reader.visit("/?place=E08000006")
    reader.follow("How we work it out", "How do we work it out?")
    assert "An example from Salford" in reader.text()
    reader.follow("My place", "Salford: then and now")


def test_the_menu_of_a_phone_closes_when_a_page_was_chosen(reader: Reader) -> None:
    reader.visit("/?place=E08000006", width=390)
    reader.page.get_by_role("button", name="Menu").click()
    reader.page.get_by_test_id("stSidebar").get_by_role("link", name="About the data").click()
    reader.wait("Where does the data come from?")
    assert reader.page.url.endswith("/data?place=E08000006")
    reader.page.get_by_role("button", name="Menu").wait_for()


def test_a_click_that_asks_for_a_new_tab_gets_one(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    with reader.page.context.expect_page() as opened:
        reader.page.get_by_role("link", name="Weekly pay").click(modifiers=["ControlOrMeta"])
    opened.value.locator("h1", has_text="Weekly pay in Trafford").wait_for()
    assert reader.heading() == "Trafford: then and now"
    opened.value.close()


def test_a_place_that_was_found_opens_and_leaves_the_box_empty(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    reader.search("timp")
    reader.follow("Timperley", "Timperley ward: then and now")
    assert reader.page.get_by_label("Find a council or ward by name").input_value() == ""


def tab_to(reader: Reader, name: str) -> None:
    """Press Tab until something has the focus, then Enter."""
    assert any(stops(reader, 1) == [name] for _ in range(30)), f"{name} is no stop"
    reader.page.keyboard.press("Enter")


def test_a_postcode_leads_to_its_ward_and_sheet_by_keyboard_and_is_in_no_address(
    browser: Windows, data_folder: Path
) -> None:
    with (
        Server(postcodes_io.publisher, prefix="/") as service,
        running(data_folder, LEVELWITH_POSTCODES=service.base_url) as address,
    ):
        reader = Reader(browser, address)
        reader.visit(PAGES["place"], width=390)
        reader.search("WA15 6AA", said="That postcode is in Timperley ward, Trafford.")
        assert reader.page.get_by_label("Find a council or ward by name").input_value() == ""
        assert reader.broken_rules() == []
        assert stops(reader, 1) == ["Timperley"]
        reader.page.keyboard.press("Enter")
        reader.wait("Timperley ward: then and now")
        tab_to(reader, "How long can a new baby expect to live?")
        reader.wait("How long can a new baby expect to live?")
        with reader.page.expect_download() as download:
            tab_to(reader, "This answer on one page (PDF)")
        assert download.value.suggested_filename.startswith("levelwith-timperley")
        assert [url for url in reader.requests if "6AA" in url.upper()] == []
        reader.leave()
        assert service.asked == ["postcodes"]
        assert reader.errors == []


HOSTILE = (
    "/?place=%3Cscript%3Ealert(1)%3C/script%3E",
    "/?place=E08000009&place=E08000006",
    "/?place='; drop table marts.place; --",
    "/?place=" + "9" * 3000,
    "/outcome",
    "/outcome?place=E08000009",
    "/outcome?place=E08000009&indicator=no-such-figure",
    "/outcome?place=E08000009&indicator=../../etc/passwd",
    "/outcome?indicator=%00",
    "/how?place=nowhere",
    "/data?place=nowhere&sort=rubbish",
)


@pytest.mark.parametrize("address", HOSTILE)
def test_a_wrong_address_gets_a_sentence_and_a_way_on(reader: Reader, address: str) -> None:
    reader.visit(address)
    assert "Traceback" not in reader.text()
    assert "Error" not in reader.text()
    assert reader.page.locator("main a").count() > 0


def test_an_indicator_that_a_place_has_not_says_so(reader: Reader) -> None:
    reader.visit("/outcome?place=E10000017&indicator=weekly-pay")
    assert "no figure is published for Lancashire" in reader.text()


def test_a_report_of_a_wrong_figure_carries_the_address_of_the_page(reader: Reader) -> None:
    reader.visit(PAGES["outcome"])
    link = reader.page.get_by_role("link", name="Report a wrong figure").get_attribute("href") or ""
    assert link.startswith("mailto:figures@example.org?")
    assert reader.page.url in unquote(link)
