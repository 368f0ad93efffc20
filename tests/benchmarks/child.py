"""Work in a process of its own, so that its memory is nobody else's; it ends with one line of JSON."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any  # whatever the child measured


def run(module: str, *arguments: str) -> dict[str, Any]:
    """Start `python -m module`, wait for it and read what it measured."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def say(found: Mapping[str, object]) -> None:
    """The last line of a child."""
    print(json.dumps({**found, "peak_mb": peak_mb()}))


def peak_mb() -> float:
    """The most memory that this process has had at once.

    ru_maxrss counts what the parent had before the fork as well, so Linux's own high-water mark comes first.
    """
    status = Path("/proc/self/status")
    for line in status.read_text(encoding="utf-8").splitlines() if status.exists() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
