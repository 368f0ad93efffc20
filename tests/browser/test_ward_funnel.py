"""Where the counts behind wards' figures are held, the page of a ward draws how far luck would spread them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import running
from tests.browser.reader import Reader, Windows
from tests.dashboard import small_build, small_ledger

WARD = "/outcome?place=E05015259&indicator=claimant-count"
# The three wards of the small build, none held back: one far above its council, two much as it.
COUNTS = """
    update raw.snapshot_observation
    set
        denominator = case area_code when 'E05015259' then 6000 when 'E05015245' then 7000 else 9000 end,
        numerator = case area_code when 'E05015259' then 480 when 'E05015245' then 301 else 387 end,
        value = round(100 * numerator / denominator, 1),
        status = 'published'
    where indicator_id = 'claimant-count' and starts_with(area_code, 'E05');
    update raw.snapshot_observation
    set value = round(100 * numerator / denominator, 1)
    where indicator_id = 'claimant-count' and starts_with(area_code, 'E05')
"""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("counted")
    small_build.make(folder, also=COUNTS)
    small_ledger.fill(folder)
    with running(folder) as address:
        yield address


@pytest.fixture
def visitor(browser: Windows, counted: str) -> Iterator[Reader]:
    reader = Reader(browser, counted)
    yield reader
    reader.leave()
    assert reader.hosts <= {"127.0.0.1"}, f"the page asked {reader.hosts}"
    assert reader.errors == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_rule_is_broken_and_the_drawing_is_told(visitor: Reader, width: int) -> None:
    visitor.visit(WARD, width)
    drawing = visitor.page.get_by_role("img", name="Funnel chart of 3 wards in Trafford")
    drawing.scroll_into_view_if_needed()

    box = drawing.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert "Marked: Timperley: 8.0%, 6,000 people, above the shaded part." in (
        drawing.get_attribute("aria-label") or ""
    )
    assert "Here 1 ward of 3 lies outside." in visitor.text()
    assert visitor.broken_rules() == []
    assert visitor.controls_beyond_the_edge() == []


def test_the_numbers_behind_the_drawing_stand_in_the_table(visitor: Reader) -> None:
    visitor.visit(WARD)
    row = visitor.page.get_by_role("row", name="Timperley")
    assert row.get_by_role("cell").all_inner_texts() == ["8.0%", "6,000", "7.3% to 8.7%", "Higher"]
