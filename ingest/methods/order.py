"""What is asked of a method, and how it refuses. Knows no method."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class MethodError(Exception):
    """A method cannot use what it was given; the sentence names file, row, column and value, and what to do."""


class WrongUsage(Exception):
    """An option is missing, or is not one of this method's."""


@dataclass(frozen=True)
class Order:
    """One run of a method: the files that it reads and writes. Each file's ending says what it is."""

    input: Path
    output: Path
    cases: Path | None = None
    summary: Path | None = None
    limits: Path | None = None
    origins: Path | None = None
    targets: Path | None = None
