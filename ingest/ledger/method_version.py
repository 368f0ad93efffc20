"""A short name for the way ranges are worked out: another when the SQL that works them out says something else."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

RANGE = "expectation/range"
# The method begins at the panel; what lies below it is data.
STEP = re.compile(r"\b(expectation|core)\.(\w+)")
BEGIN = "core/panel"


def method_version(sql: Path) -> str:
    """Of the range's model and every one it stands on, down to the panel; remarks and layout do not count."""
    found: dict[str, str] = {}
    waiting = {RANGE}
    while waiting:
        name = waiting.pop()
        found[name] = _said(sql / f"{name}.sql")
        steps = {f"{layer}/{model}" for layer, model in STEP.findall(found[name])}
        waiting |= {step for step in steps if step.startswith("expectation/") or step == BEGIN} - found.keys()
    return hashlib.sha256("\n".join(found[name] for name in sorted(found)).encode()).hexdigest()[:12]


def _said(path: Path) -> str:
    return " ".join(re.sub(r"--.*", "", path.read_text(encoding="utf-8")).split())
