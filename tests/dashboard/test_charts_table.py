"""Tables."""

import pytest

from dashboard.charts import table
from dashboard.charts.table import Cell, Column
from tests.dashboard.drawings import parsed, text_of

COLUMNS = [Column("Period"), Column("Figure", is_number=True), Column("Margin of error")]
ROWS = [["2024", Cell("3.1%", note="use with care"), "2.8% to 3.4%"], ["2023", "Not published", ""]]


def test_heads_of_columns_and_rows_have_their_scope():
    drawn = parsed(table.draw("Claims in Northsea", COLUMNS, ROWS))
    assert [head.text for head in drawn.findall(".//thead//th[@scope='col']")] == [
        "Period",
        "Figure",
        "Margin of error",
    ]
    assert [head.text for head in drawn.findall(".//tbody//th[@scope='row']")] == ["2024", "2023"]


def test_it_has_a_caption():
    assert parsed(table.draw("Claims in Northsea", COLUMNS, ROWS)).findtext(".//caption") == "Claims in Northsea"


def test_each_cell_knows_its_heading_for_phones():
    cells = parsed(table.draw("Claims", COLUMNS, ROWS)).findall(".//td")
    assert [cell.get("data-label") for cell in cells[:2]] == ["Figure", "Margin of error"]


def test_only_columns_of_numbers_are_set_right():
    cells = parsed(table.draw("Claims", COLUMNS, ROWS)).findall(".//td")
    assert [cell.get("class") for cell in cells[:2]] == ["number", None]


def test_notes_and_links_stand_in_their_cells():
    drawn = table.draw("Wards", COLUMNS[:2], [[Cell("Harbour", href="/outcome?a=1&b=2"), Cell("3%", note="with care")]])
    assert parsed(drawn).find(".//th/a").get("href") == "/outcome?a=1&b=2"
    assert parsed(drawn).findtext(".//small") == "with care"


def test_it_is_one_line_and_words_from_data_cannot_become_markup():
    drawn = table.draw('"<b>', [Column("<i>"), Column("x")], [["<script>\nalert(1)", Cell("&", href='"><u>')]])
    assert "\n" not in drawn
    assert parsed(drawn).find(".//script") is None
    assert "<script> alert(1)" in text_of(drawn)


def test_a_row_with_a_cell_too_few_is_refused():
    with pytest.raises(ValueError, match="zip"):
        table.draw("Claims", COLUMNS, [["2024", "3.1%"]])
