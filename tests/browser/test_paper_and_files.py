"""What readers take away says the same as the page."""

import csv
import io
from pathlib import Path

import requests

from tests.browser.paper import letters, printed
from tests.browser.reader import PAGES, Reader


def downloaded(reader: Reader) -> tuple[str, list[dict[str, str]]]:
    """The name and the rows of the file that the page offers."""
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="Download the figures of this page (CSV)").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return download.value.suggested_filename, list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_file_of_a_place_has_every_number_of_its_page(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    name, rows = downloaded(reader)
    assert name == "levelwith-trafford.csv"
    assert len(rows) == reader.page.locator(".card, .row").count()
    text = reader.text()
    missing = [row["as_shown"] for row in rows if row["as_shown"] not in text]
    assert missing == []
    assert {row["licence"] for row in rows} == {"OGL-UK-3.0"}


def test_the_file_of_an_outcome_has_every_number_of_its_table(reader: Reader) -> None:
    reader.visit(PAGES["outcome"])
    _, rows = downloaded(reader)
    reader.page.get_by_text("See the figures in a table").click()
    cells = reader.page.locator(".figures").first.locator("tbody td.number").all_inner_texts()
    assert cells == [row["as_shown"] for row in reversed(rows) if row["shown_as"] == "this place"]
    assert len(cells) == 17


def test_a_file_for_a_place_that_is_not_there_is_a_sentence(server: str) -> None:
    reply = requests.get(f"{server}/download/place.csv?place=E08999999", timeout=10)
    assert reply.status_code == 404
    assert "We do not know that place" in reply.text


def test_paper_has_the_numbers_of_the_page(reader: Reader) -> None:
    reader.visit(PAGES["outcome"])
    facts = reader.page.locator(".facts dd:not(.note)").all_inner_texts()
    paper = letters(" ".join(printed(reader)))
    assert letters("Out-of-work benefit claims in Trafford") in paper
    assert len(facts) == 6  # the target among them
    assert [fact for fact in facts if letters(fact) not in paper] == []


def test_paper_has_every_card_and_row_of_a_place(reader: Reader) -> None:
    reader.visit(PAGES["place"])
    names = reader.page.locator(".card h3, .row p:first-child a").all_inner_texts()
    paper = " ".join(printed(reader))
    assert len(names) == 7
    assert [name for name in names if letters(name) not in letters(paper)] == []
    assert "Menu" not in paper
