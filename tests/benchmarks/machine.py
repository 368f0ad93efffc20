"""The machine that the numbers were measured on, and the two cores that they are measured on."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import psutil

CORES = 2  # what the bars are set for: a small server of a council
PACKAGES = ("duckdb", "streamlit", "polars", "pyarrow", "playwright", "websockets", "protobuf")
PEERS = ("statsforecast",)  # installed by make bench only


def keep_to_two_cores() -> None:
    """This process and all that it starts. Where the system cannot say, every core is used, and facts() tells."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def facts() -> dict[str, object]:
    return {
        "measured_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "cores_used": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "python": platform.python_version(),
        "versions": _versions(),
    }


def busyness() -> float:
    """How many processes waited for a core in the last minute: above 2, others were at work as well."""
    return os.getloadavg()[0]


def _versions() -> dict[str, str]:
    """A peer that is not installed is not named."""
    installed = {each.name.lower() for each in metadata.distributions()}
    return {name: metadata.version(name) for name in (*PACKAGES, *(peer for peer in PEERS if peer in installed))}


def _processor() -> str:
    """Linux says it in a file only."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor()
