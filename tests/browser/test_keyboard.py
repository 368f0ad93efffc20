"""Every page can be used without a mouse."""

from tests.browser.reader import PAGES, Reader

FOCUSED = """() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    return {
        name: element.tagName == 'MAIN' ? 'the page' : element.getAttribute('aria-label') || element.innerText,
        seen: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    };
}"""


def stops(reader: Reader, count: int) -> list[str]:
    """What the next presses of Tab reach; each must be in sight when it has the focus."""
    names = []
    for _ in range(count):
        reader.page.keyboard.press("Tab")
        focused = reader.page.evaluate(FOCUSED)
        assert focused["seen"], f"the focus is out of sight on {focused['name']}"
        names.append(focused["name"].strip())
    return names


def test_the_first_stop_skips_the_menu(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    assert stops(reader, 1) == ["Skip to main content"]
    reader.page.keyboard.press("Enter")
    assert stops(reader, 1) == ["Find a council or ward by name or postcode"]


def test_stops_come_in_the_order_of_reading(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    menu = [
        "My place",
        "Then and now",
        "Board review",
        "Promises",
        "Partnership",
        "How we work it out",
        "About the data",
    ]
    assert stops(reader, 8)[1:] == menu
    assert stops(reader, 9) == [
        "the page",
        "Find a council or ward by name or postcode",
        "Why do more pupils miss school?",
        "How many people claim benefits because they are out of work?",
        "How long can a new baby expect to live?",
        "All that can be answered",
        "Make a list of your own",
        "More about pupils who miss a lot of school",
        "More about out-of-work benefit claims",
    ]


def test_no_stop_on_a_phone_is_out_of_sight(reader: Reader) -> None:
    reader.visit(PAGES["place"], width=390)
    assert "Menu" in stops(reader, 5)


def test_enter_follows_a_link_and_the_focus_goes_to_the_heading(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    reader.page.get_by_role("link", name="More about life expectancy").focus()
    reader.page.keyboard.press("Enter")
    reader.wait("Life expectancy in Trafford")
    assert reader.page.evaluate("document.activeElement.innerText") == "Life expectancy in Trafford"
    assert stops(reader, 3) == [
        "The short answer, to read out or pass on",
        "Compare with another year",
        "See the figures in a table",
    ]


def test_another_year_is_chosen_and_left_again_by_keyboard(reader: Reader) -> None:
    reader.visit("/outcome?place=E08000009&indicator=weekly-pay")
    reader.page.locator("summary", has_text="Compare with another year").focus()
    reader.page.keyboard.press("Enter")
    assert stops(reader, 2) == ["Compare with 2009", "Compare with 2010"]
    reader.page.keyboard.press("Enter")
    reader.page.get_by_text("You chose 2010 to compare with.").wait_for()
    reader.wait("Weekly pay in Trafford")
    assert "Average of 2009 to 2011" in reader.page.locator(".facts").inner_text()
    reader.follow("Go back to the usual comparison", "Weekly pay in Trafford")
    reader.page.get_by_text("You chose 2010 to compare with.").wait_for(state="detached")


def test_the_focus_goes_to_the_heading_after_back_and_after_the_menu(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    reader.follow("About the data", "Where does the data come from?")
    assert reader.page.evaluate("document.activeElement.tagName") == "H1"
    reader.page.go_back()
    reader.wait("Trafford: then and now")
    assert reader.page.evaluate("document.activeElement.innerText") == "Trafford: then and now"


def test_an_address_of_a_part_of_a_page_leads_to_that_part(reader: Reader) -> None:
    reader.visit("/data?place=E08000009#wrong-figure")
    assert reader.page.evaluate("document.activeElement.innerText") == "What if a figure looks wrong?"


def test_a_list_of_outcomes_leads_to_each_without_a_rerun(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    reader.page.get_by_role("navigation", name="What else we know").get_by_role("link", name="Children").click()
    assert reader.page.url.endswith("/?place=E08000009#children")
    assert reader.page.locator("#children").is_visible()
    reader.wait("Trafford: then and now")


def test_the_first_load_leaves_the_focus_to_the_browser(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    assert reader.page.evaluate("document.activeElement.tagName") == "BODY"


def test_details_open_with_the_keyboard_and_stay_open_through_a_rerun(reader: Reader) -> None:
    reader.visit(PAGES["outcome"])
    reader.page.get_by_text("See the figures in a table").focus()
    reader.page.keyboard.press("Enter")
    reader.page.get_by_role("table", name="Out-of-work benefit claims in Trafford").wait_for()
    reader.page.get_by_text("Explore this chart").click()
    reader.page.locator(".js-plotly-plot").wait_for()
    assert reader.page.get_by_role("table", name="Out-of-work benefit claims in Trafford").is_visible()


def test_the_number_of_places_found_is_read_out(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    reader.search("Sal")
    assert reader.page.locator("[role=status]", has_text="1 place found").count() == 1


def test_a_list_is_made_with_the_keyboard_and_the_reader_stays_on_the_choice(reader: Reader) -> None:
    reader.visit("/?place=E08000009&choose=1")
    reader.page.get_by_role("link", name="Add weekly pay").focus()
    reader.page.keyboard.press("Enter")
    reader.page.get_by_text("1 of 9 chosen.").first.wait_for()
    assert reader.page.evaluate("document.activeElement.textContent") == "Take off weekly pay"
    reader.follow("Show my list", "Trafford: then and now")
    assert "Your own list" in reader.text()
    assert "list=weekly-pay" in reader.page.url
