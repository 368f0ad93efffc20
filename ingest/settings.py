"""Where things are: what ships with Levelwith, and what it writes. Not how anything is done."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ingest.ledger.address import Ledger, ledger_at

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent


@dataclass(frozen=True)
class Settings:
    """Folders that are read (they ship with us) and one folder that is written (`data`)."""

    sql: Path
    reference: Path
    councils: tuple[Path, ...]
    snapshot: Path
    data: Path
    ledger_url: str = ""  # another database than the file beside the builds

    @property
    def archive(self) -> Path:
        return self.data / "archive"

    @property
    def builds(self) -> Path:
        return self.data / "builds"

    @property
    def ledger(self) -> Ledger:
        return ledger_at(self.ledger_url, self.data)


def discover(environ: Mapping[str, str] = os.environ) -> Settings:
    """Look in the checkout first, then inside the installed package; LEVELWITH_DATA moves what is written."""
    in_checkout = (CHECKOUT / "sql").is_dir() and (CHECKOUT / "pyproject.toml").is_file()
    sql = CHECKOUT / "sql" if in_checkout else PACKAGE / "_sql"
    shipped = CHECKOUT / "data" if in_checkout else PACKAGE / "_data"
    written = environ.get("LEVELWITH_DATA")
    if written:
        data = Path(os.path.expanduser(written)).resolve()  # noqa: PTH111  # leaves ~nobody as it is; Path raises
    else:
        data = shipped if in_checkout else Path(platformdirs.user_data_dir("levelwith", appauthor=False))
    own_councils = data / "councils"
    councils = (shipped / "councils",) if own_councils == shipped / "councils" else (shipped / "councils", own_councils)
    return Settings(
        sql=sql,
        reference=shipped / "reference",
        councils=councils,
        snapshot=shipped / "snapshot",
        data=data,
        ledger_url=environ.get("LEVELWITH_LEDGER", ""),
    )
