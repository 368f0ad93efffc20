"""A chance as ten dots, so many of them filled. Its phrase stands beside it in words."""

from __future__ import annotations

from dashboard import theme
from dashboard.charts import svg
from dashboard.language import say

DOTS, STEP, RADIUS = 10, 22, 8


def draw(filled: int) -> str:
    """`filled` of ten dots."""
    drawn = [
        svg.dot(_place(number), RADIUS, theme.NAVY)
        if number < filled
        else svg.ring(_place(number), RADIUS - 1, theme.NAVY)
        for number in range(DOTS)
    ]
    return svg.picture(DOTS * STEP, STEP, say("{filled} of {all} dots filled", filled=filled, all=DOTS), drawn, "dots")


def _place(number: int) -> svg.Point:
    return STEP * (number + 0.5), STEP / 2
