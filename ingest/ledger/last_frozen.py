"""Remembers beside the builds which of them is in the ledger, so that a build with nothing to do need not open it.

A short cut only: without it, or with a wrong one, the ledger is asked and freezes nothing twice.
"""

from __future__ import annotations

from pathlib import Path

from ingest.ledger.address import Ledger

FILE = "frozen"


def is_frozen(ledger: Ledger, build: Path) -> bool:
    """Whether the expectations of this build were frozen last, in this ledger, and it has not gone since."""
    try:
        remembered = (build.parent / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return remembered == _line(ledger, build) and (ledger.file is None or ledger.file.is_file())


def remember(ledger: Ledger, build: Path) -> None:
    """Only after the ledger has taken them."""
    unfinished = build.parent / f"{FILE}.tmp"
    unfinished.write_text(_line(ledger, build), encoding="utf-8")
    unfinished.replace(build.parent / FILE)


def _line(ledger: Ledger, build: Path) -> str:
    return f"{build.name} {ledger.fingerprint}\n"
