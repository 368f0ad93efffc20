"""Officers set and change targets by keyboard and mouse, with the ambition check beside what they type."""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader

EDIT = "/officer?council=E08000009"


def box(reader: Reader, label: str):
    return reader.page.get_by_role("textbox", name=label)


def write(reader: Reader, label: str, text: str) -> None:
    box(reader, label).fill(text)
    box(reader, label).blur()
    reader.wait()


def choose(reader: Reader, name: str, option: str) -> None:
    combobox = reader.page.get_by_role("combobox", name=name)
    combobox.scroll_into_view_if_needed()  # a list closes when the page scrolls
    combobox.click()
    reader.page.get_by_role("option", name=option).first.click()
    reader.wait()


def test_the_page_is_not_there_for_the_public(reader: Reader) -> None:
    reader.page.goto(f"{reader.server}{EDIT}")
    assert reader.heading() == "Page not found"
    reader.errors.clear()


@pytest.mark.parametrize("width", (1280, 390, 320))
def test_no_rule_is_broken_while_editing_and_after_an_error(officer: Reader, width: int) -> None:
    officer.visit(EDIT, width)
    assert officer.broken_rules() == []
    choose(officer, "Which target?", "More of our waste recycled")
    officer.page.locator('input[value="41.8"]').wait_for()
    box(officer, "Target (required)").fill("43")
    officer.page.locator(".ambition", has_text="Chance of 43.0%").wait_for()
    assert officer.broken_rules() == []
    officer.page.get_by_role("button", name="Record this").click()
    alert = officer.page.get_by_role("alert").filter(has_text="Not recorded.")
    alert.wait_for()
    assert "Why" in alert.inner_text()
    assert box(officer, "Target (required)").input_value() == "43"
    assert officer.broken_rules() == []
    assert officer.controls_beyond_the_edge() == []


def test_the_ambition_check_follows_what_is_typed(officer: Reader) -> None:
    officer.visit(EDIT)
    choose(officer, "Which target?", "More of our waste recycled")
    officer.page.locator('input[value="41.8"]').wait_for()
    check = officer.page.locator(".ambition")
    box(officer, "Target (required)").fill("90")
    check.filter(has_text="Not seen").wait_for()
    box(officer, "Target (required)").fill("41")
    check.filter(has_text="Chance of 41.0%").wait_for()
    for words in ("best 1 in 4", "The largest one seen", "Going by the past"):
        assert words in check.inner_text()


def test_a_change_is_recorded_and_shown_to_everybody_at_once(officer: Reader) -> None:
    officer.visit(EDIT)
    choose(officer, "Which target?", "Fewer pupils who miss a lot of school")
    officer.page.locator('input[value="17"]').wait_for()
    write(officer, "Target (required)", "16.5%")
    write(officer, "Why (required)", "The board asked for more.")
    promised = "Fewer pupils who miss a lot of school: at most 16.5% by December 2026."
    officer.page.locator("main", has_text=promised).wait_for()
    officer.page.get_by_role("button", name="Record this").click()
    officer.page.locator(".recorded", has_text="Recorded").wait_for()
    officer.visit("/ledger?council=E08000009")
    assert "The target went from 17.0% to 16.5%." in officer.text()
    assert "Why: The board asked for more." in officer.text()


def test_a_spreadsheet_is_read_before_it_is_recorded(officer: Reader) -> None:
    officer.visit(f"{EDIT}&task=import")
    sheet = (
        "Indicator,Target,By when,Agreed by,Date agreed,Owner,Reason\n"
        "weekly-pay,800,March 2029,Board,01/11/2026,Jobs board,More pay\n"
        "weekly-pie,800,March 2029,Board,01/11/2026,Jobs board,More pie\n"
    )
    given = {"name": "targets.csv", "mimeType": "text/csv", "buffer": sheet.encode()}
    officer.page.locator("input[type=file]").set_input_files(given)  # type: ignore[arg-type]
    officer.page.locator("main", has_text="1 row to record, 0 unchanged, 1 to mend.").wait_for()
    assert "row 3" in officer.text()
    assert officer.page.get_by_role("button", name="Record these").is_disabled()


def test_a_meeting_that_is_held_pins_its_figures_and_keeps_what_was_decided(officer: Reader) -> None:
    officer.visit(f"{EDIT}&task=meeting")
    write(officer, "Body (required)", "Trafford Partnership Board")
    write(officer, "Day (required)", "20 November 2026")
    choose(officer, "Is it held?", "Held now")
    officer.page.get_by_role("button", name="Record this").click()
    officer.page.locator(".recorded").wait_for()
    choose(officer, "What do you want to record?", "What was decided")
    write(officer, "What was decided (required)", "Look at it again in spring")
    write(officer, "Who decided it (required)", "Trafford Partnership Board")
    write(officer, "When (required)", "20 November 2026")
    officer.page.get_by_role("button", name="Record this").click()
    officer.page.locator(".recorded").wait_for()
    officer.visit("/board?council=E08000009")
    assert "Look at it again in spring." in officer.text()
    assert "last met on 20 November 2026" in officer.text()
