"""The same for fifty million observations: 250 indicators and 25 years. Runs only when asked for by name."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks import synthetic, ten_million
from tests.benchmarks.measured import Measured


def run(folder: Path) -> Measured:
    return ten_million.run(folder, synthetic.FIFTY_MILLION, "fifty_million")
