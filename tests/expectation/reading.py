"""The method of the realistic range read once more, in NumPy: what the SQL is compared with.

Written from the method's description, year by year and place by place, with no thought of speed.
"""

from __future__ import annotations

import numpy as np

from tests.expectation.small_panel import SCALES, Figures

LENDERS = (1, 2, 3)
LOWEST_YEAR = 2  # the first two years have nothing to look back on
BACK = {
    "log": np.exp,
    "logit": lambda z: 100.5 / (1 + np.exp(-z)) - 0.25,
    "identity": lambda z: z,
}


class Reading:
    """What can be known of a panel in its last year. Years after it are not handed over."""

    def __init__(self, figures: Figures, scale: str) -> None:
        self.scale = scale
        self.y = SCALES[scale](figures)
        self.now = self.y.shape[1] - 1
        self.gap = self.y - np.nanmedian(self.y, axis=0)
        self.step = np.diff(self.y, axis=1)  # nan wherever one of two neighbouring years is missing

    def usual(self, t: int) -> float:
        return float(np.nanmean(np.abs(self.step[:, :t])))

    def noise(self, t: int) -> np.ndarray:
        own = np.abs(self.step[:, :t])
        return (np.nansum(own, axis=1) + 10 * self.usual(t)) / (np.sum(~np.isnan(own), axis=1) + 10)

    def drift(self, t: int) -> float:
        middles = [np.nanmedian(year) for year in self.step[:, :t].T if not np.all(np.isnan(year))]
        n, d = len(middles), float(np.mean(middles))
        variance = (np.sum((np.array(middles) - d) ** 2) + 5 * (self.usual(t) / 2) ** 2) / (n + 4)
        return d * n * d**2 / (n * d**2 + 8 * variance)

    def fresh(self, t: int) -> np.ndarray:
        return self.gap[:, t] - np.nanmean(self.gap[:, max(0, t - 3) : t + 1], axis=1)

    def pull_back(self, t: int, h: int) -> np.ndarray:
        for length in [h, *(shorter for shorter in reversed(LENDERS) if shorter < h)]:
            pairs = [
                (self.gap[:, s], self.fresh(s), self.gap[:, s + length] - self.gap[:, s])
                for s in range(LOWEST_YEAR, t - length + 1)
            ]
            if pairs:
                x1, x2, moved = (np.concatenate(column) for column in zip(*pairs, strict=True))
                known = ~np.isnan(x1 + x2 + moved)
                shares = np.linalg.lstsq(np.stack([x1[known], x2[known]], axis=1), moved[known], rcond=None)[0]
                shares *= known.sum() / (known.sum() + 50)
                return self.gap[:, t] * shares[0] + self.fresh(t) * shares[1]
        return np.zeros(len(self.y))

    def centre(self, t: int, h: int) -> np.ndarray:
        return self.y[:, t] + self.pull_back(t, h) + h * self.drift(t)

    def errors(self, h: int) -> list[np.ndarray]:
        found = [(self.y[:, s + h] - self.centre(s, h)) / self.noise(s) for s in range(LOWEST_YEAR, self.now - h + 1)]
        known = [year[~np.isnan(year)] for year in found]
        return [year for year in known if len(year) > 10]

    def growth(self) -> float:
        # The first year's noise is not known, so no start is counted in it.
        one, two = (np.nanmean(np.abs(self.gap[:, 1 + h :] - self.gap[:, 1:-h])) for h in (1, 2))
        return float(np.clip(np.log2(two / one), 0, 0.5))

    def luck(self, h: int) -> tuple[np.ndarray, np.ndarray]:
        """What years did to everybody, and what was left to each place, both over h years."""
        years = self.errors(h)
        if years:
            return np.array([np.median(e) for e in years]), np.concatenate([e - np.median(e) for e in years])
        years = self.errors(1)
        common = np.array([np.median(e) for e in years]) * np.sqrt(h)
        return common, np.concatenate([e - np.median(e) for e in years]) * h ** self.growth()

    def quantiles(self, h: int, levels: tuple[float, ...]) -> np.ndarray:
        """Areas by levels."""
        common, own = self.luck(h)
        k = max(1.0, 1 + (len(common) - 1) / h)
        variance = (k * np.mean(common**2) + 3 * 0.55 * h**1.2) / (k + 3)
        half = [
            np.sign(p - 0.5) * np.sqrt(variance * student_t(p, k + 3) ** 2 + np.quantile(own, p) ** 2) for p in levels
        ]
        placed = self.centre(self.now, h)[:, None] + self.noise(self.now)[:, None] * np.array(half)
        return BACK[self.scale](placed)


def student_t(p: float, df: float) -> float:
    """The quantile by adding up the density: slow and sure."""
    if p < 0.5:
        return -student_t(1 - p, df)
    x = np.linspace(0, 60, 600_001)
    density = (1 + x**2 / df) ** (-(df + 1) / 2)
    below = np.cumsum((density[1:] + density[:-1]) / 2)
    return float(np.interp((p - 0.5) * 2 * below[-1], np.concatenate([[0], below]), x))
