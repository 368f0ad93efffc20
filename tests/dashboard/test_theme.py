"""Colours live in one file, are far enough from white, and reach the style sheet by name."""

import re
from pathlib import Path

import pytest

from dashboard import theme

DASHBOARD = Path(theme.__file__).parent
STYLE_SHEET = (DASHBOARD / "static" / "app.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\brgba?\(|\bhsla?\(")


def files_with_colours() -> list[str]:
    files = (path for path in DASHBOARD.rglob("*.py") if path.name != "theme.py")
    return [path.name for path in files if COLOUR.search(path.read_text(encoding="utf-8"))]


def contrast_with_white(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_no_other_python_file_knows_a_colour():
    assert files_with_colours() == []


def test_the_style_sheet_knows_colours_only_by_name():
    assert COLOUR.findall(STYLE_SHEET) == []


def test_every_colour_that_the_style_sheet_names_exists():
    named = set(re.findall(r"var\(--([a-z0-9-]+)\)", STYLE_SHEET))
    assert named - set(re.findall(r"--([a-z0-9-]+):", theme.css_variables())) == set()


def test_the_variables_are_one_rule_on_one_line():
    assert re.fullmatch(r":root\{(--[a-z0-9-]+:#[0-9a-f]+;)+\}", theme.css_variables())


@pytest.mark.parametrize(
    "colour",
    [theme.INK, theme.SOFT_INK, theme.NAVY, theme.BETTER, theme.WORSE, theme.STEADY, theme.SIMILAR, theme.HEADER],
)
def test_words_have_enough_contrast_on_white(colour):
    assert contrast_with_white(colour) >= 4.5


@pytest.mark.parametrize("colour", [theme.BORDER, theme.NATION, theme.TEAL])
def test_lines_and_edges_have_enough_contrast_on_white(colour):
    assert contrast_with_white(colour) >= 3


def test_the_fifths_of_a_map_go_from_light_to_dark():
    contrasts = [contrast_with_white(colour) for colour in theme.MAP_FIFTHS]
    assert contrasts == sorted(contrasts)
