"""Pages keep the rules that a program can check, at rest and after readers did something."""

import pytest

from tests.browser.reader import PAGES, Reader

# What a phone loads is another page than a desk's; a narrower phone only draws it anew.
AT = pytest.mark.parametrize("widths", [(1280,), (390, 320)], ids=["desk", "phones"])


def faults(reader: Reader, widths: tuple[int, ...]) -> list[str]:
    found = []
    for width in widths:
        reader.page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {fault}" for fault in (*reader.broken_rules(), *reader.controls_beyond_the_edge())]
    return found


@AT
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_no_rule_is_broken_at_rest(reader: Reader, address: str, widths: tuple[int, ...]) -> None:
    reader.visit(address, widths[0])
    assert len(reader.text()) > 100
    assert faults(reader, widths) == []


@AT
def test_no_rule_is_broken_by_the_results_of_a_search(reader: Reader, widths: tuple[int, ...]) -> None:
    reader.visit(PAGES["place"], widths[0])
    reader.search("s")
    assert "Salford" in reader.text()
    assert faults(reader, widths) == []


@AT
def test_no_rule_is_broken_when_everything_is_opened(reader: Reader, widths: tuple[int, ...]) -> None:
    reader.visit(PAGES["outcome"], widths[0])
    for summary in reader.page.locator(".block summary").all():
        summary.click()
    reader.page.get_by_text("Explore this chart").click()
    reader.page.locator(".js-plotly-plot").wait_for()
    reader.wait()
    assert "2023" in reader.text()
    assert faults(reader, widths) == []


@AT
def test_no_rule_is_broken_by_asking_how_likely_a_figure_is(reader: Reader, widths: tuple[int, ...]) -> None:
    reader.visit("/outcome?place=E08000009&indicator=persistent-absence", widths[0])
    reader.page.get_by_text("How likely is a figure of your own?").click()
    box = reader.page.get_by_label("Figure to reach (%)")
    box.fill("15.0")
    box.press("Enter")
    reader.page.locator("p", has_text="Chance of 15.0% or better by December 2027:").wait_for()
    reader.wait()
    assert "similar starts since 2008" in reader.text()
    assert faults(reader, widths) == []


@pytest.mark.parametrize("width", (390, 320))
def test_no_rule_is_broken_by_the_open_menu_of_a_phone(reader: Reader, width: int) -> None:
    reader.visit(PAGES["place"], width)
    reader.page.get_by_test_id("stExpandSidebarButton").click()
    reader.page.get_by_test_id("stSidebar").get_by_role("link", name="About the data").wait_for()
    assert reader.broken_rules() == []
    assert reader.controls_beyond_the_edge() == []


def test_no_rule_is_broken_by_a_page_that_is_not_there(reader: Reader) -> None:
    reader.page.goto(f"{reader.server}/nowhere")
    assert reader.heading() == "Page not found"
    assert reader.broken_rules() == []
    reader.errors.clear()  # the browser reports the 404 that this page should have
