"""The builds that a meeting looked at, which are kept for good: `pinned` beside them, one file name a line."""

from __future__ import annotations

from pathlib import Path

FILE = "pinned"


def pinned(builds: Path) -> frozenset[str]:
    """Names of files; they may have gone all the same."""
    pins = builds / FILE
    return frozenset(pins.read_text(encoding="utf-8").split()) if pins.is_file() else frozenset()


def pin(builds: Path, build_id: str) -> None:
    """Keep a build for good."""
    name = f"{build_id}.duckdb"
    if name not in pinned(builds):
        with (builds / FILE).open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
