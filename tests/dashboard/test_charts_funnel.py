"""The funnel of wards: where each ward stands, what luck would do, and shapes that need no colour."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import theme
from dashboard.charts import funnel
from dashboard.rows import FunnelPoint, WardFigure
from tests.dashboard.drawings import SVG, alternatives, coordinates_of, pictures, text_of, words_on
from tests.dashboard.example_rows import a_council, an_indicator, some_wards

INDICATOR, COUNCIL = an_indicator(), a_council()


def a_point(people: float, middle: float = 4.0, **changes: object) -> FunnelPoint:
    reach = 100 / people**0.5
    limits = {"lower95_0": middle - reach, "upper95_0": middle + reach}
    wider = {"lower99_8": middle - 1.6 * reach, "upper99_8": middle + 1.6 * reach}
    return replace(FunnelPoint(people=people, council_value=middle, **limits, **wider), **changes)


def points(wards: Sequence[WardFigure], people: Sequence[float], middle: float = 4.0) -> list[FunnelPoint]:
    """The curves, and each ward with its verdict."""
    dots = []
    for ward, number in zip(wards, people, strict=True):
        if ward.value is not None:
            at = a_point(number, middle)
            side = "higher" if ward.value > at.upper99_8 else "lower" if ward.value < at.lower99_8 else "similar"
            dots.append(replace(at, ward_code=ward.ward_code, value=ward.value, verdict=side))
    low, high = 0.95 * min(people), 1.05 * max(people)
    return [a_point(low + (high - low) * step / 9, middle) for step in range(10)] + dots


WARDS = some_wards([4.1, 9.0, 3.9, 0.4, None])
PEOPLE = [4000, 5000, 6000, 7000, 8000]
POINTS = points(WARDS, PEOPLE)


def draw(own_code: str | None = None) -> str:
    return funnel.draw(INDICATOR, COUNCIL, WARDS, POINTS, own_code)


def test_it_is_two_widths_of_well_formed_markup_on_one_line():
    assert [picture.get("class") for picture in pictures(draw())] == ["wide-only", "narrow-only"]
    assert "\n" not in draw()


def test_its_alternative_tells_the_line_the_sides_and_this_ward():
    wide, narrow = alternatives(draw("E05000001"))
    assert wide == narrow
    assert wide == (
        "Funnel chart of 4 wards in Northsea: Out-of-work benefit claims. The line of Northsea is at 4.0%. "
        "Above the shaded part: 1. Inside: 2. Below: 1. Marked: Ward 1: 9.0%, 5,000 people, above the shaded part."
    )


def shapes(drawn: str) -> dict[str, tuple[str, str, str]]:
    """Ward → its element, colour and outline."""
    named = [it for picture in pictures(drawn)[:1] for it in picture.iter() if len(it) and it[0].tag == f"{SVG}title"]
    return {
        (it[0].text or "").partition(":")[0]: (it.tag.removeprefix(SVG), it.get("fill", ""), it.get("d", ""))
        for it in named
    }


def test_inside_is_a_circle_and_outside_a_triangle_that_points_away():
    drawn = shapes(draw())
    assert [drawn[f"Ward {number}"][0] for number in range(4)] == ["circle", "path", "circle", "path"]
    tip, *foot = heights_of(drawn["Ward 1"][2])
    assert all(tip < corner for corner in foot)
    tip, *foot = heights_of(drawn["Ward 3"][2])
    assert all(tip > corner for corner in foot)


def heights_of(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)][1::2]


def test_a_ward_that_is_held_back_has_no_dot():
    assert "Ward 4" not in shapes(draw())
    assert "Ward 4" not in text_of(draw())


def test_the_readers_own_ward_stands_in_a_ring_and_is_named_in_bold_and_in_the_key():
    drawn = draw("E05000002")
    assert shapes(drawn)["Ward 2"][1] == theme.NAVY
    assert drawn.count(f'fill="{theme.PAGE}" stroke="{theme.NAVY}"') == 3
    assert ">Ward 2</text>" in drawn
    assert "<li>" in drawn
    assert text_of(drawn[drawn.index("<ul") :].removesuffix("</div>")).startswith("Ward 2 Northsea 4.0%")


def test_the_wards_outside_are_named():
    assert {"Ward 1", "Ward 3"} <= set(words_on(draw()))
    assert "Ward 0" not in words_on(draw())


def test_no_more_than_a_few_are_named_and_no_name_covers_a_dot():
    wards = some_wards([9.0 + 0.01 * number for number in range(30)])
    drawn = funnel.draw(INDICATOR, COUNCIL, wards, points(wards, [5000 + number for number in range(30)]))
    for picture, most in zip(pictures(drawn), (funnel.WIDE.named, funnel.NARROW.named), strict=True):
        named = [text.text for text in picture.iter(f"{SVG}text") if (text.text or "").startswith("Ward")]
        assert len(named) <= most


def test_the_key_says_what_is_drawn_and_no_more():
    key = text_of(draw()[draw().index("<ul") :].removesuffix("</div>"))
    assert key == (
        "Northsea 4.0% Where luck alone would put 998 in 1,000 Where luck alone would put 95 in 100 "
        "A ward inside A ward above A ward below"
    )
    wards = some_wards([4.0, 4.1])
    alike = funnel.draw(INDICATOR, COUNCIL, wards, points(wards, [4000, 5000]))
    assert "A ward above" not in text_of(alike)


def test_a_scale_that_does_not_start_at_nought_says_so():
    wards = some_wards([64.0, 65.0])
    drawn = funnel.draw(INDICATOR, COUNCIL, wards, points(wards, [4000, 5000], middle=64.5))
    assert words_on(drawn).count("This axis does not start at zero.") == 2
    assert "This axis does not start at zero." not in words_on(draw())


def test_without_counts_nothing_is_drawn():
    assert funnel.draw(INDICATOR, COUNCIL, WARDS, []) == ""


@st.composite
def councils(draw: Callable[..., Any]) -> tuple[list[WardFigure], list[FunnelPoint], str]:
    values = draw(st.lists(st.floats(0, 100), min_size=1, max_size=25))
    people = draw(st.lists(st.integers(50, 500_000), min_size=len(values), max_size=len(values)))
    wards = some_wards(values)
    return wards, points(wards, people, draw(st.floats(0, 100))), wards[0].ward_code


@given(councils())
def test_everything_stays_on_the_paper(drawn: tuple[list[WardFigure], list[FunnelPoint], str]):
    wards, found, own = drawn
    for picture, size in zip(pictures(funnel.draw(INDICATOR, COUNCIL, wards, found, own)), SIZES, strict=True):
        for circle in picture.iter(f"{SVG}circle"):
            x, y, radius = (float(circle.get(name, "nan")) for name in ("cx", "cy", "r"))
            assert x - radius >= -0.1
            assert x + radius <= size.width + 0.1
            assert y - radius >= -0.1
            assert y + radius <= size.height + 0.1
        numbers = [
            float(it) for path in picture.iter(f"{SVG}path") for it in re.findall(r"-?\d+(?:\.\d+)?", path.get("d", ""))
        ]
        assert min(numbers) >= 0
        assert max(numbers[::2]) <= size.width + 0.1
        assert max(numbers[1::2]) <= size.height + 0.1


@given(councils())
def test_the_line_of_the_council_lies_inside_and_every_triangle_outside(
    drawn: tuple[list[WardFigure], list[FunnelPoint], str],
):
    wards, found, own = drawn
    names = {ward.ward_code: ward.ward_name for ward in wards}
    for size in SIZES:
        chart = funnel.Funnel(INDICATOR, COUNCIL, tuple(found), names, own, size)
        line = chart.up(found[0].council_value)
        upper, lower = chart.outer
        # On a drawing, up is less.
        assert all(high <= line <= low for (_, high), (_, low) in zip(upper, lower, strict=True))
        for dot in chart.dots:
            (_, y), high, low = chart.place(dot), chart.up(dot.upper99_8), chart.up(dot.lower99_8)
            assert {"higher": y <= high, "lower": y >= low, "similar": high <= y <= low}[dot.verdict]


SIZES = (funnel.WIDE, funnel.NARROW)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.css_class)
def test_one_ward_alone_is_a_funnel_too(size: funnel.Size):
    wards = some_wards([4.0])
    drawn = funnel.draw(INDICATOR, COUNCIL, wards, points(wards, [5000]), wards[0].ward_code)
    assert alternatives(drawn)[0].startswith("Funnel chart of 1 ward in Northsea")
    assert coordinates_of(drawn)
