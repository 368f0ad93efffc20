"""The build that benchmarks read, made from the snapshot that ships, by the command that everybody uses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def levelwith(data: Path, *arguments: str) -> None:
    """The command in a process of its own, writing to `data`. What it says is shown when it fails."""
    command = [sys.executable, "-m", "ingest.cli", *arguments]
    done = subprocess.run(
        command, env={**os.environ, "LEVELWITH_DATA": str(data)}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"levelwith {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def data_folder(folder: Path) -> Path:
    """The same one for every benchmark of a run."""
    data = folder / "published"
    if not (data / "builds" / "current").exists():
        levelwith(data, "build")
    return data
