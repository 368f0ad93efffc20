"""The review in a meeting: chosen by outcome and owner, led by the keyboard, and linked to item by item."""

from __future__ import annotations

import pytest

from tests.browser.reader import PAGES, Reader

WIDTHS = (1280, 390, 320)


def choose(reader: Reader, box: str, option: str) -> None:
    combobox = reader.page.get_by_role("combobox", name=box)
    combobox.scroll_into_view_if_needed()  # a list closes when the page scrolls
    combobox.click()
    reader.page.get_by_role("option", name=option).click()
    reader.wait()


def test_a_choice_of_owner_is_kept_in_the_address_and_read_out(reader: Reader) -> None:
    reader.visit(PAGES["board"])
    choose(reader, "Owner", "Jobs and skills board")
    reader.page.locator("[role=status]", has_text="1 target shown").wait_for(state="attached")
    assert "Out-of-work claims held where they are" in reader.text()
    assert "Street trees planted" not in reader.text()
    assert "owner=" in reader.page.url
    reader.visit(reader.page.url.removeprefix(reader.server))
    assert "Street trees planted" not in reader.text()


def test_the_agenda_orders_the_list(reader: Reader) -> None:
    reader.visit(PAGES["board"])
    choose(reader, "In the order of", "The agenda")
    reader.page.locator("caption", has_text="Targets in the order of the agenda").wait_for()
    first = reader.page.locator("table.board tbody tr th a").first.inner_text()
    assert first == "Out-of-work claims held where they are"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_rule_is_broken_after_a_choice(reader: Reader, width: int) -> None:
    reader.visit(PAGES["board"], width)
    choose(reader, "Owner", "Jobs and skills board")
    reader.page.locator("[role=status]", has_text="1 target shown").wait_for(state="attached")
    assert reader.broken_rules() == []
    assert reader.controls_beyond_the_edge() == []


def test_an_item_is_followed_to_and_left_again(reader: Reader) -> None:
    reader.visit(PAGES["board"])
    reader.follow("More of our waste recycled", heading="More of our waste recycled")
    assert "item=recycling" in reader.page.url
    reader.follow("Back to the board review", heading="Targets review")
    reader.page.go_back()
    reader.wait("More of our waste recycled")


def test_the_presenter_is_led_by_the_arrow_keys_and_left_by_escape(reader: Reader) -> None:
    reader.visit("/board?council=E08000009&present=1")
    reader.page.set_viewport_size({"width": 1600, "height": 900})
    assert "Target 1 of 7" in reader.text()
    reader.page.locator("main").click(position={"x": 5, "y": 5})
    reader.page.keyboard.press("ArrowRight")
    reader.page.locator(".where", has_text="Target 2 of 7").wait_for()
    assert reader.page.evaluate("document.activeElement.tagName") == "H1"
    reader.wait()  # the way back is there once the page is drawn whole
    reader.page.keyboard.press("ArrowLeft")
    reader.page.locator(".where", has_text="Target 1 of 7").wait_for()
    reader.wait()
    reader.page.keyboard.press("Escape")
    reader.wait("Targets review")
    assert "present" not in reader.page.url


@pytest.mark.parametrize("number", range(1, 8))
def test_a_slide_fits_a_big_screen_and_its_words_are_large(reader: Reader, number: int) -> None:
    reader.visit(f"/board?council=E08000009&present={number}")
    reader.page.set_viewport_size({"width": 1600, "height": 900})
    foot = reader.page.get_by_role("button", name="Leave presenter view").bounding_box()
    assert foot and foot["y"] + foot["height"] <= 900
    sizes = reader.page.evaluate(
        "[...document.querySelectorAll('.presenter p, .presenter dd')]"
        ".map(words => parseFloat(getComputedStyle(words).fontSize))"
    )
    assert min(sizes) >= 18
