"""Scales and ticks: where a value lies on a drawing, and which values are named beside it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Where all values lie within this share of the highest, an axis from zero would draw them as a flat line.
FLAT = 0.15


@dataclass(frozen=True)
class Scale:
    """A straight line from values to pixels."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True)
class Axis:
    """Round values from below the lowest to above the highest."""

    ticks: tuple[float, ...]
    decimals: int

    @property
    def starts_at_zero(self) -> bool:
        return self.ticks[0] <= 0 <= self.ticks[-1]


def value_axis(values: Sequence[float], most_ticks: int) -> Axis:
    """An axis from zero, unless that would flatten the line: then a cropped one, which must say so."""
    low, high = min(values), max(values)
    if low >= 0 and high - low >= FLAT * high:
        low = 0.0
    if high <= 0 and high - low >= FLAT * -low:
        high = 0.0
    return spread_axis(low, high, most_ticks)


def spread_axis(low: float, high: float, most_ticks: int) -> Axis:
    """Round ticks that take in both ends."""
    if low == high:
        margin = abs(low) * 0.1 or 1.0
        low, high = low - margin, high + margin
    step = _round_step((high - low) / (most_ticks - 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return Axis(tuple(number * step for number in range(first, last + 1)), decimals)


def inner_ticks(low: float, high: float, most_ticks: int) -> Axis:
    """Round ticks that lie between both ends."""
    whole = spread_axis(low, high, most_ticks)
    inside = tuple(tick for tick in whole.ticks if low <= tick <= high)
    return Axis(inside or whole.ticks[:1], whole.decimals)


def _round_step(step: float) -> float:
    size = 10.0 ** math.floor(math.log10(step))
    return next(size * factor for factor in (1, 2, 5, 10) if step <= size * factor * (1 + 1e-9))
