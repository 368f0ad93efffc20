"""Officers keep what was decided and said; the public sees it once it is released, and never before."""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader
from tests.browser.test_officer import EDIT, choose, write

MEETING = f"{EDIT}&task=meeting"
FORMS = {
    "A meeting": "Body (required)",
    "What was decided": "What was decided (required)",
    "Who does what by when": "What will be done (required)",
    "What an owner says": "What is being done (required)",
}


def keep(reader: Reader) -> None:
    reader.page.get_by_role("button", name="Record this").click()
    reader.page.locator(".recorded", has_text="Recorded.").wait_for()


@pytest.mark.parametrize("width", (1280, 320))
def test_no_rule_is_broken_in_any_form_and_what_is_missing_is_all_said(officer: Reader, width: int) -> None:
    officer.visit(MEETING, width)
    for kind, field_of_its_own in FORMS.items():
        choose(officer, "What do you want to record?", kind)
        # Every form has a button "Record this": pressing that of the form before tells the server nothing.
        officer.page.get_by_label(field_of_its_own, exact=True).wait_for()
        officer.wait()
        assert officer.broken_rules() == []
    officer.page.get_by_role("button", name="Record this").click()
    alert = officer.page.get_by_role("alert").filter(has_text="Not recorded.")
    alert.wait_for()
    for missing in ("Owner (a role or a body) is empty.", "What is being done is empty.", "Choose the target"):
        assert missing in alert.inner_text()
    assert officer.broken_rules() == []
    assert officer.controls_beyond_the_edge() == []


def test_a_short_list_is_kept_as_a_decision_and_shown_where_it_was_made(officer: Reader) -> None:
    officer.visit("/priorities?council=E08000009")
    assert "No short list is kept yet." in officer.text()
    officer.follow("Keep a short list as a decision", "Edit targets: Trafford")
    outcomes = officer.page.get_by_role("combobox", name="Outcomes on the short list")
    outcomes.click()
    first = officer.page.get_by_role("option").nth(1)  # after "Select all"
    title = first.inner_text()
    first.click()
    officer.page.keyboard.press("Escape")
    write(officer, "Who decided it (required)", "Trafford Partnership Board")
    write(officer, "When (required)", "20 November 2026")
    keep(officer)
    officer.visit("/priorities?council=E08000009")
    kept = officer.page.locator("ol", has_text=title)
    kept.wait_for()
    assert "These outcomes most need to get better. Trafford Partnership Board, 20 November 2026." in officer.text()
    assert officer.broken_rules() == []


def test_a_draft_of_an_owner_is_private_until_it_is_released(officer: Reader) -> None:
    officer.visit(MEETING)
    choose(officer, "What do you want to record?", "What an owner says")
    choose(officer, "Which target is it about?", "Fewer pupils who miss a lot of school")
    write(officer, "Owner (a role or a body) (required)", "Children's trust board")
    write(officer, "What is being done (required)", "Every school has a plan.")
    keep(officer)
    officer.visit("/board?council=E08000009&item=absence")
    assert "Every school has a plan." not in officer.text()

    officer.visit(MEETING)
    choose(officer, "What do you want to record?", "What an owner says")
    choose(officer, "Which words?", "Every school has a plan.")
    officer.page.locator('input[value="Children\'s trust board"]').wait_for()
    officer.page.get_by_text("Show it to the public").click()
    officer.wait()
    keep(officer)
    officer.visit("/board?council=E08000009&item=absence")
    assert "Every school has a plan." in officer.text()


def test_what_became_of_an_action_takes_the_place_of_it(officer: Reader) -> None:
    officer.visit(MEETING)
    choose(officer, "What do you want to record?", "Who does what by when")
    choose(officer, "Which action?", "Write to every landlord")
    officer.page.locator('input[value="45"]').wait_for()
    choose(officer, "Is it done?", "Done")
    keep(officer)
    officer.visit("/board?council=E08000009&item=recycling")
    said = "Write to every landlord. Waste and street scene, by 1 December 2026. Done. Predicted: 45.0% or better"
    assert said in officer.text()
