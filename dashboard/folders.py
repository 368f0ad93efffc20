"""Where the data is that pages read: the rule of ingest.settings in short."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import platformdirs

CHECKOUT = Path(__file__).resolve().parent.parent


def data(environ: Mapping[str, str]) -> Path:
    """LEVELWITH_DATA, else the checkout's data, else the user's own."""
    moved = environ.get("LEVELWITH_DATA")
    if moved:
        return Path(moved).expanduser().resolve()
    if (CHECKOUT / "sql").is_dir() and (CHECKOUT / "pyproject.toml").is_file():
        return CHECKOUT / "data"
    return Path(platformdirs.user_data_dir("levelwith", appauthor=False))
