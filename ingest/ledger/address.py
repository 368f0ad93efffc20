"""Where the ledger is. Loads no database library, so that whoever finds nothing to do there loses no time."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

FILE_PREFIX = "sqlite:///"


@dataclass(frozen=True)
class Ledger:
    """A database by its SQLAlchemy address; `patience` is how many seconds to wait for another writer."""

    url: str
    patience: float = (
        15.0  # to freeze every range there is holds the ledger for two seconds, and more on a busy machine
    )

    @property
    def file(self) -> Path | None:
        """The SQLite file, or None for a database that a server keeps."""
        path = self.url.removeprefix(FILE_PREFIX)
        return Path(path) if path and path != self.url and not path.startswith("file:") else None

    @property
    def driven(self) -> str:
        """The address with the driver that we install, which its owner need not know."""
        return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", self.url)

    @property
    def shown(self) -> str:
        """For messages: the file, or the address without its password."""
        hidden = re.sub(r"(://[^:/@]*):.*@", r"\1:…@", self.url)
        return str(self.file or re.sub(r"([?&](?:ssl)?password=)[^&]*", r"\1…", hidden))

    @property
    def fingerprint(self) -> str:
        """Tells two ledgers apart in a file that anybody may read."""
        return hashlib.sha256(self.url.encode()).hexdigest()[:16]


def ledger_at(url: str, data: Path) -> Ledger:
    """The one that LEVELWITH_LEDGER names, else a file in the folder of what is written."""
    return Ledger(url or f"{FILE_PREFIX}{data / 'ledger.sqlite'}")
