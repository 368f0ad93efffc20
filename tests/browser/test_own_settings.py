"""Pages as people set them for their eyes: four times as large, in their own colours, with more space in the text."""

from __future__ import annotations

import pytest

from tests.browser.reader import PAGES, Reader

READ_MOST = {name: PAGES[name] for name in ("place", "ward", "own list", "outcome", "answer", "then and now")}
ON_MOST = pytest.mark.parametrize("address", READ_MOST.values(), ids=READ_MOST.keys())

# WCAG 1.4.12, as its test has it.
SPACED = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
"""
# What is read: words that are seen, each line of them as a box, but for the words that only screen readers are given.
LINES = """() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const lines = [];
    while (walker.nextNode()) {
        const words = walker.currentNode, element = words.parentElement;
        if (!words.textContent.trim()) continue;
        if (element.closest('.visually-hidden, thead, style, [aria-hidden=true]')) continue;
        if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(words);
        for (const box of range.getClientRects())
            if (box.width > 2) lines.push({element, words: words.textContent.trim().slice(0, 60), box});
    }
    return lines;
}"""
OVERLAPPING = (
    "() => { const lines = ("
    + LINES
    + """)();
    const over = (one, two, from, to) => Math.min(one[to], two[to]) - Math.max(one[from], two[from]);
    const clash = (one, two) => over(one.box, two.box, 'left', 'right') > 2
        && over(one.box, two.box, 'top', 'bottom') > one.box.height / 3;
    return lines.flatMap((one, place) => lines.slice(place + 1).filter(two => clash(one, two))
        .map(two => `${one.words} | ${two.words}`));
}"""
)
CUT = (
    "() => ("
    + LINES
    + """)().filter(({element, box}) => {
        for (let each = element; each && each.tagName !== 'MAIN'; each = each.parentElement) {
            const edge = each.getBoundingClientRect();
            const {overflowX, overflowY} = getComputedStyle(each);
            const is_cut = overflowX !== 'visible' && (box.right > edge.right + 1 || box.left < edge.left - 1)
                || overflowY !== 'visible' && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2);
            if (is_cut && each.scrollHeight < 4000) return true;
        }
        return false;
    }).map(each => each.words)"""
)
# Drawings whose own colours would lie on whatever ground the reader chose.
DRAWN_ON_NOTHING = """() => [...document.querySelectorAll('main .block svg')].filter(svg => {
    const {forcedColorAdjust, backgroundColor} = getComputedStyle(svg);
    return svg.checkVisibility() && (forcedColorAdjust !== 'none' || backgroundColor === 'rgba(0, 0, 0, 0)');
}).map(svg => svg.outerHTML.slice(0, 120))"""
SHAPES = """() => [...document.querySelectorAll('main .block svg')].filter(svg => svg.checkVisibility()).map(svg => {
    const ground = getComputedStyle(svg).backgroundColor;
    const seen = [...svg.querySelectorAll('path, polyline, line, circle, rect, polygon, text')].filter(shape => {
        const {stroke, fill} = getComputedStyle(shape);
        return [stroke, fill].some(colour => !['none', ground, 'rgba(0, 0, 0, 0)'].includes(colour));
    });
    return seen.length;
})"""
# The middle of what has the focus, and whether something else lies over it.
COVERED = """() => {
    const element = document.activeElement, box = element.getClientRects()[0] || element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + Math.min(box.width, 40) / 2, box.top + box.height / 2);
    return !top || !(element.contains(top) || top.contains(element));
}"""


@ON_MOST
def test_nothing_is_lost_at_four_times_the_size(reader: Reader, address: str) -> None:
    reader.visit(address, width=320, height=256)  # a window of 1280 by 1024
    assert reader.broken_rules() == []
    assert reader.controls_beyond_the_edge() == []
    assert reader.page.evaluate(CUT) == []
    assert reader.page.evaluate(OVERLAPPING) == []


def test_what_has_the_focus_is_not_covered_at_four_times_the_size(reader: Reader) -> None:
    reader.visit(PAGES["answer"], width=320, height=256)
    covered = []
    for _ in range(14):
        reader.page.keyboard.press("Tab")
        covered.append(reader.page.evaluate(COVERED))
    assert covered == [False] * 14


@ON_MOST
def test_drawings_are_seen_in_colours_of_the_reader_s_own(reader: Reader, address: str) -> None:
    reader.page.emulate_media(forced_colors="active", color_scheme="dark")
    reader.visit(address)
    assert reader.page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert reader.page.evaluate(DRAWN_ON_NOTHING) == []
    shapes = reader.page.evaluate(SHAPES)
    assert shapes
    assert min(shapes) > 0
    # Of words the browser tells the colours of the page, and draws those of the reader.
    assert reader.broken_rules(but="color-contrast") == []


@ON_MOST
def test_more_space_in_the_text_cuts_nothing_and_lays_nothing_over_another(reader: Reader, address: str) -> None:
    reader.visit(address)
    reader.page.add_style_tag(content=SPACED)
    for width in (1280, 320):
        reader.page.set_viewport_size({"width": width, "height": 900})
        assert reader.page.evaluate(CUT) == []
        assert reader.page.evaluate(OVERLAPPING) == []
        assert reader.controls_beyond_the_edge() == []
