"""What was agreed, as the pages read it: the ledger's rows as tables, read again when the ledger has changed.

While the ledger cannot be read, what was read last is shown, and said to be so.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

import pyarrow as pa

from ingest.ledger.address import Ledger, ledger_at
from ingest.ledger.failures import LedgerError
from ingest.ledger.version import version


@dataclass(frozen=True)
class Agreed:
    """The ledger at a moment. `key` tells two of them apart; `trouble` is why it could not be read again."""

    key: str = ""
    tables: Mapping[str, pa.Table] = field(default_factory=dict, compare=False)
    trouble: str = ""


NOTHING_AGREED = Agreed()


class Agreements:
    """The ledger beside the builds, or the one that LEVELWITH_LEDGER names."""

    def __init__(self, data: Path, environ: Mapping[str, str] = os.environ) -> None:
        self.ledger: Ledger = ledger_at(environ.get("LEVELWITH_LEDGER", ""), data)
        self._lock = Lock()
        self._held = NOTHING_AGREED

    def now(self) -> Agreed:
        """What the public may see today; read again only where something was written, or an embargo may have ended."""
        moment = datetime.now(UTC)
        try:
            key = f"{version(self.ledger)} {moment:%Y%m%d}"
            if key != self._held.key or self._held.trouble:
                with self._lock:
                    if key != self._held.key or self._held.trouble:
                        self._held = self._read(key, moment)
        except LedgerError as error:
            self._held = replace(self._held, tables=self._held.tables or _nothing(), trouble=str(error))
        return self._held

    @property
    def trouble(self) -> str:
        """Why what was last asked for could not be read; nothing where it could."""
        return self._held.trouble

    def at(self, moment: datetime) -> Agreed:
        """What the public could see at a past moment. Not kept: a build that is open keeps it."""
        try:
            return self._read(self.key_at(moment), moment)
        except LedgerError as error:
            return Agreed(f"{self.key_at(moment)} unread", _nothing(), str(error))

    def key_at(self, moment: datetime) -> str:
        """Tells the ledger of a moment apart, at the cost of a look at its file."""
        try:
            return f"as at {moment.isoformat()} {version(self.ledger)}"
        except LedgerError:
            return f"as at {moment.isoformat()}"

    def _read(self, key: str, moment: datetime) -> Agreed:
        # Both load a database library, only where needed.
        from ingest.ledger.predictions import NAME, predictions_as_at  # noqa: PLC0415
        from ingest.ledger.reading_back import as_at  # noqa: PLC0415

        agreed = as_at(self.ledger, moment)
        areas = set(agreed["agreement"]["area_code"].to_pylist())
        return Agreed(key, {**agreed, NAME: predictions_as_at(self.ledger, moment, areas)})


def _nothing() -> Mapping[str, pa.Table]:
    """Every table without a row, so that what asks them finds them."""
    from ingest.ledger.predictions import NAME, none  # noqa: PLC0415
    from ingest.ledger.reading_back import nothing  # noqa: PLC0415

    return {**nothing(), NAME: none()}
